//! Undo is ours: each edit leaves, in a local table, the operations that take it back.
//!
//! A step is taken back only where the present value is still the one it set: what somebody else changed since
//! stays, and is named. Taking a group back gives a group of the same make, which does it again.

use std::collections::BTreeMap;
use std::mem;

use dossier::{Dossier, Edit, Node, Op, Order, Pointer, Shape, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::draft::change;
use crate::{OpenDraft, Stamp, StoreError, digest};

/// How many groups are kept; older ones can no longer be undone.
const KEPT_GROUPS: usize = 300;

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// The edit's number, as of any edit.
    pub n: u64,
    /// What was taken back or done again, in French.
    pub label: String,
    /// The fields, items and lists it changed.
    pub touched: Vec<Pointer>,
    /// Those it left, for somebody has changed them since.
    pub kept: Vec<Pointer>,
}

/// What must still hold for a step to be taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Guard {
    /// The field has this value.
    Value(Option<Value>),
    /// The prose begins with these units, up to the end of what was inserted.
    Prose { units: usize, sha256: String },
    /// The item has this content.
    Item(String),
    /// The item is removed.
    Removed,
    /// The item has this place.
    Order(Order),
}

impl Guard {
    /// What holds just after an operation.
    pub(crate) fn after(dossier: &Dossier, op: &Op) -> Guard {
        match op {
            Op::Set { at, .. } | Op::Unset { at } => Guard::Value(value_at(dossier, at)),
            Op::Splice { at, index, insert, .. } => {
                let units = index + insert.encode_utf16().count();
                Guard::Prose { units, sha256: beginning(dossier, at, units) }
            }
            Op::Add { list, id, .. } => Guard::Item(item_digest(dossier, &list.join(id))),
            Op::Remove { .. } => Guard::Removed,
            Op::Move { order, .. } => Guard::Order(order.clone()),
        }
    }

    fn holds(&self, dossier: &Dossier, at: &Pointer) -> bool {
        match self {
            Guard::Value(value) => value_at(dossier, at) == *value,
            Guard::Prose { units, sha256 } => beginning(dossier, at, *units) == *sha256,
            Guard::Item(digest) => item_digest(dossier, at) == *digest,
            Guard::Removed => place_of(dossier, at).is_some_and(|(_, removed)| removed),
            Guard::Order(order) => place_of(dossier, at).is_some_and(|place| place == (order.clone(), false)),
        }
    }
}

/// One thing to take back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    Op { back: Op, guard: Guard },
    Pending { at: Pointer, before: Option<String>, after: Option<String> },
}

impl Step {
    fn place(&self) -> Pointer {
        match self {
            Step::Op { back, .. } => back.place(),
            Step::Pending { at, .. } => at.clone(),
        }
    }

    /// Whether what it would put back is what is there.
    fn does_nothing(&self) -> bool {
        match self {
            Step::Op { back: Op::Set { value, .. }, guard: Guard::Value(now) } => now.as_ref() == Some(value),
            Step::Op { back: Op::Unset { .. }, guard: Guard::Value(now) } => now.is_none(),
            Step::Op { .. } => false,
            Step::Pending { before, after, .. } => before == after,
        }
    }

    /// Whether it comes right after another, if that is the last of its make: what could not be read stands beside the
    /// values, field by field.
    fn follows(&self, other: &Step) -> bool {
        match (self, other) {
            (Step::Op { .. }, Step::Op { .. }) => true,
            (Step::Pending { at, .. }, Step::Pending { at: before, .. }) => at == before,
            _ => false,
        }
    }

    /// Makes one step of two that follow each other on one field (typing).
    fn absorb(&mut self, next: &Step) -> bool {
        if let (Step::Pending { after, .. }, Step::Pending { after: new, .. }) = (&mut *self, next) {
            after.clone_from(new);
            return true;
        }
        let (Step::Op { back, guard }, Step::Op { back: later, guard: new }) = (self, next) else {
            return false;
        };
        match (back, later) {
            (
                Op::Splice { at, index, delete, .. },
                Op::Splice { at: next_at, index: next_index, delete: inserted, insert: removed },
            ) if at == next_at && *next_index == *index + *delete && removed.is_empty() => {
                *delete += inserted;
            }
            // A run of backspaces.
            (
                Op::Splice { at, index, delete: 0, insert },
                Op::Splice { at: next_at, index: next_index, delete: 0, insert: removed },
            ) if at == next_at && *next_index + removed.encode_utf16().count() == *index => {
                *index = *next_index;
                insert.insert_str(0, removed);
            }
            (
                Op::Set { at, .. } | Op::Unset { at },
                Op::Set { at: next_at, .. } | Op::Unset { at: next_at },
            ) if at == next_at => {}
            _ => return false,
        }
        guard.clone_from(new);
        true
    }
}

/// Edits that are undone together.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Names it while the draft is open.
    pub(crate) key: u64,
    /// Its row, once it is on disk.
    pub(crate) row: Option<i64>,
    /// Whether it changed since it was written.
    pub(crate) version: u64,
    pub(crate) written: u64,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) steps: Vec<Step>,
}

impl Group {
    /// Puts a step after the others, or into the one that it follows; one that changes nothing is none.
    fn put(&mut self, step: Step) {
        let last = self.steps.iter().rposition(|other| step.follows(other));
        let before = last.and_then(|at| Some((at, self.steps.get_mut(at)?)));
        if let Some((at, before)) = before
            && before.absorb(&step)
        {
            if before.does_nothing() {
                self.steps.remove(at);
            }
        } else if !step.does_nothing() {
            self.steps.push(step);
        }
    }
}

