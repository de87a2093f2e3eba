//! The amounts of a crossed table: the lines are gone through once, then each row is cut into its columns.

use std::collections::BTreeMap;

use dossier::leaf::YearMonth;

use super::axis::{Axis, Coordinates, Period, periods};
use super::{Columns, CrossCell, CrossColumn, CrossName, CrossRow, CrossTable, Rows};
use crate::amounts::Cents;
use crate::spread::ByMonth;
use crate::trace::{key, step};
use crate::{Budget, Place};

pub(super) fn table(budget: &Budget, name: CrossName, start: Option<YearMonth>) -> CrossTable {
    match name.columns {
        Columns::Grant => grant(budget, name),
        Columns::Categories => by_category(budget, name),
        _ => by_period(budget, name, start),
    }
}

/// A row in the making: the positions of its entries, and its amounts.
struct Row {
    bearer: Axis,
    category: Axis,
    group: bool,
    amounts: Vec<Cents>,
}

impl Row {
    /// With its sum, and what each figure's key is.
    fn whole(self, key_of: impl Fn(&Row, usize) -> String, total_key: String) -> CrossRow {
        let total = self.amounts.iter().copied().sum();
        let cells = self.amounts.iter().enumerate().map(|(at, amount)| cell(*amount, || key_of(&self, at)));
        CrossRow {
            cells: cells.collect(),
            total: cell(total, || total_key),
            bearer: self.bearer,
            category: self.category,
            group: self.group,
        }
    }
}

fn cell(amount: Cents, key: impl FnOnce() -> String) -> CrossCell {
    CrossCell { amount, key: (!amount.is_zero()).then(key), ..CrossCell::default() }
}

/// The positions of a line's entries; what leads nowhere stands at the last, which is there for it.
fn at(place: Place, length: usize) -> usize {
    place.known().unwrap_or(length.saturating_sub(1))
}

fn bearer_at(budget: &Budget, at: usize) -> Axis {
    Axis::One(budget.bearers.get(at).and_then(|entry| entry.id.clone()))
}

fn category_at(budget: &Budget, at: usize) -> Axis {
    Axis::One(budget.categories.get(at).and_then(|entry| entry.id.clone()))
}

/// What the lines spend month by month, by the positions of their bearer and their category.
fn spent(budget: &Budget) -> BTreeMap<(usize, usize), Vec<Cents>> {
    let mut groups: BTreeMap<(usize, usize), ByMonth> = BTreeMap::new();
    let (bearers, categories) = (budget.bearers.len(), budget.categories.len());
    for line in &budget.lines {
        let place = (at(line.facts.bearer, bearers), at(line.facts.category, categories));
        groups.entry(place).or_insert_with(|| ByMonth::new(budget.table_months())).add(&line.months);
    }
    groups.into_iter().map(|(place, months)| (place, months.amounts())).collect()
}

fn add(sums: &mut Vec<Cents>, amounts: &[Cents]) {
    sums.resize(sums.len().max(amounts.len()), Cents::ZERO);
    for (sum, amount) in sums.iter_mut().zip(amounts) {
        *sum += *amount;
    }
}

/// The rows that a table asks for, from the amounts of each bearer and category.
fn rows(budget: &Budget, rows: Rows, cells: BTreeMap<(usize, usize), Vec<Cents>>) -> Vec<Row> {
    let mut made: BTreeMap<(usize, Option<usize>), Vec<Cents>> = BTreeMap::new();
    for ((bearer, category), amounts) in cells {
        match rows {
            Rows::Bearers => add(made.entry((bearer, None)).or_default(), &amounts),
            Rows::Categories => add(made.entry((0, Some(category))).or_default(), &amounts),
            Rows::BearersCategories => {
                add(made.entry((bearer, None)).or_default(), &amounts);
                add(made.entry((bearer, Some(category))).or_default(), &amounts);
            }
        }
    }
    let some = made.into_iter().filter(|(_, amounts)| amounts.iter().any(|amount| !amount.is_zero()));
    some.map(|((bearer, category), amounts)| Row {
        bearer: if rows == Rows::Categories { Axis::All } else { bearer_at(budget, bearer) },
        group: rows == Rows::BearersCategories && category.is_none(),
        category: category.map_or(Axis::All, |category| category_at(budget, category)),
        amounts,
    })
    .collect()
}

/// The sum of the rows that are no parts of another.
fn total(rows: &[Row], columns: usize) -> Row {
    let mut amounts = vec![Cents::ZERO; columns];
    let nested = rows.iter().any(|row| row.group);
    for row in rows.iter().filter(|row| row.group || !nested) {
        add(&mut amounts, &row.amounts);
    }
    Row { bearer: Axis::All, category: Axis::All, group: false, amounts }
}

