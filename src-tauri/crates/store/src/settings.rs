//! Settings of this folder's user: texts by key. What they mean is the caller's.

use rusqlite::{OptionalExtension, Transaction};

use crate::{Store, StoreError};

impl Store {
    /// A setting.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|tx| get(tx, key))
    }

    /// Gives a setting a value, or takes it away.
    ///
    /// # Errors
    /// The disk's.
    pub fn put_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| put(tx, key, value))
    }
}

pub(crate) fn get(tx: &Transaction<'_>, key: &str) -> Result<Option<String>, StoreError> {
    let mut select = tx.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(select.query_row([key], |row| row.get(0)).optional()?)
}

pub(crate) fn put(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<(), StoreError> {
    match value {
        Some(value) => tx.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
            [key, value],
        )?,
        None => tx.execute("DELETE FROM setting WHERE key = ?1", [key])?,
    };
    Ok(())
}
