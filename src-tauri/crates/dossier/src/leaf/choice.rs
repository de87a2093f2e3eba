//! Yes or no, and closed lists.

use super::{Typed, text_of};
use crate::kind::{Choice, Kind};
use crate::{Value, ValueError};

impl Typed for bool {
    const KIND: Kind = Kind::Flag;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        match value {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(ValueError::WrongType { expected: "true ou false" }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Flag(*self)
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        match text.to_lowercase().as_str() {
            "true" | "oui" | "vrai" | "1" | "x" => Ok(true),
            "false" | "non" | "faux" | "0" => Ok(false),
            _ => Err(ValueError::NotAFlag(text.to_owned())),
        }
    }
    fn to_text(&self) -> String {
        self.to_string()
    }
}

/// A closed list of choices.
pub trait Choices: Sized + Copy + PartialEq + 'static {
    /// The choices, in the order in which a form shows them.
    const ALL: &'static [(Self, Choice)];
    /// The same, without the values.
    const NAMES: &'static [Choice];

    /// The code in JSON.
    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, choice)| choice.code)
    }
    /// The French name.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, choice)| choice.name)
    }
}

impl<T: Choices> Typed for T {
    const KIND: Kind = Kind::Choice(T::NAMES);
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "un texte")?;
        T::ALL.iter().find(|(_, choice)| choice.code == text).map(|(value, _)| *value).ok_or_else(|| {
            let codes: Vec<_> = T::NAMES.iter().map(|choice| choice.code).collect();
            ValueError::NotAChoice { text: text.to_owned(), choices: codes.join(", ") }
        })
    }
    fn to_value(&self) -> Value {
        Value::Text(self.code().to_owned())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let by_name = T::ALL.iter().find(|(_, choice)| choice.name.to_lowercase() == text.to_lowercase());
        by_name.map_or_else(|| Self::from_value(&Value::Text(text.to_owned())), |(value, _)| Ok(*value))
    }
    fn to_text(&self) -> String {
        self.code().to_owned()
    }
}
