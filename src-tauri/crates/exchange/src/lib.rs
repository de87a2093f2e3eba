//! How a dossier leaves the program and comes back: its JSON read and written with care, its fingerprint, the
//! reference of a final, the budget as a workbook, cost lines out of a spreadsheet, and files written whole or not at
//! all.
//!
//! Deliberately absent: what a dossier's fields mean (crate `dossier`), the PDF, the database, the clock.

mod fingerprint;
pub mod intake;
mod json;
pub mod names;
mod read;
pub mod sheets;
mod write;

pub use fingerprint::{fingerprint, reference};
pub use json::{canonical, write_json};
pub use read::{
    JsonFault, MAX_BYTES, MAX_DEPTH, MAX_VALUES, ReadError, open_file, read_file, read_json, read_part,
};
pub use write::{WriteError, write_whole};
