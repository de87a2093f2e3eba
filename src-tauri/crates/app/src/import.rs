//! Dossiers come in from files.

use std::path::Path;

use crate::{AppError, Desk, ErrorCode};

impl Desk {
    /// A new draft out of a `.json`; gives its id.
    ///
    /// # Errors
    /// Where the file cannot be read, is no dossier, or names a call that is not known: nothing is kept then.
    pub fn import(&self, file: &Path) -> Result<String, AppError> {
        let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if !is_json {
            let message = format!("{}\u{A0}: ce type de fichier ne peut pas être ouvert.", file.display());
            let hint = "Un dossier s’ouvre depuis un fichier .json.";
            return Err(AppError::new(ErrorCode::BadInput, message).hint(hint));
        }
        let json = exchange::read_file(file)?;
        self.create_from_json(&json, false)
    }
}
