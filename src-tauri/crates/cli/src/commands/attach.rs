//! `attach`: a file joins the dossier.

use std::path::PathBuf;

use app::Desk;
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Attach {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "FICHIER", help = "Le fichier à joindre")]
    file: PathBuf,
    #[arg(long, value_name = "NATURE", help = "La nature de l’annexe, selon l’appel\u{A0}: letter…")]
    kind: String,
    #[arg(long, value_name = "ID", help = "Le porteur, le partenaire ou le financement qu’elle concerne")]
    owner: Option<String>,
}

impl Attach {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        output.line(&desk.attach(&id, &self.file, &self.kind, self.owner.as_deref())?)?;
        Ok(Exit::Done)
    }
}
