//! Whether the file that is open still is the one that stands at its name.
//!
//! A file that was moved, deleted, or that another took the place of goes on being written by whoever has it open, and
//! what is written there ends with the last who closes it. The system tells files apart by number, and is asked by
//! name: to open a file here and close it again would drop every lock that this process holds on it.
//!
//! Windows lets nobody move, replace or delete a file that SQLite holds: there, whether one stands at the name is all
//! there is to ask.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::{StoreError, beginning};

/// A file as the system tells it from all others: its device, its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileId(u64, u64);

impl FileId {
    /// The file of this name; `None` where there is none.
    ///
    /// # Errors
    /// Where the system does not say: it may stand there or not.
    pub(crate) fn of(path: &Path) -> std::io::Result<Option<FileId>> {
        match fs::metadata(path) {
            Ok(about) => Ok(Some(Self::told(&about))),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    #[cfg(unix)]
    fn told(about: &fs::Metadata) -> FileId {
        use std::os::unix::fs::MetadataExt;
        FileId(about.dev(), about.ino())
    }

    #[cfg(not(unix))]
    fn told(_: &fs::Metadata) -> FileId {
        FileId(0, 0)
    }
}

/// The files that a connection has open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) database: Option<FileId>,
    log: Option<FileId>,
    index: Option<FileId>,
}

impl Standing {
    /// What stands at these names now.
    pub(crate) fn of(path: &Path) -> Standing {
        let told = |path: &Path| FileId::of(path).ok().flatten();
        Standing {
            database: told(path),
            log: told(&beginning::log_of(path)),
            index: told(&beginning::index_of(path)),
        }
    }

    /// Refuses where another file, or none, stands at the database's name by now. Where the system does not say, whoever
    /// reads or writes is told why.
    pub(crate) fn check(&self, path: &Path) -> Result<(), StoreError> {
        match FileId::of(path) {
            Ok(now) if now != self.database => Err(StoreError::Moved(path.to_owned())),
            _ => Ok(()),
        }
    }

    /// Takes our own log away from the file that took the database's place: SQLite would lay it over a file that it is
    /// not of. It is kept, under another name: it may hold the last edits of the file that was taken away.
    pub(crate) fn part_from(&self, path: &Path) -> std::io::Result<()> {
        let log = beginning::log_of(path);
        if self.log.is_some() && FileId::of(&log)? == self.log {
            if beginning::size(&log) > 0 {
                fs::rename(&log, free_name(path))?;
            } else {
                fs::remove_file(&log)?;
            }
        }
        let index = beginning::index_of(path);
        if self.index.is_some() && FileId::of(&index)? == self.index {
            fs::remove_file(&index)?;
        }
        Ok(())
    }
}

/// A name beside the database that no log bears yet.
fn free_name(path: &Path) -> PathBuf {
    let name = |n: u32| path.with_extension(format!("ecarte-{n}.sqlite3-wal"));
    (1..u32::MAX).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(0))
}
