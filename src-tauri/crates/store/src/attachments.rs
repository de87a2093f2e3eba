//! The bytes of annexes: once per SHA-256, in chunks, beside the drafts that name them.
//!
//! A file is received in many small writes, so that a slow key never holds up the saving of edits; until its last
//! chunk it has no name, and what was cut off is swept away a day later.

use std::io::Read;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};
use sha2::{Digest, Sha256};

use crate::exports::values;
use crate::undo::hex;
use crate::{Store, StoreError, settings};

/// Size of a chunk, in bytes.
const CHUNK: usize = 1 << 20;
/// How long a file without a draft that names it is kept, in milliseconds: a day.
const GRACE: i64 = 24 * 60 * 60 * 1000;

/// A content that the store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Whether it was not here before, or was no longer what had been taken in.
    pub is_new: bool,
}

impl Store {
    /// Takes a file in; the same bytes are kept once.
    ///
    /// # Errors
    /// The reader's ([`StoreError::Io`]) or the disk's; nothing is kept then.
    pub fn put_attachment(&self, reader: &mut dyn Read, at: DateTime<Utc>) -> Result<Attachment, StoreError> {
        let received = at.timestamp_millis();
        let id = self.write(|tx| {
            tx.execute("INSERT INTO attachment (size, received) VALUES (0, ?1)", [received])?;
            Ok(tx.last_insert_rowid())
        })?;
        let done = self.receive(id, reader, received);
        if done.is_err() {
            // What stays behind where even this fails has no name, and is swept away later.
            let _ = self.db.execute("DELETE FROM attachment WHERE id = ?1", [id]);
        }
        done
    }

    fn put_chunk(&self, id: i64, n: i64, chunk: &[u8]) -> Result<(), StoreError> {
        self.db
            .prepare_cached("INSERT INTO attachment_chunk (attachment, n, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![id, n, chunk])?;
        Ok(())
    }

    fn receive(&self, id: i64, reader: &mut dyn Read, at: i64) -> Result<Attachment, StoreError> {
        let mut hash = Sha256::new();
        let mut size: u64 = 0;
        for n in 0_i64.. {
            let mut chunk = Vec::with_capacity(CHUNK);
            Read::take(&mut *reader, CHUNK as u64).read_to_end(&mut chunk)?;
            if chunk.is_empty() {
                break;
            }
            hash.update(&chunk);
            size += chunk.len() as u64;
            match self.put_chunk(id, n, &chunk) {
                // What came before it might be missing from then on.
                Err(StoreError::Damaged(_)) if n == 0 && self.mend()? => self.put_chunk(id, n, &chunk)?,
                put => put?,
            }
        }
        let sha256 = hex(&hash.finalize());
        let sound = self.find_sound(&sha256)?;
        let is_new = self.write(|tx| {
            let known = find(tx, &sha256)?.map(|(known, _)| known);
            let is_here = known.is_some() && known == sound;
            if is_here {
                tx.execute("DELETE FROM attachment WHERE id = ?1", [id])?;
                // It is wanted again: its grace begins anew.
                tx.execute(
                    "UPDATE attachment SET received = max(received, ?2) WHERE id = ?1",
                    [known, Some(at)],
                )?;
            } else {
                // What is no longer what was taken in gives way to what has just been.
                tx.execute("DELETE FROM attachment WHERE id = ?1", [known])?;
                let size = i64::try_from(size).unwrap_or(i64::MAX);
                tx.execute(
                    "UPDATE attachment SET sha256 = ?2, size = ?3 WHERE id = ?1",
                    params![id, sha256, size],
                )?;
            }
            settings::put(tx, &mark(&sha256), None)?;
            Ok(!is_here)
        })?;
        Ok(Attachment { sha256, size, is_new })
    }

    /// The content of this SHA-256, where it still is what was taken in. Nothing is mended here: what is being received
    /// might be missing from then on.
    fn find_sound(&self, sha256: &str) -> Result<Option<i64>, StoreError> {
        let sound = self.read_as_is(|tx| {
            let Some((id, size)) = find(tx, sha256)? else { return Ok(None) };
            Ok(pour(tx, id, sha256, size, |_| ())?.then_some(id))
        });
        match sound {
            Err(StoreError::Damaged(_)) => Ok(None),
            sound => sound,
        }
    }

    /// Takes over the contents that it lacks and another store holds, one whose file this one's took the place of, and
    /// which drafts have named them: undo may bring back what none names now. What can be had no more is missed like
    /// any other.
    ///
    /// # Errors
    /// Where either file does not answer.
    pub fn take_over_attachments(&self, from: &Store, at: DateTime<Utc>) -> Result<(), StoreError> {
        let (uses, held) = from.read(|tx| {
            let mut select = tx.prepare("SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL")?;
            let held = select.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            Ok((values(tx, "SELECT draft, sha256 FROM attachment_use")?, held))
        })?;
        self.write(|tx| {
            let name = "INSERT OR IGNORE INTO attachment_use SELECT id, ?2 FROM draft WHERE id = ?1";
            uses.iter()
                .try_for_each(|used| tx.prepare_cached(name)?.execute(params_from_iter(used)).map(drop))?;
            Ok(())
        })?;
        for sha256 in &held {
            if !self.has_attachment(sha256)?
                && let Ok(bytes) = from.read_attachment(sha256)
            {
                self.put_attachment(&mut bytes.as_slice(), at)?;
            }
        }
        Ok(())
    }

    /// Whether the bytes of this SHA-256 are here, and were not found altered.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn has_attachment(&self, sha256: &str) -> Result<bool, StoreError> {
        self.read(|tx| match find(tx, sha256)? {
            Some((id, _)) => Ok(!is_marked(tx, sha256, id)?),
            None => Ok(false),
        })
    }

