//! The commands, one a file: each parses, asks the desk once, prints.

mod add;
mod attach;
mod budget;
mod call;
mod calls;
mod check;
mod drafts;
mod export;
mod extract;
mod import;
mod import_costs;
mod list;
mod move_item;
mod new;
mod pointer;
mod remove;
mod set;
mod show;

use app::Desk;
use clap::Subcommand;

use crate::exit::{Exit, Failure};
use crate::output::Output;

/// How a command ends.
pub type Done = Result<Exit, Failure>;

// No doc comments on what clap reads: it would print them.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = "Les appels à projets connus")]
    Calls(calls::Calls),
    #[command(subcommand, about = "Ajoute ou montre un appel à projets")]
    Call(call::Call),
    #[command(about = "Crée un brouillon (ou celui de l’exemple) et donne son identifiant")]
    New(new::New),
    #[command(about = "Les brouillons")]
    List(list::List),
    #[command(about = "Un dossier, ou une partie, en JSON")]
    Show(show::Show),
    #[command(about = "Donne une valeur à un champ")]
    Set(set::Set),
    #[command(about = "Ajoute un élément à une liste et donne son identifiant")]
    Add(add::Add),
    #[command(about = "Retire un élément d’une liste")]
    Remove(remove::Remove),
    #[command(about = "Déplace un élément dans sa liste")]
    Move(move_item::Move),
    #[command(about = "Les constats\u{A0}: ce qui manque ou ne va pas (code 1 s’il y en a de bloquants)")]
    Check(check::Check),
    #[command(about = "Le budget et le plan de financement")]
    Budget(budget::Budget),
    #[command(about = "Joint un fichier en annexe et donne l’identifiant de l’annexe")]
    Attach(attach::Attach),
    #[command(about = "Rend le fichier d’une annexe")]
    Extract(extract::Extract),
    #[command(about = "Écrit le dossier en .pdf ou .json, son budget en .xlsx, .ods ou .csv")]
    Export(export::Export),
    #[command(about = "Crée un brouillon par fichier .json et donne leurs identifiants")]
    Import(import::Import),
    #[command(about = "Prend des lignes de dépense dans un tableau .xlsx, .xls, .ods ou .csv")]
    ImportCosts(import_costs::ImportCosts),
    #[command(about = "Copie un brouillon et donne l’identifiant de la copie")]
    Duplicate(drafts::Draft),
    #[command(about = "Met un brouillon à la corbeille")]
    Trash(drafts::Draft),
    #[command(about = "Sort un brouillon de la corbeille")]
    Untrash(drafts::Draft),
    #[command(about = "Supprime pour toujours un brouillon de la corbeille")]
    Purge(drafts::Draft),
}

impl Command {
    /// Does what was asked.
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        match self {
            Command::Calls(asked) => asked.run(desk, output),
            Command::Call(asked) => asked.run(desk, output),
            Command::New(asked) => asked.run(desk, output),
            Command::List(asked) => asked.run(desk, output),
            Command::Show(asked) => asked.run(desk, output),
            Command::Set(asked) => asked.run(desk),
            Command::Add(asked) => asked.run(desk, output),
            Command::Remove(asked) => asked.run(desk),
            Command::Move(asked) => asked.run(desk),
            Command::Check(asked) => asked.run(desk, output),
            Command::Budget(asked) => asked.run(desk, output),
            Command::Attach(asked) => asked.run(desk, output),
            Command::Extract(asked) => asked.run(desk, output),
            Command::Export(asked) => asked.run(desk, output),
            Command::Import(asked) => asked.run(desk, output),
            Command::ImportCosts(asked) => asked.run(desk, output),
            Command::Duplicate(asked) => asked.duplicate(desk, output),
            Command::Trash(asked) => asked.trash(desk, output),
            Command::Untrash(asked) => asked.untrash(desk, output),
            Command::Purge(asked) => asked.purge(desk, output),
        }
    }
}
