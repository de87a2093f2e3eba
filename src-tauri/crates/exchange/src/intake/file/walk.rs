//! A part of an `.xlsx` or an `.ods`, element by element, as it is unpacked. Nothing is copied that nobody asks for:
//! a sheet of a million empty rows is two million elements.

use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use crate::intake::IntakeError;

/// A fault of the file that a reader of its format found: what it says is in English, and of no use to who has the
/// file.
pub fn damaged<E>(_: E) -> IntakeError {
    let why = "il n’est pas entier, ou son contenu est altéré, comme par une copie interrompue";
    IntakeError::Damaged(why.to_owned())
}

/// One thing read of an XML part.
pub enum Node<'a> {
    /// An element begins: its local name and its attributes.
    Open(&'a str, Attributes<'a>),
    /// A text, or a part of one.
    Text(&'a str),
    /// An element ends: its local name.
    Close(&'a str),
}

/// The attributes of an element, looked through when one is asked for.
#[derive(Clone, Copy)]
pub struct Attributes<'a>(&'a BytesStart<'a>);

impl<'a> Attributes<'a> {
    /// Twins are not looked for: that compares each with all before it, for hours where one tag has a million.
    fn all(self) -> quick_xml::events::attributes::Attributes<'a> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        all
    }

    /// The value of an attribute by its name: with its prefix where one is given, else by its local name.
    ///
    /// # Errors
    /// Where the attributes are damaged.
    pub fn get(self, name: &str) -> Result<Option<Cow<'a, str>>, IntakeError> {
        for attribute in self.all() {
            let attribute = attribute.map_err(damaged)?;
            if attribute.key.as_ref() == name || attribute.key.local_name().as_ref() == name {
                return Ok(Some(value(attribute)));
            }
        }
        Ok(None)
    }

    /// Gives each attribute, by its name with its prefix.
    ///
    /// # Errors
    /// Where the attributes are damaged.
    pub fn each(self, mut take: impl FnMut(&str, Cow<'a, str>)) -> Result<(), IntakeError> {
        for attribute in self.all() {
            let attribute = attribute.map_err(damaged)?;
            take(attribute.key.0, value(attribute));
        }
        Ok(())
    }

    /// The same as a number of its own, and nothing where it is none.
    ///
    /// # Errors
    /// Where the attributes are damaged.
    pub fn number<T: std::str::FromStr>(self, name: &str) -> Result<Option<T>, IntakeError> {
        Ok(self.get(name)?.and_then(|value| value.parse().ok()))
    }
}

/// The value of an attribute; an entity that nobody knows stays as it stands.
fn value(attribute: Attribute<'_>) -> Cow<'_, str> {
    match attribute.value {
        Cow::Borrowed(raw) => unescape(raw).unwrap_or(Cow::Borrowed(raw)),
        Cow::Owned(raw) => Cow::Owned(unescape(&raw).map_or_else(|_| raw.clone(), Cow::into_owned)),
    }
}

/// Walks a part: elements by their local names, texts resolved. The visitor ends the walk by `false`.
///
/// # Errors
/// Where the part is damaged, and the visitor's own.
pub fn walk(
    part: impl Read,
    mut visit: impl FnMut(Node<'_>) -> Result<bool, IntakeError>,
) -> Result<(), IntakeError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        let goes_on = match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => visit(Node::Open(tag.local_name().as_ref(), Attributes(&tag)))?,
            Event::Empty(tag) => {
                let name = tag.local_name();
                visit(Node::Open(name.as_ref(), Attributes(&tag)))? && visit(Node::Close(name.as_ref()))?
            }
            Event::End(tag) => visit(Node::Close(tag.local_name().as_ref()))?,
            Event::Text(text) => visit(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => visit(Node::Text(&text))?,
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(damaged)?;
                let mut letter = [0; 4];
                let name = reference.xml10_content();
                visit(Node::Text(match character {
                    Some(c) => c.encode_utf8(&mut letter),
                    None => resolve_predefined_entity(&name).unwrap_or_default(),
                }))?
            }
            Event::Eof => return Ok(()),
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
        buffer.clear();
    }
}
