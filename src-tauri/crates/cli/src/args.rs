//! What may stand on the command line, and its help in French.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command as Clap, CommandFactory, FromArgMatches, Parser};

use crate::commands::Command;

// No doc comments on what clap reads: it would print them.
#[derive(Debug, Parser)]
#[command(
    name = "amorce-cli",
    version,
    about = "Amorce en ligne de commande\u{A0}: monter un dossier de laboratoire d’innovation territoriale",
    after_help = AFTER,
)]
pub struct Args {
    #[arg(
        long,
        value_name = "DOSSIER",
        global = true,
        display_order = 901,
        help = "Dossier des données (par défaut\u{A0}: celui de la fenêtre, ou AMORCE_DATA)"
    )]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, display_order = 902, help = "Écrit les données et les erreurs en JSON")]
    pub json: bool,
    #[arg(
        long,
        value_name = "NOM",
        global = true,
        display_order = 903,
        help = "Qui signe les modifications"
    )]
    pub author: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
BROUILLON est un identifiant, le début d’un identifiant ou un acronyme. POINTEUR désigne un champ ou un élément, les \
éléments de liste par leur identifiant\u{A0}: /costs/ID/basis/days.

Codes de sortie\u{A0}:
  0   fait
  1   un constat bloquant
  2   commande mal écrite
  3   fichier ou valeur refusés
  4   brouillon, champ ou appel introuvables
  5   disque plein ou protégé, base abîmée
  70  défaut du programme";

const TEMPLATE: &str = "{about-with-newline}\nEmploi\u{A0}: {usage}\n\n{all-args}{after-help}\n";

/// Reads the command line.
///
/// # Errors
/// Where it cannot be understood, or help was asked for.
pub fn parse() -> Result<Args, clap::Error> {
    let matches = in_french(Args::command()).try_get_matches()?;
    Args::from_arg_matches(&matches)
}

/// clap speaks English: its headings, and the help of its own options, are given here.
fn in_french(command: Clap) -> Clap {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.display_order(904).help("Affiche cette aide");
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes\u{A0}")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help);
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(905);
    let command = match command.get_version() {
        Some(_) => command.disable_version_flag(true).arg(version.help("Affiche la version")),
        None => command,
    };
    // Under a heading of ours clap would list the arguments by letter.
    let mut place = 0;
    command
        .mut_args(|arg| {
            if !arg.is_positional() {
                return arg.help_heading("Options\u{A0}");
            }
            place += 1;
            arg.help_heading("Arguments\u{A0}").display_order(place)
        })
        .mut_subcommands(in_french)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_holds_together() {
        in_french(Args::command()).debug_assert();
    }

    /// Every help text, of every command.
    fn helps(command: &mut Clap, found: &mut Vec<String>) {
        found.push(command.render_long_help().to_string());
        for inside in command.get_subcommands_mut() {
            helps(inside, found);
        }
    }

    #[test]
    fn arguments_are_listed_as_they_are_written() {
        let mut command = in_french(Args::command());
        command.build();
        let help = command.find_subcommand_mut("add").unwrap().render_help().to_string();
        let listed =
            ["  <BROUILLON> ", "  <POINTEUR> ", "  [CHAMP=VALEUR]... "].map(|argument| help.find(argument));
        assert!(listed.is_sorted() && listed.iter().all(Option::is_some), "{help}");
    }

    #[test]
    fn no_help_speaks_english() {
        let mut command = in_french(Args::command());
        command.build();
        let mut found = Vec::new();
        helps(&mut command, &mut found);
        assert!(found.len() > 18, "{}", found.len());
        for help in found {
            for english in
                ["Usage:", "Options:", "Commands:", "Arguments:", "Print ", "[default", "[possible", "<FILE"]
            {
                assert!(!help.contains(english), "« {english} » in:\n{help}");
            }
            assert!(help.contains("Emploi\u{A0}: amorce-cli"), "{help}");
        }
    }
}
