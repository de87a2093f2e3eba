//! Opens a draft: the newest good snapshot and the changes after it, in one strict load whose result is compared
//! with what was said saved. What is damaged is set aside and told; everything before it opens.

use std::collections::BTreeSet;

use rusqlite::Transaction;

use crate::commit::{Base, pending_of};
use crate::damage::Damage;
use crate::document::Document;
use crate::rows::{self, By, Stored, StoredSnapshot, Tip};
use crate::{OpenDraft, Store, StoreError, hydrate, undo_rows};

impl Store {
    /// Opens a draft, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`]; [`StoreError::Damaged`] where nothing of it can be read.
    pub fn open_draft(&self, id: &str) -> Result<OpenDraft, StoreError> {
        let seen = self.seen()?;
        // What stands beside the draft never keeps it closed; where it can be mended, it is.
        let pending = self.read(|tx| pending_of(tx, id));
        let undo = self.read(|tx| undo_rows::read(tx, id)).unwrap_or_default();
        let (loaded, damage) = match self.load_or_repair(id) {
            Ok(loaded) => loaded,
            // An index that can be neither used nor made anew: the tables may hold everything all the same, to be
            // read and exported. What is written from then on is refused, and told.
            Err(error) => (
                sound(self.read_as_is(|tx| load(tx, id, By::Table)))?
                    .ok_or_else(|| self.with_copy(id, error))?,
                None,
            ),
        };
        let (dossier, unread) = hydrate::whole(&loaded.document.engine)?;
        Ok(OpenDraft {
            id: id.to_owned(),
            dossier,
            unread,
            damage,
            pending: match pending {
                // Another process writes what is only read here: what is there now cannot be told.
                Err(error @ StoreError::Locked) => return Err(error),
                pending => pending.unwrap_or_default(),
            },
            pending_changes: Default::default(),
            undo,
            uses: BTreeSet::new(),
            applied: 0,
            saved: 0,
            base: Base { seen: Some(seen), file: self.file(), ..loaded.base },
            document: loaded.document,
            last_edit: None,
        })
    }

    fn load_or_repair(&self, id: &str) -> Result<(Loaded, Option<Damage>), StoreError> {
        if let Some(loaded) = sound(self.read_as_is(|tx| load(tx, id, By::Index)))? {
            return Ok((loaded, None));
        }
        if self.refusal().is_some() {
            // What is damaged cannot be set aside where nothing can be written.
            return Err(StoreError::Damaged(format!("brouillon {id}")).of_file(self.path()));
        }
        match self.repair(id) {
            // Pages of a table: what they still hold is to be had without them.
            Err(StoreError::Damaged(_)) if self.mend()? => self.repair(id),
            repaired => repaired,
        }
    }
}

/// A draft as it was read.
pub(crate) struct Loaded {
    pub document: Document,
    pub base: Base,
}

/// What SQLite itself finds damaged may be an index only, which a repair does without.
pub(crate) fn sound(loaded: Result<Option<Loaded>, StoreError>) -> Result<Option<Loaded>, StoreError> {
    match loaded {
        Err(StoreError::Damaged(_)) => Ok(None),
        loaded => loaded,
    }
}

/// The ordinary way; `None` where something is not as it was written.
pub(crate) fn load(tx: &Transaction<'_>, id: &str, by: By) -> Result<Option<Loaded>, StoreError> {
    let tip = rows::tip(tx, id)?;
    let Some(newest) = rows::snapshots(tx, id, by)?.into_iter().next() else {
        return Ok(None);
    };
    let stored = rows::after(tx, id, newest.upto, by)?;
    if !newest.sound || stored.iter().any(|row| !row.sound) {
        return Ok(None);
    }
    let Some(document) = load_strictly(&newest, &stored) else {
        return Ok(None);
    };
    if document.heads() != tip.heads {
        return Ok(None);
    }
    Ok(Some(loaded(document, tip, newest.upto, &stored)))
}

pub(crate) fn loaded(document: Document, tip: Tip, upto: i64, stored: &[Stored]) -> Loaded {
    Loaded {
        base: Base {
            heads: document.heads(),
            seq: stored.last().map_or(upto, |row| row.seq),
            repairs: tip.repairs,
            file: None,
            seen: None,
            rows: stored.len(),
        },
        document,
    }
}

fn load_strictly(snapshot: &StoredSnapshot, stored: &[Stored]) -> Option<Document> {
    let length = stored.iter().map(|row| row.bytes.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(snapshot.bytes.len() + length);
    bytes.extend_from_slice(&snapshot.bytes);
    for row in stored {
        bytes.extend_from_slice(&row.bytes);
    }
    Document::load(&bytes).ok()
}
