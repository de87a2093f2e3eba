//! A draft in memory: the structures and the engine's document, changed together by edits.
//!
//! Nothing here touches the disk. `commit` writes what was applied, beside the way of the keystrokes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use dossier::{Dossier, Edit, Op, Pointer, Value};

use crate::damage::Damage;
use crate::document::{self, Document};
use crate::heads::Heads;
use crate::undo::{Guard, Step, UndoStack};
use crate::{StoreError, Undone};

/// Who does something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The author as the history names them (« Claire Morel, DREAL »); may be empty.
    pub author: String,
    /// The instant.
    pub at: DateTime<Utc>,
}

/// What was typed into a field and cannot be read; local to this folder, it does not travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingInput {
    /// The field.
    pub at: Pointer,
    /// What was typed; `None` clears it.
    pub text: Option<String>,
}

/// A draft that is being worked on.
pub struct OpenDraft {
    pub(crate) id: String,
    pub(crate) document: Document,
    pub(crate) dossier: Dossier,
    pub(crate) unread: Vec<Pointer>,
    pub(crate) damage: Option<Damage>,
    pub(crate) pending: BTreeMap<Pointer, String>,
    /// Pending inputs that changed since the last commit, with the edit that changed them last.
    pub(crate) pending_changes: BTreeMap<Pointer, u64>,
    pub(crate) undo: UndoStack,
    /// Contents of annexes named since the last commit.
    pub(crate) uses: BTreeSet<String>,
    /// How many edits were applied since the opening.
    pub(crate) applied: u64,
    /// How many of them are on disk.
    pub(crate) saved: u64,
    /// What is on disk.
    pub(crate) base: crate::commit::Base,
    pub(crate) last_edit: Option<DateTime<Utc>>,
}

impl OpenDraft {
    /// The draft's id, which names its lineage.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The dossier as it stands, edits not yet on disk included.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// What was typed and cannot be read, by field.
    pub fn pending(&self) -> &BTreeMap<Pointer, String> {
        &self.pending
    }

    /// What was found damaged at the opening and set aside.
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// Places that a later version of the program wrote and this one cannot read; they are kept.
    pub fn unread(&self) -> &[Pointer] {
        &self.unread
    }

    /// What the dossier in memory stands for.
    pub fn heads(&self) -> Heads {
        self.document.heads()
    }

    /// Whether everything that was applied is on disk.
    pub fn is_saved(&self) -> bool {
        self.saved == self.applied
    }

    /// The label of what `undo` would take back.
    pub fn can_undo(&self) -> Option<&str> {
        self.undo.done.last().map(|group| group.label.as_str())
    }

    /// The label of what `redo` would do again.
    pub fn can_redo(&self) -> Option<&str> {
        self.undo.undone.last().map(|group| group.label.as_str())
    }

    /// Applies an edit in memory, all or nothing, with the inputs that could not be read; gives its number.
    ///
    /// A field that the edit sets or unsets loses its pending input, unless `pending` gives one.
    ///
    /// # Errors
    /// [`StoreError::Edit`] where the edit does not fit the dossier; nothing is changed then.
    pub fn apply(&mut self, edit: &Edit, pending: &[PendingInput], stamp: &Stamp) -> Result<u64, StoreError> {
        let mut steps = self.perform(edit, stamp)?;
        let given: BTreeSet<&Pointer> = pending.iter().map(|input| &input.at).collect();
        let cleared = edit.ops.iter().filter_map(|op| match op {
            Op::Set { at, .. } | Op::Unset { at } if !given.contains(at) => Some((at.clone(), None)),
            _ => None,
        });
        let inputs: Vec<_> =
            cleared.chain(pending.iter().map(|input| (input.at.clone(), input.text.clone()))).collect();
        for (at, text) in inputs {
            steps.extend(self.set_pending(at, text));
        }
        if !steps.is_empty() {
            self.undo.record(edit, steps);
        }
        self.note_uses(&edit.ops);
        Ok(self.count(stamp))
    }

