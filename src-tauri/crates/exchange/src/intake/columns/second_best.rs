//! Headings that are taken where no better one stands beside them: « Action » says what a line is in a table without
//! « Libellé », and « Total » what it costs in one without « Montant ».

use super::fields::by_code;
use super::headings::{but_euros, words};
use super::income_words::heads_incomes;
use super::{Column, Kept, holds_number};
use crate::intake::grid::{Grid, Row};

/// What a line is called.
const LABELS: [&str; 23] = [
    "action",
    "actions",
    "activite",
    "activites",
    "charge",
    "charges",
    "nature des charges",
    "nature de la charge",
    "intitule du poste",
    "intitule de l action",
    "intervenant",
    "intervenants",
    "prestation",
    "prestations",
    "mission",
    "missions",
    "fonction",
    "profil",
    "tache",
    "taches",
    "etiquettes de lignes",
    "rubrique",
    "rubriques",
];
/// What it costs.
const AMOUNTS: [&str; 8] = [
    "total",
    "budget",
    "budget previsionnel",
    "budget ttc",
    "prevision",
    "previsions",
    "somme de montant",
    "somme de cout",
];
/// The same, beside what comes in: « Libellé | Dépenses | Recettes ».
const OUTGOINGS: [&str; 5] = ["depense", "depenses", "depenses previsionnelles", "charge", "charges"];
/// What says that better.
const PRICES: [&str; 6] = [
    "basis/amount",
    "basis/unit_price",
    "basis/daily_cost",
    "basis/yearly_cost",
    super::fields::UNIT,
    "basis/kind",
];

/// Whether a heading may be taken so.
pub fn is_second_best(heading: &str) -> bool {
    LABELS.contains(&words(heading).as_str()) || is_amount(heading)
}

fn is_amount(heading: &str) -> bool {
    AMOUNTS.contains(&but_euros(heading).as_str())
}

/// Takes them, where what stands below is what they say: texts, or numbers.
pub fn take(columns: &mut [Column], grid: &Grid, head: u32, kept: &Kept) {
    let below: Vec<&Row> = grid.rows.iter().filter(|row| row.number > head).collect();
    let cells = |index: u32| below.iter().filter_map(move |row| row.cells.get(&index));
    let is_free = |column: &Column| column.is_free() && !kept.contains_key(&words(&column.heading));
    let has = |columns: &[Column], codes: &[&str]| {
        columns.iter().any(|column| column.field.is_some_and(|field| codes.contains(&field.code)))
    };
    if !has(columns, &["label"]) {
        let are_texts = |index: u32| !cells(index).any(holds_number);
        let says = |column: &&Column| {
            is_free(column) && LABELS.contains(&words(&column.heading).as_str()) && are_texts(column.index)
        };
        let named = columns.iter().position(|column| says(&column));
        // Under headings that call them nothing, texts before the first number do.
        let unnamed = || {
            let are_names =
                |column: &Column| column.heading.is_empty() && column.is_free() && are_texts(column.index);
            let first = columns.iter().position(|column| cells(column.index).any(holds_number))?;
            columns.iter().take(first).position(are_names).filter(|_| head > 0)
        };
        if let Some(column) = named.or_else(unnamed).and_then(|at| columns.get_mut(at)) {
            column.field = by_code("label");
        }
    }
    if !has(columns, &PRICES) {
        let are_numbers = |index: u32| cells(index).any(holds_number);
        let says =
            |column: &&mut Column| is_free(column) && is_amount(&column.heading) && are_numbers(column.index);
        if let Some(column) = columns.iter_mut().find(says) {
            column.field = by_code("basis/amount");
            return;
        }
        let are_all_numbers = |index: u32| cells(index).next().is_some() && cells(index).all(holds_number);
        let is_out = |column: &&mut Column| {
            let heading = but_euros(&column.heading);
            is_free(column) && OUTGOINGS.contains(&heading.as_str()) && are_all_numbers(column.index)
        };
        let is_in = |column: &Column| {
            is_free(column) && heads_incomes(&column.heading) && are_all_numbers(column.index)
        };
        if columns.iter().any(is_in)
            && let Some(column) = columns.iter_mut().find(is_out)
        {
            column.field = by_code("basis/amount");
            // A row that has an amount there alone is no cost.
            columns.iter_mut().filter(|column| is_in(column)).for_each(|column| column.of_incomes = true);
        }
    }
}
