//! `new`: a draft begins.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct New {
    #[arg(
        long,
        value_name = "ID",
        help = "L’appel à projets (par défaut\u{A0}: le premier de «\u{A0}calls\u{A0}»)"
    )]
    call: Option<String>,
    #[arg(long, value_name = "TITRE", help = "Le titre du projet")]
    title: Option<String>,
    #[arg(long, conflicts_with_all = ["call", "title"], help = "Le dossier d’exemple, entier, avec ses annexes")]
    example: bool,
}

impl New {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = match self.example {
            true => desk.create_example()?,
            false => desk.create_draft(self.call.as_deref(), self.title.as_deref())?,
        };
        output.line(&id)?;
        Ok(Exit::Done)
    }
}
