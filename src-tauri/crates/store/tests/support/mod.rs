//! What the tests of the store share: a call, instants, edits that look like those of a working day.
#![allow(dead_code, missing_docs, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

pub mod random;

use chrono::{DateTime, TimeDelta, Utc};
use dossier::{Dossier, Edit, Op, Order, Pointer, Position, Value};
use store::{CallFile, OpenDraft, Stamp, Store};

pub const ID: &str = "3f0c8f52-9d0e-4a53-8d3e-7a9b0d7f4c11";

pub fn instant(second: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_473_000_000 + second)
}

pub fn stamp(second: i64) -> Stamp {
    Stamp { author: "Claire Morel, DREAL".to_owned(), at: instant(second) }
}

pub fn call() -> CallFile {
    CallFile {
        id: "laboratoires-innovation-territoriale-2016".to_owned(),
        revision: 1,
        sha256: "ab".repeat(32),
        bytes: b"{}".to_vec(),
    }
}

pub fn set(at: &str, value: &str) -> Op {
    Op::Set { at: Pointer::new(at), value: Value::Text(value.to_owned()) }
}

pub fn splice(at: &str, index: usize, delete: usize, insert: &str) -> Op {
    Op::Splice { at: Pointer::new(at), index, delete, insert: insert.to_owned() }
}

/// The operation that adds an item after all others.
pub fn add(dossier: &Dossier, list: &str, id: &str) -> Op {
    let list = Pointer::new(list);
    let (order, _) = dossier.order_for(&list, &Position::Last, None).unwrap();
    Op::Add { list, id: id.to_owned(), order }
}

/// A cost line with its first fields.
pub fn line(dossier: &Dossier, id: &str, amount: &str) -> Vec<Op> {
    vec![
        add(dossier, "/costs", id),
        set(&format!("/costs/{id}/label"), "Atelier de co-conception"),
        set(&format!("/costs/{id}/basis/kind"), "lump_sum"),
        set(&format!("/costs/{id}/basis/amount"), amount),
    ]
}

pub fn edit(label: &str, ops: Vec<Op>) -> Edit {
    Edit { group: String::new(), label: label.to_owned(), ops }
}

/// Applies one edit without pending input.
pub fn apply(draft: &mut OpenDraft, label: &str, ops: Vec<Op>) {
    draft.apply(&edit(label, ops), &[], &stamp(1)).unwrap();
}

/// A store in a fresh folder, with one draft.
pub fn fresh() -> (tempfile::TempDir, Store, OpenDraft) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let draft = store
        .create(ID, &[set("/identity/title", "Fabrique des transitions")], &[], &call(), None, &stamp(0))
        .unwrap();
    (folder, store, draft)
}

/// Takes a snapshot, verifies it and writes it; none while edits wait to be written.
pub fn compact(draft: &mut OpenDraft, store: &Store, second: i64) {
    if let Some(snapshot) = draft.snapshot() {
        store.keep_snapshot(&snapshot, instant(second)).unwrap();
        draft.snapshot_kept(&snapshot);
    }
}

pub fn order(n: u32) -> Order {
    let mut order = Order::between(None, None).unwrap();
    for _ in 0..n {
        order = Order::between(Some(&order), None).unwrap();
    }
    order
}
