//! The types of a single field: how each is read from a value, typed in French, and shown for editing.
//!
//! A missing field is `None`, or the empty text. Dangling references are allowed: a merge can make them.

mod choice;
mod decimal;
mod kept;
mod reference;
mod text;
mod time;
mod whole;

pub use choice::Choices;
pub use decimal::{Amount, Percent, Price, Quantity};
pub use kept::Kept;
pub use reference::{AgentRef, AnnexKindRef, AnnexOwnerRef, BearerRef, CategoryRef, TaskRef, TaskRefs};
pub use text::{Line, MAX_PROSE, Note, Prose};
pub use time::YearMonth;
pub use whole::{Level, Month, Whole};

use crate::kind::Kind;
use crate::{Value, ValueError};

/// One field of a record.
pub trait Leaf {
    /// What the field accepts.
    fn kind(&self) -> Kind;
    /// Its value; `None` where it is missing.
    fn value(&self) -> Option<Value>;
    /// Sets it from a kept or imported value.
    ///
    /// # Errors
    /// Where the value does not fit; the field is unchanged then.
    fn set(&mut self, value: &Value) -> Result<(), ValueError>;
    /// Whether it could be set to a value.
    ///
    /// # Errors
    /// As [`Leaf::set`].
    fn check(&self, value: &Value) -> Result<(), ValueError>;
    /// Makes it missing.
    fn unset(&mut self);
    /// Its text for editing, in French (`12 345,67`); empty where it is missing.
    fn text(&self) -> String;
    /// The value of a text typed by a person; `None` for an empty one.
    ///
    /// # Errors
    /// Where the text cannot be read as such a value.
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError>;
}

fn text_of<'a>(value: &'a Value, expected: &'static str) -> Result<&'a str, ValueError> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(ValueError::WrongType { expected }),
    }
}

fn text_value(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

/// What tells one optional type of field from another; the rest of [`Leaf`] follows from it.
pub trait Typed: Sized + Clone + PartialEq {
    /// What the field accepts.
    const KIND: Kind;
    /// Reads a kept or imported value.
    ///
    /// # Errors
    /// Where it does not fit.
    fn from_value(value: &Value) -> Result<Self, ValueError>;
    /// The value as kept.
    fn to_value(&self) -> Value;
    /// Reads a typed text, never empty.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn from_typed(text: &str) -> Result<Self, ValueError>;
    /// The text for editing.
    fn to_text(&self) -> String;
}

impl<T: Typed> Leaf for Option<T> {
    fn kind(&self) -> Kind {
        T::KIND
    }
    fn value(&self) -> Option<Value> {
        self.as_ref().map(Typed::to_value)
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        *self = Some(T::from_value(value)?);
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        *self = None;
    }
    fn text(&self) -> String {
        self.as_ref().map(Typed::to_text).unwrap_or_default()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let typed = typed.trim();
        if typed.is_empty() { Ok(None) } else { T::from_typed(typed).map(|t| Some(t.to_value())) }
    }
}
