//! Opens a draft: the newest good snapshot and the changes after it, in one strict load whose result is compared
//! with what was said saved. What is damaged is set aside and told; everything before it opens.

use std::collections::BTreeSet;

use automerge::{Change, ChangeHash, ROOT, ReadDoc};
use rusqlite::{Transaction, params};

use crate::commit::{Base, pending_of};
use crate::damage::{self, Damage};
use crate::document::Document;
use crate::rows::{self, By, Stored, StoredSnapshot, Tip};
use crate::{OpenDraft, Store, StoreError, hydrate, rebuild, undo_rows};

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
            Err(error) => (sound(self.read_as_is(|tx| load(tx, id, By::Table)))?.ok_or(error)?, None),
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

    /// Makes the database anew where SQLite refuses pages of it; says whether another attempt is worth its while.
    ///
    /// # Errors
    /// Where it cannot be made anew now.
    pub(crate) fn mend(&self) -> Result<bool, StoreError> {
        if self.refusal().is_some() || !rebuild::is_damaged(&self.db) {
            return Ok(false);
        }
        self.check_standing()?;
        rebuild::rebuild(self.path())?;
        let _ = self.bring_back();
        let _ = self.repair_all();
        Ok(true)
    }

    /// Repairs every draft after the database was made anew: which of them the damaged pages were of, and the name
    /// of the copy, would be harder to tell at their next opening.
    pub(crate) fn repair_all(&self) -> Result<(), StoreError> {
        let all = self.read_as_is(|tx| {
            if damage::rebuilt(tx)?.is_none() {
                return Ok(None);
            }
            let mut select = tx.prepare("SELECT id FROM draft")?;
            Ok(Some(select.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?))
        })?;
        let Some(all) = all else { return Ok(()) };
        for id in all {
            // One that cannot be repaired says so when it is opened.
            let _ = self.repair(&id);
        }
        self.write_as_is(damage::rebuilt_told)
    }

    fn repair(&self, id: &str) -> Result<(Loaded, Option<Damage>), StoreError> {
        self.write_as_is(|tx| {
            let rebuilt = damage::rebuilt(tx)?.unwrap_or_default();
            match sound(load(tx, id, By::Index))? {
                // Nothing of it was hit, or another process has repaired it meanwhile, and told its user.
                Some(loaded) => {
                    damage::keep(tx, id, &rebuilt, &loaded.base.heads)?;
                    Ok((loaded, None))
                }
                None => repair(tx, id, rebuilt).map(|(loaded, damage)| (loaded, Some(damage))),
            }
        })
    }
}

struct Loaded {
    document: Document,
    base: Base,
}

/// What SQLite itself finds damaged may be an index only, which a repair does without.
fn sound(loaded: Result<Option<Loaded>, StoreError>) -> Result<Option<Loaded>, StoreError> {
    match loaded {
        Err(StoreError::Damaged(_)) => Ok(None),
        loaded => loaded,
    }
}

