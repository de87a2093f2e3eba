//! Where a sheet says, outside of their own headings, that its amounts are in thousands or millions of euros: nothing of
//! money is read of it until somebody says that it is in euros.

use super::arithmetic::Rows;
use super::fields::UNIT;
use super::headings::{guess, says_one_of, without_brackets, words};
use super::said_beside::said_beside;
use super::{Column, Wait};
use crate::intake::file::shown::Unit;
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::names::fold;

/// The fields that are money.
pub const MONEY: [&str; 5] =
    ["basis/amount", "basis/unit_price", "basis/daily_cost", "basis/yearly_cost", UNIT];
/// The longest text below the head that says it of the table, and not of something else.
const SHORT: usize = 40;
/// The same where it speaks of amounts: « Source : DREAL. Montants exprimés en k€ ».
const LONG: usize = 80;

/// Holds the columns of money back where the sheet speaks of thousands of euros; `rows`: those below the headings.
pub fn hold_back(
    columns: &mut [Column],
    grid: &Grid,
    head: u32,
    rows: &[&Row],
    table: &Rows<'_>,
) -> Option<Wait> {
    let formatted: Vec<(u32, u32)> = columns
        .iter()
        .filter(|column| is_money(column))
        .filter_map(|column| {
            let below = grid.rows.iter().filter(|row| row.number > head);
            Some((first_formatted(below, column.index)?, column.index))
        })
        .collect();
    let said = said(columns, grid, head);
    let beside = beside(columns, rows, table);
    let mut held = Vec::new();
    for column in columns.iter_mut().filter(|column| is_money(column)) {
        let is_shown_so = formatted.iter().any(|(_, index)| *index == column.index);
        let is_told_so = beside.iter().any(|(index, _)| *index == column.index);
        if said.is_some() || is_shown_so || is_told_so {
            column.field = None;
            held.push(column.index);
        }
    }
    let by_format = || formatted.first().map(|(row, column)| format!("format de {}", address(*row, *column)));
    let place = said.or_else(by_format).or_else(|| beside.first().map(|(_, place)| place.clone()))?;
    Some(Wait { columns: held, why: why(&place) })
}

/// In French, that amounts are in thousands, and where that is said.
pub fn why(place: &str) -> String {
    format!(
        "La feuille parle de milliers ou de millions d’euros ({place})\u{A0}: Amorce lit des euros, et ne reprend aucun \
         montant tel quel. Corrigez d’abord votre tableau\u{202F}; si ses montants sont bien en euros, dites ce que donne \
         chaque colonne de montants."
    )
}

/// The columns of money that do not say euros, beside headings or formats of thousands that are of them too; each by its
/// index, with that place.
fn beside(columns: &[Column], rows: &[&Row], table: &Rows<'_>) -> Vec<(u32, String)> {
    let says_euros = |heading: &str| says_one_of(heading, &["eur", "euro", "euros"]);
    let says = |column: &Column| {
        !is_money(column)
            && (speaks_of_thousands(&column.heading)
                || first_formatted(rows.iter().copied(), column.index).is_some())
    };
    let of = |(at, column): (usize, &Column)| Some((column.index, said_beside(columns, table, at, says)?));
    let unsaid = columns.iter().enumerate();
    unsaid.filter(|(_, column)| is_money(column) && !says_euros(&column.heading)).filter_map(of).collect()
}

/// Whether a column gives money.
pub fn is_money(column: &Column) -> bool {
    column.field.is_some_and(|field| MONEY.contains(&field.code))
}

/// Whether a heading is one of money.
pub fn heads_money(heading: &str) -> bool {
    guess(heading).is_some_and(|field| MONEY.contains(&field.code))
}

/// The row of the first cell of a column whose format shows thousands: « 42,5 k€ » where 42.5 is kept.
fn first_formatted<'a>(mut rows: impl Iterator<Item = &'a Row>, column: u32) -> Option<u32> {
    rows.find(|row| row.shown(column).unit == Some(Unit::Thousands)).map(|row| row.number)
}

