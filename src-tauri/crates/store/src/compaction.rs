//! Snapshots: the whole document at a point, verified before it is trusted.
//!
//! Two are kept. Rows of changes go only where the older of the two, verified again, holds them: a snapshot that
//! turns out damaged never takes edits with it.

use chrono::{DateTime, Utc};
use rusqlite::{Transaction, params};

use crate::document::Document;
use crate::heads::Heads;
use crate::rows::{self, By, checksum};
use crate::{OpenDraft, Store, StoreError};

/// How many changes after the newest snapshot make another one worth its while.
const DUE: usize = 500;

/// A whole draft, on its way to the disk.
#[derive(Debug)]
pub struct Snapshot {
    draft: String,
    upto: i64,
    rows: usize,
    heads: Heads,
    bytes: Vec<u8>,
}

impl OpenDraft {
    /// Whether a snapshot is worth making.
    pub fn is_compaction_due(&self) -> bool {
        self.base.rows >= DUE
    }

    /// Takes a snapshot of what is on disk; none while edits wait to be written.
    pub fn snapshot(&self) -> Option<Snapshot> {
        (self.is_saved() && self.document.heads() == self.base.heads).then(|| Snapshot {
            draft: self.id.clone(),
            upto: self.base.seq,
            rows: self.base.rows,
            heads: self.base.heads.clone(),
            bytes: self.document.engine.save(),
        })
    }

    /// Takes note that a snapshot is on disk.
    pub fn snapshot_kept(&mut self, snapshot: &Snapshot) {
        self.base.rows = self.base.rows.saturating_sub(snapshot.rows);
    }
}

impl Store {
    /// Verifies a snapshot, writes it, and drops the changes that the one before it holds. It loads the whole
    /// draft: not to be done while somebody waits for it.
    ///
    /// # Errors
    /// The disk's; the draft stays as it was.
    pub fn keep_snapshot(&self, snapshot: &Snapshot, at: DateTime<Utc>) -> Result<(), StoreError> {
        if Document::load(&snapshot.bytes)?.heads() != snapshot.heads {
            return Err(StoreError::Defect("the snapshot differs from the document".to_owned()));
        }
        let previous = self.read(|tx| newest_sound(tx, &snapshot.draft))?;
        self.write(|tx| {
            let heads = snapshot.heads.to_bytes();
            insert(tx, &snapshot.draft, snapshot.upto, at.timestamp_millis(), &heads, &snapshot.bytes)?;
            match previous {
                Some(previous) => drop_covered(tx, &snapshot.draft, previous),
                None => Ok(()),
            }
        })
    }
}

/// The newest snapshot (its row, the last change it holds), if it still is what was written.
fn newest_sound(tx: &Transaction<'_>, draft: &str) -> Result<Option<(i64, i64)>, StoreError> {
    let newest = rows::snapshots(tx, draft, By::Index)?.into_iter().next();
    let sound = newest.filter(|newest| {
        newest.sound && Document::load(&newest.bytes).is_ok_and(|document| document.heads() == newest.heads)
    });
    Ok(sound.map(|newest| (newest.id, newest.upto)))
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

/// Keeps the newest snapshot and the one before, just verified; drops the others, and the rows that the one
/// before holds.
fn drop_covered(tx: &Transaction<'_>, draft: &str, previous: (i64, i64)) -> Result<(), StoreError> {
    let mut select =
        tx.prepare_cached("SELECT id FROM snapshot WHERE draft = ?1 ORDER BY upto DESC, id DESC LIMIT 2")?;
    let kept: Vec<i64> = select.query_map([draft], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let (before, upto) = previous;
    if kept.last() != Some(&before) {
        // Another process has made one meanwhile: the next time will do.
        return Ok(());
    }
    tx.execute(
        "DELETE FROM snapshot WHERE draft = ?1 AND id <> ?2 AND id <> ?3",
        params![draft, kept.first(), before],
    )?;
    tx.execute("DELETE FROM change WHERE draft = ?1 AND seq <= ?2", params![draft, upto])?;
    tx.execute("UPDATE draft SET purged_upto = max(purged_upto, ?2) WHERE id = ?1", params![draft, upto])?;
    Ok(())
}
