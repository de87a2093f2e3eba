//! `call add`, `call show`: one call.

use std::path::PathBuf;

use app::Desk;
use clap::Subcommand;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;

#[derive(Debug, Subcommand)]
pub enum Call {
    #[command(about = "Ajoute un appel à projets depuis un fichier .json, après vérification")]
    Add {
        #[arg(value_name = "FICHIER", help = "L’appel à projets (amorce-call/1)")]
        file: PathBuf,
    },
    #[command(about = "Montre un appel à projets en JSON")]
    Show {
        #[arg(value_name = "ID", help = "L’identifiant de l’appel")]
        id: String,
    },
}

impl Call {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        match self {
            Call::Add { file } => {
                let card = desk.add_call(&file)?;
                if output.json {
                    output.data(&printed::Call::from(&card))?;
                } else {
                    output.line(&card.id)?;
                    output.note(&format!("Appel connu\u{A0}: {}, révision {}.", card.title, card.revision));
                }
            }
            Call::Show { id } => output.data(&desk.call_json(&id)?)?,
        }
        Ok(Exit::Done)
    }
}
