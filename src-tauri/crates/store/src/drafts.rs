//! The drafts of a folder: made, listed, put in the trash and taken out, purged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use dossier::{Dossier, Edit, Op, Pointer, Value};
use rusqlite::{OptionalExtension, params};

use crate::commit::Base;
use crate::document::Document;
use crate::heads::Heads;
use crate::undo::UndoStack;
use crate::{CallFile, OpenDraft, PendingInput, Stamp, Store, StoreError, calls, commit, compaction};

/// A draft as the first screen lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// When it was made here.
    pub created: DateTime<Utc>,
    /// When it was last edited.
    pub modified: DateTime<Utc>,
    /// When it was put in the trash.
    pub trashed: Option<DateTime<Utc>>,
    /// The caller's own JSON, as last given to [`Store::put_projection`].
    pub projection: Option<String>,
    /// Whether the projection stands for the draft as it is now.
    pub current: bool,
}

/// Where a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the others.
    Desk,
    /// In the trash.
    Trash,
    /// Nowhere: it was deleted for good, or never was.
    Gone,
}

impl Store {
    /// Makes a draft: its id, its origin and its call are set, then `ops` are applied, all as its first edit,
    /// which cannot be undone. `pending` is what it begins with that could not be read.
    ///
    /// # Errors
    /// [`StoreError::DraftExists`]; [`StoreError::Edit`] where the operations do not fit; or the disk's.
    pub fn create(
        &self,
        id: &str,
        ops: &[Op],
        pending: &[PendingInput],
        call: &CallFile,
        origin: Option<&str>,
        stamp: &Stamp,
    ) -> Result<OpenDraft, StoreError> {
        let mut draft = OpenDraft {
            id: id.to_owned(),
            document: Document::new()?,
            dossier: Dossier::default(),
            unread: Vec::new(),
            damage: None,
            pending: BTreeMap::new(),
            pending_changes: BTreeMap::new(),
            undo: UndoStack::default(),
            uses: BTreeSet::new(),
            applied: 0,
            saved: 0,
            base: Base { file: self.file(), ..Base::default() },
            last_edit: None,
        };
        let mut all = birth(id, call, origin);
        all.extend_from_slice(ops);
        let edit = Edit { group: String::new(), label: "Création du dossier".to_owned(), ops: all };
        draft.apply(&edit, pending, stamp)?;
        draft.undo = UndoStack::default();
        let batch = draft.take_batch();
        let receipt = self.write(|tx| {
            let at = stamp.at.timestamp_millis();
            let made = tx.execute(
                "INSERT INTO draft (id, created, modified, heads) VALUES (?1, ?2, ?2, ?3) ON CONFLICT DO NOTHING",
                params![id, at, Heads::default().to_bytes()],
            )?;
            if made == 0 {
                return Err(StoreError::DraftExists(id.to_owned()));
            }
            calls::keep(tx, call, false)?;
            let receipt = commit::append(tx, &batch)?;
            compaction::insert_first(tx, &draft, at)?;
            Ok(receipt)
        })?;
        draft.settle(&batch, receipt)?;
        draft.base.rows = 0;
        draft.base.seen = Some(self.seen()?);
        Ok(draft)
    }

    /// Makes the rows anew of drafts that left their table while snapshots still name them. Nothing says any more
    /// what was saved of them: their opening tells that.
    pub(crate) fn bring_back(&self) -> Result<(), StoreError> {
        // An index alone is read, of two rows a draft.
        let lost = "FROM snapshot WHERE draft NOT IN (SELECT id FROM draft)";
        let any = format!("SELECT EXISTS (SELECT 1 {lost})");
        if !self.read_as_is(|tx| Ok(tx.query_row(&any, [], |row| row.get::<_, bool>(0))?))? {
            return Ok(());
        }
        self.write_as_is(|tx| {
            // No change is dropped before there are two snapshots; then those that the older one holds.
            let anew = format!(
                "INSERT INTO draft (id, created, modified, heads, purged_upto)
                 SELECT draft, min(at), max(at), x'', iif(count(*) > 1, min(upto), 0) {lost} GROUP BY draft"
            );
            tx.execute(&anew, [])?;
            Ok(())
        })
    }

