//! What the heading of another column says of the amounts: « Dépenses (k€) » over the names of the lines, or « 2016 HT » and
//! « 2017 HT » over what a total sums.

use super::arithmetic::Rows;
use super::headings::words;
use super::thousands::speaks_of_thousands;
use super::{Column, Wait, before_vat, thousands};
use crate::intake::grid::letters;
use crate::intake::lines::PRICED;
use crate::intake::lines::doubt::{Taxes, taxes};

/// How a sentence names the column that says something of the amounts at a place: one of texts, or the first of those that
/// they are the sum of.
pub fn said_beside(
    columns: &[Column],
    table: &Rows<'_>,
    amounts: usize,
    says: impl Fn(&Column) -> bool,
) -> Option<String> {
    let is_other = |at: &usize| {
        *at != amounts && columns.get(*at).is_some_and(|column| !column.of_incomes && says(column))
    };
    let (texts, parts): (Vec<usize>, Vec<usize>) = (0..columns.len())
        .filter(is_other)
        .partition(|at| columns.get(*at).is_some_and(|column| table.holds_texts(column.index)));
    let is_sum = || table.sums(columns, amounts, &parts);
    let at = texts.first().or_else(|| parts.first().filter(|_| is_sum()))?;
    columns.get(*at).map(named)
}

/// Why nothing says what lines cost, where the only amounts say of themselves that they are in thousands, or before VAT:
/// « Montant (k€) ».
pub fn said_of_itself(columns: &[Column], table: &Rows<'_>) -> Option<Wait> {
    if columns.iter().any(|column| column.field.is_some_and(|field| PRICED.contains(&field.code))) {
        return None;
    }
    let why = |column: &Column| match () {
        () if speaks_of_thousands(&column.heading) => Some(thousands::why(&named(column))),
        () if taxes(&column.heading) == Taxes::Without => Some(before_vat::why(&named(column))),
        () => None,
    };
    let amounts = columns.iter().filter(|column| is_of_amounts(&column.heading) && column.is_free());
    let mut held = amounts.filter(|column| table.numbers(column.index).next().is_some());
    held.find_map(|column| Some(Wait { columns: vec![column.index], why: why(column)? }))
}

/// Whether a heading begins as that of amounts does, whatever else it says.
pub fn is_of_amounts(heading: &str) -> bool {
    matches!(words(heading).split(' ').next(), Some("montant" | "montants" | "cout" | "couts" | "total"))
}

/// « B « 2016 (k€) » ».
pub fn named(column: &Column) -> String {
    format!("{} «\u{A0}{}\u{A0}»", letters(column.index), column.heading)
}
