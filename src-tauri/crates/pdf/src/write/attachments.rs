//! Files inside the document: associated files (PDF/A-3), also in the tree of names.

use std::collections::BTreeMap;

use lopdf::{Document, Object, Stream, dictionary};

use super::text::{date, name, text};
use crate::tree::{Attachment, Meta, Relationship};

/// Adds the files; gives the associated files and the tree of names, or nothing without files.
pub fn write(document: &mut Document, meta: &Meta, files: &[Attachment]) -> Option<(Object, Object)> {
    if files.is_empty() {
        return None;
    }
    let mut named: BTreeMap<Vec<u8>, (Object, Object)> = BTreeMap::new();
    let mut associated = Vec::with_capacity(files.len());
    for file in files {
        let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
        let modified = file.modified.as_ref().unwrap_or(&meta.created);
        let params = dictionary! { "Size" => size, "ModDate" => date(modified) };
        let dict = dictionary! {
            "Type" => name("EmbeddedFile"),
            "Subtype" => name(&file.mime),
            "Params" => params,
        };
        let bytes = document.add_object(Stream::new(dict, file.bytes.clone()));
        let title = text(&file.name);
        let specification = dictionary! {
            "Type" => name("Filespec"),
            "F" => title.clone(),
            "UF" => title.clone(),
            "Desc" => text(&file.description),
            "AFRelationship" => name(match file.relationship {
                Relationship::Source => "Source",
                Relationship::Data => "Data",
                Relationship::Supplement => "Supplement",
            }),
            "EF" => dictionary! { "F" => Object::Reference(bytes), "UF" => Object::Reference(bytes) },
        };
        let reference = Object::Reference(document.add_object(specification));
        associated.push(reference.clone());
        let key: Vec<u8> = file.name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        named.insert(key, (title, reference));
    }
    let names: Vec<Object> = named.into_values().flat_map(|(title, reference)| [title, reference]).collect();
    let tree = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    Some((Object::Array(associated), Object::Dictionary(tree)))
}
