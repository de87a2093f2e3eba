//! The database made anew out of what can still be read of it, where SQLite refuses pages of the tables of edits.
//!
//! Whatever reads, mends or takes away a whole table stops at such a page, so that nothing could be repaired nor
//! written. A new database is filled beside the damaged one, which nobody can write meanwhile, and takes its place in
//! one transaction, as other processes see any other writing. The file is copied as it was first, for whoever can
//! read more of it.

use std::path::{Path, PathBuf};
use std::process;

use rusqlite::backup::{Backup, Progress, StepResult};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, MAIN_DB, Params, params_from_iter};

use crate::beginning::sweep;
use crate::{Store, StoreError, database};

/// The tables that drafts are made of, whose rows are read one by one; every other has to be whole.
const EDITS: [&str; 2] = ["change", "snapshot"];
/// How many numbers are asked for that destroyed pages may have held.
const PATIENCE: usize = 1_000_000;

impl Store {
    /// Whether SQLite itself finds the tables of edits damaged; what only we find so would be so again in a new file.
    pub(crate) fn has_damaged_pages(&self) -> bool {
        EDITS.iter().any(|table| {
            let check = "SELECT integrity_check FROM pragma_integrity_check(?1)";
            match self.db.query_row(check, [table], |row| row.get::<_, String>(0)) {
                Ok(found) => found != "ok",
                Err(error) => error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt),
            }
        })
    }

    /// Makes the database anew, all or nothing; gives the name of the copy of the file as it was.
    ///
    /// # Errors
    /// Where there is no room for it, or another part of the file is damaged; everything stays as it was.
    pub(crate) fn rebuild(&self) -> Result<String, StoreError> {
        let fresh = self.path().with_extension(format!("reparation-{}", process::id()));
        sweep(&fresh);
        let rebuilt = self.rebuild_by(&fresh);
        sweep(&fresh);
        rebuilt.map_err(|error| error.of_file(self.path()))
    }

    fn rebuild_by(&self, fresh: &Path) -> Result<String, StoreError> {
        let source = database::connect(fresh)?;
        let mut target = database::connect(self.path())?;
        let restore = Backup::new(&source, &mut target)?;
        // No page yet: it holds off whoever would write what would then be lost.
        step(&restore, 0)?;
        let copy = free_name(self.path());
        let copied = self.db.backup(MAIN_DB, &copy, None::<fn(Progress)>).map_err(StoreError::from);
        let restored = copied.and_then(|()| fill(&self.db, &source)).and_then(|()| step(&restore, -1));
        if restored.is_err() {
            // Nothing was changed: it says nothing that the file does not say.
            let _ = std::fs::remove_file(&copy);
        }
        restored?;
        Ok(copy.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }
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

/// Brings everything that can be read into the fresh database; by another connection, for one that has met damage
/// writes nothing any more.
fn fill(damaged: &Connection, fresh: &Connection) -> Result<(), StoreError> {
    // A row whose draft is gone is kept: it may be all that is left of that draft.
    fresh.pragma_update(None, "foreign_keys", "off")?;
    let tx = fresh.unchecked_transaction()?;
    // Among them is that of the numbers that were ever given: none is given again.
    let tables: Vec<String> = tx
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name = 'sqlite_sequence'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        if EDITS.contains(&table.as_str()) {
            bring_row_by_row(damaged, &tx, &table)?;
        } else {
            tx.execute(&format!("DELETE FROM {table}"), [])?;
            bring(damaged, &tx, &table, "", [], &mut 0)?;
        }
    }
    Ok(tx.commit()?)
}

/// Brings all rows of a table that can be read, out of the table alone: an index may name others.
fn bring_row_by_row(damaged: &Connection, fresh: &Connection, table: &str) -> Result<(), StoreError> {
    // The last number that was ever given.
    let find = "SELECT seq FROM sqlite_sequence WHERE name = ?1";
    let last: i64 = damaged.query_row(find, [table], |row| row.get(0))?;
    let mut from = 0;
    for _ in 0..PATIENCE {
        let asked = from;
        let those = "NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid";
        match bring(damaged, fresh, table, those, [asked], &mut from) {
            // The row of this number, or a page that would hold it: beyond them, others may be whole.
            Err(StoreError::Damaged(_)) if asked < last => from = from.max(asked.saturating_add(1)),
            Err(StoreError::Damaged(_)) => break,
            brought => return brought,
        }
    }
    Ok(())
}

/// Brings some rows; `next` becomes the number after the last that was met, where the first column is a number.
fn bring(
    damaged: &Connection,
    fresh: &Connection,
    table: &str,
    those: &str,
    params: impl Params,
    next: &mut i64,
) -> Result<(), StoreError> {
    let mut select = damaged.prepare_cached(&format!("SELECT * FROM {table} {those}"))?;
    let columns = select.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut insert = fresh.prepare_cached(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = select.query(params)?;
    while let Some(row) = rows.next()? {
        *next = row.get::<_, i64>(0).map_or(*next, |number| number.saturating_add(1));
        let cells: Vec<Value> = (0..columns).map(|n| row.get(n)).collect::<Result<_, _>>()?;
        insert.execute(params_from_iter(cells))?;
    }
    Ok(())
}