    /// The bytes of this SHA-256, verified. That they are not what was taken in is remembered, by whatever process
    /// asks later, until they are again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAttachment`]; [`StoreError::Damaged`] where they are not what was taken in.
    pub fn read_attachment(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let read = self.read(|tx| {
            let (id, size) =
                find(tx, sha256)?.ok_or_else(|| StoreError::NoSuchAttachment(sha256.to_owned()))?;
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).min(CHUNK));
            if !pour(tx, id, sha256, size, |chunk| bytes.extend_from_slice(chunk))? {
                return Err(StoreError::Damaged(format!("fichier joint {sha256}")));
            }
            Ok((bytes, is_marked(tx, sha256, id)?))
        });
        // Where the disk does not take the mark, whoever asked knows it alone.
        match &read {
            Ok((_, true)) | Err(StoreError::Damaged(_)) => drop(self.mark_altered(sha256)),
            _ => {}
        }
        read.map(|(bytes, _)| bytes)
    }

    /// Marks a content whose bytes are not what was taken in; looked at once more, where nobody writes.
    fn mark_altered(&self, sha256: &str) -> Result<(), StoreError> {
        self.write(|tx| {
            let Some((id, size)) = find(tx, sha256)? else { return Ok(()) };
            let id = (!pour(tx, id, sha256, size, |_| ())?).then(|| id.to_string());
            settings::put(tx, &mark(sha256), id.as_deref())
        })
    }
}

/// The setting that says of a content which row of it is not what was taken in.
fn mark(sha256: &str) -> String {
    format!("altered:{sha256}")
}

fn is_marked(tx: &Transaction<'_>, sha256: &str, id: i64) -> Result<bool, StoreError> {
    Ok(settings::get(tx, &mark(sha256))? == Some(id.to_string()))
}

fn find(tx: &Transaction<'_>, sha256: &str) -> Result<Option<(i64, i64)>, StoreError> {
    Ok(tx
        .prepare_cached("SELECT id, size FROM attachment WHERE sha256 = ?1")?
        .query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Gives the chunks of a content one after the other; whether, together, they are what was taken in.
fn pour(
    tx: &Transaction<'_>,
    id: i64,
    sha256: &str,
    size: i64,
    mut to: impl FnMut(&[u8]),
) -> Result<bool, StoreError> {
    let (mut hash, mut poured) = (Sha256::new(), 0_usize);
    let mut select =
        tx.prepare_cached("SELECT bytes FROM attachment_chunk WHERE attachment = ?1 ORDER BY n")?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let chunk: Vec<u8> = row.get(0)?;
        hash.update(&chunk);
        poured += chunk.len();
        to(&chunk);
    }
    Ok(hex(&hash.finalize()) == sha256 && i64::try_from(poured) == Ok(size))
}

/// Drops what no draft names and nobody has just brought.
pub(crate) fn drop_unused(tx: &Transaction<'_>, at: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM attachment WHERE received < ?1
         AND (sha256 IS NULL OR sha256 NOT IN (SELECT sha256 FROM attachment_use))",
        [at.timestamp_millis() - GRACE],
    )?;
    Ok(())
}
