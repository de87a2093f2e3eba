//! Reading `amorce-dossier/1`: a walk over the tree of fields that names each fault, and gives operations.
//!
//! Reading is two walks: the first gives each item its id in the draft (a UUID is kept, anything else is
//! replaced), the second makes the operations, references following.

mod error;
mod reader;
mod replace;

use std::borrow::Cow;

use serde_json::{Map as JsonMap, Value as Json};

pub use error::{FaultKind, FieldFault, ImportError, ReplaceError};
pub(crate) use reader::item_id;
use reader::{Place, Reader};

use crate::json::{FORMAT, MINOR};
use crate::{Dossier, Op, Pointer};

/// A dossier's JSON, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What makes the dossier out of an empty one; identity, origin and pinned call not included.
    pub ops: Vec<Op>,
    /// Its id in the file.
    pub id: Option<String>,
    /// The call it names: id, revision, SHA-256.
    pub call: (String, Option<u32>, Option<String>),
}

/// Reads a dossier. `new_id` gives fresh UUIDs.
///
/// # Errors
/// Every fault at once, each with its pointer.
pub fn import(json: &Json, new_id: &mut dyn FnMut() -> String) -> Result<Imported, ImportError> {
    let Json::Object(whole) = json else { return Err(ImportError::NotADossier) };
    let format = whole.get("format").and_then(Json::as_str).unwrap_or_default();
    if format != FORMAT {
        return Err(ImportError::UnknownFormat(format.to_owned()));
    }
    let minor = whole.get("minor").and_then(Json::as_u64).unwrap_or(0);
    if minor > u64::from(MINOR) {
        return Err(ImportError::TooRecent(minor));
    }
    let sample = Dossier::default();
    let mut reader = Reader::new(new_id);
    let content = without_envelope(whole);
    reader.name_items(&sample, &content, &Pointer::root(), "");
    if reader.faults.is_empty() {
        reader.read(
            &sample,
            &content,
            Place { at: Pointer::root(), pattern: String::new(), to: Pointer::root() },
        );
    }
    reader.read_envelope(whole);
    if !reader.faults.is_empty() {
        return Err(ImportError::Fields(reader.faults));
    }
    let text = |json: Option<&Json>| json.and_then(Json::as_str).filter(|t| !t.is_empty()).map(str::to_owned);
    let call = whole.get("call").and_then(Json::as_object);
    let revision = call.and_then(|call| call.get("revision")).and_then(Json::as_u64);
    let call_id = text(call.and_then(|call| call.get("id"))).ok_or(ImportError::NoCall)?;
    let sha256 = text(call.and_then(|call| call.get("sha256")));
    Ok(Imported {
        ops: reader.ops,
        id: text(whole.get("id")).map(|id| canonical_id(&id).into_owned()),
        call: (call_id, revision.and_then(|r| u32::try_from(r).ok()), sha256),
    })
}

const ENVELOPE: [&str; 5] = ["format", "minor", "id", "origin", "call"];

fn without_envelope(whole: &JsonMap<String, Json>) -> Json {
    let inside = whole.iter().filter(|(key, _)| !ENVELOPE.contains(&key.as_str()));
    Json::Object(inside.map(|(key, value)| (key.clone(), value.clone())).collect())
}

fn is_missing(json: &Json) -> bool {
    json.is_null() || json.as_str() == Some("")
}

/// An id as the draft writes it: a UUID is the same in capitals and in small letters, and kept in small ones.
pub(crate) fn canonical_id(id: &str) -> Cow<'_, str> {
    let small = id.to_ascii_lowercase();
    if is_uuid(&small) { Cow::Owned(small) } else { Cow::Borrowed(id) }
}

/// Whether a text is a UUID in its usual form.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
        })
}
