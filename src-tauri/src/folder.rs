//! Where the drafts are: the folder that `AMORCE_DATA` names, else the system's place for a program's data.

use std::path::PathBuf;

use app::{AppError, ErrorCode};

/// The folder of the drafts; it need not exist yet.
pub fn data() -> Result<PathBuf, AppError> {
    if let Some(named) = std::env::var_os("AMORCE_DATA").filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    directories::ProjectDirs::from("fr", "", "amorce").map(|system| system.data_dir().to_owned()).ok_or_else(
        || {
            AppError::new(ErrorCode::Storage, "Votre dossier personnel est introuvable sur cet ordinateur.")
                .hint("Indiquez où ranger les dossiers par la variable d’environnement AMORCE_DATA.")
        },
    )
}
