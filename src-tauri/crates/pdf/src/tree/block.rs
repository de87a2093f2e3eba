//! The blocks of a document, from the cover to the signature box.

use super::{Figure, Run, Table};

/// One block of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// The first page, alone on it.
    Cover(Cover),
    /// The table of contents, from the headings marked for it, down to `depth`.
    Contents {
        /// Its own heading.
        title: String,
        /// The deepest level listed, 1 to 6.
        depth: u8,
    },
    /// A heading. Levels that jump are brought up, so that none is skipped.
    Heading {
        /// 1 to 6.
        level: u8,
        /// What links lead to; unique in the document, or empty.
        id: String,
        /// What it says.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<Run>,
        /// Its manner.
        style: ParagraphStyle,
    },
    /// A list.
    List {
        /// What stands before each item.
        marker: Marker,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A table.
    Table(Table),
    /// Figures that one reads at a glance, two or three a row.
    KeyFigures(Vec<KeyFigure>),
    /// A drawing.
    Figure(Figure),
    /// A passage quoted.
    Quote(Vec<Block>),
    /// Text whose lines and spaces are kept.
    Verbatim(String),
    /// A passage set apart, with a bar at its left.
    Callout {
        /// Its title; empty, and there is none.
        title: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Notes that the text calls by number.
    Notes(Vec<NoteItem>),
    /// Room for one signature, on paper or by a field.
    Signature(SignatureBox),
    /// A thin line across the text.
    Rule,
    /// What follows starts on a new page.
    PageBreak,
    /// Blocks on pages turned to landscape. These come after the page that the text has come to, which is filled by
    /// what follows, as far as the next heading of level 1.
    Landscape(Vec<Block>),
}

impl Block {
    /// A paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph { text: vec![Run::new(text)], style: ParagraphStyle::Body }
    }

    /// A heading of plain text.
    pub fn heading(level: u8, id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Heading { level, id: id.into(), text: vec![Run::new(text)] }
    }
}

/// The manner of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// Running text.
    Body,
    /// Larger, as an opening.
    Lead,
    /// Smaller, for what explains a table.
    Small,
    /// The same under what it explains, on its page.
    Note,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// Numbers from the one given.
    Number(u32),
    /// A box, ticked or not, as each item says.
    Box,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// For [`Marker::Box`]: whether it is ticked.
    pub ticked: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl ListItem {
    /// An item of blocks.
    pub fn new(blocks: Vec<Block>) -> Self {
        Self { ticked: false, blocks }
    }
}

/// A figure that one reads at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure, already written as it shall be read.
    pub value: String,
    /// What it is.
    pub label: String,
}

/// A note, called from the text.
#[derive(Debug, Clone)]
pub struct NoteItem {
    /// What the call's link leads to.
    pub id: String,
    /// Its number or sign.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The first page.
#[derive(Debug, Clone, Default)]
pub struct Cover {
    /// Lines above the title: who calls, for what.
    pub kicker: Vec<String>,
    /// The title.
    pub title: String,
    /// Under the title.
    pub subtitle: String,
    /// What one must know at once, a line each.
    pub facts: Vec<Fact>,
    /// Lines at the page's foot.
    pub foot: Vec<String>,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, without a colon.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// Room for one signature, on paper or by a field.
#[derive(Debug, Clone, Default)]
pub struct SignatureBox {
    /// The field of [`super::Document::signatures`] that is laid over the frame; none on a draft.
    pub field: Option<String>,
    /// The line above the name, as « Pour le préfet de la région … et par délégation, ».
    pub above: String,
    /// Who signs.
    pub name: String,
    /// In what quality.
    pub quality: String,
    /// « Fait à …, le … ».
    pub place: String,
    /// What the frame for the signature is headed with.
    pub signature: String,
    /// What the room for a stamp is headed with.
    pub stamp: String,
}
