//! `import`: drafts out of files, one each.

use std::path::PathBuf;

use app::{AppError, Desk};
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FICHIER", required = true, help = "Des dossiers (.json)")]
    files: Vec<PathBuf>,
}

impl Import {
    // The first file that is refused ends the command; the ids printed are those of the files before it.
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let several = self.files.len() > 1;
        for file in &self.files {
            let id = desk.import(file).map_err(|error| match several {
                true => {
                    let message = format!("{}\u{A0}: {}", file.display(), error.message);
                    let here = "Les fichiers qui le précèdent sont importés\u{202F}; ceux qui le suivent ne le sont pas.";
                    AppError { message, ..error }.hint(here)
                }
                false => error,
            })?;
            output.line(&id)?;
        }
        Ok(Exit::Done)
    }
}
