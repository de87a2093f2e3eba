//! Pages to bytes: page operations through printpdf, then everything at the document's level through lopdf.
//!
//! printpdf writes the pages, the fonts and the file's skeleton. What PDF/A-3 and PDF/UA-1 demand beyond that (metadata,
//! output intent, structure, outline, attachments, form) is laid over it here, one concept a file. No type of either
//! library leaves this module.

mod attachments;
mod compress;
mod content;
mod document;
mod fonts;
mod form;
mod glyphs;
mod icc;
mod links;
mod metadata;
mod outline;
mod structure;
mod text;

pub use document::write;
pub use glyphs::Glyphs;

use crate::font::Length;
use crate::tag::NodeId;

/// Something that a page's reader can act on.
#[derive(Debug, Clone)]
pub struct Annotation {
    /// The page, from 0.
    pub page: usize,
    /// Left, bottom, right, top, from the sheet's bottom left corner.
    pub rectangle: [Length; 4],
    /// Its node.
    pub node: NodeId,
    /// What it does.
    pub kind: AnnotationKind,
}

/// What an annotation does.
#[derive(Debug, Clone)]
pub enum AnnotationKind {
    /// Follows a link, by its number.
    Link(usize),
    /// Takes a signature, by the field's name.
    Field(String),
}

/// Where an anchor stands: the page, from 0, and the height on it, from the sheet's bottom.
pub type Destination = (usize, Length);

/// A length as lopdf writes it.
fn real(length: Length) -> lopdf::Object {
    lopdf::Object::Real(points(length))
}

/// A length in points: the one place where a float comes in.
fn points(length: Length) -> f32 {
    length as f32 / 1000.0
}
