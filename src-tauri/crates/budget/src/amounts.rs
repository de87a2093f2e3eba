//! The numbers of a budget: whole cents and whole ten-thousandths, never a float, written with fixed decimals.
//!
//! `Decimal` stands in the fields that people type; a result is a count of cents, so that adding cannot round
//! and zero has one writing (never `-0.00`).
//!
//! Adding saturates: a line is at most 999 999 999.99, and it takes 92 million lines to reach the end of an
//! `i64` of cents, more than memory holds.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use dossier::number::{write_euros, write_french};
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// Writes `value` as a decimal of so many decimals: `-1234.50`.
fn write_fixed(f: &mut fmt::Formatter<'_>, value: i64, decimals: u32) -> fmt::Result {
    let unit = 10_u64.pow(decimals);
    let (size, sign) = (value.unsigned_abs(), if value < 0 { "-" } else { "" });
    let width = decimals as usize;
    write!(f, "{sign}{}.{:0width$}", size / unit, size % unit)
}

/// Writes `value` as a decimal without the zeros that say nothing: `12.5`.
fn write_trimmed(f: &mut fmt::Formatter<'_>, value: i64, decimals: u32) -> fmt::Result {
    write!(f, "{}", Decimal::new(value, decimals).normalize())
}

/// Declares a whole count of the last decimal, with its writing.
macro_rules! fixed {
    ($(#[$doc:meta])* $name:ident, decimals $decimals:literal, $write:ident, pattern $pattern:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);

            /// From a count of the last decimal.
            pub const fn new(count: i64) -> Self {
                Self(count)
            }

            /// The count of the last decimal.
            pub const fn get(self) -> i64 {
                self.0
            }

            /// As a decimal number.
            pub fn to_decimal(self) -> Decimal {
                Decimal::new(self.0, $decimals)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $write(f, self.0, $decimals)
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self::ZERO, Add::add)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

fixed!(
    /// Euros, in cents.
    Cents, decimals 2, write_fixed, pattern r"^-?\d+\.\d{2}$"
);
fixed!(
    /// A rate, in ten-thousandths, cut (never rounded up).
    Ratio, decimals 4, write_fixed, pattern r"^-?\d+\.\d{4}$"
);
fixed!(
    /// Full-time equivalents, in hundredths.
    FullTime, decimals 2, write_fixed, pattern r"^\d+\.\d{2}$"
);
fixed!(
    /// Days, in ten-thousandths, as people type them.
    Days, decimals 4, write_trimmed, pattern r"^\d+(\.\d{1,4})?$"
);

impl Cents {
    /// The amount as a user reads it: `12 345,67 €`.
    pub fn french(self) -> String {
        write_euros(self.to_decimal())
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount, or zero where it is negative.
    #[must_use]
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl From<Cents> for Decimal {
    fn from(cents: Cents) -> Self {
        cents.to_decimal()
    }
}

impl Ratio {
    /// 100.00 %.
    pub(crate) const WHOLE: Self = Self(10_000);

    /// The rate as a user reads it: `49,99 %`.
    pub fn french(self) -> String {
        format!("{}\u{A0}%", write_french(Decimal::new(self.0, 2), Some(2)))
    }
}

impl FullTime {
    /// The full-time equivalents as a user reads them: `0,57 ETP`.
    pub fn french(self) -> String {
        format!("{}\u{A0}ETP", write_french(self.to_decimal(), Some(2)))
    }
}

impl Days {
    /// The days as a user reads them: `12,5 j`.
    pub fn french(self) -> String {
        format!("{}\u{A0}j", write_french(self.to_decimal().normalize(), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_always_has_two_decimals_and_zero_no_sign() {
        let written: Vec<String> = [0, 5, -5, 123_450, -100].map(|c| Cents::new(c).to_string()).into();
        assert_eq!(written, ["0.00", "0.05", "-0.05", "1234.50", "-1.00"]);
        assert_eq!((-Cents::ZERO).to_string(), "0.00");
        assert_eq!(Cents::new(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn french_writing_drops_the_decimals_that_days_do_not_need() {
        assert_eq!(Days::new(125_000).french(), "12,5\u{A0}j");
        assert_eq!(Days::new(0).french(), "0\u{A0}j");
        assert_eq!(Days::new(1_200_000).to_string(), "120");
        assert_eq!(Days::new(1_201).to_string(), "0.1201");
        assert_eq!(Ratio::new(4_999).french(), "49,99\u{A0}%");
    }
}
