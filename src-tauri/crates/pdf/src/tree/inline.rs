//! Text with its accents: bold, italic, links, another language.

use std::borrow::Cow;

/// A stretch of text in one manner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, Unicode as the reader shall copy it; `\n` ends the line.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Set small and raised, as the « er » of « 1er » or the call of a note.
    pub raised: bool,
    /// Where it leads.
    pub link: Option<Link>,
    /// The language, where it is not the document's.
    pub lang: Option<String>,
    /// Whether it is set sign for sign: code, the name of a file, what has been read already.
    pub as_typed: bool,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A heading or a note of this document, by its id.
    Internal(String),
    /// An address, `https:` or `mailto:`.
    External(String),
}

impl Run {
    /// Plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), italic: true, ..Self::default() }
    }

    /// Text that is set sign for sign.
    pub fn as_typed(text: impl Into<String>) -> Self {
        Self { as_typed: true, ..Self::new(text) }
    }

    /// The text as it is set.
    pub fn printed(&self) -> Cow<'_, str> {
        if self.as_typed { Cow::Borrowed(&self.text) } else { prose::apostrophes(&self.text) }
    }

    /// Text that leads to `link`.
    pub fn linked(text: impl Into<String>, link: Link) -> Self {
        Self { text: text.into(), link: Some(link), ..Self::default() }
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Run {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