    /// The drafts, the last edited first: those in the trash, or those that are not.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn list(&self, trashed: bool) -> Result<Vec<Listed>, StoreError> {
        self.read(|tx| {
            let mut select = tx.prepare_cached(
                "SELECT id, created, modified, trashed_at, json, projection.heads IS draft.heads
                 FROM draft LEFT JOIN projection ON projection.draft = draft.id
                 WHERE (trashed_at IS NOT NULL) = ?1 ORDER BY modified DESC, id",
            )?;
            let rows = select.query_map([trashed], |row| {
                Ok(Listed {
                    id: row.get(0)?,
                    created: instant(row.get(1)?),
                    modified: instant(row.get(2)?),
                    trashed: row.get::<_, Option<i64>>(3)?.map(instant),
                    projection: row.get(4)?,
                    current: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps what the first screen is to show for a draft, and the state it stands for; does not wait for another
    /// process that writes, since this only spares work later.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`], [`StoreError::Locked`] or the disk's.
    pub fn put_projection(&self, id: &str, heads: &Heads, json: &str) -> Result<(), StoreError> {
        self.write_if_free(|tx| {
            crate::rows::tip(tx, id)?;
            tx.prepare_cached(
                "INSERT INTO projection (draft, heads, json) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET heads = excluded.heads, json = excluded.json",
            )?
            .execute(params![id, heads.to_bytes(), json])?;
            Ok(())
        })
    }

    /// Puts a draft in the trash.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`], or the disk's.
    pub fn trash(&self, id: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.set_trashed(id, Some(at))
    }

    /// Takes a draft out of the trash.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`], or the disk's.
    pub fn untrash(&self, id: &str) -> Result<(), StoreError> {
        self.set_trashed(id, None)
    }

    fn set_trashed(&self, id: &str, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        self.write(|tx| {
            let found = tx.execute(
                "UPDATE draft SET trashed_at = ?2 WHERE id = ?1",
                params![id, at.map(|at| at.timestamp_millis())],
            )?;
            if found == 0 {
                return Err(StoreError::NoSuchDraft(id.to_owned()));
            }
            Ok(())
        })
    }

    /// Deletes a draft for good, and the attachments that only it named.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDraft`], or the disk's.
    pub fn purge(&self, id: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(|tx| {
            if tx.execute("DELETE FROM draft WHERE id = ?1", [id])? == 0 {
                return Err(StoreError::NoSuchDraft(id.to_owned()));
            }
            crate::attachments::drop_unused(tx, at)
        })?;
        // The room goes back to the disk where it can; the purge is done either way.
        let _ = self.db.execute_batch("PRAGMA incremental_vacuum");
        Ok(())
    }

    /// Where the draft of this id is.
    ///
    /// # Errors
    /// Where the file does not answer.
    pub fn place(&self, id: &str) -> Result<Place, StoreError> {
        self.read(|tx| {
            let trashed = tx
                .query_row("SELECT trashed_at IS NOT NULL FROM draft WHERE id = ?1", [id], |row| row.get(0))
                .optional()?;
            Ok(match trashed {
                Some(false) => Place::Desk,
                Some(true) => Place::Trash,
                None => Place::Gone,
            })
        })
    }
}

/// The fields that the program itself sets.
fn birth(id: &str, call: &CallFile, origin: Option<&str>) -> Vec<Op> {
    let text = |at: &str, text: &str| Op::Set { at: Pointer::new(at), value: Value::Text(text.to_owned()) };
    let mut ops = vec![
        text("/id", id),
        text("/call/id", &call.id),
        Op::Set { at: Pointer::new("/call/revision"), value: Value::Int(i64::from(call.revision)) },
        text("/call/sha256", &call.sha256),
    ];
    ops.extend(origin.map(|origin| text("/origin", origin)));
    ops
}

/// An instant as the database keeps it.
pub(crate) fn instant(milliseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}
