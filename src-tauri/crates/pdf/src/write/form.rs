//! Signature fields: field and widget in one, empty, and what each signature shall lock.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::text::{name, text};
use super::{Annotation, AnnotationKind, real};
use crate::tree::SignatureField;

/// What a field's widget holds beside its place.
///
/// The box is drawn in the page; the appearance is empty, for a signer's tool replaces it. `/Lock` leaves out the other
/// fields, so that they may be signed in any order.
pub fn widget(
    document: &mut Document,
    field: &SignatureField,
    annotation: &Annotation,
    fields: &[SignatureField],
) -> Dictionary {
    let [left, bottom, right, top] = annotation.rectangle;
    let bounds = vec![0.into(), 0.into(), real(right - left), real(top - bottom)];
    let empty = dictionary! {
        "Type" => name("XObject"),
        "Subtype" => name("Form"),
        "FormType" => 1,
        "BBox" => bounds,
        "Resources" => Dictionary::new(),
    };
    let appearance = document.add_object(Stream::new(empty, Vec::new()).with_compression(false));
    let others: Vec<Object> =
        fields.iter().filter(|other| other.id != field.id).map(|other| literal(&other.id)).collect();
    // With nobody else to sign, everything is locked: « all but none » would need an empty list.
    let lock = if others.is_empty() {
        dictionary! { "Type" => name("SigFieldLock"), "Action" => name("All") }
    } else {
        dictionary! { "Type" => name("SigFieldLock"), "Action" => name("Exclude"), "Fields" => others }
    };
    let lock = document.add_object(lock);
    dictionary! {
        "Subtype" => name("Widget"),
        "FT" => name("Sig"),
        "T" => literal(&field.id),
        "TU" => text(&field.tooltip),
        "F" => 132,
        "AP" => dictionary! { "N" => Object::Reference(appearance) },
        "Lock" => Object::Reference(lock),
    }
}

/// The form of the document's fields, in the order in which they are to be signed.
pub fn form(fields: &[SignatureField], annotations: &[(ObjectId, &Annotation)]) -> Dictionary {
    let references: Vec<Object> = fields
        .iter()
        .filter_map(|field| {
            annotations.iter().find_map(|(id, annotation)| match &annotation.kind {
                AnnotationKind::Field(name) if *name == field.id => Some(Object::Reference(*id)),
                _ => None,
            })
        })
        .collect();
    dictionary! { "Fields" => references, "SigFlags" => 1 }
}

fn literal(text: &str) -> Object {
    if text.is_ascii() {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        super::text::text(text)
    }
}
