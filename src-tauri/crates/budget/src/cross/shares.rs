//! Shares of a table's total that add up to 100.00 %, by rows, by columns and in total.
//!
//! The whole is apportioned to the rows, each row's part to the rows under it, and at last to its cells: so the
//! share of a bearer is the same whatever the columns beside it are, and every sum on the table is a sum of what
//! is shown.

use super::{CrossCell, CrossRow, CrossTable};
use crate::amounts::{Cents, Ratio};
use crate::share;

pub(super) fn fill(table: &mut CrossTable) {
    if table.row_totals {
        by_rows(table);
    } else {
        by_columns(table);
    }
}

/// Apportions a share to amounts.
fn apportion(whole: Ratio, amounts: &[Cents]) -> Vec<Ratio> {
    let shared = share::shares(Cents::new(whole.get()), amounts);
    shared.into_iter().map(|share| Ratio::new(share.get())).collect()
}

/// Where amounts are nothing, so is their share.
fn whole(amount: Cents) -> Ratio {
    if amount.is_zero() { Ratio::ZERO } else { Ratio::WHOLE }
}

fn by_rows(table: &mut CrossTable) {
    table.total.total.share = whole(table.total.total.amount);
    let nested = table.rows.iter().any(|row| row.group);
    let tops: Vec<usize> = (0..table.rows.len()).filter(|at| !nested || is_group(table, *at)).collect();
    share_totals(table, &tops, table.total.total.share);
    if nested {
        for (n, top) in tops.iter().enumerate() {
            let end = tops.get(n + 1).copied().unwrap_or(table.rows.len());
            let below: Vec<usize> = (top + 1..end).collect();
            let part = table.rows.get(*top).map_or(Ratio::ZERO, |row| row.total.share);
            share_totals(table, &below, part);
        }
    }
    for row in table.rows.iter_mut().filter(|row| !row.group) {
        let amounts: Vec<Cents> = row.cells.iter().map(|cell| cell.amount).collect();
        set(row.cells.iter_mut(), apportion(row.total.share, &amounts));
    }
    sum_up(table);
}

fn is_group(table: &CrossTable, at: usize) -> bool {
    table.rows.get(at).is_some_and(|row| row.group)
}

fn set<'a>(cells: impl Iterator<Item = &'a mut CrossCell>, shares: Vec<Ratio>) {
    for (cell, share) in cells.zip(shares) {
        cell.share = share;
    }
}

fn share_totals(table: &mut CrossTable, rows: &[usize], whole: Ratio) {
    let total = |at: &usize| table.rows.get(*at).map_or(Cents::ZERO, |row| row.total.amount);
    let amounts: Vec<Cents> = rows.iter().map(total).collect();
    for (at, share) in rows.iter().zip(apportion(whole, &amounts)) {
        if let Some(row) = table.rows.get_mut(*at) {
            row.total.share = share;
        }
    }
}

/// The cells of groups, and those of the total: sums of the rows of data.
fn sum_up(table: &mut CrossTable) {
    let columns = table.columns.len();
    let mut all = vec![Ratio::ZERO; columns];
    let mut group = vec![Ratio::ZERO; columns];
    for row in table.rows.iter_mut().rev() {
        if row.group {
            set(row.cells.iter_mut(), std::mem::replace(&mut group, vec![Ratio::ZERO; columns]));
            continue;
        }
        for sums in [&mut all, &mut group] {
            sums.iter_mut().zip(&row.cells).for_each(|(sum, cell)| *sum += cell.share);
        }
    }
    set(table.total.cells.iter_mut(), all);
}

/// Each column is a whole of its own.
fn by_columns(table: &mut CrossTable) {
    for at in 0..table.columns.len() {
        let amount = |row: &CrossRow| row.cells.get(at).map_or(Cents::ZERO, |cell| cell.amount);
        let amounts: Vec<Cents> = table.rows.iter().map(amount).collect();
        let part = whole(amounts.iter().copied().sum());
        let shares = apportion(part, &amounts);
        set(table.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)), shares);
        if let Some(total) = table.total.cells.get_mut(at) {
            total.share = part;
        }
    }
}
