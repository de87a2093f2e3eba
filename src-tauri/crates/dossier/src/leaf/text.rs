//! Texts: one line, a note, and the prose that people write together.

use std::ops::Deref;

use super::{Leaf, text_of, text_value};
use crate::kind::Kind;
use crate::{Value, ValueError};

/// One line of text, at most `MAX` characters; empty where missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line<const MAX: usize = 500>(String);

impl<const MAX: usize> Deref for Line<MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> Line<MAX> {
    pub(super) fn fits(text: &str) -> Result<(), ValueError> {
        if text.chars().any(|c| c.is_control() && !(MAX > 1_000 && matches!(c, '\n' | '\t'))) {
            return Err(ValueError::ControlCharacter);
        }
        let length = text.chars().count();
        if length > MAX { Err(ValueError::TooLong { length, max: MAX }) } else { Ok(()) }
    }
}

impl<const MAX: usize> Leaf for Line<MAX> {
    fn kind(&self) -> Kind {
        Kind::Line { max: MAX }
    }
    fn value(&self) -> Option<Value> {
        text_value(&self.0)
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        let text = text_of(value, "un texte")?;
        Self::fits(text)?;
        self.0 = text.to_owned();
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        self.0.clear();
    }
    fn text(&self) -> String {
        self.0.clone()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let text = typed.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
        Self::fits(&text)?;
        Ok(text_value(&text))
    }
}

/// A text of several lines that is not written by two people at once: a role, a note.
pub type Note = Line<5_000>;

/// A text that people write together, changed by splices only; positions count UTF-16 units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    /// Length in UTF-16 units, kept so that appending to a long text stays cheap.
    units: usize,
}

/// Longest prose, in UTF-16 units: some eighty pages.
pub const MAX_PROSE: usize = 200_000;

impl Deref for Prose {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl Prose {
    /// Length in UTF-16 units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// Replaces `delete` units at `at` by `insert`, and gives back what was removed.
    ///
    /// # Errors
    /// [`None`]-like `Err(None)` where the positions do not fit the text, `Err(Some(_))` where it would be too long.
    pub fn splice(&mut self, at: usize, delete: usize, insert: &str) -> Result<String, Option<ValueError>> {
        let inserted = insert.encode_utf16().count();
        let end = at.checked_add(delete).ok_or(None)?;
        let (from, to) = (self.byte_of(at).ok_or(None)?, self.byte_of(end).ok_or(None)?);
        let length = self.units - delete + inserted;
        if length > MAX_PROSE {
            return Err(Some(ValueError::TooLong { length, max: MAX_PROSE }));
        }
        if insert.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(Some(ValueError::ControlCharacter));
        }
        let removed = self.text.get(from..to).ok_or(None)?.to_owned();
        self.text.replace_range(from..to, insert);
        self.units = length;
        Ok(removed)
    }

    /// The byte at a position in UTF-16 units; `None` outside the text or inside a character.
    fn byte_of(&self, unit: usize) -> Option<usize> {
        if unit == self.units {
            return Some(self.text.len());
        }
        let mut units = 0;
        for (byte, c) in self.text.char_indices() {
            if units >= unit {
                return (units == unit).then_some(byte);
            }
            units += c.len_utf16();
        }
        None
    }

    /// The smallest splice (position, deleted units, inserted text) that makes `new` of this text.
    pub fn splice_to<'a>(&self, new: &'a str) -> Option<(usize, usize, &'a str)> {
        if self.text == new {
            return None;
        }
        let prefix: usize =
            self.text.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (self.text.get(prefix..)?, new.get(prefix..)?);
        let suffix: usize = old_rest
            .chars()
            .rev()
            .zip(new_rest.chars().rev())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let units = |s: &str| s.encode_utf16().count();
        let at = units(self.text.get(..prefix)?);
        let deleted = units(old_rest.get(..old_rest.len() - suffix)?);
        Some((at, deleted, new_rest.get(..new_rest.len() - suffix)?))
    }
}

impl Leaf for Prose {
    fn kind(&self) -> Kind {
        Kind::Prose { max: MAX_PROSE }
    }
    fn value(&self) -> Option<Value> {
        text_value(&self.text)
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        let text = text_of(value, "un texte")?;
        let mut fresh = Self::default();
        fresh.splice(0, 0, text).map_err(|e| e.unwrap_or(ValueError::ControlCharacter))?;
        *self = fresh;
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        *self = Self::default();
    }
    fn text(&self) -> String {
        self.text.clone()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let text = typed.replace("\r\n", "\n").replace('\r', "\n");
        Self::default().set(&Value::Text(text.clone()))?;
        Ok(text_value(&text))
    }
}
