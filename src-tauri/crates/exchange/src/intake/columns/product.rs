//! A price or a full cost that is taken for what a line costs, where the file itself says, in a column beside it, what so
//! many times that price make, or which share of that cost is the project's.

use dossier::number::{Unit, read_typed};
use rust_decimal::Decimal;

use super::fields::by_code;
use super::headings::words;
use super::thousands::heads_money;
use super::{Column, Kept, Wait};
use crate::intake::aside::totals::called;
use crate::intake::grid::{Cell, Row, letters};
use crate::intake::lines::amounts::is_summed;
use crate::intake::lines::doubt::{Taxes, taxes};
use crate::names::fold;

/// For each row that says otherwise, so many that say so.
const MANY_TO_ONE: usize = 4;
/// What two roundings may take.
const A_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// Words of amounts that pay a line, or are only a part of it.
const OF_OTHERS: [&str; 14] = [
    "tva",
    "taxe",
    "taxes",
    "subvention",
    "subventions",
    "aide",
    "aides",
    "financement",
    "cofinancement",
    "autofinancement",
    "demande",
    "demandee",
    "part",
    "reste",
];
/// Words by which one of two costs is what the project bears of it, or what is left of an older plan.
const OF_THE_PROJECT: [&str; 11] = [
    "projet",
    "affecte",
    "affectee",
    "impute",
    "imputee",
    "retenu",
    "retenue",
    "proratise",
    "proratisee",
    "revise",
    "actualise",
];

/// What came of it.
#[derive(Default)]
pub struct Products {
    /// The place among the columns of what is surely the amount.
    pub amount: Option<usize>,
    /// Two costs of which one has to be told.
    pub wait: Option<Wait>,
}

/// Settles the amount by what the rows say; `rows`: those below the headings.
pub fn settle_products(columns: &mut [Column], rows: &[&Row], kept: &Kept) -> Products {
    let is_told = |column: &Column| kept.contains_key(&words(&column.heading));
    let gives = |column: &Column, code: &str| column.field.is_some_and(|field| field.code == code);
    let place = |code: &str| columns.iter().position(|column| gives(column, code) && !is_told(column));
    if columns.iter().any(|column| gives(column, "basis/kind")) {
        return Products::default();
    }
    let others: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at).is_some_and(|column| is_other(column) && !is_told(column)))
        .collect();
    let table = Rows::of(rows);
    let amount = place("basis/amount");
    if let (Some(price), Some(count)) = (place("basis/unit_price"), place("basis/quantity"))
        && !columns.iter().any(|column| gives(column, "basis/vat"))
        && says(columns, price) == Some(Taxes::Unsaid)
    {
        // Without VAT nothing could be computed of them, and what they make stands beside.
        let makes = |product: &usize| {
            says(columns, *product) != Some(Taxes::Without)
                && table.factor(columns, price, *product) == Some(Factor::Count)
        };
        let product = amount.into_iter().chain(others).find(makes);
        if let Some(product) = product {
            give(columns, price, None);
            give(columns, count, None);
            give(columns, product, Some("basis/amount"));
        }
        return Products { amount: product, wait: None };
    }
    let Some(amount) = amount else { return Products::default() };
    let factor = |columns: &[Column], product: usize| table.factor(columns, amount, product);
    if let Some(product) = others.iter().find(|product| factor(columns, **product) == Some(Factor::Count)) {
        give(columns, amount, None);
        give(columns, *product, Some("basis/amount"));
        return Products { amount: Some(*product), wait: None };
    }
    let is_share = |product: &&usize| {
        factor(columns, **product) == Some(Factor::Share)
            || is_rival(columns, amount, **product) && table.differ(columns, amount, **product)
    };
    let shares: Vec<&usize> = others.iter().filter(is_share).collect();
    match shares.as_slice() {
        [share] => rivals(columns, amount, **share),
        // Who pays which share, or in which year.
        _ => Products::default(),
    }
}

fn says(columns: &[Column], at: usize) -> Option<Taxes> {
    columns.get(at).map(|column| taxes(&column.heading))
}

/// Whether a column that is not read may say what a line costs.
fn is_other(column: &Column) -> bool {
    column.is_free()
        && is_summed(column)
        && !words(&column.heading).split(' ').any(|word| OF_OTHERS.contains(&word))
}

