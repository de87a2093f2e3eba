//! The database made anew out of what can still be read of it, where SQLite refuses pages of it, or its structure is no
//! longer ours.
//!
//! Whatever reads, mends or takes away a whole table stops at such a page, so that nothing could be repaired nor
//! written. A new database is filled beside the damaged one, which nobody can write meanwhile, and takes its place in
//! one transaction, as other processes see any other writing. The file is copied as it was first, for whoever can
//! read more of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::backup::{Backup, Progress, StepResult};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use crate::beginning::sweep;
use crate::{StoreError, database, migrations, salvage};

/// Whether SQLite itself finds the database damaged, or it is not of our structure; what only we find damaged would be
/// so again in a new file.
pub(crate) fn is_damaged(db: &Connection) -> bool {
    let check = "SELECT integrity_check FROM pragma_integrity_check";
    match db.query_row(check, [], |row| row.get::<_, String>(0)) {
        Ok(found) => found != "ok" || !is_ours(db),
        Err(error) => error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt),
    }
}

/// Whether all tables and indexes are as this version makes them.
fn is_ours(db: &Connection) -> bool {
    let structure = |db: &Connection| -> Result<BTreeSet<String>, rusqlite::Error> {
        let mut select =
            db.prepare("SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema")?;
        select.query_map([], |row| row.get(0))?.collect()
    };
    let model = || -> Result<BTreeSet<String>, rusqlite::Error> {
        let model = Connection::open_in_memory()?;
        model.execute_batch(&migrations::ALL.concat())?;
        structure(&model)
    };
    matches!((structure(db), model()), (Ok(found), Ok(model)) if found == model)
}

/// Makes a database anew, all or nothing; what is to be told of it is kept there, see [`damage::rebuilt`]. Nothing is done
/// where it turns out to be sound: another process has mended it.
///
/// # Errors
/// Where there is no room for it, or nothing of the drafts can be read; everything stays as it was.
pub(crate) fn rebuild(path: &Path) -> Result<(), StoreError> {
    // A window has its folder open twice.
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let fresh = path.with_extension(format!("reparation-{}-{number}", process::id()));
    sweep(&fresh);
    let rebuilt = rebuild_by(path, &fresh);
    sweep(&fresh);
    rebuilt.map_err(|error| error.of_file(path))
}

fn rebuild_by(path: &Path, fresh: &Path) -> Result<(), StoreError> {
    let damaged = connect(path)?;
    database::check_owner(&damaged, path)?;
    migrations::check(&damaged)?;
    let source = database::connect(fresh)?;
    let mut target = connect(path)?;
    let restore = Backup::new(&source, &mut target)?;
    // No page yet: it holds off whoever would write what would then be lost, or make it anew too.
    step(&restore, 0)?;
    if !is_damaged(&damaged) {
        return Ok(());
    }
    let copy = free_name(path);
    let copied = damaged.backup(MAIN_DB, &copy, None::<fn(Progress)>).map_err(StoreError::from);
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    let filled = copied.and_then(|()| salvage::fill(&damaged, &source, &name));
    let restored = filled.and_then(|()| step(&restore, -1));
    if restored.is_err() {
        // Nothing was changed: it says nothing that the file does not say.
        let _ = std::fs::remove_file(&copy);
    }
    restored
}

/// Opens a database of which anything may be damaged, its end cut off included: SQLite refuses such a file whole, unless
/// it is told that somebody knows what he does.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    database::settle_in(&db)?;
    db.pragma_update(None, "writable_schema", "on")?;
    db.pragma_update(None, "synchronous", "full")?;
    Ok(db)
}

fn step(restore: &Backup<'_, '_>, pages: i32) -> Result<(), StoreError> {
    match restore.step(pages)? {
        StepResult::Done | StepResult::More => Ok(()),
        _ => Err(StoreError::Locked),
    }
}

/// A name beside the file that nothing bears yet.
fn free_name(path: &Path) -> PathBuf {
    let name = |n: u32| path.with_extension(format!("avant-reparation-{n}.sqlite3"));
    (1..u32::MAX).map(name).find(|copy| !copy.exists()).unwrap_or_else(|| name(0))
}