/// What can be undone and what can be redone, the next one last.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    pub(crate) done: Vec<Group>,
    pub(crate) undone: Vec<Group>,
    /// What could be redone before the last group was begun.
    forgotten: Vec<Group>,
    /// Rows to delete at the next commit.
    pub(crate) gone: Vec<i64>,
    /// Whether the groups on disk are not those that were written here.
    pub(crate) anew: bool,
    next_key: u64,
}

impl UndoStack {
    pub(crate) fn group(&mut self, name: String, label: String, steps: Vec<Step>) -> Group {
        self.next_key += 1;
        Group { key: self.next_key, row: None, version: 1, written: 0, name, label, steps }
    }

    /// Remembers an edit; what was undone before it can no longer be redone.
    pub(crate) fn record(&mut self, edit: &Edit, steps: Vec<Step>) {
        let interrupted = !self.undone.is_empty();
        if interrupted || self.done.last().is_none_or(|top| top.name != edit.group) {
            self.forget();
        }
        let top = self.done.last_mut();
        if let Some(top) = top.filter(|top| !interrupted && !edit.group.is_empty() && top.name == edit.group)
        {
            for step in steps {
                top.put(step);
            }
            top.version += 1;
            // Typed and taken back by Escape: there is nothing to undo, and what could be done again still can.
            if top.steps.is_empty() {
                self.gone.extend(self.done.pop().and_then(|group| group.row));
                self.undone = mem::take(&mut self.forgotten);
            }
            return;
        }
        let group = self.group(edit.group.clone(), edit.label.clone(), steps);
        self.done.push(group);
        if self.done.len() > KEPT_GROUPS {
            let oldest = self.done.remove(0);
            self.gone.extend(oldest.row);
        }
    }

    /// What was undone can no longer be redone, unless the edit that begins is taken back as a whole.
    fn forget(&mut self) {
        self.forgotten = mem::take(&mut self.undone);
        for group in &mut self.forgotten {
            self.gone.extend(group.row.take());
            group.written = 0;
        }
    }

    pub(crate) fn take_done(&mut self) -> Option<Group> {
        self.forgotten.clear();
        let group = self.done.pop()?;
        self.gone.extend(group.row);
        Some(group)
    }

    pub(crate) fn take_undone(&mut self) -> Option<Group> {
        let group = self.undone.pop()?;
        self.gone.extend(group.row);
        Some(group)
    }
}

impl OpenDraft {
    /// Takes a group back, step by step from its end; gives the group that does it again.
    pub(crate) fn revert(
        &mut self,
        group: Group,
        label: &str,
        stamp: &Stamp,
    ) -> Result<(Undone, Option<Group>), StoreError> {
        let (mut touched, mut kept, mut again) = (Vec::new(), Vec::new(), Vec::new());
        let (mut ops, mut inputs) = (Vec::new(), Vec::new());
        for step in group.steps.iter().rev() {
            let at = step.place();
            let done = match step {
                Step::Op { back, guard } if guard.holds(&self.dossier, &at) => {
                    ops.push(back.clone());
                    change(&mut self.dossier, back).inspect_err(|_| drop(ops.pop())).ok()
                }
                Step::Pending { at, before, after }
                    if unread(&self.pending, &inputs, at) == after.as_ref() =>
                {
                    inputs.push((at.clone(), before.clone()));
                    Some(Step::Pending { at: at.clone(), before: after.clone(), after: before.clone() })
                }
                _ => None,
            };
            match done {
                Some(step) => {
                    touched.push(at);
                    again.push(step);
                }
                None => kept.push(at),
            }
        }
        let edit = Edit { group: String::new(), label: label.to_owned(), ops };
        self.write(&edit, stamp)?;
        for (at, text) in inputs {
            self.set_pending(at, text);
        }
        for list in [&mut touched, &mut kept] {
            list.sort_unstable();
            list.dedup();
        }
        let again = (!again.is_empty()).then(|| self.undo.group(group.name, group.label.clone(), again));
        let undone = Undone { n: self.count(stamp), label: group.label, touched, kept };
        Ok((undone, again))
    }
}

/// What could not be read in a field, once the steps so far are taken back.
fn unread<'a>(
    pending: &'a BTreeMap<Pointer, String>,
    taken_back: &'a [(Pointer, Option<String>)],
    at: &Pointer,
) -> Option<&'a String> {
    let again = taken_back.iter().rev().find(|(other, _)| other == at);
    again.map_or_else(|| pending.get(at), |(_, text)| text.as_ref())
}

fn value_at(dossier: &Dossier, at: &Pointer) -> Option<Value> {
    match dossier.node(at)?.shape() {
        Shape::Leaf(leaf) => leaf.value(),
        _ => None,
    }
}

/// The hash of the first units of a prose; of another text than any where it is shorter.
fn beginning(dossier: &Dossier, at: &Pointer, units: usize) -> String {
    let text = match value_at(dossier, at) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    let mut left = units;
    let mut bytes = 0;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16());
        bytes += c.len_utf8();
    }
    if left > 0 {
        return String::new();
    }
    hex(&Sha256::digest(text.as_bytes().get(..bytes).unwrap_or_default()))
}

fn item_digest(dossier: &Dossier, at: &Pointer) -> String {
    dossier.node(at).map(digest_of).unwrap_or_default()
}

fn digest_of(node: &dyn Node) -> String {
    hex(&Sha256::digest(digest::content(node).as_bytes()))
}

/// The place of an item and whether it is removed.
fn place_of(dossier: &Dossier, at: &Pointer) -> Option<(Order, bool)> {
    let (list, id) = at.split()?;
    match dossier.node(&list)?.shape() {
        Shape::List(items) => items.place(&id).map(|(order, removed)| (order.clone(), removed)),
        _ => None,
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
