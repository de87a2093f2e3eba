//! From memory to disk, beside the way of the keystrokes, and what other processes wrote the other way.
//!
//! A batch is taken from the draft, written in one transaction without holding the draft, and settled. A write
//! that fails changes nothing: the edits stay applied, and the next batch holds them all.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use dossier::Pointer;
use rusqlite::{Transaction, params};

use crate::database::Seen;
use crate::heads::Heads;
use crate::rows::{self, By, Row};
use crate::standing::FileId;
use crate::undo_rows::{self, UndoRow};
use crate::{OpenDraft, Store, StoreError, damage, hydrate};

/// What of a draft is on disk, as far as this process knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) heads: Heads,
    pub(crate) seq: i64,
    pub(crate) repairs: i64,
    /// In which file.
    pub(crate) file: Option<FileId>,
    /// What of the database was seen when it was read last.
    pub(crate) seen: Option<Seen>,
    /// How many rows came after the newest snapshot.
    pub(crate) rows: usize,
}

/// Edits on their way to the disk.
#[derive(Debug)]
pub struct Batch {
    draft: String,
    n: u64,
    /// What was known of the disk when it was taken.
    base: Base,
    rows: Vec<Row>,
    pending: Vec<(Pointer, Option<String>)>,
    undo: Vec<UndoRow>,
    undo_gone: Vec<i64>,
    /// Whether the groups on disk are not those that were written here.
    undo_anew: bool,
    uses: Vec<String>,
    modified: Option<DateTime<Utc>>,
}

impl Batch {
    /// The number of the last edit it holds.
    pub fn n(&self) -> u64 {
        self.n
    }
}

/// What a write found and left.
#[derive(Debug)]
pub struct Receipt {
    news: News,
    undo: Vec<(u64, u64, i64)>,
}

/// What stands on disk beyond what a process knew.
#[derive(Debug)]
struct News {
    heads: Heads,
    seq: i64,
    repairs: i64,
    file: Option<FileId>,
    snapshot: Option<Vec<u8>>,
    changes: Vec<automerge::Change>,
    pending: BTreeMap<Pointer, String>,
}

/// What another process changed: the fields, items and pending inputs to be shown anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Fields; items that came, went or moved.
    pub touched: BTreeSet<Pointer>,
}

/// What a commit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Every edit up to this number is on disk.
    pub n: u64,
    /// What another process had changed meanwhile.
    pub elsewhere: Option<Elsewhere>,
}

impl Store {
    /// Writes a batch, all or nothing, durably. On [`StoreError::Repaired`], poll the draft and take a new batch: it
    /// holds what a repair, or a file that took the place of ours, lacks too.
    ///
    /// # Errors
    /// Full disk, read-only, locked, unreachable, moved, damaged: nothing was written, nothing is lost.
    pub fn write_batch(&self, batch: &Batch) -> Result<Receipt, StoreError> {
        if batch.base.file != self.file() {
            return Err(StoreError::Repaired);
        }
        self.write(|tx| append(tx, batch))
    }
}

