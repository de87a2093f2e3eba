//! Headings that stand again below the head: of resources, of the same costs over pages, or of another table, whose
//! columns may be in another order.

use crate::intake::columns::fields::{COUNT, Field, UNIT};
use crate::intake::columns::headings::guess;
use crate::intake::columns::said_beside::is_of_amounts;
use crate::intake::columns::thousands::speaks_of_thousands;
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::{Cell, Row};
use crate::intake::lines::doubt::{Taxes, taxes};

/// What a row below the head is for this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A row of the table.
    Table,
    /// Headings: « Ressources », « Montant ».
    Head,
    /// A row below headings, those of this row, that do not stand as those of the table do.
    Elsewhere(u32),
}

/// Under which headings the rows stand, as the table is read.
pub struct Heads {
    /// The columns that are read: their places, what their headings mean, and whether these say that it is before VAT.
    columns: Vec<(u32, Option<&'static Field>, bool)>,
    /// Those of numbers.
    numbers: Vec<u32>,
    other: Option<u32>,
}

impl Heads {
    /// By the columns that are read.
    pub fn of(layout: &Layout) -> Self {
        let read = || layout.columns.iter().filter_map(|column| Some((column, column.field?)));
        // « Total » is read as the amount, where nothing says it better.
        let means = |column: &Column| guess(&column.heading).or(column.field);
        let of = |column: &Column| (column.index, means(column), is_before_vat(&column.heading));
        let columns = read().map(|(column, _)| of(column)).collect();
        let numbers = read().filter(|(_, field)| is_number(field)).map(|(column, _)| column.index).collect();
        Self { columns, numbers, other: None }
    }

    /// The head of the table stands again.
    pub fn again(&mut self) {
        self.other = None;
    }

    /// Goes on to the next row.
    pub fn judge(&mut self, row: &Row) -> At {
        if !self.is_head(row) {
            return self.other.map_or(At::Table, At::Elsewhere);
        }
        let meant = |cell: &Cell| guess(&cell.shown());
        let differs = self.columns.iter().any(|(index, means, before_vat)| {
            let cell = row.cells.get(index);
            let here = cell.and_then(meant);
            let is_elsewhere = || row.cells.values().any(|cell| meant(cell) == *means);
            let has_no_vat = || cell.is_some_and(|cell| is_before_vat(&cell.shown()));
            means.is_some() && here != *means && (here.is_some() || is_elsewhere())
                || !before_vat && has_no_vat()
        });
        self.other = differs.then_some(row.number);
        At::Head
    }

    /// Two texts or more and no number, of which one heads amounts, or other numbers in their column or beside one that heads
    /// labels.
    fn is_head(&self, row: &Row) -> bool {
        // What a line may say in the place of its amount.
        const WORDS: [&str; 2] = ["forfait", "nombre"];
        let heads = |text: &str| {
            let is_of_numbers =
                guess(text).is_some_and(is_number) || is_before_vat(text) || of_thousands(text);
            is_of_numbers && !WORDS.contains(&text.trim().to_lowercase().as_str())
        };
        let texts: Option<Vec<(u32, &str)>> = (row.cells.iter())
            .map(|(index, cell)| match cell {
                Cell::Text(text) if !begins_as_number(text) => Some((*index, text.as_str())),
                _ => None,
            })
            .collect();
        let Some(texts) = texts.filter(|texts| texts.len() > 1) else { return false };
        let is_label = |text: &str| guess(text).is_some_and(|field| field.code == "label");
        let has_label = || texts.iter().any(|(_, text)| is_label(text));
        texts.iter().any(|(index, text)| {
            heads(text) && (self.numbers.contains(index) || is_of_amounts(text) || has_label())
        })
    }
}

/// « Montant HT »
fn is_before_vat(heading: &str) -> bool {
    is_of_amounts(heading) && taxes(heading) == Taxes::Without
}

/// « Montant (k€) »
fn of_thousands(heading: &str) -> bool {
    is_of_amounts(heading) && speaks_of_thousands(heading)
}

fn begins_as_number(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a field is a number, of money or of what it counts.
pub fn is_number(field: &Field) -> bool {
    matches!(field.code, COUNT | UNIT) || (field.code.starts_with("basis/") && field.code != "basis/kind")
}
