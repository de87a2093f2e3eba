//! A document typeset and written as PDF: tagged, archivable, ready to be signed.
#![allow(dead_code, missing_docs)]
mod compose;
mod design;
mod error;
mod font;
mod line;
mod markdown;
mod page;
mod tag;
mod write;
pub mod tree;
pub use compose::{DossierInput, State};
pub use error::PdfError;
pub use markdown::{Reading, markdown};
use std::collections::BTreeSet;
use tree::Document;

/// Sets a document and writes it as PDF/A-3a and PDF/UA-1. The same document gives the same bytes.
///
/// # Errors
/// A [`PdfError`] if two names collide, a field and its box do not match, or the file cannot be put together.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    check_names(document)?;
    let anchors = page::Anchors::of(document);
    let mut setter = page::Setter::new(document, &anchors);
    let laid = setter.lay(document)?;
    let mut pages = page::paginate(&laid);
    setter.furnish(&mut pages)?;
    write::write(document, &mut setter, &anchors, &pages)
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
