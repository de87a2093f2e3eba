//! A document typeset and written as PDF: tagged, archivable, ready to be signed.
//!
//! The way through the crate, one module a step: [`tree`] (what is said) -> `line` (text to lines) -> `page` (blocks to
//! pages) -> `write` (pages to bytes), with `tag` recording the structure on the way. `compose` and `markdown` make the
//! tree of a dossier; nothing below them knows what a partner is.
//!
//! Deliberately absent: the clock (the instant comes in), files (bytes go out), the store, and every type of the PDF
//! libraries in what is public. The same input gives the same bytes.

mod compose;
mod design;
mod error;
mod font;
mod line;
mod markdown;
mod measure;
mod page;
mod tag;
#[cfg(test)]
mod tests;
pub mod tree;
mod write;

use std::collections::BTreeSet;

pub use compose::{Charts, DossierInput, ShortNames, State};
pub use error::PdfError;
pub use font::prints;
pub use markdown::{Reading, markdown};
pub use measure::Ruler;
use tree::Document;

/// Sets a document and writes it as PDF/A-3a and PDF/UA-1. The same document gives the same bytes.
///
/// # Errors
/// A [`PdfError`] if two names collide, a field and its box do not match, or the file cannot be put together.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    Ok(set(document)?.0)
}

/// Sets a dossier and writes it. The same input gives the same bytes.
///
/// # Errors
/// As [`render`].
pub fn dossier(input: &DossierInput<'_>) -> Result<Vec<u8>, PdfError> {
    render(&document(input))
}

/// The document of a dossier, before it is set.
pub fn document(input: &DossierInput<'_>) -> Document {
    compose::document(input)
}

/// The bytes, and the structure tree that they hold.
fn set(document: &Document) -> Result<(Vec<u8>, tag::Tags), PdfError> {
    check_names(document)?;
    let anchors = page::Anchors::of(document);
    let mut setter = page::Setter::new(document, &anchors);
    let laid = setter.lay(document)?;
    let mut pages = page::paginate(laid);
    setter.furnish(&mut pages)?;
    let bytes = write::write(document, &mut setter, &anchors, &pages)?;
    Ok((bytes, setter.tags))
}

fn check_names(document: &Document) -> Result<(), PdfError> {
    let mut known = BTreeSet::new();
    for field in &document.signatures {
        if field.id.is_empty() || field.id.contains('.') {
            return Err(PdfError::FieldName { id: field.id.clone() });
        }
        if !known.insert(field.id.as_str()) {
            return Err(PdfError::Twice { name: field.id.clone() });
        }
    }
    let mut known = BTreeSet::new();
    match document.attachments.iter().find(|file| !known.insert(file.name.as_str())) {
        Some(file) => Err(PdfError::Twice { name: file.name.clone() }),
        None => Ok(()),
    }
}
