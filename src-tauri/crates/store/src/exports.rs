//! The record of exports: which number a fingerprint has among a draft's, and when each file was written.
//!
//! Exporting again what has not changed gives the same number; a number, once given, never means anything else.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, params};

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

impl Store {
    /// The number that an export of this fingerprint has, or would have.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`].
    pub fn export_number(&self, draft: &str, fingerprint: &str) -> Result<u32, StoreError> {
        self.read(|tx| number(tx, draft, fingerprint))
    }

    /// Records an export that was written; gives its number, which another process may have taken meanwhile.
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
    ) -> Result<u32, StoreError> {
        self.write(|tx| {
            let number = number(tx, draft, fingerprint)?;
            tx.execute(
                "INSERT INTO export_record (draft, number, fingerprint, state, at, author, program)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    draft,
                    number,
                    fingerprint,
                    state,
                    stamp.at.timestamp_millis(),
                    stamp.author,
                    program
                ],
            )?;
            Ok(number)
        })
    }

    /// The exports of a draft, oldest first.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn exports(&self, draft: &str) -> Result<Vec<ExportRecord>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT number, fingerprint, state, at, author, program FROM export_record
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
    }
}

fn number(tx: &Transaction<'_>, draft: &str, fingerprint: &str) -> Result<u32, StoreError> {
    crate::rows::tip(tx, draft)?;
    let known = tx
        .query_row(
            "SELECT number FROM export_record WHERE draft = ?1 AND fingerprint = ?2 LIMIT 1",
            params![draft, fingerprint],
            |row| row.get(0),
        )
        .optional()?;
    match known {
        Some(number) => Ok(number),
        None => Ok(tx.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM export_record WHERE draft = ?1",
            [draft],
            |row| row.get(0),
        )?),
    }
}
