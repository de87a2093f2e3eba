//! The record of exports: which number a fingerprint has among a draft's, and when each file was written.
//!
//! A number, once a file bears it, never means anything else: the database holds one fingerprint to a number and
//! one number to a fingerprint, and an export is recorded before its file is written. One that then fails is
//! withdrawn, with its number where nobody else has it.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};

use crate::drafts::instant;
use crate::{Stamp, Store, StoreError};

/// One export of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRecord {
    /// Its number, from 1.
    pub number: u32,
    /// The fingerprint of what was exported, in hexadecimal.
    pub fingerprint: String,
    /// What it was: `final`, as the caller names it.
    pub state: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
    /// By which version of the program.
    pub program: String,
}

/// An export that is recorded and whose file is yet to be written.
#[derive(Debug)]
pub struct Recorded {
    /// The number that the file is to bear.
    pub number: u32,
    draft: String,
    row: i64,
    /// Whether nothing had this number before.
    is_new: bool,
}

impl Store {
    /// The number that an export of this fingerprint has, or would have.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`].
    pub fn export_number(&self, draft: &str, fingerprint: &str) -> Result<u32, StoreError> {
        self.read(|tx| match known(tx, draft, fingerprint)? {
            Some(number) => Ok(number),
            None => next(tx, draft),
        })
    }

    /// Records an export that is about to be written, under the number of its fingerprint.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`], or the disk's.
    pub fn record_export(
        &self,
        draft: &str,
        fingerprint: &str,
        state: &str,
        program: &str,
        stamp: &Stamp,
    ) -> Result<Recorded, StoreError> {
        self.write(|tx| {
            let before = known(tx, draft, fingerprint)?;
            let number = before.map_or_else(|| next(tx, draft), Ok)?;
            tx.execute(
                "INSERT OR IGNORE INTO export_number (draft, number, fingerprint) VALUES (?1, ?2, ?3)",
                params![draft, number, fingerprint],
            )?;
            tx.execute(
                "INSERT INTO export_record (draft, number, state, at, author, program)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![draft, number, state, stamp.at.timestamp_millis(), stamp.author, program],
            )?;
            let (draft, row) = (draft.to_owned(), tx.last_insert_rowid());
            Ok(Recorded { number, draft, row, is_new: before.is_none() })
        })
    }

    /// Takes back the record of an export whose file was not written, and the number that it was given where no other
    /// export bears it. One that its content had before may have gone out, whether or not a record is left of it.
    ///
    /// # Errors
    /// The disk's: the number then stays with its fingerprint, and is used when that is exported again.
    pub fn withdraw_export(&self, recorded: &Recorded) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.execute("DELETE FROM export_record WHERE id = ?1", [recorded.row])?;
            tx.execute(
                "DELETE FROM export_number WHERE draft = ?1 AND number = ?2 AND ?3
                 AND NOT EXISTS (SELECT 1 FROM export_record WHERE draft = ?1 AND number = ?2)",
                params![recorded.draft, recorded.number, recorded.is_new],
            )?;
            Ok(())
        })
    }

    /// Takes over the numbers that another store has given to drafts that stand here too, and the exports that bear them:
    /// one whose file this one's took the place of. A number that means something else here stays what it is; one whose
    /// content has another number here is not given again.
    ///
    /// # Errors
    /// Where either file does not answer.
    pub fn take_over_exports(&self, from: &Store) -> Result<(), StoreError> {
        let numbers = "SELECT draft, number, fingerprint FROM export_number";
        let exports = "SELECT draft, number, fingerprint, state, at, author, program
             FROM export_record JOIN export_number USING (draft, number) ORDER BY id";
        let (numbers, exports) = from.read(|tx| Ok((values(tx, numbers)?, values(tx, exports)?)))?;
        self.write(|tx| {
            for number in &numbers {
                tx.prepare_cached(
                    "INSERT OR IGNORE INTO export_number (draft, number, fingerprint)
                     SELECT id, ?2, ?3 FROM draft WHERE id = ?1",
                )?
                .execute(params_from_iter(number))?;
                tx.prepare_cached(
                    "INSERT OR IGNORE INTO export_number (draft, number, fingerprint)
                     SELECT id, ?2, 'perdue ' || ?2 FROM draft WHERE id = ?1",
                )?
                .execute(params_from_iter(number.iter().take(2)))?;
            }
            for export in &exports {
                tx.prepare_cached(
                    "INSERT INTO export_record (draft, number, state, at, author, program)
                     SELECT draft, number, ?4, ?5, ?6, ?7 FROM export_number
                     WHERE draft = ?1 AND number = ?2 AND fingerprint = ?3 AND NOT EXISTS
                     (SELECT 1 FROM export_record WHERE draft = ?1 AND number = ?2 AND state = ?4 AND at = ?5)",
                )?
                .execute(params_from_iter(export))?;
            }
            Ok(())
        })
    }

    /// The exports of a draft, oldest first.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn exports(&self, draft: &str) -> Result<Vec<ExportRecord>, StoreError> {
        self.read(|tx| {
            let mut select = tx.prepare_cached(
                "SELECT number, fingerprint, state, at, author, program
                 FROM export_record JOIN export_number USING (draft, number)
                 WHERE draft = ?1 ORDER BY id",
            )?;
            let rows = select.query_map([draft], |row| {
                Ok(ExportRecord {
                    number: row.get(0)?,
                    fingerprint: row.get(1)?,
                    state: row.get(2)?,
                    at: instant(row.get(3)?),
                    author: row.get(4)?,
                    program: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// The number that a fingerprint has.
fn known(tx: &Transaction<'_>, draft: &str, fingerprint: &str) -> Result<Option<u32>, StoreError> {
    crate::rows::tip(tx, draft)?;
    let number = tx
        .query_row(
            "SELECT number FROM export_number WHERE draft = ?1 AND fingerprint = ?2",
            params![draft, fingerprint],
            |row| row.get(0),
        )
        .optional()?;
    Ok(number)
}

/// The first number after all that were given.
fn next(tx: &Transaction<'_>, draft: &str) -> Result<u32, StoreError> {
    Ok(tx.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM export_number WHERE draft = ?1",
        [draft],
        |row| row.get(0),
    )?)
}

/// All rows of a query.
pub(crate) fn values(tx: &Transaction<'_>, sql: &str) -> Result<Vec<Vec<Value>>, StoreError> {
    let mut select = tx.prepare(sql)?;
    let width = select.column_count();
    let rows = select.query_map([], |row| (0..width).map(|column| row.get(column)).collect())?;
    Ok(rows.collect::<Result<_, _>>()?)
}
