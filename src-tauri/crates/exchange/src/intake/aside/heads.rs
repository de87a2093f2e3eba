//! Headings that stand again below the head: of resources, of the same costs over pages, or of another table, whose
//! columns may be in another order.

use crate::intake::columns::Layout;
use crate::intake::columns::fields::{COUNT, Field, UNIT};
use crate::intake::columns::headings::guess;
use crate::intake::grid::{Cell, Row};

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
    /// The columns that are read: their places, and what their headings mean.
    columns: Vec<(u32, Option<&'static Field>)>,
    /// Those of numbers.
    numbers: Vec<u32>,
    other: Option<u32>,
}

impl Heads {
    /// By the columns that are read.
    pub fn of(layout: &Layout) -> Self {
        let read = || layout.columns.iter().filter_map(|column| Some((column, column.field?)));
        let columns = read().map(|(column, _)| (column.index, guess(&column.heading))).collect();
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
        let differs = self.columns.iter().any(|(index, means)| {
            let here = row.cells.get(index).and_then(meant);
            let is_elsewhere = || row.cells.values().any(|cell| meant(cell) == *means);
            means.is_some() && here != *means && (here.is_some() || is_elsewhere())
        });
        self.other = differs.then_some(row.number);
        At::Head
    }

    /// Two texts or more and no number, of which one heads a column of numbers.
    fn is_head(&self, row: &Row) -> bool {
        // What a line may say in the place of its amount.
        const WORDS: [&str; 2] = ["forfait", "nombre"];
        let heads = |index: &u32| match row.cells.get(index) {
            Some(Cell::Text(text)) => {
                guess(text).is_some_and(is_number) && !WORDS.contains(&text.trim().to_lowercase().as_str())
            }
            _ => false,
        };
        let are_texts =
            row.cells.values().all(|cell| matches!(cell, Cell::Text(text) if !begins_as_number(text)));
        row.cells.len() > 1 && are_texts && self.numbers.iter().any(heads)
    }
}

fn begins_as_number(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a field is a number, of money or of what it counts.
pub fn is_number(field: &Field) -> bool {
    matches!(field.code, COUNT | UNIT) || (field.code.starts_with("basis/") && field.code != "basis/kind")
}
