//! Where a sheet says, outside of the headings, that its amounts are in thousands or millions of euros: nothing of
//! money is read of it until somebody says that it is in euros.

use super::columns::Column;
use super::fields::UNIT;
use super::grid::{Cell, Grid, Row, address};
use super::headings::words;

/// The fields that are money.
const MONEY: [&str; 5] = ["basis/amount", "basis/unit_price", "basis/daily_cost", "basis/yearly_cost", UNIT];
/// Headings of a column that says in what each row is counted.
const UNITS: [&str; 6] = ["unite", "unites", "unite monetaire", "devise", "monnaie", "unite de compte"];

/// Holds the columns of money back where the sheet speaks of thousands of euros. In French, where it does.
pub fn hold_back(columns: &mut [Column], grid: &Grid, head: u32) -> Option<String> {
    let place = said(columns, grid, head)?;
    for column in columns.iter_mut() {
        if column.field.is_some_and(|field| MONEY.contains(&field.code)) {
            column.field = None;
        }
    }
    Some(format!(
        "La feuille parle de milliers ou de millions d’euros ({place})\u{A0}: Amorce lit des euros, et ne reprend aucun \
         montant tel quel. Corrigez d’abord le fichier\u{202F}; si ses montants sont bien en euros, dites ce que donne \
         chaque colonne de montants."
    ))
}

/// Where it is said: above the head, in a column of units, or as the sheet's name.
fn said(columns: &[Column], grid: &Grid, head: u32) -> Option<String> {
    let says = |cell: &Cell| matches!(cell, Cell::Text(text) if speaks_of_thousands(text));
    let found = |row: &Row, column: u32| {
        row.cells.get(&column).is_some_and(says).then(|| address(row.number, column))
    };
    let above = grid.rows.iter().take_while(|row| row.number < head);
    let mut above = above.flat_map(|row| row.cells.keys().filter_map(move |column| found(row, *column)));
    let units = columns.iter().filter(|column| UNITS.contains(&words(&column.heading).as_str()));
    let below = || grid.rows.iter().filter(|row| row.number > head);
    let mut units = units.flat_map(|column| below().filter_map(move |row| found(row, column.index)));
    let named = || speaks_of_thousands(&grid.sheet).then(|| format!("«\u{A0}{}\u{A0}»", grid.sheet));
    above.next().or_else(|| units.next()).or_else(named)
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
