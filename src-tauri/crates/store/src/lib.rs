//! Drafts on disk: the only crate that knows SQL and the merge engine.
//!
//! - [`Store::open`] opens the database of a data folder; several processes may. Where it cannot be written, it is
//!   opened to be read, and [`Store::refusal`] says why.
//! - [`Store::create`] and [`Store::open_draft`] give an [`OpenDraft`]: the plain [`dossier::Dossier`] and the
//!   engine's document, kept equal. [`OpenDraft::apply`] changes both in memory; [`OpenDraft::undo`] and
//!   [`OpenDraft::redo`] too.
//! - [`OpenDraft::commit`] puts what was applied on disk and takes in what other processes wrote. Where the draft
//!   must not be held during the write: [`OpenDraft::batch`], [`Store::write_batch`] (on another thread),
//!   [`OpenDraft::settle`]. [`OpenDraft::poll`] takes in others' work without writing.
//! - [`OpenDraft::snapshot`], when [`OpenDraft::is_compaction_due`], while the program is idle; then, without
//!   holding the draft, [`Store::keep_snapshot`]; then [`OpenDraft::snapshot_kept`].
//! - Beside the drafts: projections for the first screen, calls, attachments, export records, settings.
//!
//! Deliberately absent: the meaning of a call, the budget, findings, the clock (instants come in as arguments).
//! No type of SQLite or of the engine leaves this crate.

mod attachments;
mod beginning;
mod calls;
mod commit;
mod compaction;
mod damage;
mod database;
mod digest;
mod document;
mod draft;
mod drafts;
mod error;
mod exports;
mod fault;
mod heads;
mod hydrate;
mod migrations;
mod newborn;
mod open;
mod place;
mod reader;
mod rebuild;
mod repair;
mod rows;
mod salvage;
mod settings;
mod standing;
mod template;
mod undo;
mod undo_rows;
mod value;

// The tests of the engine's laws share their random edits with those of the public API.
#[cfg(test)]
extern crate self as store;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod laws;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;

pub use attachments::Attachment;
pub use calls::CallFile;
pub use commit::{Batch, Committed, Elsewhere, Receipt};
pub use compaction::Snapshot;
pub use damage::Damage;
pub use database::{FILE, Store};
pub use draft::{OpenDraft, PendingInput, Stamp};
pub use drafts::{Listed, Place};
pub use error::StoreError;
pub use exports::{ExportRecord, Recorded};
pub use fault::Fault;
pub use heads::Heads;
pub use undo::Undone;
