//! `export`: the dossier as a file; `--final` refuses what a finding blocks.

use std::path::PathBuf;

use app::dto::FindingView;
use app::{AppError, Desk, ErrorCode};
use chrono::{DateTime, FixedOffset};
use clap::Args;

use super::Done;
use crate::exit::Exit;
use crate::output::Output;
use crate::printed;

#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(
        long,
        value_name = "FICHIER",
        help = "Où l’écrire\u{202F}; son extension dit comment\u{A0}: .pdf, .json, .xlsx, .ods, .csv"
    )]
    to: PathBuf,
    #[arg(long = "final", help = "La version à signer\u{A0}: refusée si un constat bloque")]
    last: bool,
    #[arg(
        long,
        value_name = "INSTANT",
        help = "La date portée par le document\u{A0}: 2016-09-20T10:00:00+02:00"
    )]
    at: Option<String>,
}

impl Export {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let at = self.at.as_deref().map(instant).transpose()?;
        let id = desk.resolve(&self.draft)?;
        let done = desk.export(&id, &self.to, self.last, at)?;
        if output.json {
            output.data(&printed::Written::from(&done))?;
        }
        let reference =
            done.reference.map(|reference| format!(" (référence {reference})")).unwrap_or_default();
        output.note(&format!("Écrit\u{A0}: {}{reference}", done.path));
        output.note(&desk.export_contents(&id, &self.to, self.last)?);
        for finding in done.fix {
            let FindingView { place, message, .. } = finding;
            output.note(&format!("À corriger avant la signature\u{A0}: {place}\u{A0}: {message}"));
        }
        Ok(Exit::Done)
    }
}

fn instant(text: &str) -> Result<DateTime<FixedOffset>, AppError> {
    DateTime::parse_from_rfc3339(text.trim()).map_err(|_| {
        let message = format!("--at\u{A0}: «\u{A0}{text}\u{A0}» n’est pas un instant.");
        AppError::new(ErrorCode::BadInput, message).hint("Écrivez par exemple 2016-09-20T10:00:00+02:00.")
    })
}
