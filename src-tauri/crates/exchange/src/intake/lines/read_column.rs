//! A column that is read, and what is said of a number in it that may have been meant otherwise.

use dossier::Value;
use rust_decimal::Decimal;

use super::marks::{is_doubtful, of_thousands, without};
use super::typed::{is_share, of_hundred};
use crate::intake::columns::fields::{COUNT, Field, UNIT};
use crate::intake::grid::{Cell, Row};

/// Rates of VAT in France, in hundredths of a percent: those of Corsica and overseas among them.
pub const RATES: [i64; 10] = [0, 90, 105, 175, 210, 550, 850, 1_000, 1_300, 2_000];

/// A column that is read.
pub struct ReadColumn {
    /// Its place, from 0.
    pub index: u32,
    /// What it gives.
    pub field: &'static Field,
    /// The sign between its thousands, where a text says so plainly.
    thousands: Option<char>,
}

impl ReadColumn {
    /// By what stands below the head.
    pub fn of<'a>(index: u32, field: &'static Field, rows: impl Iterator<Item = &'a Row>) -> Self {
        let thousands = of_thousands(rows.filter_map(|row| row.cells.get(&index)));
        Self { index, field, thousands }
    }

    /// A number as French types it, where the column says how its thousands are written.
    pub fn joined(&self, text: &str) -> String {
        self.thousands.and_then(|sign| without(text, sign)).unwrap_or_else(|| text.to_owned())
    }

    /// In French, how a number was read that may have been meant otherwise.
    pub fn how(&self, cell: &Cell, value: &Value) -> Option<String> {
        const FOUR_DECIMALS: [&str; 6] =
            ["basis/days", "basis/quantity", "basis/unit_price", "basis/daily_cost", COUNT, UNIT];
        let Value::Text(read) = value else { return None };
        match cell {
            Cell::Number(_) if self.field.code == "basis/vat" => {
                let rate =
                    of_hundred(cell).map(|_| format!("est lu comme {}\u{A0}%", read.replace('.', ",")));
                rate.or_else(|| unusual(read))
            }
            Cell::Number(number) => {
                let (exact, read): (Decimal, Decimal) = (number.parse().ok()?, read.parse().ok()?);
                let shown = read.normalize().to_string().replace('.', ",");
                (exact != read).then(|| format!("est arrondi à {shown}"))
            }
            Cell::Text(text) if self.field.code == "basis/vat" => {
                let rate = read.parse::<Decimal>().ok().filter(is_share).filter(|_| !text.contains('%'));
                let Some(rate) = rate else { return unusual(read) };
                let hundredfold = (rate * Decimal::ONE_HUNDRED).normalize().to_string().replace('.', ",");
                Some(format!(
                    "est lu {}\u{A0}%\u{A0}: si c’est {hundredfold}\u{A0}%, écrivez {hundredfold}",
                    read.replace('.', ",")
                ))
            }
            Cell::Text(text) if FOUR_DECIMALS.contains(&self.field.code) => {
                let is_so = self.thousands.is_none() && is_doubtful(text);
                let shown = read.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
                is_so.then(|| {
                    format!(
                        "est lu {shown}\u{A0}: si le signe sépare des milliers, écrivez le nombre sans lui"
                    )
                })
            }
            _ => None,
        }
    }
}

/// In French, that a rate is none of those that there are: an amount of VAT, often.
fn unusual(read: &str) -> Option<String> {
    let rate: Decimal = read.parse().ok()?;
    let is_usual = RATES.iter().any(|usual| Decimal::new(*usual, 2) == rate);
    let shown = rate.normalize().to_string().replace('.', ",");
    (!is_usual).then(|| {
        format!(
            "est lu {shown}\u{A0}%, qui n’est pas un taux de TVA usuel\u{A0}: si c’est un montant, écrivez le taux"
        )
    })
}
