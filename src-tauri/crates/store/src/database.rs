//! Opens the database: says whose it is before it touches it, and sets what durability needs.
//!
//! A file that is not ours, or that a later version wrote, is refused as it stands. One that cannot be written is
//! opened to be read, and every writing says why it cannot be.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use crate::fault::Fault;
use crate::reader::{self, Picture};
use crate::standing::{FileId, Standing};
use crate::{StoreError, beginning, migrations, rebuild};

/// The database's name in the data folder.
pub const FILE: &str = "amorce.sqlite3";
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
    /// The files that it has open.
    standing: Standing,
    /// Tells this connection from the others of this process.
    number: u64,
    /// Why nothing can be written, where it is so.
    reading: Option<Reading>,
}

/// A store that only reads.
#[derive(Debug)]
struct Reading {
    why: Fault,
    /// What stood on disk when it was opened.
    picture: Picture,
}

/// What a connection had seen of the database at some moment; of use to that connection only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    connection: u64,
    version: i64,
}

static CONNECTIONS: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// Opens the store of a folder, and makes both where they are missing. Where it can be read and not written
    /// it is opened all the same: see [`Store::refusal`].
    ///
    /// # Errors
    /// [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::Damaged`] for a file that is refused and left
    /// as it was; [`StoreError::ReadOnly`], [`StoreError::Unreachable`] for a folder that cannot be used.
    pub fn open(folder: &Path) -> Result<Store, StoreError> {
        Self::open_at(folder, &folder.join(FILE)).map_err(|error| error.of_file(&folder.join(FILE)))
    }

    fn open_at(folder: &Path, path: &Path) -> Result<Store, StoreError> {
        fs::create_dir_all(folder).map_err(|error| match fs::metadata(folder) {
            // It may be there, behind a folder that lets nobody through.
            Err(hidden) if hidden.kind() == ErrorKind::PermissionDenied => StoreError::Unreadable,
            _ => Fault::from(&error).into(),
        })?;
        let refused = match Self::open_to_write(folder, path) {
            Ok(store) => return Ok(store),
            // Its end may be cut off, which SQLite refuses before anything is asked.
            Err(StoreError::Damaged(what)) => {
                return Self::open_anew(folder, path, StoreError::Damaged(what));
            }
            Err(error) => error,
        };
        let Some(why) = refused.fault() else { return Err(refused) };
        if !beginning::stands(path)? {
            return Err(refused);
        }
        match reader::connect(path) {
            Ok((db, picture)) => Ok(Self::over(db, path.to_owned(), Some(Reading { why, picture }))),
            Err(error) if error.fault().is_some() => Err(refused),
            // What it is matters more than what its folder allows.
            Err(error) => Err(error),
        }
    }

    fn open_to_write(folder: &Path, path: &Path) -> Result<Store, StoreError> {
        if !beginning::stands(path)? {
            beginning::make(folder, path).map_err(|error| explain(error, folder))?;
        }
        let before = FileId::of(path).ok().flatten();
        let db = connect(path).map_err(|error| explain(error, folder))?;
        let store = Self::over(db, path.to_owned(), None);
        if store.standing.database != before {
            return Err(StoreError::Moved(path.to_owned()));
        }
        // Where this cannot be done, all that is listed opens nevertheless.
        let _ = store.bring_back();
        let _ = store.repair_all();
        Ok(store)
    }

    /// Opens what can still be read of a file, made anew.
    fn open_anew(folder: &Path, path: &Path, refused: StoreError) -> Result<Store, StoreError> {
        if !beginning::stands(path)? {
            return Err(refused);
        }
        match rebuild::rebuild(path) {
            Ok(()) => Self::open_to_write(folder, path),
            // Its holder makes room, and it is made anew then.
            Err(StoreError::Full) => Err(StoreError::Full),
            Err(_) => Err(refused),
        }
    }

    fn over(db: Connection, path: PathBuf, reading: Option<Reading>) -> Store {
        let standing = Standing::of(&path);
        Store { db, path, standing, number: CONNECTIONS.fetch_add(1, Ordering::Relaxed), reading }
    }

    /// Why nothing can be written here; `None` where it can, as far as is known.
    pub fn refusal(&self) -> Option<StoreError> {
        self.reading.as_ref().map(|reading| reading.why.into())
    }

    /// Opens the same folder anew where this store only reads, and it may be written by now, or where what stands there
    /// is no longer what was opened. `None` where nothing would be gained.
    pub fn anew(&self) -> Option<Store> {
        let moved = self.check_standing().is_err();
        if self.reading.is_none() && !moved {
            return None;
        }
        let folder = self.path.parent()?;
        // Where nothing stands, nothing is made: it would be an empty desk, and no place for what is missed.
        if !beginning::stands(&self.path).ok()? {
            return None;
        }
        let Some(reading) = &self.reading else {
            self.standing.part_from(&self.path).ok()?;
            return Self::open(folder).ok();
        };
        let writable = Self::open_to_write(folder, &self.path).ok();
        let stale = || reading.picture != Picture::of(&self.path);
        writable.or_else(|| if stale() { Self::open(folder).ok() } else { None })
    }

    /// Tells the file that is open from all others.
    pub(crate) fn file(&self) -> Option<FileId> {
        self.standing.database
    }

    /// Refuses where another file, or none, stands at the place of the one that is open: what is written to it, or was,
    /// is not saved.
    ///
    /// # Errors
    /// [`StoreError::Moved`].
    pub fn check_standing(&self) -> Result<(), StoreError> {
        self.standing.check(&self.path)
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Brings what stands in the log into the one file, without holding anybody up: who copies that file alone then has all
    /// of it. What somebody still reads or writes stays for another time.
    ///
    /// # Errors
    /// The disk's; nothing is lost by it.
    pub fn fold(&self) -> Result<(), StoreError> {
        self.refusal().map_or(Ok(()), Err)?;
        self.check_standing()?;
        let folded = self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        folded.map_err(|error| StoreError::from(error).of_file(&self.path))
    }

    /// What another connection, of this process or another, changes by committing something.
    pub(crate) fn seen(&self) -> Result<Seen, StoreError> {
        self.check_picture()?;
        self.check_standing()?;
        let version = self.db.pragma_query_value(None, "data_version", |row| row.get(0));
        let version = version.map_err(|error| StoreError::from(error).of_file(&self.path))?;
        Ok(Seen { connection: self.number, version })
    }

    /// Does some writing, all or nothing, alone. Pages that refuse it, of whatever draft or table, are mended first.
    pub(crate) fn write<R>(
        &self,
        work: impl Fn(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        match self.write_as_is(&work) {
            Err(StoreError::Damaged(_)) if self.mend()? => self.write_as_is(work),
            written => written,
        }
    }

    /// The same, where damage is dealt with by the caller.
    pub(crate) fn write_as_is<R>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        self.refusal().map_or(Ok(()), Err)?;
        let written = || {
            let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
            // Dropped without commit, a transaction is rolled back.
            let result = work(&tx)?;
            self.check_standing()?;
            tx.commit()?;
            Ok(result)
        };
        written().map_err(|error: StoreError| error.of_file(&self.path))
    }

    /// The same, given up at once where another process writes: for what only spares work later.
    pub(crate) fn write_if_free<R>(
        &self,
        work: impl Fn(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        without_waiting(&self.db, || self.write(work))
    }

    /// Reads several things at one moment; what refuses to be read is mended first.
    pub(crate) fn read<R>(
        &self,
        work: impl Fn(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        match self.read_as_is(&work) {
            Err(StoreError::Damaged(_)) if self.mend()? => self.read_as_is(work),
            read => read,
        }
    }

    /// The same, where damage is dealt with by the caller.
    pub(crate) fn read_as_is<R>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        let begun = Transaction::new_unchecked(&self.db, TransactionBehavior::Deferred);
        let read = begun.map_err(StoreError::from).and_then(|tx| work(&tx));
        // Torn pages look like damage: what was written meanwhile says more than what was read.
        self.check_picture()?;
        read.map_err(|error| error.of_file(&self.path))
    }

    /// Whether what was opened without locks still is what stands on disk.
    fn check_picture(&self) -> Result<(), StoreError> {
        match &self.reading {
            Some(reading) if reading.picture != Picture::of(&self.path) => Err(StoreError::Locked),
            _ => Ok(()),
        }
    }
}

/// Opens a database to write it, or makes it.
pub(crate) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    settle_in(&db)?;
    check_owner(&db, path)?;
    if db.is_readonly(MAIN_DB)? {
        return Err(StoreError::ReadOnly);
    }
    // A new database alone takes it, and even an old one is written to for having been asked.
    let pages: i64 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if pages == 0 {
        db.pragma_update(None, "auto_vacuum", "incremental")?;
    }
    db.pragma_update(None, "journal_mode", "wal")?;
    ask_to_write(&db)?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", "on")?;
    migrations::run(&mut db, path, migrations::ALL)?;
    Ok(db)
}

