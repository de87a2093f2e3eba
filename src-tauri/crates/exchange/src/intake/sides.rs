//! A column that says of each row whether it is of expenses or of resources: « Dépense », « Recette ».

use super::columns::Layout;
use super::grid::{Cell, Row, address};
use crate::names::fold;

const EXPENSES: [&str; 8] =
    ["depense", "depenses", "charge", "charges", "cout", "couts", "emploi", "emplois"];
const INCOMES: [&str; 8] =
    ["recette", "recettes", "ressource", "ressources", "produit", "produits", "financement", "financements"];

/// Where it stands, if the table has one.
pub struct Sides(Option<u32>);

impl Sides {
    /// By what stands below the head: these words and no other, of both kinds. Labels are no such column.
    pub fn of<'a>(layout: &Layout, rows: impl Iterator<Item = &'a Row> + Clone) -> Self {
        let tells = |index: u32| {
            let (mut has_expenses, mut has_incomes) = (false, false);
            let all = rows.clone().filter_map(|row| row.cells.get(&index)).all(|cell| {
                let (of_expenses, of_incomes) = (is_one(cell, &EXPENSES), is_one(cell, &INCOMES));
                has_expenses |= of_expenses;
                has_incomes |= of_incomes;
                of_expenses || of_incomes
            });
            all && has_expenses && has_incomes
        };
        let is_label = |code: &str| code == "label";
        let others = layout.columns.iter().filter(|one| !one.field.is_some_and(|field| is_label(field.code)));
        Self(others.map(|column| column.index).find(|index| tells(*index)))
    }

    /// In French, that a row says that it is a resource; `named`: its label.
    pub fn says(&self, row: &Row, named: &str) -> Option<String> {
        let column = self.0?;
        let cell = row.cells.get(&column).filter(|cell| is_one(cell, &INCOMES))?;
        let (at, said) = (address(row.number, column), cell.shown());
        Some(format!(
            "{at} dit «\u{A0}{}\u{A0}»\u{A0}: {named} est une ressource, pas une dépense",
            said.trim()
        ))
    }
}

fn is_one(cell: &Cell, words: &[&str]) -> bool {
    matches!(cell, Cell::Text(text) if words.contains(&fold(text).as_str()))
}
