//! Decimals: euros, quantities, percentages. Exact, never a float.

use rust_decimal::Decimal;

use super::{Typed, text_of};
use crate::kind::Kind;
use crate::number::Unit;
use crate::{Value, ValueError, number};

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
                let value = number::read_strict(text, $decimals).map_err(|error| match error {
                    ValueError::NotANumber(text) => ValueError::NotADecimal(text),
                    other => other,
                })?;
                Self::check(value, text)
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
                    ValueError::NotANumber(text) if $unit.is_euros() => ValueError::NotAnAmount(text),
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
    Amount, Kind::Amount, decimals 2, unit Unit::EUROS, shown Some(2), max None
);
decimal_field!(
    /// Days, a quantity: up to four decimals, kept as typed.
    Quantity, Kind::Quantity, decimals 4, unit Unit::NONE, shown None, max None
);
decimal_field!(
    /// What one costs in euros, a day or a thing, without VAT: up to four decimals, kept as typed.
    Price, Kind::Quantity, decimals 4, unit Unit::EUROS_BEFORE_VAT, shown None, max None
);
decimal_field!(
    /// A percentage, 0 to 100, up to two decimals.
    Percent, Kind::Percent, decimals 2, unit Unit::PERCENT, shown None, max Some(100)
);
