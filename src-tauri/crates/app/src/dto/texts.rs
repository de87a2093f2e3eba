//! Figures of the budget in the texts: which there are, and how a text reads with them.

use serde::Serialize;
use ts_rs::TS;

/// Figures that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextFigureGroup {
    /// What they are about: a service, a category, the whole budget.
    pub title: String,
    /// Whether there may be thousands, shown only to one who searches.
    pub long: bool,
    /// The figures.
    pub figures: Vec<TextFigure>,
}

/// A figure that a text can quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextFigure {
    /// What to write in the text, `{{budget.grant}}`.
    pub field: String,
    /// Its name.
    pub label: String,
    /// Its present value, in French.
    pub value: String,
}

/// What a run of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingKind {
    /// Words as they were typed; a line end ends the line.
    Words,
    /// A figure of the budget.
    Figure,
    /// A field that names nothing.
    Unknown,
    /// The call of a note, by its number.
    Note,
    /// An image.
    Image,
}

/// A stretch of a text in one manner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReadingRun {
    /// What it is.
    pub kind: ReadingKind,
    /// How it reads; what an image shows.
    pub text: String,
    /// The name of the figure, what is wrong with the field, the caption of the image; else empty.
    pub label: String,
    /// The key of the figure's trace; none where it has none.
    pub key: Option<String>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Where it leads.
    pub link: Option<ReadingLink>,
    /// The language, where it is not French.
    pub lang: Option<String>,
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "to", rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingLink {
    /// A heading of the same text.
    Heading {
        /// Its id.
        id: String,
    },
    /// An address outside, which the program shows and never opens.
    Address {
        /// As it was written.
        address: String,
    },
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingBlock {
    /// A heading.
    Heading {
        /// 1 to 6; none is skipped on the way down.
        level: u8,
        /// What a link leads to.
        id: String,
        /// What it says.
        text: Vec<ReadingRun>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<ReadingRun>,
    },
    /// A list.
    List {
        /// The first number, where items are numbered.
        first: Option<u32>,
        /// Its items.
        items: Vec<Vec<ReadingBlock>>,
    },
    /// A table: every row has as many cells as there are columns.
    Table {
        /// How the cells of each column stand.
        columns: Vec<ReadingAlign>,
        /// The row of heads.
        head: Vec<Vec<ReadingRun>>,
        /// The others.
        rows: Vec<Vec<Vec<ReadingRun>>>,
    },
    /// A passage quoted.
    Quote {
        /// What it says.
        blocks: Vec<ReadingBlock>,
    },
    /// Text whose lines and spaces are kept.
    Verbatim {
        /// What it says.
        text: Vec<ReadingRun>,
    },
    /// The notes, in the order in which they are called.
    Notes {
        /// The notes.
        notes: Vec<ReadingNote>,
    },
    /// A line across the text.
    Rule,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingAlign {
    /// On the left.
    Left,
    /// On the right.
    Right,
    /// In the middle.
    Centre,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReadingNote {
    /// By which the text calls it; none where nothing does.
    pub number: Option<u32>,
    /// What it says.
    pub blocks: Vec<ReadingBlock>,
}

/// A section's text as it reads, its figures live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectionReading {
    /// The text.
    pub blocks: Vec<ReadingBlock>,
    /// How many figures of the budget it quotes; a field that names none follows nothing.
    pub figures: u32,
}
