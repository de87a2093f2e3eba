//! Where drafts are kept: what the command names, else the environment, else the person's folder.

use std::path::PathBuf;

use app::{AppError, ErrorCode};

/// The environment's word, for tests and for those who keep several desks.
const VARIABLE: &str = "AMORCE_DATA";

/// The data folder: `asked`, else `AMORCE_DATA`, else the platform's.
///
/// # Errors
/// Where the system knows no home of this person.
pub fn choose(asked: Option<PathBuf>) -> Result<PathBuf, AppError> {
    if let Some(folder) = asked {
        // clap refuses an empty one: `--data "$nothing"` must not write among the person's own drafts.
        return Ok(folder);
    }
    let named = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty());
    if let Some(folder) = named {
        return Ok(folder.into());
    }
    // Local, not roaming: a database does not travel over the network at each opening of a session.
    let own = directories::ProjectDirs::from("", "", "Amorce").map(|own| own.data_local_dir().to_owned());
    own.ok_or_else(|| {
        AppError::new(
            ErrorCode::Storage,
            "Votre dossier personnel est introuvable\u{A0}: indiquez --data DOSSIER.",
        )
    })
}
