//! What the tests of the desk share: a desk of its own in a folder of its own, and the edits that a window sends.
#![allow(dead_code, missing_docs, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

use std::sync::atomic::{AtomicU32, Ordering};

use app::Desk;
use app::dto::{Answer, EditRequest, OpRequest, PositionRequest};
use chrono::{DateTime, Local, Utc};
use tempfile::TempDir;

pub fn clock() -> DateTime<Utc> {
    "2016-09-16T12:02:00Z".parse().unwrap()
}

/// That moment by this machine's clock, as people read it.
pub fn hour_here() -> String {
    clock().with_timezone(&Local).format("%-H\u{A0}h\u{A0}%M").to_string()
}

/// An empty desk; its folder goes with the guard.
pub fn desk() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(folder.path(), clock).unwrap();
    (folder, desk)
}

/// A desk with the example dossier on it, and the draft's id.
pub fn example() -> (TempDir, Desk, String) {
    let (folder, desk) = desk();
    let id = desk.create_example().unwrap();
    (folder, desk, id)
}

/// The window's `n`th edit, in an undo group of its own.
pub fn edit(n: u32, ops: Vec<OpRequest>) -> EditRequest {
    EditRequest { n, group: format!("g{n}"), label: String::new(), base: 0, ops }
}

/// Sends edits one after the other, each an undo of its own.
pub fn apply(desk: &Desk, id: &str, ops: Vec<OpRequest>) -> Answer {
    static N: AtomicU32 = AtomicU32::new(1);
    desk.edit(id, &edit(N.fetch_add(1, Ordering::Relaxed), ops)).unwrap()
}

pub fn input(pointer: &str, text: &str) -> OpRequest {
    OpRequest::Input { pointer: pointer.to_owned(), text: text.to_owned() }
}

/// A new item at the end of a list, with what is typed in it.
pub fn add(list: &str, id: &str, fields: &[(&str, &str)]) -> OpRequest {
    let fields = fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    OpRequest::Add { list: list.to_owned(), id: id.to_owned(), position: PositionRequest::Last, fields }
}
