//! Headings on two lines: « Montant » over 2017 and 2018, or years over « Montant » and « Montant ». Each column is
//! called by both; and where several share what one should give, none is taken before somebody says which.

use std::collections::BTreeMap;

use super::fields::Field;
use super::headings::{guess, words};
use super::{Column, Wait};
use crate::intake::aside::heads::is_number;
use crate::intake::grid::{Cell, Grid, Row, letters};
use crate::names::fold;

/// The head of a table, of one line or two.
pub struct Head {
    /// The number of its last row.
    pub last: u32,
    headings: BTreeMap<u32, String>,
}

impl Head {
    /// By the row of the headings that are known.
    pub fn of(grid: &Grid, head: &Row) -> Self {
        let texts = head.cells.iter().map(|(column, cell)| (*column, grid.text_of(cell)));
        let mut headings: BTreeMap<u32, String> = texts.collect();
        let row = |number: Option<u32>| {
            let at = grid.rows.binary_search_by_key(&number?, |row| row.number).ok()?;
            grid.rows.get(at)
        };
        let mut last = head.number;
        if let Some(below) = row(head.number.checked_add(1)).filter(|row| is_below(row, &headings)) {
            last = below.number;
            let over = headings.clone();
            for (column, part) in parts(below) {
                if let Some((_, whole)) = over.range(..=column).next_back() {
                    headings.insert(column, format!("{whole} {part}"));
                }
            }
        } else if let Some(units) = row(head.number.checked_add(1)).filter(|row| is_of_units(row, &headings))
        {
            last = units.number;
            for (column, unit) in parts(units) {
                let unit = unit.trim_matches(['(', ')', ' ']).to_owned();
                headings.entry(column).and_modify(|heading| *heading = format!("{heading} ({unit})"));
            }
        } else if let Some(above) = row(head.number.checked_sub(1)).filter(|row| is_above(row)) {
            let twice = |heading: &str, all: &BTreeMap<u32, String>| {
                all.values().filter(|other| fold(other) == fold(heading)).count() > 1
            };
            let own = headings.clone();
            for (column, heading) in headings.iter_mut().filter(|(_, heading)| twice(heading, &own)) {
                if let Some((_, year)) = above.cells.range(..=*column).next_back() {
                    *heading = format!("{heading} {}", year.shown());
                }
            }
        }
        // « (1) | (2) | (3) » under the headings of a form.
        last = row(last.checked_add(1)).filter(|row| counts_columns(row)).map_or(last, |row| row.number);
        Self { last, headings }
    }

    /// What heads a column.
    pub fn heading(&self, column: u32) -> String {
        self.headings.get(&column).cloned().unwrap_or_default()
    }

    /// Holds back columns that share what one should give, where none gives the whole: years, or twins.
    pub fn hold_back(&self, columns: &mut [Column]) -> Option<Wait> {
        let numbers = |heading: &str| guess(heading).filter(|field| is_number(field));
        // « Montant 2017 » is of « Montant »: what it begins with.
        let of = |column: &Column| {
            let words: Vec<&str> = column.heading.split_whitespace().collect();
            let is_part = self.headings.contains_key(&column.index) && column.is_free();
            let cuts = (1..words.len()).rev().filter(|end| {
                is_part && words.get(*end..).is_some_and(|rest| is_year(&fold(&rest.join(" "))))
            });
            cuts.filter_map(|end| numbers(&words.get(..end)?.join(" "))).next()
        };
        let has = |field: &Field| columns.iter().any(|column| column.field == Some(field));
        let mut shared: Vec<usize> = (0..columns.len())
            .filter(|at| columns.get(*at).and_then(of).is_some_and(|field| !has(field)))
            .collect();
        if shared.len() < 2 {
            shared = twins(columns);
        }
        let names: Vec<String> = shared
            .iter()
            .filter_map(|at| columns.get(*at))
            .map(|column| format!("{} («\u{A0}{}\u{A0}»)", letters(column.index), column.heading))
            .collect();
        let [first @ .., last] = names.as_slice() else { return None };
        let why = format!(
            "Les colonnes {} et {last} se partagent ce que coûte une ligne, ou portent le même intitulé\u{A0}: aucune n’est \
             prise d’office. Ajoutez à votre tableau une colonne qui donne toute la ligne, ou dites laquelle prendre.",
            first.join(", ")
        );
        let wait =
            Wait { columns: shared.iter().filter_map(|at| Some(columns.get(*at)?.index)).collect(), why };
        for at in shared {
            if let Some(column) = columns.get_mut(at) {
                column.field = None;
            }
        }
        Some(wait)
    }
}

