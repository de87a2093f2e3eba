//! `show`: a dossier, or a part of it, as JSON.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(
        value_name = "POINTEUR",
        value_parser = super::pointer::pointer,
        default_value = "/",
        hide_default_value = true,
        help = "La partie (par défaut\u{A0}: tout)"
    )]
    pointer: String,
}

impl Show {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        output.data(&desk.show(&id, &self.pointer)?)?;
        Ok(Exit::Done)
    }
}
