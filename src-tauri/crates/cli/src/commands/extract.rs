//! `extract`: the file of an annex.

use std::path::PathBuf;

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Extract {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "ANNEXE", help = "L’identifiant de l’annexe")]
    annex: String,
    #[arg(long, value_name = "FICHIER", help = "Où l’écrire")]
    to: PathBuf,
}

impl Extract {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        desk.extract(&id, &self.annex, &self.to)?;
        output.note(&format!("Écrit\u{A0}: {}", self.to.display()));
        Ok(Exit::Done)
    }
}
