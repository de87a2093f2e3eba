//! A draft's changes on disk: appended in the order of commits, read from any point.

use automerge::Change;
use rusqlite::{OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::heads::Heads;

/// One row of `change`, to be appended.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    hash: [u8; 32],
    deps: Vec<[u8; 32]>,
    bytes: Vec<u8>,
}

impl Row {
    pub(crate) fn of(change: &Change) -> Self {
        Self {
            hash: change.hash().0,
            deps: change.deps().iter().map(|dep| dep.0).collect(),
            bytes: change.raw_bytes().to_vec(),
        }
    }
}

/// What a draft's row says about its changes.
#[derive(Clone, Debug)]
pub(crate) struct Tip {
    pub(crate) heads: Heads,
    pub(crate) purged_upto: i64,
    pub(crate) repairs: i64,
}

pub(crate) fn tip(tx: &Transaction<'_>, draft: &str) -> Result<Tip, StoreError> {
    tx.prepare_cached("SELECT heads, purged_upto, repairs FROM draft WHERE id = ?1")?
        .query_row([draft], |row| {
            Ok(Tip {
                heads: Heads::from_bytes(&row.get::<_, Vec<u8>>(0)?),
                purged_upto: row.get(1)?,
                repairs: row.get(2)?,
            })
        })
        .optional()?
        .ok_or_else(|| StoreError::NoSuchDraft(draft.to_owned()))
}

/// Appends rows; gives the heads after them. A row that is there already stays.
pub(crate) fn append(
    tx: &Transaction<'_>,
    draft: &str,
    mut heads: Heads,
    rows: &[Row],
) -> Result<Heads, StoreError> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO change (draft, hash, checksum, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    for row in rows {
        let added = insert.execute(params![draft, row.hash, checksum(&row.bytes), row.bytes])?;
        if added > 0 {
            heads.advance(row.hash, row.deps.iter().copied());
        }
    }
    Ok(heads)
}

/// How rows are looked for: a damaged index hides some, or has all of them refused.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// As is quick.
    Index,
    /// As needs the table alone, all of it.
    Table,
}

impl By {
    fn sql(self) -> &'static str {
        match self {
            By::Index => "",
            By::Table => "NOT INDEXED",
        }
    }
}

/// A row as it stands on disk.
pub(crate) struct Stored {
    pub(crate) seq: i64,
    /// Of the change, as it was written beside the bytes; zeros where that is no hash any more.
    pub(crate) hash: [u8; 32],
    pub(crate) bytes: Vec<u8>,
    /// Whether the bytes are still those that were written.
    pub(crate) sound: bool,
}

impl Stored {
    pub(crate) fn change(&self) -> Option<Change> {
        if !self.sound {
            return None;
        }
        Change::from_bytes(self.bytes.clone()).ok()
    }
}

/// The rows after a point, in order.
pub(crate) fn after(tx: &Transaction<'_>, draft: &str, seq: i64, by: By) -> Result<Vec<Stored>, StoreError> {
    let mut select = tx.prepare_cached(&format!(
        "SELECT seq, bytes, checksum, hash FROM change {} WHERE draft = ?1 AND seq > ?2 ORDER BY seq",
        by.sql()
    ))?;
    let rows = select.query_map(params![draft, seq], |row| {
        let bytes: Vec<u8> = row.get(1)?;
        let sound = row.get::<_, Vec<u8>>(2)? == checksum(&bytes);
        let hash = row.get::<_, [u8; 32]>(3).unwrap_or_default();
        Ok(Stored { seq: row.get(0)?, hash, bytes, sound })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn checksum(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A snapshot as it stands on disk.
pub(crate) struct StoredSnapshot {
    pub(crate) id: i64,
    pub(crate) upto: i64,
    pub(crate) heads: Heads,
    pub(crate) bytes: Vec<u8>,
    pub(crate) sound: bool,
}

/// The draft's snapshots, newest first.
pub(crate) fn snapshots(
    tx: &Transaction<'_>,
    draft: &str,
    by: By,
) -> Result<Vec<StoredSnapshot>, StoreError> {
    let mut select = tx.prepare_cached(&format!(
        "SELECT id, upto, heads, bytes, checksum FROM snapshot {} WHERE draft = ?1 ORDER BY upto DESC, id DESC",
        by.sql()
    ))?;
    let found = select.query_map([draft], |row| {
        let bytes: Vec<u8> = row.get(3)?;
        let sound = row.get::<_, Vec<u8>>(4)? == checksum(&bytes);
        Ok(StoredSnapshot {
            id: row.get(0)?,
            upto: row.get(1)?,
            heads: Heads::from_bytes(&row.get::<_, Vec<u8>>(2)?),
            bytes,
            sound,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
