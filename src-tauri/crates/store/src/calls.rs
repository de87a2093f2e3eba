//! Call files: the ones that drafts are pinned to, and the ones that the user added; once per content.
//!
//! What a call means is not known here: an id, a revision, a hash, and bytes.

use rusqlite::{OptionalExtension, Transaction, params};

use crate::{Store, StoreError};

/// A call for projects as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFile {
    /// The call's id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Its canonical JSON.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Adds a call to those offered for new drafts.
    ///
    /// # Errors
    /// [`StoreError::CallDiffers`] where the same id and revision is known with another content.
    pub fn add_call(&self, call: &CallFile) -> Result<(), StoreError> {
        self.write(|tx| {
            let other = tx
                .query_row(
                    "SELECT 1 FROM call_file WHERE id = ?1 AND revision = ?2 AND sha256 <> ?3 AND added = 1",
                    params![call.id, call.revision, call.sha256],
                    |_| Ok(()),
                )
                .optional()?;
            if other.is_some() {
                return Err(StoreError::CallDiffers { id: call.id.clone(), revision: call.revision });
            }
            keep(tx, call, true)
        })
    }

    /// The calls that the user added.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn added_calls(&self) -> Result<Vec<CallFile>, StoreError> {
        self.read(|tx| {
            let mut select = tx.prepare_cached(
                "SELECT id, revision, sha256, bytes FROM call_file WHERE added = 1 ORDER BY id, revision",
            )?;
            let rows = select.query_map([], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The call of this content, added or pinned.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCall`].
    pub fn call(&self, sha256: &str) -> Result<CallFile, StoreError> {
        self.read(|tx| {
            tx.prepare_cached("SELECT id, revision, sha256, bytes FROM call_file WHERE sha256 = ?1")?
                .query_row([sha256], read)
                .optional()?
                .ok_or_else(|| StoreError::NoSuchCall(sha256.to_owned()))
        })
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<CallFile> {
    Ok(CallFile { id: row.get(0)?, revision: row.get(1)?, sha256: row.get(2)?, bytes: row.get(3)? })
}

/// Keeps a call; one that was not `added` is there for a draft that is pinned to it, and is not offered.
pub(crate) fn keep(tx: &Transaction<'_>, call: &CallFile, added: bool) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO call_file (sha256, id, revision, added, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET added = max(added, excluded.added)",
        params![call.sha256, call.id, call.revision, added, call.bytes],
    )?;
    Ok(())
}
