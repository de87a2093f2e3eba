//! Snapshots: the whole document at a point, verified before it is trusted.
//!
//! Two are kept. Rows of changes go only where the older of the two, verified again, holds them: a snapshot that
//! turns out damaged never takes edits with it.

use rusqlite::{Transaction, params};

use crate::document::Document;
use crate::rows::{self, checksum};
use crate::{OpenDraft, Stamp, Store, StoreError};

/// How many changes after the newest snapshot make another one worth its while.
const DUE: usize = 500;

impl OpenDraft {
    /// Whether a snapshot is worth making.
    pub fn is_compaction_due(&self) -> bool {
        self.base.rows >= DUE
    }

    /// Makes a snapshot of what is on disk, verifies it, and drops the changes that the one before it holds.
    /// Does nothing while edits wait to be written.
    ///
    /// # Errors
    /// The disk's; the draft stays as it was.
    pub fn compact(&mut self, store: &Store, stamp: &Stamp) -> Result<(), StoreError> {
        if !self.is_saved() || self.document.heads() != self.base.heads {
            return Ok(());
        }
        let bytes = self.document.engine.save();
        let heads = self.base.heads.clone();
        if Document::load(&bytes)?.heads() != heads {
            return Err(StoreError::Defect("the snapshot differs from the document".to_owned()));
        }
        store.write(|tx| {
            insert(tx, &self.id, self.base.seq, stamp.at.timestamp_millis(), &heads.to_bytes(), &bytes)?;
            drop_covered(tx, &self.id)
        })?;
        self.base.rows = 0;
        Ok(())
    }
}

/// The snapshot that a new draft starts with.
pub(crate) fn insert_first(tx: &Transaction<'_>, draft: &OpenDraft, at: i64) -> Result<(), StoreError> {
    let upto: i64 =
        tx.query_row("SELECT max(seq) FROM change WHERE draft = ?1", [&draft.id], |row| row.get(0))?;
    let heads = draft.document.heads().to_bytes();
    insert(tx, &draft.id, upto, at, &heads, &draft.document.engine.save())
}

fn insert(
    tx: &Transaction<'_>,
    draft: &str,
    upto: i64,
    at: i64,
    heads: &[u8],
    bytes: &[u8],
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO snapshot (draft, upto, at, heads, checksum, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![draft, upto, at, heads, checksum(bytes), bytes],
    )?;
    Ok(())
}

/// Keeps two snapshots, and drops the rows that the older of them holds, if it is sound.
fn drop_covered(tx: &Transaction<'_>, draft: &str) -> Result<(), StoreError> {
    let snapshots = rows::snapshots(tx, draft)?;
    let Some(previous) = snapshots.get(1) else {
        return Ok(());
    };
    let loads = previous.sound
        && Document::load(&previous.bytes).is_ok_and(|document| document.heads() == previous.heads);
    if !loads {
        return Ok(());
    }
    for old in snapshots.iter().skip(2) {
        tx.execute("DELETE FROM snapshot WHERE id = ?1", [old.id])?;
    }
    tx.execute("DELETE FROM change WHERE draft = ?1 AND seq <= ?2", params![draft, previous.upto])?;
    tx.execute(
        "UPDATE draft SET purged_upto = max(purged_upto, ?2) WHERE id = ?1",
        params![draft, previous.upto],
    )?;
    Ok(())
}
