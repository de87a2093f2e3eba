//! Where drafts are kept when nobody says otherwise: the window and the command line must agree.

use std::path::PathBuf;

use crate::{AppError, ErrorCode};

/// The environment's word, for tests and for those who keep several desks.
const VARIABLE: &str = "AMORCE_DATA";

/// The data folder: the one that `AMORCE_DATA` names, else the platform's; it need not exist yet.
///
/// # Errors
/// Where the system knows no home of this person.
pub fn data_folder() -> Result<PathBuf, AppError> {
    let named = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty());
    if let Some(folder) = named {
        return Ok(folder.into());
    }
    // Local, not roaming: a database does not travel over the network at each opening of a session.
    let own = directories::ProjectDirs::from("", "", "Amorce").map(|own| own.data_local_dir().to_owned());
    own.ok_or_else(|| {
        AppError::new(ErrorCode::Storage, "Votre dossier personnel est introuvable sur cet ordinateur.")
            .hint("Indiquez où ranger les brouillons par la variable d’environnement AMORCE_DATA.")
    })
}
