//! The database's format, raised step by step: a copy of the file first, then all steps or none.

use std::cmp::Ordering;
use std::path::Path;

use rusqlite::{Connection, MAIN_DB, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::database::APPLICATION_ID;

/// The steps: the one at place `n` leads from format `n` to `n + 1`. Written once, never changed.
pub(crate) const ALL: &[&str] = &[include_str!("schema.sql"), include_str!("format-2.sql")];

/// Brings the database to the latest format.
pub(crate) fn run(db: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let found = format_of(db)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        let copy = path.with_extension(format!("avant-format-{known}.sqlite3"));
        db.backup(MAIN_DB, &copy, None::<fn(rusqlite::backup::Progress)>)?;
    }
    let tx = Transaction::new(db, TransactionBehavior::Immediate)?;
    // Another process may have done it meanwhile.
    let found = format_of(&tx)?;
    let done = usize::try_from(found).unwrap_or(0);
    for step in steps.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    if found < known {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", known)?;
    }
    tx.commit()?;
    Ok(())
}

/// Whether a database that cannot be raised can be read as it is.
pub(crate) fn check(db: &Connection) -> Result<(), StoreError> {
    let known = i64::try_from(ALL.len()).unwrap_or(i64::MAX);
    let found = format_of(db)?;
    match found.cmp(&known) {
        Ordering::Greater => Err(StoreError::Newer { found, known }),
        Ordering::Equal => Ok(()),
        Ordering::Less => Err(StoreError::ReadOnly),
    }
}

fn format_of(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_format_one() -> (tempfile::TempDir, std::path::PathBuf, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.sqlite3");
        let mut db = Connection::open(&path).unwrap();
        run(&mut db, &path, &["CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('kept')"]).unwrap();
        (folder, path, db)
    }

    #[test]
    fn a_step_keeps_the_data_and_leaves_a_copy_of_before() {
        let (_folder, path, mut db) = at_format_one();
        run(&mut db, &path, &["", "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = x || '!'"]).unwrap();
        let y: String = db.query_row("SELECT y FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!(y, "kept!");
        let copy = Connection::open(path.with_extension("avant-format-2.sqlite3")).unwrap();
        let x: String = copy.query_row("SELECT x FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((x.as_str(), format_of(&copy).unwrap()), ("kept", 1));
    }

    #[test]
    fn steps_are_done_all_or_none() {
        let (_folder, path, mut db) = at_format_one();
        let steps = ["", "ALTER TABLE a ADD COLUMN y TEXT", "this is no SQL"];
        assert!(run(&mut db, &path, &steps).is_err());
        assert_eq!(format_of(&db).unwrap(), 1);
        assert!(db.prepare("SELECT y FROM a").is_err(), "the first step was taken back");
    }

    #[test]
    fn numbers_of_exports_are_carried_over_and_then_guarded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.sqlite3");
        let mut db = Connection::open(&path).unwrap();
        let [first, ..] = ALL else { panic!("there is a first format") };
        run(&mut db, &path, &[first]).unwrap();
        db.execute_batch(
            "INSERT INTO draft (id, created, modified, heads) VALUES ('d', 0, 0, x'');
             INSERT INTO export_record (draft, number, fingerprint, state, at, author, program) VALUES
             ('d', 1, 'aa', 'final', 1, '', ''), ('d', 2, 'bb', 'final', 2, '', ''), ('d', 1, 'aa', 'final', 3, '', '')",
        )
        .unwrap();
        run(&mut db, &path, ALL).unwrap();
        let mut select = db
            .prepare("SELECT number, fingerprint, at FROM export_record JOIN export_number USING (draft, number) ORDER BY id")
            .unwrap();
        let rows: Vec<(i64, String, i64)> = select
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(rows, [(1, "aa".into(), 1), (2, "bb".into(), 2), (1, "aa".into(), 3)]);
        let insert = |number: i64, fingerprint: &str| {
            db.execute(
                "INSERT INTO export_number VALUES ('d', ?1, ?2)",
                rusqlite::params![number, fingerprint],
            )
        };
        assert!(insert(1, "cc").is_err(), "a number has one fingerprint");
        assert!(insert(3, "aa").is_err(), "a fingerprint has one number");
        insert(3, "cc").unwrap();
    }
}
