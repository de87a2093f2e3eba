//! Columns of resources beside those of costs: « RECETTES | Montant | DÉPENSES | Montant », on either side, or under
//! « PRODUITS » and « CHARGES » on a first line of headings. Their amounts pay the costs, and are none.

use std::collections::BTreeMap;

use super::fields::by_code;
use super::headings::{guess, words};
use super::income_words::{heads_incomes, says_expenses, speaks_of_incomes, titles_expenses, titles_incomes};
use super::thousands::heads_money;
use super::{Column, Kept, holds_number};
use crate::intake::grid::{Cell, Grid, Row};
use crate::intake::lines::amounts::is_summed;
use crate::names::fold;

/// What the places of columns are, by their headings, before any is taken for a field.
pub struct Beside {
    /// Those of resources.
    pub incomes: Vec<u32>,
    /// What heads the labels of the costs beside them, where no better word does: « Emplois ».
    label: Option<u32>,
}

impl Beside {
    /// By the headings and what stands below them; `head`: the first row of the headings.
    pub fn of(columns: &[Column], grid: &Grid, head: &Row, last: u32, kept: &Kept) -> Self {
        let are_texts = texts(columns, grid, last);
        let holds_texts = |index: u32| are_texts.get(&index).copied().unwrap_or_default();
        // « CHARGES » stands over the numbers of the accounts, and over the next column with their names.
        let named_beside = |column: &Column| {
            let next = columns.iter().find(|next| next.index == column.index + 1);
            next.filter(|next| next.heading.is_empty() && holds_texts(next.index)).map(|next| next.index)
        };
        let names = |column: &Column| {
            Some(column.index).filter(|index| holds_texts(*index)).or_else(|| named_beside(column))
        };
        let is_text = |column: &Column| names(column).is_some();
        let is_of_costs = |column: &Column| {
            let is_label = guess(&column.heading).is_some_and(|field| field.code == "label");
            is_text(column) && (is_label || says_expenses(&fold(&column.heading)))
        };
        let is_told =
            |column: &Column| kept.get(&words(&column.heading)).is_some_and(|code| !code.is_empty());
        // « Subventions publiques » is told by « Dépenses » beside it.
        let has_expenses =
            columns.iter().any(|column| is_text(column) && says_expenses(&fold(&column.heading)));
        let begins = |column: &Column| {
            let is_of_incomes =
                heads_incomes(&column.heading) || has_expenses && speaks_of_incomes(&column.heading);
            is_text(column) && is_of_incomes && !is_told(column)
        };
        let above = titles(grid, head);
        let mut incomes: Vec<u32> = Vec::new();
        if above.is_empty() {
            let mut is_block = false;
            for column in columns {
                is_block = begins(column) || is_block && !is_of_costs(column);
                incomes.extend(is_block.then_some(column.index));
            }
            if !is_another_table(columns, &incomes) {
                incomes.clear();
            }
        } else {
            let is_under = |column: &&Column| {
                above.range(..=column.index).next_back().is_some_and(|(_, is_of_incomes)| *is_of_incomes)
            };
            incomes.extend(columns.iter().filter(is_under).map(|column| column.index));
        }
        let of_costs = columns.iter().find(|column| !incomes.contains(&column.index) && is_of_costs(column));
        let label = of_costs.and_then(names).filter(|_| !incomes.is_empty());
        Self { incomes, label }
    }

    /// Takes the heading of expenses for that of the labels, where no other is.
    pub fn label(&self, columns: &mut [Column], is_kept: impl Fn(&Column) -> bool) {
        let has_label = columns.iter().any(|column| column.field.is_some_and(|field| field.code == "label"));
        let is_it = |column: &&mut Column| {
            Some(column.index) == self.label && column.field.is_none() && !is_kept(column)
        };
        if let Some(column) = columns.iter_mut().find(is_it).filter(|_| !has_label) {
            column.field = by_code("label");
        }
    }
}

/// Whether the columns of resources have amounts of their own, and leave some: else « Financeur » says who pays a line.
fn is_another_table(columns: &[Column], incomes: &[u32]) -> bool {
    let (within, outside): (Vec<&Column>, Vec<&Column>) =
        columns.iter().partition(|column| incomes.contains(&column.index));
    let is_amount = |column: &&Column| is_summed(&Column { field: None, ..(*column).clone() });
    let is_price = |column: &&Column| is_amount(column) || heads_money(&column.heading);
    let is_first = within.first().zip(outside.first()).is_some_and(|(one, other)| one.index < other.index);
    let mut amounts = within.iter().filter(|column| is_amount(column));
    if is_first {
        return amounts.next().is_some() && outside.iter().any(is_price);
    }
    // Behind the costs, what is headed as theirs.
    let is_twin = |column: &&Column| {
        let means = guess(&column.heading);
        means.is_some() && outside.iter().any(|other| guess(&other.heading) == means)
    };
    // « Prévision » is no heading of amounts by itself: the same one over numbers on both sides is.
    let is_same = |column: &&Column| {
        let is_number = |text: &String| text.starts_with(|c: char| c.is_ascii_digit());
        column.samples.iter().any(is_number)
            && !column.heading.is_empty()
            && outside.iter().any(|other| words(&other.heading) == words(&column.heading))
    };
    amounts.any(is_twin) || within.iter().any(is_same)
}

/// The columns with more texts than numbers.
fn texts(columns: &[Column], grid: &Grid, last: u32) -> BTreeMap<u32, bool> {
    let is_text = |column: &Column| {
        let below = grid.rows.iter().filter(|row| row.number > last).take(1_000);
        let cells: Vec<&Cell> = below.filter_map(|row| row.cells.get(&column.index)).collect();
        cells.iter().filter(|cell| !holds_number(cell)).count() * 2 > cells.len()
    };
    columns.iter().map(|column| (column.index, is_text(column))).collect()
}

/// What the row above the headings says of the columns from each place on, where it tells resources and expenses apart:
/// whether they are of resources.
fn titles(grid: &Grid, head: &Row) -> BTreeMap<u32, bool> {
    let above = grid.rows.iter().rfind(|row| row.number < head.number);
    let own = |row: &Row| {
        let cells = row.cells.iter().filter(|(_, cell)| !matches!(cell, Cell::Merged(_)));
        cells.map(|(column, cell)| (*column, cell.shown())).collect::<Vec<_>>()
    };
    let titles = above.map(own).unwrap_or_default();
    let incomes: BTreeMap<u32, bool> =
        titles.iter().map(|(column, title)| (*column, titles_incomes(title))).collect();
    let tells = incomes.values().any(|is_so| *is_so)
        && titles.iter().any(|(column, title)| incomes.get(column) == Some(&false) && titles_expenses(title));
    if tells { incomes } else { BTreeMap::new() }
}
