//! The way where something of a draft is damaged: what can be read is kept, the rest is set aside and told.

use std::collections::BTreeSet;

use automerge::{Change, ChangeHash, ROOT, ReadDoc};
use rusqlite::{Transaction, params};

use crate::damage::{self, Damage};
use crate::document::Document;
use crate::open::{Loaded, load, loaded, sound};
use crate::rows::{self, By, Stored};
use crate::{Store, StoreError, rebuild};

impl Store {
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
            let Some(rebuilt) = damage::rebuilt(tx)? else { return Ok(None) };
            let mut select = tx.prepare("SELECT id FROM draft")?;
            let drafts = select.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            Ok(Some((rebuilt.copy, drafts)))
        })?;
        let Some((copy, drafts)) = all else { return Ok(()) };
        for id in drafts {
            if let Err(StoreError::Damaged(_)) = self.repair(&id) {
                // It says so when it is opened, and where it may still be had from.
                self.write_as_is(|tx| damage::keep_copy(tx, &id, copy.as_deref()))?;
            }
        }
        self.write_as_is(damage::rebuilt_told)
    }

    pub(crate) fn repair(&self, id: &str) -> Result<(Loaded, Option<Damage>), StoreError> {
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
