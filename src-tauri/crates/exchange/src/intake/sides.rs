//! A column that says of each row whether it is of expenses or of resources: « Dépense », « Recette ».

use super::columns::Layout;
use super::grid::{Cell, Grid, Row, address};
use crate::names::fold;

const EXPENSES: [&str; 12] = [
    "depense", "depenses", "charge", "charges", "cout", "couts", "emploi", "emplois", "d", "debit", "sortie",
    "sorties",
];
const INCOMES: [&str; 12] = [
    "recette",
    "recettes",
    "ressource",
    "ressources",
    "produit",
    "produits",
    "financement",
    "financements",
    "r",
    "credit",
    "entree",
    "entrees",
];

/// What it says of one row after the other, if the table has one.
pub struct Sides<'a> {
    grid: &'a Grid,
    column: Option<u32>,
    /// Where it was said last, of resources; it holds for the rows below that say nothing.
    said: Option<(u32, String)>,
}

impl<'a> Sides<'a> {
    /// By what stands below the head: these words and no other, of both kinds. Labels are no such column.
    pub fn of<'b>(grid: &'a Grid, layout: &Layout, rows: impl Iterator<Item = &'b Row> + Clone) -> Self {
        let tells = |index: u32| {
            let (mut has_expenses, mut has_incomes) = (false, false);
            let all = rows.clone().filter_map(|row| row.cells.get(&index)).all(|cell| {
                let word = word(grid, cell);
                let (of_expenses, of_incomes) = (is_one(&word, &EXPENSES), is_one(&word, &INCOMES));
                has_expenses |= of_expenses;
                has_incomes |= of_incomes;
                of_expenses || of_incomes
            });
            all && has_expenses && has_incomes
        };
        let is_label = |code: &str| code == "label";
        let others = layout.columns.iter().filter(|one| !one.field.is_some_and(|field| is_label(field.code)));
        Self { grid, column: others.map(|column| column.index).find(|index| tells(*index)), said: None }
    }

    /// In French, that a row says that it is a resource, or stands under one that does; `named`: its label. `is_sum`: it is
    /// called a total, which is of neither unless it says so.
    pub fn says(&mut self, row: &Row, named: &str, is_sum: bool) -> Option<String> {
        let column = self.column?;
        if let Some(cell) = row.cells.get(&column) {
            let is_income = is_one(&word(self.grid, cell), &INCOMES);
            self.said = is_income.then(|| (row.number, self.grid.text_of_all(cell)));
        } else if is_sum {
            self.said = None;
        }
        let (at, said) = self.said.as_ref()?;
        Some(format!(
            "{} dit «\u{A0}{}\u{A0}»\u{A0}: {named} est une ressource, pas une dépense",
            address(*at, column),
            said.trim()
        ))
    }
}

fn word(grid: &Grid, cell: &Cell) -> Option<String> {
    matches!(cell, Cell::Text(_) | Cell::Merged(_)).then(|| fold(&grid.text_of_all(cell)))
}

fn is_one(word: &Option<String>, words: &[&str]) -> bool {
    word.as_ref().is_some_and(|word| words.contains(&word.as_str()))
}