/// Appends a batch within a transaction.
pub(crate) fn append(tx: &Transaction<'_>, batch: &Batch) -> Result<Receipt, StoreError> {
    let draft = batch.draft.as_str();
    let mut news = News::read(tx, draft, &batch.base)?;
    if news.repairs != batch.base.repairs {
        return Err(StoreError::Repaired);
    }
    news.heads = rows::append(tx, draft, news.heads, &batch.rows)?;
    let last: Option<i64> = tx
        .prepare_cached("SELECT max(seq) FROM change WHERE draft = ?1")?
        .query_row([draft], |row| row.get(0))?;
    news.seq = last.unwrap_or(0).max(news.seq);
    tx.prepare_cached(
        "UPDATE draft SET heads = ?2, modified = max(modified, coalesce(?3, modified)) WHERE id = ?1",
    )?
    .execute(params![draft, news.heads.to_bytes(), batch.modified.map(|at| at.timestamp_millis())])?;
    for (at, text) in &batch.pending {
        match text {
            Some(text) => tx
                .prepare_cached(
                    "INSERT INTO pending_input (draft, pointer, text) VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET text = excluded.text",
                )?
                .execute(params![draft, at.as_str(), text])?,
            None => tx
                .prepare_cached("DELETE FROM pending_input WHERE draft = ?1 AND pointer = ?2")?
                .execute(params![draft, at.as_str()])?,
        };
    }
    // As they stand now, ours included: what was read before would take ours out of the picture.
    news.pending = pending_of(tx, draft)?;
    for hash in &batch.uses {
        tx.prepare_cached(
            "INSERT INTO attachment_use (draft, sha256) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute(params![draft, hash])?;
    }
    if batch.undo_anew {
        undo_rows::clear(tx, draft)?;
        damage::forget_written_again(tx, draft)?;
    }
    let undo = undo_rows::write(tx, draft, &batch.undo, &batch.undo_gone)?;
    Ok(Receipt { news, undo })
}

impl News {
    fn read(tx: &Transaction<'_>, draft: &str, known: &Base) -> Result<News, StoreError> {
        let tip = rows::tip(tx, draft)?;
        // Numbers of rows may mean something else there by now: all of it is read.
        let seq = if tip.repairs == known.repairs { known.seq } else { 0 };
        // Idle so long that what it missed stands in snapshots only.
        let (snapshot, from) = if seq < tip.purged_upto {
            let newest = rows::snapshots(tx, draft, By::Index)?.into_iter().find(|snapshot| snapshot.sound);
            let newest = newest.ok_or_else(|| StoreError::Damaged("aucun instantané lisible".to_owned()))?;
            (Some(newest.bytes), newest.upto)
        } else {
            (None, seq)
        };
        let stored = rows::after(tx, draft, from, By::Index)?;
        Ok(News {
            heads: tip.heads,
            seq: stored.last().map_or(seq.max(from), |row| row.seq),
            repairs: tip.repairs,
            file: known.file,
            snapshot,
            // A damaged row is left to the next opening, which sets it aside and says so.
            changes: stored.iter().filter_map(rows::Stored::change).collect(),
            pending: pending_of(tx, draft)?,
        })
    }
}

/// The inputs that could not be read, by field.
pub(crate) fn pending_of(tx: &Transaction<'_>, draft: &str) -> Result<BTreeMap<Pointer, String>, StoreError> {
    let mut select = tx.prepare_cached("SELECT pointer, text FROM pending_input WHERE draft = ?1")?;
    let found =
        select.query_map([draft], |row| Ok((Pointer::new(&row.get::<_, String>(0)?), row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl OpenDraft {
    /// Takes what is not on disk yet; nothing where all of it is.
    pub fn batch(&self) -> Option<Batch> {
        (!self.is_saved()).then(|| self.take_batch())
    }

    pub(crate) fn take_batch(&self) -> Batch {
        let changes = self.document.changes_since(&self.base.heads);
        Batch {
            draft: self.id.clone(),
            n: self.applied,
            base: self.base.clone(),
            rows: changes.iter().map(Row::of).collect(),
            pending: self
                .pending_changes
                .keys()
                .map(|at| (at.clone(), self.pending.get(at).cloned()))
                .collect(),
            undo: self.undo.unwritten(),
            undo_gone: self.undo.gone.clone(),
            undo_anew: self.undo.anew,
            uses: self.uses.iter().cloned().collect(),
            modified: self.last_edit,
        }
    }

    /// Takes note that a batch is on disk, and takes in what others had written meanwhile.
    ///
    /// # Errors
    /// Where the others' changes cannot be read; open the draft again then.
    pub fn settle(&mut self, batch: &Batch, receipt: Receipt) -> Result<Committed, StoreError> {
        self.saved = batch.n;
        self.pending_changes.retain(|_, n| *n > batch.n);
        self.uses.retain(|hash| !batch.uses.contains(hash));
        self.undo.anew &= !batch.undo_anew;
        self.undo.written(&batch.undo_gone, &receipt.undo);
        self.base.rows += batch.rows.len();
        let elsewhere = self.take_in(receipt.news)?;
        Ok(Committed { n: batch.n, elsewhere })
    }

    /// Writes what is not on disk yet, in one step.
    ///
    /// # Errors
    /// As [`Store::write_batch`]; everything stays applied and the next commit holds it.
    pub fn commit(&mut self, store: &Store) -> Result<Committed, StoreError> {
        let first = if self.base.file == store.file() { None } else { self.catch_up(store)? };
        let Some(batch) = self.batch() else {
            // What was said saved is to be there still.
            store.check_standing()?;
            return Ok(Committed { n: self.applied, elsewhere: first });
        };
        let mut met: Vec<Elsewhere> = first.into_iter().collect();
        let mut committed = match store.write_batch(&batch) {
            Err(StoreError::Repaired) => {
                met.extend(self.catch_up(store)?);
                let batch = self.take_batch();
                let receipt = store.write_batch(&batch)?;
                self.settle(&batch, receipt)?
            }
            Err(error) => return Err(error),
            Ok(receipt) => self.settle(&batch, receipt)?,
        };
        for met in met {
            committed.elsewhere.get_or_insert_default().touched.extend(met.touched);
        }
        Ok(committed)
    }

    /// Takes in what other processes wrote since; cheap where there is nothing, if one store does all the polls
    /// of a draft.
    ///
    /// # Errors
    /// Where the file does not answer, or the draft is gone.
    pub fn poll(&mut self, store: &Store) -> Result<Option<Elsewhere>, StoreError> {
        let seen = store.seen()?;
        if self.base.seen == Some(seen) {
            return Ok(None);
        }
        let elsewhere = self.catch_up(store)?;
        self.base.seen = Some(seen);
        Ok(elsewhere)
    }

    fn catch_up(&mut self, store: &Store) -> Result<Option<Elsewhere>, StoreError> {
        // The same of another file.
        let seq = if self.base.file == store.file() { self.base.seq } else { 0 };
        let known = Base { seq, file: store.file(), ..self.base.clone() };
        let news = store.read(|tx| News::read(tx, &self.id, &known))?;
        self.take_in(news)
    }

    fn take_in(&mut self, news: News) -> Result<Option<Elsewhere>, StoreError> {
        let mut chains = BTreeSet::new();
        if let Some(snapshot) = &news.snapshot {
            let other = crate::document::Document::load(snapshot)?;
            let missing = self.document.engine.get_changes_added(&other.engine);
            chains.extend(self.document.take(missing)?);
        }
        let before = self.document.heads();
        self.base.rows += news.changes.len();
        if !news.changes.is_empty() {
            chains.extend(self.document.take(news.changes)?);
        }
        if news.file != self.base.file || news.repairs != self.base.repairs {
            self.hold_against(news.file, &news.pending);
        }
        let mut touched = BTreeSet::new();
        if !chains.is_empty() || before != self.document.heads() {
            touched = hydrate::refresh(&self.document.engine, &mut self.dossier, &chains)?;
        }
        for at in self.replace_pending(news.pending) {
            touched.insert(at);
        }
        self.base.heads = news.heads;
        self.base.seq = news.seq;
        self.base.repairs = news.repairs;
        self.base.file = news.file;
        Ok((!touched.is_empty()).then_some(Elsewhere { touched }))
    }

    /// What stands on disk is not what was written there: it was repaired, or another file took its place. All that is
    /// held here and may be missing there is to be written again, before it is called saved.
    fn hold_against(&mut self, file: Option<FileId>, theirs: &BTreeMap<Pointer, String>) {
        self.applied += 1;
        let mut inputs: BTreeSet<Pointer> = self.pending.keys().cloned().collect();
        if file != self.base.file {
            // A copy of before knows what could not be read then; what became of it here is known here.
            inputs.extend(theirs.keys().cloned());
        }
        for at in inputs {
            self.pending_changes.insert(at, self.applied);
        }
        self.uses.extend(self.dossier.annex_contents().map(str::to_owned));
        self.undo.forget_rows();
    }

    /// Takes the pending inputs from the disk, but for those that changed here since.
    fn replace_pending(&mut self, mut theirs: BTreeMap<Pointer, String>) -> Vec<Pointer> {
        for at in self.pending_changes.keys() {
            match self.pending.get(at) {
                Some(text) => theirs.insert(at.clone(), text.clone()),
                None => theirs.remove(at),
            };
        }
        let all: BTreeSet<_> = theirs.keys().chain(self.pending.keys()).cloned().collect();
        let changed = all.into_iter().filter(|at| theirs.get(at) != self.pending.get(at)).collect();
        self.pending = theirs;
        changed
    }
}
