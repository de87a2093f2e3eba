//! Opens the file: says whose it is before it touches it, and sets what durability needs.
//!
//! A file that is not ours, that a later version wrote, or that cannot be written is refused as it stands.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use crate::{StoreError, migrations};

/// The database's name in the data folder.
pub(crate) const FILE: &str = "amorce.sqlite3";
/// « Amor », in the header of the file.
pub(crate) const APPLICATION_ID: i64 = 0x416D_6F72;
/// How long a write waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// The data folder of one user: drafts, calls, attachments, settings.
///
/// It may be sent to another thread, and several may be opened on one folder, by several processes.
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    path: PathBuf,
    /// Tells this connection from the others of this process.
    number: u64,
}

/// What a connection had seen of the database at some moment; of use to that connection only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    connection: u64,
    version: i64,
}

static CONNECTIONS: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// Opens the store of a folder, and makes both where they are missing.
    ///
    /// # Errors
    /// [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::Damaged`] for a file that is refused and left
    /// as it was; [`StoreError::ReadOnly`], [`StoreError::Unreachable`] for a folder that cannot be used.
    pub fn open(folder: &Path) -> Result<Store, StoreError> {
        fs::create_dir_all(folder).map_err(folder_error)?;
        let path = folder.join(FILE);
        let db = connect(&path).map_err(|error| explain(error, folder))?;
        let number = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
        Ok(Store { db, path, number })
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What another connection, of this process or another, changes by committing something.
    pub(crate) fn seen(&self) -> Result<Seen, StoreError> {
        let version = self.db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(Seen { connection: self.number, version })
    }

    /// Does some writing, all or nothing, alone.
    pub(crate) fn write<R>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        // Dropped without commit, a transaction is rolled back.
        let result = work(&tx)?;
        tx.commit()?;
        Ok(result)
    }

    /// Reads several things at one moment.
    pub(crate) fn read<R>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Deferred)?;
        work(&tx)
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    check_header(path)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    check_owner(&db, path)?;
    if db.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    db.pragma_update(None, "auto_vacuum", "incremental")?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", "on")?;
    db.pragma_update(None, "trusted_schema", "off")?;
    db.pragma_update(None, "cell_size_check", "on")?;
    migrations::run(&mut db, path, migrations::ALL)?;
    Ok(db)
}

/// SQLite does not say why it cannot open its files: asks the folder whether it takes any.
fn explain(error: StoreError, folder: &Path) -> StoreError {
    if !matches!(error, StoreError::Unreachable(_)) {
        return error;
    }
    let probe = folder.join("amorce.essai");
    match File::create_new(&probe) {
        Ok(_) => {
            // It was empty and ours: what is left of it harms nobody.
            let _ = fs::remove_file(&probe);
            error
        }
        Err(denied) => match folder_error(denied) {
            StoreError::Unreachable(_) => error,
            known => known,
        },
    }
}

fn folder_error(error: std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory => StoreError::NoFolder,
        _ => StoreError::Unreachable(error.to_string()),
    }
}

/// Refuses a file that is no SQLite database, without opening it as one.
fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(folder_error(error)),
    };
    let mut header = Vec::with_capacity(16);
    file.by_ref().take(16).read_to_end(&mut header).map_err(folder_error)?;
    // An empty file is what is left of a start that was cut off: nothing was in it.
    if header.is_empty() || header == b"SQLite format 3\0" {
        Ok(())
    } else {
        Err(StoreError::Foreign(path.to_owned()))
    }
}

/// Refuses another program's database.
fn check_owner(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let owner: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if owner == APPLICATION_ID {
        return Ok(());
    }
    let things: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if owner == 0 && things == 0 { Ok(()) } else { Err(StoreError::Foreign(path.to_owned())) }
}
