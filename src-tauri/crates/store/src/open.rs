//! Opens a draft: the newest good snapshot and the changes after it, in one strict load whose result is compared
//! with what was said saved. What is damaged is set aside and told; everything before it opens.

use std::collections::BTreeSet;
use std::fmt;

use automerge::{Change, ROOT, ReadDoc};
use rusqlite::{Transaction, params};

use crate::commit::{Base, pending_of};
use crate::document::Document;
use crate::rows::{self, Stored, StoredSnapshot, Tip};
use crate::{OpenDraft, Store, StoreError, hydrate, undo_rows};

/// What was found damaged at an opening: it was set aside, and the rest opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Snapshots that were no longer what was written; nothing is lost by them alone.
    pub snapshots: usize,
    /// Edits that were no longer what was written.
    pub edits: usize,
    /// Later edits, sound themselves, that build on those.
    pub depending: usize,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lost = self.edits + self.depending;
        match lost {
            0 => f.write_str(
                "Une partie du fichier était endommagée\u{202F}; le brouillon a été retrouvé en entier.",
            ),
            1 => f.write_str(
                "Une modification enregistrée était endommagée et a été mise de côté\u{202F}; tout ce qui la précède est là. Relisez vos dernières saisies.",
            ),
            n => write!(
                f,
                "{n} modifications enregistrées étaient endommagées et ont été mises de côté\u{202F}; tout ce qui les précède est là. Relisez vos dernières saisies."
            ),
        }
    }
}

impl Store {
    /// Opens a draft, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`]; [`StoreError::Damaged`] where nothing of it can be read.
    pub fn open_draft(&self, id: &str) -> Result<OpenDraft, StoreError> {
        let seen = self.seen()?;
        let (loaded, damage) = match self.read(|tx| load(tx, id))? {
            Some(loaded) => (loaded, None),
            // What is damaged cannot be set aside where nothing can be written.
            None if self.refusal().is_some() => return Err(StoreError::Damaged(format!("brouillon {id}"))),
            None => self.write(|tx| match load(tx, id)? {
                // Another process has repaired it meanwhile, and told its user.
                Some(loaded) => Ok((loaded, None)),
                None => repair(tx, id).map(|(loaded, damage)| (loaded, Some(damage))),
            })?,
        };
        let (dossier, unread) = hydrate::whole(&loaded.document.engine)?;
        let (pending, undo) = self.read(|tx| Ok((pending_of(tx, id)?, undo_rows::read(tx, id)?)))?;
        Ok(OpenDraft {
            id: id.to_owned(),
            dossier,
            unread,
            damage,
            pending,
            pending_changes: Default::default(),
            undo,
            uses: BTreeSet::new(),
            applied: 0,
            saved: 0,
            base: Base { seen: Some(seen), ..loaded.base },
            document: loaded.document,
            last_edit: None,
        })
    }
}

struct Loaded {
    document: Document,
    base: Base,
}

/// The ordinary way; `None` where something is not as it was written.
fn load(tx: &Transaction<'_>, id: &str) -> Result<Option<Loaded>, StoreError> {
    let tip = rows::tip(tx, id)?;
    let Some(newest) = rows::snapshots(tx, id)?.into_iter().next() else {
        return Ok(None);
    };
    let stored = rows::after(tx, id, newest.upto)?;
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

fn loaded(document: Document, tip: Tip, upto: i64, stored: &[Stored]) -> Loaded {
    Loaded {
        base: Base {
            heads: document.heads(),
            seq: stored.last().map_or(upto, |row| row.seq),
            repairs: tip.repairs,
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

/// The way where something is damaged: reads what can be read, sets the rest aside.
fn repair(tx: &Transaction<'_>, id: &str) -> Result<(Loaded, Damage), StoreError> {
    let tip = rows::tip(tx, id)?;
    let mut damage = Damage::default();
    let mut start = None;
    for snapshot in rows::snapshots(tx, id)? {
        let document = snapshot.sound.then(|| Document::load(&snapshot.bytes).ok()).flatten();
        match document.filter(|document| document.heads() == snapshot.heads) {
            Some(document) => {
                start = Some((document, snapshot.upto));
                break;
            }
            None => {
                damage.snapshots += 1;
                set_aside(tx, id, "snapshot", snapshot.id, "damaged", &snapshot.bytes)?;
            }
        }
    }
    let (mut document, upto) = match start {
        Some(start) => start,
        // The changes alone, from the first one, if they are all there still.
        None if tip.purged_upto == 0 => (Document::new()?, 0),
        None => return Err(StoreError::Damaged(format!("brouillon {id}, aucun instantané lisible"))),
    };
    let stored = rows::after(tx, id, upto)?;
    let (mut kept, mut changes) = (BTreeSet::new(), Vec::new());
    for row in &stored {
        let Some(change) = row.change() else {
            damage.edits += 1;
            set_aside(tx, id, "change", row.seq, "damaged", &row.bytes)?;
            continue;
        };
        if builds_on(&document, &kept, &change) {
            kept.insert(change.hash());
            changes.push(change);
        } else {
            damage.depending += 1;
            set_aside(tx, id, "change", row.seq, "depends", &row.bytes)?;
        }
    }
    document.engine.apply_changes(changes)?;
    if document.engine.get(ROOT, "id")?.is_none() {
        return Err(StoreError::Damaged(format!("brouillon {id}, premières modifications illisibles")));
    }
    tx.execute(
        "UPDATE draft SET heads = ?2, repairs = repairs + 1 WHERE id = ?1",
        params![id, document.heads().to_bytes()],
    )?;
    let tip = rows::tip(tx, id)?;
    Ok((loaded(document, tip, upto, &stored), damage))
}

fn builds_on(document: &Document, kept: &BTreeSet<automerge::ChangeHash>, change: &Change) -> bool {
    change
        .deps()
        .iter()
        .all(|dep| kept.contains(dep) || document.engine.get_change_meta_by_hash(dep).is_some())
}

fn set_aside(
    tx: &Transaction<'_>,
    draft: &str,
    origin: &str,
    seq: i64,
    reason: &str,
    bytes: &[u8],
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO set_aside (draft, origin, seq, reason, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![draft, origin, seq, reason, bytes],
    )?;
    let delete = if origin == "change" {
        "DELETE FROM change WHERE seq = ?1"
    } else {
        "DELETE FROM snapshot WHERE id = ?1"
    };
    tx.execute(delete, [seq])?;
    Ok(())
}
