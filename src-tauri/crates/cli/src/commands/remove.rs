//! `remove`: an item leaves its list.

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;

#[derive(Debug, Args)]
pub struct Remove {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "POINTEUR", value_parser = super::pointer::pointer, help = "L’élément\u{A0}: /costs/ID")]
    pointer: String,
}

impl Remove {
    pub fn run(self, desk: &Desk) -> Done {
        let id = desk.resolve(&self.draft)?;
        desk.remove(&id, &self.pointer)?;
        Ok(Exit::Done)
    }
}