/// Where it is said: above the head, in a cell below it (« k€ » as a unit, « Nota : montants en k€ »), or as the sheet's
/// name. A cell with digits says its own: « 12 k€ » cannot be read, and is told.
fn said(columns: &[Column], grid: &Grid, head: u32) -> Option<String> {
    // « Arrondi au k€ » is a remark on one line; « k€ » beside its amount is not.
    let is_note = |index: u32| {
        let is_it =
            |column: &Column| column.index == index && column.field.is_some_and(|field| field.code == "note");
        columns.iter().any(is_it)
    };
    let is_short = |text: &str| {
        let most = if fold(text).contains("montants") { LONG } else { SHORT };
        text.chars().nth(most).is_none() && !text.contains(|c: char| c.is_ascii_digit())
    };
    let says = |row: &Row, cell: &Cell| {
        let Cell::Text(text) = cell else { return false };
        row.number != head && (row.number < head || is_short(text)) && speaks_of_thousands(text)
    };
    let cells =
        grid.rows.iter().flat_map(|row| row.cells.iter().map(move |(column, cell)| (row, *column, cell)));
    let mut places = cells.filter(|(row, column, cell)| {
        says(row, cell) && !(row.number > head && is_note(*column) && fold(&cell.shown()).contains("arrondi"))
    });
    let named = || speaks_of_thousands(&grid.sheet).then(|| format!("«\u{A0}{}\u{A0}»", grid.sheet));
    places.next().map(|(row, column, _)| address(row.number, column)).or_else(named)
}

/// Whether a text says that its amounts are in thousands or millions of euros: « en k€ », « KEUR », « milliers d’euros »,
/// « (en milliers) », « x 1000 € ». « 2 M€ » is an amount.
pub fn speaks_of_thousands(text: &str) -> bool {
    const ALONE: [&str; 11] = [
        "ke",
        "keur",
        "keurs",
        "keuro",
        "keuros",
        "kiloeuro",
        "kiloeuros",
        "meur",
        "meurs",
        "meuro",
        "meuros",
    ];
    const MANY: [&str; 8] = ["k", "m", "kilo", "millier", "milliers", "million", "millions", "md"];
    const ENDS: [&[&str]; 6] = [
        &["en", "milliers"],
        &["en", "millions"],
        &["x", "1000"],
        &["x", "1", "000"],
        &["x1000"],
        &["x1", "000"],
    ];
    // « Année 1 (k€) » counts no thousands: what is in brackets is read by itself.
    let (_, remarks) = without_brackets(text);
    if !remarks.trim().is_empty() && speaks_of_thousands(&remarks) {
        return true;
    }
    let words = words(text);
    let words: Vec<&str> = words.split(' ').filter(|word| !matches!(*word, "d" | "de" | "s")).collect();
    let is_euros = |word: &&str| matches!(*word, "eur" | "euro" | "euros");
    let unit = |at: usize| match words.get(at..).unwrap_or_default() {
        [one, ..] if ALONE.contains(one) => true,
        [many, euros, ..] => MANY.contains(many) && is_euros(euros),
        _ => false,
    };
    let counts = |at: usize| words.get(at).is_some_and(|word| is_count(word));
    let without_euros = words.iter().rposition(|word| !is_euros(word)).map_or(0, |last| last + 1);
    let ends = words.get(..without_euros).unwrap_or_default();
    (0..words.len()).any(|at| unit(at) && !at.checked_sub(1).is_some_and(counts))
        || ENDS.iter().any(|end| ends.ends_with(end))
}

/// A number that counts, and is no year.
fn is_count(word: &str) -> bool {
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    !is_year && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_euros_are_known_by_their_usual_words() {
        for text in [
            "Budget en k€",
            "K€",
            "(en KEUR)",
            "keuros",
            "Montants en milliers d'euros",
            "milliers d’€",
            "Budget (M€)",
            "en millions d’euros",
            "Budget 2017 (k€)",
            "Budget (en milliers)",
            "en milliers",
            "Montants x 1000 €",
            "x1 000 euros",
            "K €",
            "Source : DREAL. Montants exprimés en kilo-euros.",
            "kiloeuros",
            "Année 1 (k€)",
        ] {
            assert!(speaks_of_thousands(text), "{text}");
        }
        for text in [
            "Budget en €",
            "Des milliers de visiteurs",
            "Mobilier €",
            "euros",
            "Kermesse",
            "m",
            "12 €",
            "Projet doté de 2 M€, budget en euros",
            "Un appel doté de 10 millions d’euros",
            "10 k€",
            "Format 10 x 15",
            "",
        ] {
            assert!(!speaks_of_thousands(text), "{text}");
        }
    }
}
