//! A document typeset and written as PDF: tagged, archivable, ready to be signed.
#![allow(dead_code, missing_docs)]
mod design;
mod error;
mod font;
mod line;
mod page;
mod tag;
mod write;
pub mod tree;
pub use error::PdfError;
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