/// Whether a writing could begin, for a folder may take none of the files that it needs, and reading does not tell.
/// The lock is asked for and given back: nothing is written. Who finds it held by another does not wait: it may be
/// written a moment later.
fn ask_to_write(db: &Connection) -> Result<(), StoreError> {
    without_waiting(db, || match db.execute_batch("BEGIN IMMEDIATE; ROLLBACK").map_err(StoreError::from) {
        Err(StoreError::Locked) => Ok(()),
        asked => asked,
    })
}

/// Does something that is given up at once where another process writes.
fn without_waiting<R>(
    db: &Connection,
    work: impl FnOnce() -> Result<R, StoreError>,
) -> Result<R, StoreError> {
    db.busy_timeout(Duration::ZERO)?;
    let done = work();
    db.busy_timeout(PATIENCE)?;
    done
}

/// What every connection is told before it reads anything.
pub(crate) fn settle_in(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "trusted_schema", "off")?;
    db.pragma_update(None, "cell_size_check", "on")?;
    Ok(())
}

/// SQLite does not say why it cannot open its files: asks the folder whether it takes any.
fn explain(error: StoreError, folder: &Path) -> StoreError {
    if !matches!(error, StoreError::Unreachable(_)) {
        return error;
    }
    // Nobody locks the log itself: it may be opened and closed.
    let log = File::open(beginning::log_of(&folder.join(FILE)));
    if log.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied) {
        return StoreError::Unreadable;
    }
    let probe = folder.join("amorce.essai");
    match File::create_new(&probe) {
        Ok(_) => {
            // It was empty and ours: what is left of it harms nobody.
            let _ = fs::remove_file(&probe);
            error
        }
        Err(denied) => match Fault::from(&denied) {
            Fault::Missing | Fault::Other(_) => error,
            known => known.into(),
        },
    }
}

/// Refuses another program's database.
pub(crate) fn check_owner(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let owner: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if owner == APPLICATION_ID {
        return Ok(());
    }
    let things: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if owner == 0 && things == 0 { Ok(()) } else { Err(StoreError::Foreign(path.to_owned())) }
}
