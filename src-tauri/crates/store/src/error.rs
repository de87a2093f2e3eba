//! What can go wrong with storage: data first, and the French sentence that says what happened and what to do.
//!
//! `Full`, `ReadOnly`, `Locked`, `Damaged` and `Unreachable` are told apart because the window acts differently
//! on each: it keeps what was applied and tries again, or says what the user must do first.

use std::io;
use std::path::{Path, PathBuf};

use dossier::EditError;
use rusqlite::{ErrorCode, ffi};

use crate::fault::{self, Fault};

/// Why the store could not do what was asked; nothing of it was done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room is left where the data are kept.
    #[error("Le disque est plein\u{A0}: rien de plus ne peut y être enregistré. Libérez de la place.")]
    Full,
    /// The folder or the file cannot be written.
    #[error(
        "Le dossier de données ne peut pas être modifié (lecture seule). Vérifiez vos droits d’écriture, ou choisissez un autre dossier."
    )]
    ReadOnly,
    /// The folder or the file cannot even be read.
    #[error(
        "Le dossier de données ne peut pas être lu, ou la base qu’il contient\u{A0}: vous n’en avez pas le droit. Demandez ce droit, ou choisissez un autre dossier."
    )]
    Unreadable,
    /// Another program holds the database for too long.
    #[error("Un autre programme occupe la base de données. Fermez-le, ou attendez un instant.")]
    Locked,
    /// The disk, the key or the network share does not answer any more.
    #[error(
        "Le dossier de données n’est pas accessible\u{A0}: {0}. Rebranchez le support ou rétablissez l’accès."
    )]
    Unreachable(Fault),
    /// Another file, or none, stands where the one that is open stood.
    #[error(
        "Le fichier des dossiers n’est plus à sa place\u{A0}: il a été déplacé, remplacé ou supprimé pendant que le programme était ouvert, ou son support a été débranché. Remettez-le à sa place («\u{A0}{}\u{A0}») sans fermer cette fenêtre\u{202F}: elle garde ce qui n’y est pas.", .0.display()
    )]
    Moved(PathBuf),
    /// What stands at the data folder's place cannot be one.
    #[error(
        "Le dossier de données ne peut pas être utilisé\u{A0}: un fichier se trouve à sa place, ou sur son chemin. Déplacez ce fichier, ou choisissez un autre dossier."
    )]
    NoFolder,
    /// What is stored is not what was written; what, and in which file, in French.
    #[error(
        "Les données enregistrées sont endommagées ({0}). Rien n’a été modifié. Si vous en avez une copie, remettez-la à leur place\u{202F}; sinon, transmettez-les à votre support."
    )]
    Damaged(String),
    /// The file at the database's place is something else.
    #[error("Le fichier «\u{A0}{}\u{A0}» n’est pas une base de données d’Amorce. Il n’a pas été modifié\u{202F}: déplacez-le ou choisissez un autre dossier.", .0.display())]
    Foreign(PathBuf),
    /// A later version of the program wrote the database.
    #[error(
        "La base de données a été écrite par une version plus récente d’Amorce (format {found}, cette version connaît le format {known}). Mettez Amorce à jour pour l’ouvrir."
    )]
    Newer {
        /// The format found.
        found: i64,
        /// The latest format known here.
        known: i64,
    },
    /// No draft of this id.
    #[error("Le brouillon «\u{A0}{0}\u{A0}» n’existe pas, ou plus.")]
    NoSuchDraft(String),
    /// A draft of this id stands here already.
    #[error("Un brouillon «\u{A0}{0}\u{A0}» existe déjà.")]
    DraftExists(String),
    /// The call is not kept here.
    #[error("L’appel à projets d’empreinte {0} n’est pas enregistré ici.")]
    NoSuchCall(String),
    /// A call of this id and revision is kept with another content.
    #[error(
        "L’appel à projets «\u{A0}{id}\u{A0}», révision {revision}, est déjà connu avec un autre contenu\u{202F}: augmentez le numéro de révision."
    )]
    CallDiffers {
        /// The call's id.
        id: String,
        /// Its revision.
        revision: u32,
    },
    /// No file of this SHA-256.
    #[error("Le fichier joint d’empreinte {0} n’est pas présent ici.")]
    NoSuchAttachment(String),
    /// An edit that does not fit the dossier.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A file or a stream that is not the database failed.
    #[error("Le fichier n’a pas pu être lu ou écrit\u{A0}: {}.", Fault::from(.0))]
    Io(#[from] io::Error),
    /// Two changes came between the reading and the writing too often; the caller may try again.
    #[error("Le brouillon a été réparé entre-temps\u{202F}: recommencez.")]
    Repaired,
    /// A defect of the program or of a part it is built on.
    #[error("Défaut du programme (base de données)\u{202F}: {0}")]
    Defect(String),
}

