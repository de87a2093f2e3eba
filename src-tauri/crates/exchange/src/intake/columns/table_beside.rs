//! A second table beside the one that is read, with the same headings: what is not taken of a sheet may be costs.

use super::Column;
use super::headings::words;
use super::thousands::is_money;
use crate::intake::grid::letters;

/// In French, that a column of money to the right is headed as one that is read, and how to take it.
pub fn table_beside(columns: &[Column]) -> Option<String> {
    let is_amount = |text: &String| text.starts_with(|c: char| c.is_ascii_digit());
    let (read, other) = columns.iter().filter(|column| is_money(column)).find_map(|read| {
        let is_twin = |other: &&Column| {
            other.index > read.index
                && other.is_free()
                && words(&other.heading) == words(&read.heading)
                && other.samples.iter().any(is_amount)
        };
        Some((read, columns.iter().find(is_twin)?))
    })?;
    Some(format!(
        "La colonne {} a le même intitulé que la colonne {} («\u{A0}{}\u{A0}»), et n’est pas reprise. Si c’est un second tableau \
         de dépenses, copiez ses lignes sous celles du premier.",
        letters(other.index),
        letters(read.index),
        read.heading
    ))
}
