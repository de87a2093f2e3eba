//! Dossiers and calls come in from files.

use std::path::Path;

use serde_json::Value;

use crate::dto::OpenedFile;
use crate::{AppError, Desk, ErrorCode};

impl Desk {
    /// A new draft out of a `.json`; gives its id.
    ///
    /// # Errors
    /// Where the file cannot be read, is no dossier, or names a call that is not known: nothing is kept then.
    pub fn import(&self, file: &Path) -> Result<String, AppError> {
        self.create_from_json(&read(file)?, false)
    }

    /// Takes in what a file holds: a dossier as a new draft, or the file of a call.
    ///
    /// # Errors
    /// As [`Desk::import`] and [`Desk::add_call`].
    pub fn open_file(&self, file: &Path) -> Result<OpenedFile, AppError> {
        let json = read(file)?;
        let format = json.get("format").and_then(Value::as_str).unwrap_or_default();
        if format.starts_with("amorce-call/") {
            return self.add_call_json(&json).map(OpenedFile::Call);
        }
        self.create_from_json(&json, false).map(OpenedFile::Draft)
    }
}

fn read(file: &Path) -> Result<Value, AppError> {
    let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !is_json {
        let message = format!("{}\u{A0}: ce type de fichier ne peut pas être ouvert.", file.display());
        let hint = "Un dossier s’ouvre depuis un fichier .json, un appel à projets aussi.";
        return Err(AppError::new(ErrorCode::BadInput, message).hint(hint));
    }
    Ok(exchange::read_file(file)?)
}
