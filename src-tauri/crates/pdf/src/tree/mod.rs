//! What is set and printed: a document as a tree of blocks, signature fields and attachments.
//!
//! The tree is generic on purpose: a heading, a table, a list. Nothing here, nor in anything below, knows what a
//! partner or a cost is; `compose` translates a dossier into this tree. Nothing here knows what a page is either.

mod block;
mod figure;
mod inline;
mod table;

pub use block::{Block, Cover, Fact, KeyFigure, ListItem, Marker, NoteItem, ParagraphStyle, SignatureBox};
pub use figure::{Colour, Figure, Mark, Segment, TextAnchor};
pub use inline::{Link, Run};
pub use table::{Align, Cell, Column, Row, RowKind, Table, TableStyle, Width};

use chrono::{DateTime, FixedOffset};

/// A whole document, ready to be set.
#[derive(Debug, Clone)]
pub struct Document {
    /// Title, author, language, running lines.
    pub meta: Meta,
    /// What the pages say, in reading order.
    pub blocks: Vec<Block>,
    /// Empty signature fields; none, and the file carries no form at all.
    pub signatures: Vec<SignatureField>,
    /// Files that travel inside the document.
    pub attachments: Vec<Attachment>,
}

/// What is said about the document, and what each page repeats.
#[derive(Debug, Clone)]
pub struct Meta {
    /// The document's title, shown in the window's bar by a reader.
    pub title: String,
    /// Who wrote it; empty, and it is left out.
    pub author: String,
    /// One line on its subject; empty, and it is left out.
    pub subject: String,
    /// The main language, as `fr-FR`.
    pub language: String,
    /// When it was made. Given by the caller: the crate reads no clock, so that the same input gives the same bytes.
    pub created: DateTime<FixedOffset>,
    /// The program and its version.
    pub creator: String,
    /// A word framed at the head of each page: « PROJET » on a draft.
    pub mark: Option<String>,
    /// Head of each page but the cover; cut where a page has no room for it.
    pub running_head: String,
    /// Foot of each page but the cover, left of the folio.
    pub foot: String,
    /// How running text fills its lines.
    pub setting: Setting,
    /// The one colour of headings and rules.
    pub accent: Colour,
}

/// How running text fills its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Lines of equal length, hyphenated.
    Justified,
    /// Lines left ragged on the right, hyphenated.
    Ragged,
}

/// An empty field that an outside signer fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureField {
    /// The field's name in the file: unique, without a full stop.
    pub id: String,
    /// What a screen reader says of it, as « Signature de Michel Exemple, préfet ».
    pub tooltip: String,
}

/// A file that travels inside the document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name, with the extension; unique in the document.
    pub name: String,
    /// Its media type, as `application/json`.
    pub mime: String,
    /// What it is, for a reader.
    pub description: String,
    /// What it is to the document.
    pub relationship: Relationship,
    /// When it was last changed; the document's instant otherwise.
    pub modified: Option<DateTime<FixedOffset>>,
    /// Its bytes, unchanged.
    pub bytes: Vec<u8>,
}

/// What an attachment is to the document (`/AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// What the pages were made from.
    Source,
    /// Data behind a figure of the pages.
    Data,
    /// A complement, as an annex.
    Supplement,
}