/// The ordinary way; `None` where something is not as it was written.
fn load(tx: &Transaction<'_>, id: &str, by: By) -> Result<Option<Loaded>, StoreError> {
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

fn loaded(document: Document, tip: Tip, upto: i64, stored: &[Stored]) -> Loaded {
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

/// The way where something is damaged: reads what can be read, sets the rest aside. Nothing but what it keeps beside
/// the draft can tell later that there was more: the heads become those of what is left.
fn repair(tx: &Transaction<'_>, id: &str, rebuilt: Damage) -> Result<(Loaded, Damage), StoreError> {
    // An index that lost rows hides sound edits: it is made anew out of the tables, and all that follows reads those.
    tx.execute_batch("REINDEX change; REINDEX snapshot")?;
    let mut left = gather(tx, id, By::Index)?;
    (left.damage.copy, left.damage.beside) = (rebuilt.copy, rebuilt.beside);
    for aside in &left.aside {
        set_aside(tx, id, aside)?;
    }
    if let Some(start) = left.start {
        tx.execute("UPDATE snapshot SET upto = ?2 WHERE id = ?1", [start, left.upto])?;
    }
    damage::keep(tx, id, &left.damage, &rows::tip(tx, id)?.heads)?;
    tx.execute(
        "UPDATE draft SET heads = ?2, repairs = repairs + 1 WHERE id = ?1",
        params![id, left.document.heads().to_bytes()],
    )?;
    let tip = rows::tip(tx, id)?;
    Ok((loaded(left.document, tip, left.upto, &left.stored), left.damage))
}

/// What is left of a draft where something is damaged.
struct Left {
    document: Document,
    damage: Damage,
    aside: Vec<Aside>,
    /// The snapshot that it begins with.
    start: Option<i64>,
    /// The last change that this one holds, whatever it said.
    upto: i64,
    /// The changes after it.
    stored: Vec<Stored>,
}

/// A row that is no longer to be used.
struct Aside {
    origin: &'static str,
    seq: i64,
    reason: &'static str,
    bytes: Vec<u8>,
}

/// Reads all that can be read of a draft; changes nothing on disk.
fn gather(tx: &Transaction<'_>, id: &str, by: By) -> Result<Left, StoreError> {
    let tip = rows::tip(tx, id)?;
    let (mut damage, mut aside) = (Damage::default(), Vec::new());
    let mut start = None;
    for snapshot in rows::snapshots(tx, id, by)? {
        let document = snapshot.sound.then(|| Document::load(&snapshot.bytes).ok()).flatten();
        match document.filter(|document| document.heads() == snapshot.heads) {
            Some(document) => {
                start = Some((document, Some(snapshot.id), snapshot.upto));
                break;
            }
            None => {
                damage.snapshots += 1;
                let bytes = snapshot.bytes;
                aside.push(Aside { origin: "snapshot", seq: snapshot.id, reason: "damaged", bytes });
            }
        }
    }
    let (mut document, start, said) = match start {
        Some(start) => start,
        // The changes alone, from the first one, if they are all there still.
        None if tip.purged_upto == 0 => (Document::new()?, None, 0),
        None => return Err(StoreError::Damaged(format!("brouillon {id}, aucun instantané lisible"))),
    };
    let (mut kept, mut changes, mut traces) = (BTreeSet::new(), Vec::new(), Traces::default());
    let mut stored = Vec::new();
    // All of them: what the snapshot says that it holds may be what is damaged.
    for row in rows::after(tx, id, 0, by)? {
        let change = row.change();
        let hash = change.as_ref().map_or(row.hash, |change| change.hash().0);
        let reason = match change {
            Some(_) if holds(&document, hash) => continue,
            Some(change) if builds_on(&document, &kept, &change) => {
                kept.insert(change.hash());
                changes.push(change);
                stored.push(row);
                continue;
            }
            Some(change) => {
                traces.wanted.extend(change.deps().iter().map(|dep| dep.0));
                "depends"
            }
            None => "damaged",
        };
        // What the snapshot holds all the same is no loss; where it only says so, the heads tell.
        if reason == "depends" {
            damage.depending += 1;
        } else if row.seq > said && !holds(&document, hash) {
            damage.edits += 1;
        }
        traces.found.insert(hash);
        aside.push(Aside { origin: "change", seq: row.seq, reason, bytes: row.bytes });
    }
    document.engine.apply_changes(changes)?;
    if document.engine.get(ROOT, "id")?.is_none() {
        return Err(StoreError::Damaged(format!("brouillon {id}, premières modifications illisibles")));
    }
    traces.wanted.extend(tip.heads.iter());
    damage.missing = match damage.is_loss() {
        true => traces.wanted.iter().any(|hash| !traces.found.contains(hash) && !holds(&document, *hash)),
        false => document.heads() != tip.heads,
    };
    let upto = stored.first().map_or(said, |row| said.min(row.seq - 1));
    Ok(Left { document, damage, aside, start, upto, stored })
}

/// Changes by their hashes: those that were set aside, and those that something says were there.
#[derive(Default)]
struct Traces {
    found: BTreeSet<[u8; 32]>,
    wanted: BTreeSet<[u8; 32]>,
}

fn holds(document: &Document, hash: [u8; 32]) -> bool {
    document.engine.get_change_meta_by_hash(&ChangeHash(hash)).is_some()
}

fn builds_on(document: &Document, kept: &BTreeSet<ChangeHash>, change: &Change) -> bool {
    change.deps().iter().all(|dep| kept.contains(dep) || holds(document, dep.0))
}

fn set_aside(tx: &Transaction<'_>, draft: &str, row: &Aside) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO set_aside (draft, origin, seq, reason, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![draft, row.origin, row.seq, row.reason, row.bytes],
    )?;
    let delete = if row.origin == "change" {
        "DELETE FROM change WHERE seq = ?1"
    } else {
        "DELETE FROM snapshot WHERE id = ?1"
    };
    tx.execute(delete, [row.seq])?;
    Ok(())
}
