//! Reading where nothing may be written: a folder that is read-only, a disk that is full.
//!
//! SQLite writes even to read, for processes agree on what stands in the log through a file beside it. Where that
//! file cannot be made there are two ways to do without, and none that copies the drafts elsewhere (a copy of
//! gigabytes, of people's names and costs, in a folder that others may see, and on the same full disk):
//!
//! - no log: the database is all there is, and is read as `immutable`;
//! - a log, left by a program that was cut off: it is read through an index in memory, which SQLite makes where
//!   the database is held exclusively; the file system without locks is what allows to « hold » it so. Reading it
//!   as `immutable` would leave out the log, that is the last edits.
//!
//! Neither way holds anybody else off. So what stands on disk is compared before and after each reading: what
//! changed meanwhile is not believed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, OpenFlags};

use crate::{StoreError, beginning, database};

/// SQLite's file system without locks.
const WITHOUT_LOCKS: &str = if cfg!(windows) { "win32-none" } else { "unix-none" };

/// A database that is all there is: no log beside it, nobody else at work.
pub(crate) const ALONE: &str = "mode=ro&immutable=1";

/// What stood on disk when it was opened without locks: sizes and times of the database and of its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture([Option<(u64, SystemTime)>; 2]);

impl Picture {
    pub(crate) fn of(path: &Path) -> Self {
        let about = |path: &Path| {
            let about = fs::metadata(path).ok()?;
            Some((about.len(), about.modified().ok()?))
        };
        // An empty log holds nothing: whoever tries to write makes one, and takes it away.
        let log = about(&beginning::log_of(path)).filter(|(size, _)| *size > 0);
        Self([about(path), log])
    }
}

/// Opens a database to read it, where it could not be opened to write.
///
/// Not even where the files that locks need stand there: SQLite shares them among the connections of a process, and
/// one that only reads would keep them read-only for the one that may write later.
///
/// # Errors
/// What the database is, or why it cannot be read either.
pub(crate) fn connect(path: &Path) -> Result<(Connection, Picture), StoreError> {
    let picture = Picture::of(path);
    let db = if beginning::size(&beginning::log_of(path)) == 0 {
        open(path, ALONE, None)?
    } else {
        let db = open(path, "mode=ro", Some(WITHOUT_LOCKS))?;
        db.pragma_update(None, "locking_mode", "exclusive")?;
        db
    };
    database::settle_in(&db)?;
    database::check_owner(&db, path)?;
    crate::migrations::check(&db)?;
    Ok((db, picture))
}

pub(crate) fn open(path: &Path, how: &str, vfs: Option<&str>) -> Result<Connection, rusqlite::Error> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let uri = format!("file:{}?{how}", escaped(path));
    match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(uri, flags, vfs),
        None => Connection::open_with_flags(uri, flags),
    }
}

/// A path as SQLite's URIs want it: what is no letter or figure is escaped, separators included.
fn escaped(path: &Path) -> String {
    let mut escaped = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => escaped.push(char::from(*byte)),
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::{ID, apply, fresh, set};

    fn changes(db: &Connection) -> i64 {
        db.query_row("SELECT count(*) FROM change WHERE draft = ?1", [ID], |row| row.get(0)).unwrap()
    }

    /// The database and its log as a program that was cut off leaves them, in a folder of odd name.
    fn cut_off() -> (tempfile::TempDir, std::path::PathBuf) {
        let (_folder, store, mut draft) = fresh();
        store.db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        apply(&mut draft, "Titre", vec![set("/identity/title", "Dans le journal")]);
        draft.commit(&store).unwrap();
        let copy = tempfile::Builder::new().prefix("clé #1 %20 ").tempdir().unwrap();
        let path = copy.path().join(database::FILE);
        fs::copy(store.path(), &path).unwrap();
        fs::copy(beginning::log_of(store.path()), beginning::log_of(&path)).unwrap();
        (copy, path)
    }

    #[test]
    fn without_locks_the_log_is_read_too_and_nothing_is_written() {
        let (folder, path) = cut_off();
        let (db, _) = connect(&path).unwrap();
        assert_eq!(changes(&db), 3, "the edit that stands in the log only");
        drop(db);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no file was made beside them");
        // A whole database has no log.
        drop(database::connect(&path).unwrap());
        assert!(!beginning::log_of(&path).exists());
        let (db, _) = connect(&path).unwrap();
        assert_eq!(changes(&db), 3);
        assert!(db.execute("DELETE FROM draft", []).is_err());
        drop(db);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_written_meanwhile_changes_the_picture() {
        let (_folder, path) = cut_off();
        let (_db, picture) = connect(&path).unwrap();
        assert_eq!(picture, Picture::of(&path));
        drop(database::connect(&path).unwrap());
        assert_ne!(picture, Picture::of(&path));
    }

    #[test]
    fn a_path_is_no_part_of_the_uris_grammar() {
        assert_eq!(escaped(Path::new("/a b?/é#%.db")), "%2Fa%20b%3F%2F%C3%A9%23%25.db");
    }
}
