//! What stands at the database's place before it is opened, and the making of a first one.
//!
//! A database is made under another name and bears its own only when it is whole: whoever finds it finds all of
//! it, whichever process made it. So an empty file, or a log without its database, is never a beginning: something
//! was cut off there, and it is told rather than written over.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode};

use crate::fault::Fault;
use crate::{StoreError, database, reader};

/// What SQLite begins its files with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const MAGIC_LENGTH: u64 = MAGIC.len() as u64;
/// The name of a database that is being made.
const UNDER_WAY: &str = "amorce.nouveau";
/// Held by the process that makes it.
const GATE: &str = "amorce.creation";

/// Whether a database stands there.
///
/// Nothing is read of it but through SQLite: where a process closes a file, the system drops every lock that the process
/// holds on it, those of its other connections too. The next process would then believe itself alone, and take away the
/// log that they go on writing.
///
/// # Errors
/// [`StoreError::Foreign`] for a file that is none, [`StoreError::Damaged`] for what is left of one; the disk's.
pub(crate) fn stands(path: &Path) -> Result<bool, StoreError> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match size(&log_of(path)) {
                0 => Ok(false),
                _ => Err(damaged("la base de données a disparu, ses dernières écritures sont restées")),
            };
        }
        Err(error) => return Err(to_read(&error)),
    };
    if !about.is_file() {
        return Err(Fault::Misplaced.into());
    }
    match about.len() {
        0 => Err(damaged("la base de données est vide")),
        // Too short for anybody to hold it open as a database.
        1..MAGIC_LENGTH => match fs::read(path) {
            Ok(header) if MAGIC.starts_with(&header) => Err(damaged("la base de données est coupée")),
            Ok(_) => Err(StoreError::Foreign(path.to_owned())),
            Err(error) => Err(to_read(&error)),
        },
        _ if is_database(path)? => Ok(true),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// Whether SQLite takes a file for one of its own; what it is like inside is not asked yet.
fn is_database(path: &Path) -> Result<bool, StoreError> {
    let asked = reader::open(path, reader::ALONE, None)
        .and_then(|db| db.pragma_query_value(None, "application_id", |row| row.get::<_, i64>(0)));
    match asked {
        Err(Error::SqliteFailure(failure, _)) if failure.code == ErrorCode::NotADatabase => Ok(false),
        // SQLite does not say why: the system does, where nothing is opened and so nothing closed.
        Err(Error::SqliteFailure(failure, _)) if failure.code == ErrorCode::CannotOpen => {
            match File::open(path) {
                Err(error) => Err(to_read(&error)),
                Ok(_) => Ok(true),
            }
        }
        _ => Ok(true),
    }
}

/// What the system refused to somebody who only wanted to read.
pub(crate) fn to_read(error: &std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied => StoreError::Unreadable,
        _ => Fault::from(error).into(),
    }
}

/// Makes the first database of a folder, unless another process is faster.
///
/// # Errors
/// The disk's; nothing bears the database's name then.
pub(crate) fn make(folder: &Path, path: &Path) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::from(Fault::from(&error));
    let gate_path = folder.join(GATE);
    let gate = File::create(&gate_path).map_err(failed)?;
    match gate.lock() {
        Ok(()) => {}
        // Some network drives know no locks; two first starts at one moment are not met there.
        Err(error) if error.kind() == ErrorKind::Unsupported => {}
        Err(error) => return Err(failed(error)),
    }
    if !stands(path)? {
        let fresh = folder.join(UNDER_WAY);
        let made = begin(&fresh).and_then(|()| fs::rename(&fresh, path).map_err(failed));
        if made.is_err() {
            sweep(&fresh);
        }
        made?;
        to_disk(folder);
    }
    drop(gate);
    // Whoever still waits for this gate finds the database behind it.
    let _ = fs::remove_file(&gate_path);
    Ok(())
}

fn begin(fresh: &Path) -> Result<(), StoreError> {
    // What a start that was cut off left there was never used.
    sweep(fresh);
    let db = database::connect(fresh)?;
    // The log joins the file, which is then whole by itself. Closing would do it, and say nothing of a full disk.
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    db.close().map_err(|(_, error)| StoreError::from(error))
}

pub(crate) fn sweep(fresh: &Path) {
    for part in [fresh.to_owned(), log_of(fresh), index_of(fresh), beside(fresh, "-journal")] {
        let _ = fs::remove_file(part);
    }
}

/// The new name must outlive a power cut; where a folder cannot be synchronised, the system does it with the file.
fn to_disk(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// SQLite's write-ahead log of a database.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// The file by which processes agree on what stands in the log.
pub(crate) fn index_of(path: &Path) -> PathBuf {
    beside(path, "-shm")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

pub(crate) fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(what.to_owned())
}
