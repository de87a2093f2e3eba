//! A command line that was not understood, told in French; and clap's help and version, which are no faults.

use app::{AppError, ErrorCode};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::exit::{Exit, Failure};
use crate::output::Output;

/// Prints the help that was asked for, or says what is wrong.
///
/// # Errors
/// Always, but for help and version.
pub fn answer(refused: &clap::Error, output: Output) -> Result<Exit, Failure> {
    if matches!(refused.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output.line(refused.render().to_string().trim_end())?;
        return Ok(Exit::Done);
    }
    Err(error(refused).into())
}

fn error(refused: &clap::Error) -> AppError {
    let arg = plain(&named(refused, ContextKind::InvalidArg));
    let value = named(refused, ContextKind::InvalidValue);
    let message = match refused.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Il manque une commande.".to_owned()
        }
        ErrorKind::InvalidSubcommand => {
            format!("La commande {} n’existe pas.", quoted(&named(refused, ContextKind::InvalidSubcommand)))
        }
        ErrorKind::UnknownArgument => format!("L’argument {} n’est pas attendu ici.", quoted(&arg)),
        ErrorKind::MissingRequiredArgument => format!("Il manque {arg}."),
        ErrorKind::ArgumentConflict => {
            let prior = named(refused, ContextKind::PriorArg);
            match prior.is_empty() || prior == arg {
                true => format!("{arg} ne peut être donné qu’une fois."),
                false => format!("{arg} et {prior} ne vont pas ensemble."),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("Il manque une valeur après {arg}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("La valeur {} ne convient pas pour {arg}.", quoted(&value))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} n’a pas le bon nombre de valeurs.")
        }
        ErrorKind::InvalidUtf8 => "Un argument n’est pas du texte en UTF-8.".to_owned(),
        _ => "La commande n’est pas bien écrite.".to_owned(),
    };
    let mut told = AppError::new(ErrorCode::Usage, message);
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg] {
        let near = named(refused, kind);
        if !near.is_empty() {
            told = told.hint(format!("Vouliez-vous écrire {near}\u{202F}?"));
        }
    }
    if let Some(said) = std::error::Error::source(refused) {
        told = told.hint(said.to_string());
    }
    let usage = named(refused, ContextKind::Usage).replace("Usage:", "").trim().to_owned();
    if !usage.is_empty() {
        told = told.hint(format!("Emploi\u{A0}: {usage}"));
    }
    told.hint("«\u{A0}amorce-cli --help\u{A0}» ou «\u{A0}amorce-cli COMMANDE --help\u{A0}» expliquent tout.")
}

/// What clap noted of an error, as plain text.
fn named(refused: &clap::Error, kind: ContextKind) -> String {
    match refused.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// `<--before <ID>|--last>` as « --before <ID> ou --last », `[CHAMP=VALEUR]...` as `CHAMP=VALEUR`.
fn plain(arg: &str) -> String {
    let arg = arg.trim_end_matches('.');
    let inside = |open: &str, close: char| arg.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    match (inside("<--", '>'), inside("[", ']')) {
        (Some(choices), _) => format!("--{}", choices.replace('|', " ou ")),
        (None, Some(name)) => name.to_owned(),
        (None, None) => arg.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("«\u{A0}{text}\u{A0}»")
}
