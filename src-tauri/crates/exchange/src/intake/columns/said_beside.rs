//! What the heading of another column says of the amounts: « Dépenses (k€) » over the names of the lines, or « 2016 HT » and
//! « 2017 HT » over what a total sums.

use super::Column;
use super::arithmetic::Rows;
use crate::intake::grid::letters;

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

/// « B « 2016 (k€) » ».
pub fn named(column: &Column) -> String {
    format!("{} «\u{A0}{}\u{A0}»", letters(column.index), column.heading)
}