fn by_period(budget: &Budget, name: CrossName, start: Option<YearMonth>) -> CrossTable {
    let months = budget.table_months();
    let columns: Vec<(Period, (u32, u32))> = periods(budget, name.columns, start)
        .into_iter()
        .filter_map(|period| Some((period, period.months(start, months)?)))
        .collect();
    let cut = |months: &Vec<Cents>| -> Vec<Cents> {
        let within = |(first, last): (u32, u32)| {
            let (skipped, length) = (first.saturating_sub(1) as usize, (last + 1 - first) as usize);
            months.iter().skip(skipped).take(length).copied().sum()
        };
        columns.iter().map(|(_, range)| within(*range)).collect()
    };
    let cells = spent(budget).into_iter().map(|(place, months)| (place, cut(&months))).collect();
    let rows = if columns.is_empty() { Vec::new() } else { rows(budget, name.rows, cells) };
    let key_at = |row: &Row, period: Period| {
        let (bearer, category) = (row.bearer.clone(), row.category.clone());
        Coordinates { bearer, category, period }.key()
    };
    let key_of =
        |row: &Row, at: usize| columns.get(at).map_or_else(String::new, |(period, _)| key_at(row, *period));
    let finish = |row: Row| {
        let whole = key_at(&row, Period::Whole);
        row.whole(key_of, whole)
    };
    let total = finish(total(&rows, columns.len()));
    CrossTable {
        name,
        row_totals: true,
        rows: rows.into_iter().map(finish).collect(),
        total,
        columns: columns
            .iter()
            .map(|(period, (first, last))| CrossColumn::Period {
                period: *period,
                first: *first,
                last: *last,
            })
            .collect(),
    }
}

/// Bearers by categories: the categories of nothing have no column.
fn by_category(budget: &Budget, name: CrossName) -> CrossTable {
    let columns: Vec<usize> = (0..)
        .zip(&budget.categories)
        .filter(|(_, entry)| !entry.amount.is_zero())
        .map(|(at, _)| at)
        .collect();
    let mut cells: BTreeMap<(usize, usize), Vec<Cents>> = BTreeMap::new();
    for line in &budget.lines {
        let bearer = at(line.facts.bearer, budget.bearers.len());
        let category = at(line.facts.category, budget.categories.len());
        let amounts = cells.entry((bearer, 0)).or_insert_with(|| vec![Cents::ZERO; columns.len()]);
        let column = columns.iter().position(|one| *one == category);
        if let Some(amount) = column.and_then(|column| amounts.get_mut(column)) {
            *amount += line.amount;
        }
    }
    let rows = rows(budget, name.rows, cells);
    let key_at = |row: &Row, category: Axis| {
        Coordinates { bearer: row.bearer.clone(), category, period: Period::Whole }.key()
    };
    let key_of = |row: &Row, at: usize| {
        let category = columns.get(at).map_or(Axis::All, |at| category_at(budget, *at));
        key_at(row, category)
    };
    let finish = |row: Row| {
        let whole = key_at(&row, Axis::All);
        row.whole(key_of, whole)
    };
    let total = finish(total(&rows, columns.len()));
    let ids = columns.iter().map(|at| budget.categories.get(*at).and_then(|entry| entry.id.clone()));
    CrossTable {
        name,
        row_totals: true,
        columns: ids.map(CrossColumn::Category).collect(),
        rows: rows.into_iter().map(finish).collect(),
        total,
    }
}

/// The grant's shares, beside what they are in proportion of.
fn grant(budget: &Budget, name: CrossName) -> CrossTable {
    let entries: Vec<(Option<&String>, [Cents; 3])> = match name.rows {
        Rows::Categories => budget
            .categories
            .iter()
            .map(|entry| (entry.id.as_ref(), [entry.amount, entry.base, entry.grant]))
            .collect(),
        Rows::Bearers | Rows::BearersCategories => budget
            .bearers
            .iter()
            .map(|entry| (entry.id.as_ref(), [entry.amount, entry.base, entry.grant]))
            .collect(),
    };
    let list = if name.rows == Rows::Categories { "categories" } else { "bearers" };
    let row = |(id, amounts): &(Option<&String>, [Cents; 3])| {
        let one = Axis::One(id.cloned());
        let (bearer, category) =
            if name.rows == Rows::Categories { (Axis::All, one) } else { (one, Axis::All) };
        let figures = ["amount", "base", "grant"];
        let cells = amounts
            .iter()
            .zip(figures)
            .map(|(amount, figure)| cell(*amount, || key(&[list, step(*id), figure])));
        let cells = cells.collect();
        CrossRow { bearer, category, group: false, cells, total: CrossCell::default() }
    };
    let some = |(_, amounts): &&(Option<&String>, [Cents; 3])| amounts.iter().any(|amount| !amount.is_zero());
    let rows: Vec<CrossRow> = entries.iter().filter(some).map(row).collect();
    let totals = [("total", budget.total), ("base", budget.base)];
    let shared: Cents = entries.iter().map(|(_, [_, _, grant])| *grant).sum();
    let cells = totals.into_iter().chain([("grant", shared)]);
    let cells = cells.map(|(key, amount)| cell(amount, || key.to_owned())).collect();
    CrossTable {
        name,
        columns: vec![CrossColumn::Amount, CrossColumn::Base, CrossColumn::Grant],
        row_totals: false,
        rows,
        total: CrossRow {
            bearer: Axis::All,
            category: Axis::All,
            group: false,
            cells,
            total: CrossCell::default(),
        },
    }
}
