//! A part of an `.xlsx`, element by element, as it is unpacked.

use std::collections::HashMap;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::IntakeError;

/// A fault of the file.
pub fn damaged(error: impl std::fmt::Display) -> IntakeError {
    IntakeError::Damaged(error.to_string())
}

/// One thing read of an XML part.
pub enum Node {
    /// An element begins: its local name and its attributes.
    Open(String, HashMap<String, String>),
    /// A text, or a part of one.
    Text(String),
    /// An element ends.
    Close(String),
}

/// Walks a part: elements by their local names, texts resolved. The visitor ends the walk by `false`.
///
/// # Errors
/// Where the part is damaged, and the visitor's own.
pub fn walk(
    part: impl Read,
    mut visit: impl FnMut(Node) -> Result<bool, IntakeError>,
) -> Result<(), IntakeError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        let node = match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => Node::Open(tag.local_name().as_ref().to_owned(), attributes(&tag)?),
            Event::End(tag) => Node::Close(tag.local_name().as_ref().to_owned()),
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Node::Text(text.to_string()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                Node::Text(match reference.resolve_char_ref().map_err(damaged)? {
                    Some(c) => c.to_string(),
                    None => {
                        quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
                    }
                })
            }
            Event::Eof => return Ok(()),
            _ => {
                buffer.clear();
                continue;
            }
        };
        if !visit(node)? {
            return Ok(());
        }
        buffer.clear();
    }
}

fn attributes(tag: &BytesStart<'_>) -> Result<HashMap<String, String>, IntakeError> {
    let mut found = HashMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(damaged)?;
        let key = attribute.key.local_name().as_ref().to_owned();
        let raw = attribute.value.to_string();
        let value =
            quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
        found.insert(key, value);
    }
    Ok(found)
}
