//! Whole numbers within bounds: months, levels, sizes.

use super::Typed;
use crate::kind::Kind;
use crate::{Value, ValueError};

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
        Self::check(number.ok_or_else(|| ValueError::NotAWhole(text.to_owned()))?)
    }
    fn to_text(&self) -> String {
        self.0.to_string()
    }
}

/// A month of the project, counted from 1.
pub type Month = Whole<1, 60>;
/// A mark on a scale of four.
pub type Level = Whole<1, 4>;