    /// Takes back the last group of edits, where the present values are still those it set.
    ///
    /// # Errors
    /// Only for a defect; what cannot be taken back is named in the answer.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Option<Undone>, StoreError> {
        let Some(group) = self.undo.take_done() else {
            return Ok(None);
        };
        let label = format!("Annuler\u{A0}: {}", group.label);
        let (undone, again) = self.revert(group, &label, stamp)?;
        self.undo.undone.extend(again);
        Ok(Some(undone))
    }

    /// Does again what was taken back last, on the same condition.
    ///
    /// # Errors
    /// As [`OpenDraft::undo`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Option<Undone>, StoreError> {
        let Some(group) = self.undo.take_undone() else {
            return Ok(None);
        };
        let label = format!("Rétablir\u{A0}: {}", group.label);
        let (undone, again) = self.revert(group, &label, stamp)?;
        self.undo.done.extend(again);
        Ok(Some(undone))
    }

    pub(crate) fn count(&mut self, stamp: &Stamp) -> u64 {
        self.applied += 1;
        self.last_edit = Some(stamp.at);
        self.applied
    }

    /// Applies all operations of an edit to both pictures, or none. The structures judge: an edit that does not
    /// fit never reaches the document.
    fn perform(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Vec<Step>, StoreError> {
        let mut steps = Vec::with_capacity(edit.ops.len());
        for op in &edit.ops {
            match change(&mut self.dossier, op) {
                Ok(step) => steps.push(step),
                Err(error) => {
                    take_back(&mut self.dossier, &steps);
                    return Err(error);
                }
            }
        }
        if let Err(error) = self.write(edit, stamp) {
            take_back(&mut self.dossier, &steps);
            return Err(error);
        }
        Ok(steps)
    }

    pub(crate) fn write(&mut self, edit: &Edit, stamp: &Stamp) -> Result<(), StoreError> {
        self.document.prepare(&self.dossier, &edit.ops)?;
        self.document.sign(&stamp.author);
        // Dropped without commit, a transaction is rolled back.
        let mut tx = self.document.engine.transaction();
        document::write(&mut tx, &self.dossier, &edit.ops)?;
        document::commit(tx, &edit.group, &edit.label, stamp);
        Ok(())
    }

    pub(crate) fn set_pending(&mut self, at: Pointer, text: Option<String>) -> Option<Step> {
        let before = match &text {
            Some(text) => self.pending.insert(at.clone(), text.clone()),
            None => self.pending.remove(&at),
        };
        if before == text {
            return None;
        }
        self.pending_changes.insert(at.clone(), self.applied + 1);
        Some(Step::Pending { at, before, after: text })
    }

    /// Remembers which contents of annexes the operations name.
    pub(crate) fn note_uses(&mut self, ops: &[Op]) {
        self.uses.extend(attachments_named(ops));
    }
}

/// The contents of annexes that operations name.
pub(crate) fn attachments_named(ops: &[Op]) -> impl Iterator<Item = String> + '_ {
    ops.iter().filter_map(|op| match op {
        Op::Set { at, value: Value::Text(hash) }
            if at.as_str().starts_with("/annexes/") && at.as_str().ends_with("/sha256") =>
        {
            Some(hash.clone())
        }
        _ => None,
    })
}

/// Applies one operation to the structures.
pub(crate) fn change(dossier: &mut Dossier, op: &Op) -> Result<Step, StoreError> {
    let mut inverse = dossier.apply(std::slice::from_ref(op))?;
    let back = inverse.pop().ok_or_else(|| StoreError::Defect("an operation without inverse".to_owned()))?;
    let guard = Guard::after(dossier, op);
    Ok(Step::Op { back, guard })
}

/// Undoes in the structures what was just done to them, which can always be undone.
fn take_back(dossier: &mut Dossier, steps: &[Step]) {
    for step in steps.iter().rev() {
        if let Step::Op { back, .. } = step {
            let _ = dossier.apply(std::slice::from_ref(back));
        }
    }
}
