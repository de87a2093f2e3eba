//! A column that says of each row whether it is of expenses or of resources: « Dépense », « Recette ».

use super::columns::Layout;
use super::grid::{Cell, Grid, Row, address};
use super::totals::{Called, called};
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
    /// By what stands below the head: one side or the other and nothing else, but for totals and notes. Labels are no such
    /// column.
    pub fn of<'b>(grid: &'a Grid, layout: &Layout, rows: impl Iterator<Item = &'b Row> + Clone) -> Self {
        let tells = |index: u32| {
            let (mut has_expenses, mut has_incomes) = (false, false);
            let full = rows.clone().filter(|row| row.cells.len() > 1);
            let all = full.filter_map(|row| row.cells.get(&index)).all(|cell| {
                let Some(words) = folded(grid, cell) else { return false };
                let side = side(&words);
                // « Charges de personnel » alone may be of a column of categories.
                has_expenses |= EXPENSES.contains(&words.as_str());
                has_incomes |= side == Some(Side::Incomes);
                side.is_some() || called(&words).is_some_and(Called::is_sum)
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
            let words = folded(self.grid, cell).unwrap_or_default();
            self.said =
                (side(&words) == Some(Side::Incomes)).then(|| (row.number, self.grid.text_of_all(cell)));
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Expenses,
    Incomes,
}

/// What folded words say, whole or by how they begin: « Dépenses de fonctionnement », « Subvention ». « Produits
/// d’entretien » are bought.
fn side(words: &str) -> Option<Side> {
    const BEGIN: [&str; 8] = [
        "recette",
        "recettes",
        "subvention",
        "subventions",
        "financement",
        "financements",
        "cofinancement",
        "cofinancements",
    ];
    let first = words.split(' ').next().unwrap_or_default();
    let begins = |with: &[&str]| first.len() > 1 && with.contains(&first);
    if INCOMES.contains(&words) || begins(&BEGIN) || called(words) == Some(Called::Income) {
        Some(Side::Incomes)
    } else {
        (EXPENSES.contains(&words) || begins(&EXPENSES)).then_some(Side::Expenses)
    }
}

fn folded(grid: &Grid, cell: &Cell) -> Option<String> {
    matches!(cell, Cell::Text(_) | Cell::Merged(_)).then(|| fold(&grid.text_of_all(cell)))
}
