//! What a row costs: as the budget will compute it, and as the file's own columns of amounts say. In ten-thousandths.

use dossier::number::{Unit, read_typed};
use dossier::parts::{Basis, Cost, Project};
use dossier::{Node, Pointer};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::LineRead;
use super::marks::{is_doubtful, of_thousands, without};
use crate::intake::columns::Column;
use crate::intake::columns::fields::Field;
use crate::intake::columns::headings::says_one_of;
use crate::intake::grid::{Cell, Row};

/// Whether a column tells what a row costs in all, by its field or, where it is left out, by its heading.
pub fn is_summed(column: &Column) -> bool {
    const WHOLE: [&str; 9] = ["montant", "cout", "couts", "total", "totaux", "ttc", "ht", "eur", "euros"];
    const OTHERWISE: [&str; 14] = [
        "unitaire",
        "unit",
        "pu",
        "p",
        "u",
        "jour",
        "jours",
        "journalier",
        "annuel",
        "%",
        "cumul",
        "cumule",
        "cumulee",
        "cumules",
    ];
    let says = |any: &[&str]| says_one_of(&column.heading, any);
    match column.field {
        Some(Field { code, .. }) => *code == "basis/amount",
        None => !column.of_incomes && says(&WHOLE) && !says(&OTHERWISE),
    }
}

/// How a line's amount is computed, as far as its row says.
pub fn basis(read: &LineRead) -> Basis {
    let mut cost = Cost::default();
    for (path, value) in read.values.iter().filter(|(path, _)| path.starts_with("basis/")) {
        let start: &mut dyn Node = &mut cost;
        let place = Pointer::new(path).keys().try_fold(start, |node, key| node.child_mut(&key));
        if let Some(leaf) = place.and_then(Node::leaf_mut) {
            // What was read of this field fits it.
            let _ = leaf.set(value);
        }
    }
    cost.basis
}

/// The amount of a line; nothing where it cannot be computed yet.
pub fn amount(basis: &Basis, project: &Project) -> Option<i64> {
    budget::line_amount(basis, project).map(|cents| cents.get().saturating_mul(100))
}

/// The same or, of a line that does not say yet how it is computed, the amount that it says.
pub fn computed(read: &LineRead, project: &Project) -> i64 {
    let basis = basis(read);
    let told = || basis.amount.and_then(|amount| ten_thousandths(amount.get()));
    amount(&basis, project).or_else(told).unwrap_or(0)
}

/// A column in which the file tells amounts.
#[derive(Clone, Copy)]
pub struct Told {
    index: u32,
    /// The sign between its thousands, where a text says so plainly.
    thousands: Option<char>,
}

impl Told {
    /// By what stands below the head.
    pub fn of<'a>(column: &Column, rows: impl Iterator<Item = &'a Row>) -> Self {
        let index = column.index;
        Self { index, thousands: of_thousands(rows.filter_map(|row| row.cells.get(&index))) }
    }

    /// Its place, from 0.
    pub fn index(self) -> u32 {
        self.index
    }

    /// The amount that it tells of a row; nothing where it holds none.
    pub fn told(self, row: &Row) -> Option<i64> {
        let number = match row.cells.get(&self.index)? {
            Cell::Number(number) => number.parse().ok(),
            Cell::Text(text) => {
                let joined = self.thousands.and_then(|sign| without(text, sign));
                let text = joined.as_deref().unwrap_or(text);
                read_typed(text, 4, Unit::EUROS).or_else(|_| read_typed(text, 4, Unit::EUROS_BEFORE_VAT)).ok()
            }
            _ => None,
        };
        number.and_then(ten_thousandths)
    }

    /// The same, where its one sign may stand between thousands and not before decimals.
    pub fn told_otherwise(self, row: &Row) -> Option<i64> {
        let is_so = matches!(row.cells.get(&self.index)?, Cell::Text(text) if is_doubtful(text));
        self.told(row).filter(|_| is_so && self.thousands.is_none())?.checked_mul(1_000)
    }
}

/// Whether a number of a row is in the amount that the row gives: 10 beside 36 and 360 says how these came about.
pub fn is_in_amount(row: &Row, column: u32, read: &LineRead) -> bool {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => number.parse::<Decimal>().ok(),
        Cell::Text(text) => {
            read_typed(text, 4, Unit::EUROS).or_else(|_| read_typed(text, 4, Unit::EUROS_BEFORE_VAT)).ok()
        }
        _ => None,
    };
    let amount = basis(read).amount.map(|amount| amount.get());
    let (Some(amount), Some(one)) = (amount, row.cells.get(&column).and_then(number)) else { return false };
    let others = row.cells.iter().filter(|(index, _)| **index != column);
    let mut products = others.filter_map(|(_, cell)| number(cell)?.checked_mul(one));
    products.any(|product| product.round_dp(2) == amount && !amount.is_zero())
}

/// Whether all that is shown of a column are amounts of several digits; « 12 » may be the name of a lot.
pub fn are_amounts(samples: &[String]) -> bool {
    let is_amount = |text: &String| {
        text.chars().filter(char::is_ascii_digit).count() > 2 && read_typed(text, 4, Unit::EUROS).is_ok()
    };
    !samples.is_empty() && samples.iter().all(is_amount)
}

fn ten_thousandths(number: Decimal) -> Option<i64> {
    number.checked_mul(Decimal::from(10_000))?.round().to_i64()
}
