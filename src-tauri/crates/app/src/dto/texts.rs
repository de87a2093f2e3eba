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

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingKind {
    /// Words as they were typed.
    Words,
    /// A figure of the budget.
    Figure,
    /// A field that names nothing.
    Unknown,
}

/// A piece of a text as it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReadingPiece {
    /// What it is.
    pub kind: ReadingKind,
    /// How it reads.
    pub text: String,
    /// The name of the figure, or what is wrong with the field; empty for words.
    pub label: String,
}

/// A section's text as it reads, its figures live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SectionReading {
    /// The text, piece by piece.
    pub pieces: Vec<ReadingPiece>,
    /// How many figures of the budget it quotes, those that name nothing included.
    pub figures: u32,
}
