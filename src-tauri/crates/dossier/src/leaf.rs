//! The types of a single field: how each is read from a value, typed in French, and shown for editing.
//!
//! A missing field is `None`, or the empty text. Dangling references are allowed: a merge can make them.

use std::ops::Deref;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::kind::{Choice, Kind, Target};
use crate::number;
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
    fn fits(text: &str) -> Result<(), ValueError> {
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

/// Declares a newtype over `Decimal` that is a field.
macro_rules! decimal_field {
    ($(#[$doc:meta])* $name:ident, $kind:expr, decimals $decimals:literal, unit $unit:expr, shown $fixed:expr, max $max:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Decimal);

        impl $name {
            /// The number itself.
            pub fn get(self) -> Decimal {
                self.0
            }
            fn check(value: Decimal, text: &str) -> Result<Self, ValueError> {
                let max: Option<i64> = $max;
                match max {
                    Some(max) if value > Decimal::from(max) => Err(ValueError::OutOfBounds {
                        text: text.to_owned(),
                        min: "0".to_owned(),
                        max: max.to_string(),
                    }),
                    _ => Ok(Self(value)),
                }
            }
        }

        impl Typed for $name {
            const KIND: Kind = $kind;
            fn from_value(value: &Value) -> Result<Self, ValueError> {
                let text = text_of(value, "un nombre décimal entre guillemets")?;
                Self::check(number::read_strict(text, $decimals)?, text)
            }
            fn to_value(&self) -> Value {
                let mut value = self.0;
                let fixed: Option<u32> = $fixed;
                if let Some(fixed) = fixed {
                    value.rescale(fixed);
                }
                Value::Text(value.to_string())
            }
            fn from_typed(text: &str) -> Result<Self, ValueError> {
                let value = number::read_typed(text, $decimals, $unit).map_err(|error| match error {
                    ValueError::NotANumber(text) if $unit == Some('€') => ValueError::NotAnAmount(text),
                    other => other,
                })?;
                Self::check(value, text)
            }
            fn to_text(&self) -> String {
                number::write_french(self.0, $fixed)
            }
        }
    };
}

decimal_field!(
    /// Euros, two decimals.
    Amount, Kind::Amount, decimals 2, unit Some('€'), shown Some(2), max None
);
decimal_field!(
    /// Days, a quantity, a unit price in euros: up to four decimals, kept as typed.
    Quantity, Kind::Quantity, decimals 4, unit Some('€'), shown None, max None
);
decimal_field!(
    /// A percentage, 0 to 100, up to two decimals.
    Percent, Kind::Percent, decimals 2, unit Some('%'), shown None, max Some(100)
);

/// A whole number from `MIN` to `MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole<const MIN: i64, const MAX: i64>(u32);

impl<const MIN: i64, const MAX: i64> Whole<MIN, MAX> {
    /// The number itself.
    pub fn get(self) -> u32 {
        self.0
    }
    fn check(number: i64) -> Result<Self, ValueError> {
        match u32::try_from(number) {
            Ok(small) if (MIN..=MAX).contains(&number) => Ok(Self(small)),
            _ => Err(ValueError::OutOfBounds {
                text: number.to_string(),
                min: MIN.to_string(),
                max: MAX.to_string(),
            }),
        }
    }
}

impl<const MIN: i64, const MAX: i64> Typed for Whole<MIN, MAX> {
    const KIND: Kind = Kind::Integer { min: MIN, max: MAX };
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        match value {
            Value::Int(number) => Self::check(*number),
            _ => Err(ValueError::WrongType { expected: "un nombre entier" }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Int(i64::from(self.0))
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.strip_prefix(['M', 'm']).unwrap_or(&plain);
        let digits = !plain.is_empty() && plain.len() <= 12 && plain.bytes().all(|b| b.is_ascii_digit());
        let number = digits.then(|| plain.parse().ok()).flatten();
        Self::check(number.ok_or_else(|| ValueError::NotANumber(text.to_owned()))?)
    }
    fn to_text(&self) -> String {
        self.0.to_string()
    }
}

/// A month of the project, counted from 1.
pub type Month = Whole<1, 60>;
/// A mark on a scale of four.
pub type Level = Whole<1, 4>;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// The year, 1900 to 2999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

impl YearMonth {
    fn of(year: &str, month: &str) -> Option<Self> {
        let sound = year.len() == 4 && (1..=2).contains(&month.len());
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (sound && (1900..3000).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month `n` months later.
    #[must_use]
    pub fn plus(self, n: u32) -> Self {
        let months = self.month - 1 + n;
        let years = i32::try_from(months / 12).unwrap_or(0);
        Self { year: self.year + years, month: months % 12 + 1 }
    }
}

impl Typed for YearMonth {
    const KIND: Kind = Kind::YearMonth;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "un mois (« 2017-01 »)")?;
        let parts = text.split_once('-').filter(|(_, month)| month.len() == 2);
        parts.and_then(|(y, m)| Self::of(y, m)).ok_or_else(|| ValueError::NotAMonth(text.to_owned()))
    }
    fn to_value(&self) -> Value {
        Value::Text(format!("{:04}-{:02}", self.year, self.month))
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let parts = text.split_once('-').or_else(|| text.split_once('/').map(|(month, year)| (year, month)));
        parts
            .and_then(|(y, m)| Self::of(y.trim(), m.trim()))
            .ok_or_else(|| ValueError::NotAMonth(text.to_owned()))
    }
    fn to_text(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

impl Typed for NaiveDate {
    const KIND: Kind = Kind::Date;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "une date (« 2016-09-28 »)")?;
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| text.len() == 10)
            .ok_or_else(|| ValueError::NotADate(text.to_owned()))
    }
    fn to_value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%d").to_string())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
            .filter(|date| (1900..3000).contains(&chrono::Datelike::year(date)))
            .ok_or_else(|| ValueError::NotADate(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }
}

impl Typed for NaiveTime {
    const KIND: Kind = Kind::Time;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Self::from_typed(text_of(value, "une heure (« 09:30 »)")?)
    }
    fn to_value(&self) -> Value {
        Value::Text(self.format("%H:%M").to_string())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let plain = text.replace(['h', 'H'], ":").replace(char::is_whitespace, "");
        let plain = if plain.ends_with(':') { format!("{plain}00") } else { plain };
        NaiveTime::parse_from_str(&plain, "%H:%M").map_err(|_| ValueError::NotATime(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.format("%H:%M").to_string()
    }
}

impl Typed for DateTime<FixedOffset> {
    const KIND: Kind = Kind::Instant;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Self::from_typed(text_of(value, "un instant")?)
    }
    fn to_value(&self) -> Value {
        Value::Text(self.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        DateTime::parse_from_rfc3339(text).map_err(|_| ValueError::NotAnInstant(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}

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

/// Declares the targets of references as types, so that a field's type says what it refers to.
macro_rules! reference {
    ($($(#[$doc:meta])* $name:ident => $target:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Leaf for $name {
            fn kind(&self) -> Kind {
                Kind::Reference($target)
            }
            fn value(&self) -> Option<Value> {
                text_value(&self.0)
            }
            fn set(&mut self, value: &Value) -> Result<(), ValueError> {
                let text = text_of(value, "un identifiant")?;
                Line::<200>::fits(text)?;
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
                Line::<200>::fits(typed.trim())?;
                Ok(text_value(typed.trim()))
            }
        }
    )* };
}

reference! {
    /// The id of a carrier or a partner; empty where missing.
    BearerRef => Target::Bearer;
    /// The id of an agent; empty where missing.
    AgentRef => Target::Agent;
    /// The id of a task; empty where missing.
    TaskRef => Target::Task;
    /// The id of a carrier, a partner or a funding; empty where missing.
    AnnexOwnerRef => Target::AnnexOwner;
    /// The id of a cost category of the call; empty where missing.
    CategoryRef => Target::Category;
    /// The id of a kind of annex of the call; empty where missing.
    AnnexKindRef => Target::AnnexKind;
}

/// The tasks that must end before another starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskRefs(Vec<String>);

impl Deref for TaskRefs {
    type Target = [String];
    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl Leaf for TaskRefs {
    fn kind(&self) -> Kind {
        Kind::References(Target::Task)
    }
    fn value(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| Value::Ids(self.0.clone()))
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        match value {
            Value::Ids(ids) if ids.len() <= 1_000 => {
                self.0.clone_from(ids);
                Ok(())
            }
            Value::Ids(ids) => Err(ValueError::TooLong { length: ids.len(), max: 1_000 }),
            _ => Err(ValueError::WrongType { expected: "une liste d’identifiants" }),
        }
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        self.0.clear();
    }
    fn text(&self) -> String {
        self.0.join(" ")
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let ids: Vec<String> =
            typed.split([' ', ',', ';']).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        Ok((!ids.is_empty()).then_some(Value::Ids(ids)))
    }
}

/// An `x-…` field: anything, kept as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept(Option<Json>);

impl Leaf for Kept {
    fn kind(&self) -> Kind {
        Kind::Json
    }
    fn value(&self) -> Option<Value> {
        self.0.clone().map(Value::Json)
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        self.0 = Some(value.to_json());
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        self.0 = None;
    }
    fn text(&self) -> String {
        self.0.as_ref().map(Json::to_string).unwrap_or_default()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let json = || serde_json::from_str(typed).unwrap_or_else(|_| Json::from(typed));
        Ok((!typed.is_empty()).then(|| Value::Json(json())))
    }
}
