//! Blocks to pages: what is drawn, where, and what may not be parted.
//!
//! A block becomes slabs, strips of the text's full width that are drawn whole; the paginator lays them one under the
//! other and parts them where it may. What depends on the page's number (contents, folios) is filled in afterwards,
//! in room of a fixed width, so that it cannot move what it counts.

mod anchors;
mod block;
mod boxes;
mod columns;
mod contents;
mod cover;
mod furniture;
mod list;
mod paginate;
mod rows;
mod setter;
mod signature;
mod table;
mod text;

pub use anchors::{Anchors, Entry};
pub use paginate::{Page, Put, paginate};
pub use setter::{Laid, LinkUse, Setter, Target};

use crate::font::Length;
use crate::line::Line;
use crate::tag::NodeId;
use crate::tree::Mark;

/// What follows what.
#[derive(Debug, Clone)]
pub enum Flow {
    /// Something drawn.
    Slab(Slab),
    /// White, that vanishes at a page's top; of two that meet, the larger one counts.
    Gap(Length),
    /// A new page.
    Page {
        /// Without running head and foot.
        bare: bool,
    },
    /// What stands on turned pages, after the page that the flow has come to.
    Aside(Vec<Self>),
    /// A drawing with its caption: here, or where the page has no room, at the next one's top.
    Float(Vec<Self>),
    /// A heading of this level begins: drawings that wait come before one of level 2, turned pages before one of 1.
    Heading(u8),
}

impl Flow {
    /// Its height where it stands.
    fn height(&self) -> Length {
        match self {
            Self::Slab(slab) => slab.height,
            Self::Gap(height) => *height,
            Self::Float(float) => float.iter().map(Self::height).sum(),
            Self::Page { .. } | Self::Aside(_) | Self::Heading(_) => 0,
        }
    }
}

/// A strip that is drawn whole.
#[derive(Debug, Clone, Default)]
pub struct Slab {
    /// Its height.
    pub height: Length,
    /// What is drawn, from its top left corner.
    pub ink: Vec<Put>,
    /// Whether the next slab must stand on the same page.
    pub stick: bool,
    /// Whether it should, for its table not to be parted.
    pub whole: bool,
    /// The table's head to repeat if a page starts with this slab.
    pub head: Option<usize>,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub enum Ink {
    /// A line of text; its place is that of its base line.
    Line(Line),
    /// A rectangle filled, as a rule or a ground: no part of the content.
    Fill { width: Length, height: Length, colour: crate::tree::Colour },
    /// A frame: no part of the content.
    Frame { width: Length, height: Length, colour: crate::tree::Colour, thickness: Length },
    /// A row of dots: no part of the content.
    Dots { width: Length },
    /// A drawing.
    Figure { node: NodeId, width: Length, height: Length, marks: Vec<Mark> },
    /// The number of the page where an anchor stands, ending at its place.
    Folio { anchor: usize, node: NodeId, link: Option<usize>, level: u8 },
    /// What a link leads to.
    Anchor(usize),
    /// A signature field.
    Field { id: String, node: NodeId, width: Length, height: Length },
}
