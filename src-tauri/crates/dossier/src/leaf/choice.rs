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
    /// The names for a sentence, in quotes: one may hold a comma.
    fn names() -> String {
        listed(Self::NAMES.iter().map(|choice| choice.name))
    }
}

fn listed<'a>(choices: impl Iterator<Item = &'a str>) -> String {
    choices.map(|one| format!("«\u{A0}{one}\u{A0}»")).collect::<Vec<_>>().join("\u{202F}; ")
}

impl<T: Choices> Typed for T {
    const KIND: Kind = Kind::Choice(T::NAMES);
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "un texte")?;
        T::ALL.iter().find(|(_, choice)| choice.code == text).map(|(value, _)| *value).ok_or_else(|| {
            // In a file, it is the code that is to be mended.
            let choices = listed(T::NAMES.iter().map(|choice| choice.code));
            ValueError::NotAChoice { text: text.to_owned(), choices }
        })
    }
    fn to_value(&self) -> Value {
        Value::Text(self.code().to_owned())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let wanted = text.to_lowercase();
        let found = T::ALL
            .iter()
            .find(|(_, choice)| choice.name.to_lowercase() == wanted)
            .or_else(|| T::ALL.iter().find(|(_, choice)| choice.code == text));
        found
            .map(|(value, _)| *value)
            .ok_or_else(|| ValueError::NotAChoice { text: text.to_owned(), choices: T::names() })
    }
    fn to_text(&self) -> String {
        self.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::BasisKind;

    #[test]
    fn what_is_no_choice_is_told_with_those_that_there_are_in_french_or_in_the_words_of_a_file() {
        let plain = |error: ValueError| error.to_string().replace(['\u{A0}', '\u{202F}'], " ");
        let typed = plain(BasisKind::from_typed("Bidule").unwrap_err());
        assert!(typed.ends_with(
            "« Temps, coût journalier » ; « Temps, coût annuel chargé » ; « Achat » ; « Forfait »"
        ));
        assert!(!typed.contains("time_daily"), "{typed}");
        let filed = plain(BasisKind::from_value(&Value::Text("Bidule".to_owned())).unwrap_err());
        assert!(filed.contains("« time_daily » ; « time_yearly »"), "{filed}");
        assert_eq!(BasisKind::from_typed("time_yearly"), Ok(BasisKind::TimeYearly));
        assert_eq!(BasisKind::from_typed("achat"), Ok(BasisKind::Purchase));
    }
}
