//! `call add`, `call show`: one call.

use std::path::{Path, PathBuf};

use app::{AppError, Desk, ErrorCode, reason};
use clap::Subcommand;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;

/// Largest file read as a call, in bytes: a call takes some tens of kilobytes.
const LARGEST: u64 = 16 * 1024 * 1024;

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
                let card = desk.add_call(&read(&file)?)?;
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

fn read(file: &Path) -> Result<Vec<u8>, AppError> {
    let refused = |why: String| {
        AppError::new(
            ErrorCode::BadInput,
            format!("Le fichier {} ne peut pas être lu\u{A0}: {why}.", file.display()),
        )
    };
    let about = std::fs::metadata(file).map_err(|error| refused(reason(&error)))?;
    if !about.is_file() {
        return Err(refused("ce n’est pas un fichier ordinaire".to_owned()));
    }
    if about.len() > LARGEST {
        return Err(refused("il est trop lourd pour un appel à projets".to_owned()));
    }
    std::fs::read(file).map_err(|error| refused(reason(&error)))
}
