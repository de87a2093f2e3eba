//! Text to lines: shaping, hyphenation, the choice of the breaks, and the glyphs in their places.
//!
//! A paragraph is broken as a whole (Knuth and Plass), not line by line: a looser line here may spare a hyphen there.

mod breaks;
mod hyphenate;
mod items;
mod loosen;
mod place;
mod together;

use crate::PdfError;
use crate::font::{Face, Length, Shaper};
use crate::tag::NodeId;
use crate::tree::Colour;

pub use items::Items;

/// The manner of a stretch of text, and the node of the structure tree that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// The size.
    pub size: Length,
    /// The colour.
    pub colour: Colour,
    /// How far it is raised.
    pub rise: Length,
    /// Its node.
    pub node: NodeId,
    /// The link that it is part of, by its number among all.
    pub link: Option<usize>,
    /// Whether words may be cut by French rules.
    pub hyphens: Hyphens,
}

/// Whether words may be cut by French rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphens {
    /// Where it makes better lines.
    Freely,
    /// Where a part of a word fits no line.
    AtNeed,
    /// The language has other rules.
    Never,
}

/// A stretch of text in one manner.
#[derive(Debug, Clone)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Its manner.
    pub style: Style,
}

/// How a paragraph fills its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Lines of equal length.
    Justified,
    /// Ragged on the right.
    Left,
    /// Ragged on the left.
    Right,
    /// Ragged on both sides.
    Centre,
}

/// A line: pieces in their places, from the line's left.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its pieces, in reading order.
    pub pieces: Vec<Piece>,
    /// Its width as set.
    pub width: Length,
}

/// Glyphs of one manner, drawn in one go.
#[derive(Debug, Clone)]
pub struct Piece {
    /// From the line's left.
    pub x: Length,
    /// Its width.
    pub width: Length,
    /// Its manner.
    pub style: Style,
    /// Its glyphs.
    pub glyphs: Vec<Placed>,
    /// Whether it is the hyphen that a line break added, which is no part of the text.
    pub hyphen: bool,
}

/// A glyph of a line.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its number in the face.
    pub id: u16,
    /// The number before it in the text operator: thousandths of an em, to the left.
    pub before: i32,
    /// The number after it.
    pub after: i32,
}

/// Sets a paragraph in lines of `measure`.
///
/// # Errors
/// [`PdfError::Font`] if a face cannot be read.
pub fn set(
    shaper: &mut Shaper,
    glyphs: &mut crate::write::Glyphs,
    spans: &[Span],
    measure: Length,
    fill: Fill,
) -> Result<Vec<Line>, PdfError> {
    let items = Items::new(shaper, spans, measure)?;
    let breaks = breaks::choose(&items.items, measure, fill == Fill::Justified);
    Ok(place::lines(&items, &breaks, measure, fill, glyphs))
}

/// The width of a text on one line, and of its widest part that no break may cut.
///
/// # Errors
/// [`PdfError::Font`] if a face cannot be read.
pub fn widths(shaper: &mut Shaper, spans: &[Span]) -> Result<(Length, Length), PdfError> {
    Ok(Items::new(shaper, spans, Length::MAX)?.widths())
}