/// Whether a column says that it is what the project bears of the one that is read, which does not.
fn is_rival(columns: &[Column], amount: usize, other: usize) -> bool {
    let says = |at: usize| {
        let words = columns.get(at).map(|column| words(&column.heading)).unwrap_or_default();
        words.split(' ').any(|word| OF_THE_PROJECT.contains(&word))
    };
    says(other) && !says(amount)
}

fn rivals(columns: &mut [Column], amount: usize, other: usize) -> Products {
    give(columns, amount, None);
    let (Some(amount), Some(other)) = (columns.get(amount), columns.get(other)) else {
        return Products::default();
    };
    let why = format!(
        "Les colonnes {} («\u{A0}{}\u{A0}») et {} («\u{A0}{}\u{A0}») attendent que vous disiez laquelle donne le montant\u{A0}: \
         l’une est le coût entier, l’autre ce que le projet en porte ou ce qui en a été révisé.",
        letters(amount.index),
        amount.heading,
        letters(other.index),
        other.heading
    );
    Products { amount: None, wait: Some(Wait { columns: vec![amount.index, other.index], why }) }
}

fn give(columns: &mut [Column], at: usize, code: Option<&str>) {
    if let Some(column) = columns.get_mut(at) {
        column.field = code.and_then(by_code);
    }
}

/// What one column is multiplied by to give another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Factor {
    /// How many.
    Count,
    /// A part of one.
    Share,
}

/// The rows of a table that are called no total.
struct Rows<'a>(Vec<&'a Row>);

impl<'a> Rows<'a> {
    fn of(rows: &[&'a Row]) -> Self {
        let is_total = |row: &&&Row| {
            let mut texts = row.cells.values().filter(|cell| matches!(cell, Cell::Text(_)));
            texts.next().is_some_and(|cell| called(&fold(&cell.shown())).is_some())
        };
        Self(rows.iter().filter(|row| !is_total(row)).copied().collect())
    }

    /// What stands in a third column by which the rows make one of two columns out of the other.
    fn factor(&self, columns: &[Column], price: usize, product: usize) -> Option<Factor> {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let (price, product) = (index(price)?, index(product)?);
        let may_count = |column: &&Column| {
            ![price, product].contains(&column.index)
                && !column.of_incomes
                && !heads_money(&column.heading)
                && !words(&column.heading).split(' ').any(|word| OF_OTHERS.contains(&word))
        };
        columns.iter().filter(may_count).find_map(|column| self.by(price, column.index, product))
    }

    fn by(&self, price: u32, factor: u32, product: u32) -> Option<Factor> {
        let (mut counts, mut shares, mut others) = (0_usize, 0_usize, 0_usize);
        for row in &self.0 {
            let of = |column: u32| row.cells.get(&column).and_then(number).filter(|number| !number.is_zero());
            let (Some(price), Some(factor), Some(product)) = (of(price), of(factor), of(product)) else {
                continue;
            };
            let makes = |factor: Decimal| {
                price.checked_mul(factor).is_some_and(|made| (made - product).abs() <= A_CENT)
            };
            // Times one says nothing.
            match factor {
                factor if factor == Decimal::ONE && makes(factor) => {}
                factor if makes(factor) && factor > Decimal::ONE => counts += 1,
                factor if makes(factor) || makes(factor / Decimal::ONE_HUNDRED) => shares += 1,
                _ => others += 1,
            }
        }
        let many = counts.max(shares);
        let found = if counts >= shares { Factor::Count } else { Factor::Share };
        (many > 0 && others * MANY_TO_ONE <= many).then_some(found)
    }

    /// Whether two columns say different amounts of a row.
    fn differ(&self, columns: &[Column], one: usize, other: usize) -> bool {
        let of = |row: &Row, at: usize| row.cells.get(&columns.get(at)?.index).and_then(number);
        self.0.iter().any(|row| of(row, one).zip(of(row, other)).is_some_and(|(one, other)| one != other))
    }
}

/// A number or a share: « 30 % » as 30.
fn number(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => number.parse().ok(),
        Cell::Text(text) => read_typed(text.trim().trim_end_matches('%'), 4, Unit::EUROS).ok(),
        _ => None,
    }
}
