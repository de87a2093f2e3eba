//! What the system refused, by its kind: the one place where its words become French ones.
//!
//! The system's own sentence is in the language of the machine, and in no book of ours: of it only the number is
//! kept, which a support can look up.

use std::fmt;
use std::io::{self, ErrorKind};

use rusqlite::ErrorCode;

/// Why the system did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This person, or this medium, does not allow it.
    Denied,
    /// No room is left.
    Full,
    /// The file or its folder is not there.
    Missing,
    /// Another program holds it.
    Held,
    /// A file stands where a folder is needed, or the other way round.
    Misplaced,
    /// Anything else, with the number that the system, or SQLite, gives it.
    Other(Option<i32>),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Denied => f.write_str("vous n’en avez pas le droit"),
            Fault::Full => f.write_str("il n’y a plus de place sur le disque"),
            Fault::Missing => f.write_str("le fichier ou son dossier n’existe pas"),
            Fault::Held => f.write_str("un autre programme l’occupe"),
            Fault::Misplaced => f.write_str(
                "un fichier se trouve à la place d’un dossier, ou un dossier à celle d’un fichier",
            ),
            Fault::Other(Some(number)) => {
                write!(f, "le disque ou le support a répondu par l’erreur {number}")
            }
            Fault::Other(None) => f.write_str("le disque ou le support ne répond pas"),
        }
    }
}

impl From<&io::Error> for Fault {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Fault::Denied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Fault::Full,
            ErrorKind::NotFound => Fault::Missing,
            ErrorKind::ResourceBusy | ErrorKind::WouldBlock | ErrorKind::ExecutableFileBusy => Fault::Held,
            ErrorKind::AlreadyExists
            | ErrorKind::NotADirectory
            | ErrorKind::IsADirectory
            | ErrorKind::DirectoryNotEmpty => Fault::Misplaced,
            _ => Fault::Other(error.raw_os_error()),
        }
    }
}

/// SQLite's extended code for a shared-memory file that cannot grow: the disk is full.
const IOERR_SHMSIZE: i32 = 10 | (19 << 8);

/// What SQLite met, where it is the disk's doing; `None` where the data or the program are at fault.
pub(crate) fn of_sqlite(failure: &rusqlite::ffi::Error) -> Option<Fault> {
    match failure.code {
        ErrorCode::DiskFull => Some(Fault::Full),
        ErrorCode::SystemIoFailure if failure.extended_code == IOERR_SHMSIZE => Some(Fault::Full),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Some(Fault::Denied),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            Some(Fault::Held)
        }
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Some(Fault::Other(Some(failure.extended_code))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_system_reaches_the_reader() {
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::StorageFull,
            ErrorKind::NotFound,
            ErrorKind::ResourceBusy,
            ErrorKind::IsADirectory,
            ErrorKind::Other,
        ] {
            let told = Fault::from(&io::Error::new(kind, "Input/output error")).to_string();
            assert!(!told.contains("error") && !told.contains("Input"), "{told}");
        }
        let numbered = Fault::from(&io::Error::from_raw_os_error(5)).to_string();
        assert!(numbered.ends_with("l’erreur 5"), "{numbered}");
    }
}
