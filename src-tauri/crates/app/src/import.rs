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
        let json = read(file, "Un dossier s’ouvre depuis un fichier .json.")?;
        if is_call(&json) {
            let message =
                format!("{}\u{A0}: c’est le fichier d’un appel à projets, non d’un dossier.", file.display());
            let hint = "Ajoutez-le avec «\u{A0}amorce-cli call add FICHIER\u{A0}».";
            return Err(AppError::new(ErrorCode::BadInput, message).hint(hint));
        }
        self.create_from_json(&json, false)
    }

    /// Takes in what a file holds: a dossier as a new draft, or the file of a call.
    ///
    /// # Errors
    /// As [`Desk::import`] and [`Desk::add_call`].
    pub fn open_file(&self, file: &Path) -> Result<OpenedFile, AppError> {
        // Somebody chose it in a dialog and sees it no more: what is wrong is said with its name.
        let named = |error: AppError| {
            let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
            error.hint(format!("Fichier\u{A0}: {name}"))
        };
        let json = read(file, "Un dossier s’ouvre depuis un fichier .json, un appel à projets aussi.")?;
        let opened = if is_call(&json) {
            self.add_call_json(&json).map(OpenedFile::Call)
        } else {
            self.create_from_json(&json, false).map(OpenedFile::Draft)
        };
        opened.map_err(named)
    }
}

fn is_call(json: &Value) -> bool {
    json.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("amorce-call/"))
}

fn read(file: &Path, hint: &str) -> Result<Value, AppError> {
    let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !is_json {
        let message = format!("{}\u{A0}: ce type de fichier ne peut pas être ouvert.", file.display());
        return Err(AppError::new(ErrorCode::BadInput, message).hint(hint));
    }
    Ok(exchange::read_file(file)?)
}