impl StoreError {
    /// Whether trying again later, without doing anything else, may succeed.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            StoreError::Full
                | StoreError::ReadOnly
                | StoreError::Unreadable
                | StoreError::Locked
                | StoreError::Unreachable(_)
                | StoreError::Moved(_)
        )
    }

    /// Names the file, for whoever has a copy of it to put back.
    pub(crate) fn of_file(self, path: &Path) -> Self {
        match self {
            StoreError::Damaged(what) => {
                StoreError::Damaged(format!("{what}, fichier «\u{A0}{}\u{A0}»", path.display()))
            }
            other => other,
        }
    }

    /// What the folder does not allow, where that is all there is to it: the data themselves may be read.
    pub(crate) fn fault(&self) -> Option<Fault> {
        match self {
            StoreError::Full => Some(Fault::Full),
            StoreError::ReadOnly => Some(Fault::Denied),
            StoreError::Unreachable(fault) => Some(*fault),
            _ => None,
        }
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => StoreError::Full,
            Fault::Denied => StoreError::ReadOnly,
            Fault::Held => StoreError::Locked,
            Fault::Misplaced => StoreError::NoFolder,
            Fault::Missing | Fault::Other(_) => StoreError::Unreachable(fault),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &error {
            // Our statements are fixed, and the tests try them: where SQLite does not take one, it is the structure
            // that they were written for which has changed.
            E::SqlInputError { .. } => foreign_structure(),
            E::SqliteFailure(failure, _) if is_about_structure(failure) => foreign_structure(),
            E::SqliteFailure(failure, _) => match fault::of_sqlite(failure) {
                Some(fault) => fault.into(),
                None if matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                    StoreError::Damaged(format!("erreur {} de la base de données", failure.extended_code))
                }
                None => StoreError::Defect(error.to_string()),
            },
            // A cell that holds what no version of the program writes there.
            E::InvalidColumnType(..)
            | E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..)
            | E::QueryReturnedNoRows => {
                StoreError::Damaged("une donnée n’a pas la forme attendue".to_owned())
            }
            _ => StoreError::Defect(error.to_string()),
        }
    }
}

/// « No such table », « unsupported file format »; a rule of a table that what we write there never breaks. That a
/// row names another that is gone is none: a draft may be deleted from elsewhere.
fn is_about_structure(failure: &ffi::Error) -> bool {
    match failure.code {
        ErrorCode::ConstraintViolation => failure.extended_code != ffi::SQLITE_CONSTRAINT_FOREIGNKEY,
        _ => failure.extended_code == ffi::SQLITE_ERROR,
    }
}

fn foreign_structure() -> StoreError {
    StoreError::Damaged("la structure de la base de données n’est plus celle qui avait été créée".to_owned())
}

impl From<automerge::AutomergeError> for StoreError {
    fn from(error: automerge::AutomergeError) -> Self {
        StoreError::Defect(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        StoreError::Damaged("une donnée n’a pas la forme attendue".to_owned())
    }
}
