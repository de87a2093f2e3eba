//! A column that says of each row whether it is of expenses or of resources: « Dépense », « Recette ».

use super::totals::{Called, called};
use crate::intake::columns::headings::words;
use crate::intake::columns::income_words::{COSTS, RECEIPTS};
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::names::fold;

/// What a row may say beside the words of resources that headings have.
const OF_A_ROW: [&str; 2] = ["cofinancement", "autofinancement"];
/// The same by words of accounts or by letters, which say it under headings alone that speak of sides.
const OUT: [&str; 4] = ["d", "debit", "sortie", "sorties"];
const IN: [&str; 4] = ["r", "credit", "entree", "entrees"];

/// What it says of one row after the other, if the table has one.
pub struct Sides<'a> {
    grid: &'a Grid,
    column: Option<u32>,
    /// It is filled once for several rows, and not row by row.
    is_by_block: bool,
    /// Where it was said last, of resources; by block, it holds for the rows below that say nothing.
    said: Option<(u32, String)>,
}

impl<'a> Sides<'a> {
    /// By what stands below the head: one side or the other and nothing else, but for totals and notes. Labels are no such
    /// column.
    pub fn of<'b>(grid: &'a Grid, layout: &Layout, rows: impl Iterator<Item = &'b Row> + Clone) -> Self {
        let tells = |column: &Column| {
            let (mut has_expenses, mut has_incomes) = (false, false);
            let full = rows.clone().filter(|row| row.cells.len() > 1);
            let speaks = speaks_of_sides(&column.heading);
            let all = full.filter_map(|row| row.cells.get(&column.index)).all(|cell| {
                let Some(words) = folded(grid, cell) else { return false };
                let side = side(&words).filter(|_| speaks || !is_short(&words));
                // « Charges de personnel » alone may be of a column of categories.
                has_expenses |=
                    COSTS.contains(&words.as_str()) || is_short(&words) && side == Some(Side::Expenses);
                has_incomes |= side == Some(Side::Incomes);
                side.is_some() || called(&words).is_some_and(Called::is_sum)
            });
            all && has_expenses && has_incomes
        };
        const NAMES: [&str; 4] = ["label", "category", "bearer", "agent"];
        let is_name = |column: &&Column| column.field.is_some_and(|field| NAMES.contains(&field.code));
        let mut others = layout.columns.iter().filter(|column| !is_name(column));
        let column = others.find(|one| tells(one)).map(|one| one.index);
        let cells = rows.clone().filter_map(|row| row.cells.get(&column?));
        let sides: Vec<_> = cells.filter_map(|cell| side(&folded(grid, cell)?)).collect();
        let is_by_block = sides.windows(2).all(|two| two.first() != two.last());
        Self { grid, column, is_by_block, said: None }
    }

    /// In French, that a row says that it is a resource or, where it says no more than a label and an amount, stands under
    /// one that does; `named`: its label.
    pub fn says(&mut self, row: &Row, named: &str, is_bare: bool) -> Option<String> {
        let column = self.column?;
        if let Some(cell) = row.cells.get(&column) {
            let words = folded(self.grid, cell).unwrap_or_default();
            self.said =
                (side(&words) == Some(Side::Incomes)).then(|| (row.number, self.grid.text_of_all(cell)));
        } else if !is_bare || !self.is_by_block {
            return None;
        }
        let (at, said) = self.said.as_ref()?;
        Some(format!(
            "{} dit «\u{A0}{}\u{A0}»\u{A0}: {named} est une ressource, pas une dépense",
            address(*at, column),
            said.trim()
        ))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Expenses,
    Incomes,
}

/// What folded words say, whole or by how they begin: « Dépenses de fonctionnement ». « Produits d’entretien » are bought,
/// and « Subvention reversée » is paid.
fn side(words: &str) -> Option<Side> {
    let first = words.split(' ').next().unwrap_or_default();
    if RECEIPTS.contains(&words)
        || OF_A_ROW.contains(&words)
        || IN.contains(&words)
        || matches!(first, "recette" | "recettes")
    {
        Some(Side::Incomes)
    } else {
        (COSTS.contains(&first) || OUT.contains(&words)).then_some(Side::Expenses)
    }
}

fn is_short(words: &str) -> bool {
    OUT.contains(&words) || IN.contains(&words)
}

/// Whether a heading is of a side: « Sens », « Flux », « Dépense / Recette ».
fn speaks_of_sides(heading: &str) -> bool {
    let heading = words(heading);
    // « TVA R/D » is of neither.
    let said = heading.split(' ').filter(|word| word.len() > 1);
    let has = |list: &[&str]| said.clone().any(|word| list.contains(&word));
    has(&["sens", "flux", "mouvement", "mouvements"])
        || heading == "d r"
        || (has(&COSTS) || has(&OUT)) && (has(&RECEIPTS) || has(&OF_A_ROW) || has(&IN))
}

fn folded(grid: &Grid, cell: &Cell) -> Option<String> {
    matches!(cell, Cell::Text(_) | Cell::Merged(_)).then(|| fold(&grid.text_of_all(cell)))
}
