//! Where a sheet says, outside of the headings, that its amounts are in thousands or millions of euros: nothing of
//! money is read of it until somebody says that it is in euros.

use super::columns::{Column, Wait};
use super::fields::UNIT;
use super::grid::{Cell, Grid, Row, address};
use super::headings::words;

/// The fields that are money.
const MONEY: [&str; 5] = ["basis/amount", "basis/unit_price", "basis/daily_cost", "basis/yearly_cost", UNIT];
/// The longest text below the head that says it of the table, and not of something else.
const SHORT: usize = 40;

/// Holds the columns of money back where the sheet speaks of thousands of euros.
pub fn hold_back(columns: &mut [Column], grid: &Grid, head: u32) -> Option<Wait> {
    let place = said(grid, head)?;
    let mut held = Vec::new();
    for column in columns.iter_mut() {
        if column.field.is_some_and(|field| MONEY.contains(&field.code)) {
            column.field = None;
            held.push(column.index);
        }
    }
    let why = format!(
        "La feuille parle de milliers ou de millions d’euros ({place})\u{A0}: Amorce lit des euros, et ne reprend aucun \
         montant tel quel. Corrigez d’abord le fichier\u{202F}; si ses montants sont bien en euros, dites ce que donne \
         chaque colonne de montants."
    );
    Some(Wait { columns: held, why })
}

/// Where it is said: above the head, in a cell below it (« k€ » as a unit, « Nota : montants en k€ »), or as the sheet's
/// name. A cell with digits says its own: « 12 k€ » cannot be read, and is told.
fn said(grid: &Grid, head: u32) -> Option<String> {
    let is_short =
        |text: &str| text.chars().nth(SHORT).is_none() && !text.contains(|c: char| c.is_ascii_digit());
    let says = |row: &Row, cell: &Cell| {
        let Cell::Text(text) = cell else { return false };
        row.number != head && (row.number < head || is_short(text)) && speaks_of_thousands(text)
    };
    let cells =
        grid.rows.iter().flat_map(|row| row.cells.iter().map(move |(column, cell)| (row, *column, cell)));
    let mut places = cells.filter(|(row, _, cell)| says(row, cell));
    let named = || speaks_of_thousands(&grid.sheet).then(|| format!("«\u{A0}{}\u{A0}»", grid.sheet));
    places.next().map(|(row, column, _)| address(row.number, column)).or_else(named)
}

/// Whether a text speaks of thousands or millions of euros: « en k€ », « KEUR », « milliers d’euros », « M€ ».
pub fn speaks_of_thousands(text: &str) -> bool {
    const ALONE: [&str; 9] = ["ke", "keur", "keurs", "keuro", "keuros", "meur", "meurs", "meuro", "meuros"];
    const MANY: [&str; 8] = ["k", "m", "kilo", "millier", "milliers", "million", "millions", "md"];
    let words = words(text);
    let words: Vec<&str> = words.split(' ').filter(|word| !matches!(*word, "d" | "de" | "s")).collect();
    let is_euros = |word: &&str| matches!(*word, "eur" | "euro" | "euros");
    words.iter().any(|word| ALONE.contains(word))
        || words
            .windows(2)
            .any(|pair| matches!(pair, [many, euros] if is_euros(euros) && MANY.contains(many)))
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
            "10 k€",
            "K €",
        ] {
            assert!(speaks_of_thousands(text), "{text}");
        }
        for text in
            ["Budget en €", "Des milliers de visiteurs", "Mobilier €", "euros", "Kermesse", "m", "12 €", ""]
        {
            assert!(!speaks_of_thousands(text), "{text}");
        }
    }
}
