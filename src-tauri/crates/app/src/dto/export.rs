//! What an export will hold, and where it went.

use serde::Serialize;
use ts_rs::TS;

use super::FindingView;

/// What an export will hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportPreview {
    /// What blocks a final.
    pub blocking: Vec<FindingView>,
    /// What is to be corrected before a final is signed, and does not block it.
    pub fix: Vec<FindingView>,
    /// What the PDF holds about people, in one line.
    pub contents: String,
    /// The same of the budget's workbook and its lines alone.
    pub tables: String,
    /// The same of the data.
    pub data: String,
    /// The file name proposed.
    pub file_name: String,
    /// The fingerprint, in hexadecimal.
    pub fingerprint: String,
    /// The reference that a final would bear.
    pub reference: String,
}

/// An export that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportDone {
    /// Where.
    pub path: String,
    /// The reference of a final.
    pub reference: Option<String>,
    /// What is still to be corrected before a final is signed; of a draft, the annexes that it goes without.
    pub fix: Vec<FindingView>,
}

impl ExportDone {
    /// A file that is no final.
    pub(crate) fn at(path: &std::path::Path) -> Self {
        Self { path: path.display().to_string(), reference: None, fix: Vec::new() }
    }
}