/// Columns of numbers with the same heading. Behind a column of something else, as « Recettes », stands another table.
fn twins(columns: &[Column]) -> Vec<usize> {
    let is_it = |column: &Column| !column.of_incomes && guess(&column.heading).is_some_and(is_number);
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| is_it(column)) {
        let beside = columns.iter().enumerate().skip(at + 1).take_while(|(_, other)| is_it(other));
        for (other, _) in beside.filter(|(_, other)| fold(&other.heading) == fold(&column.heading)) {
            found.extend([at, other]);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The parts of a second line; a merged cell there is the heading's own.
fn parts(row: &Row) -> impl Iterator<Item = (u32, String)> + '_ {
    let own = row.cells.iter().filter(|(_, cell)| !matches!(cell, Cell::Merged(_)));
    own.map(|(column, cell)| (*column, cell.shown()))
}

/// Whether a row divides the headings above it: all that it holds are years and the like, below numbers.
fn is_below(row: &Row, headings: &BTreeMap<u32, String>) -> bool {
    let of_numbers = |column: u32| {
        headings.range(..=column).next_back().is_some_and(|(_, whole)| guess(whole).is_some_and(is_number))
    };
    let is_part = |(column, text): &(u32, String)| {
        of_numbers(*column) && (is_year(&fold(text)) || is_kind(&fold(text)))
    };
    let all: Vec<(u32, String)> = parts(row).collect();
    all.len() > 1 && all.iter().all(is_part)
}

/// Whether a row only says of the headings above it that they are in euros, with the VAT or before it: « (€ HT) ».
fn is_of_units(row: &Row, headings: &BTreeMap<u32, String>) -> bool {
    const UNITS: [&str; 11] = ["en", "eur", "euro", "euros", "ht", "ttc", "h", "t", "c", "hors", "taxes"];
    let is_unit = |(column, text): (u32, String)| {
        headings.contains_key(&column) && words(&text).split(' ').all(|word| UNITS.contains(&word))
    };
    !row.cells.is_empty() && parts(row).all(is_unit)
}

/// Whether a row only counts the columns.
fn counts_columns(row: &Row) -> bool {
    let number = |cell: &Cell| cell.shown().trim_matches(['(', ')', ' ']).parse::<u16>().ok();
    row.cells.len() > 2 && (1..).zip(row.cells.values()).all(|(place, cell)| number(cell) == Some(place))
}

/// Whether a row above the headings holds years, and nothing else.
fn is_above(row: &Row) -> bool {
    row.cells.len() > 1 && row.cells.values().all(|cell| is_year(&fold(&cell.shown())))
}

/// « 2017 », « Année 1 », « 2017 2018 », « N+1 ».
fn is_year(folded: &str) -> bool {
    let is_one = |word: &str| word.len() == 4 && matches!(word.parse::<u16>(), Ok(1990..=2100));
    let words: Vec<&str> = folded.split(' ').collect();
    match words.as_slice() {
        ["annee" | "an" | "exercice" | "n", number] => {
            number.len() < 3 && number.parse::<u8>().is_ok() || is_one(number)
        }
        ["n"] => true,
        [first, "annee"] => first.starts_with(|c: char| c.is_ascii_digit()),
        years => years.iter().all(|word| is_one(word)),
    }
}

fn is_kind(folded: &str) -> bool {
    matches!(
        folded,
        "total" | "totaux" | "ht" | "ttc" | "tva" | "montant ht" | "montant ttc" | "total ht" | "total ttc"
    )
}
