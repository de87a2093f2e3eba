//! Where the drafts are: the folder that `AMORCE_DATA` names, else the system's place for a program's data.

use std::path::PathBuf;

use app::{AppError, ErrorCode};

/// The folder of the drafts; it need not exist yet.
pub fn data() -> Result<PathBuf, AppError> {
    if let Some(named) = std::env::var_os("AMORCE_DATA").filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    // The same place as the command line's. Local, not roaming: a database does not travel over the network.
    let own = directories::ProjectDirs::from("", "", "Amorce").map(|own| own.data_local_dir().to_owned());
    own.ok_or_else(|| {
        AppError::new(ErrorCode::Storage, "Votre dossier personnel est introuvable sur cet ordinateur.")
            .hint("Indiquez où ranger les dossiers par la variable d’environnement AMORCE_DATA.")
    })
}
