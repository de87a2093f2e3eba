//! What the selected cells of the grid add up to, where adding them makes sense: one column of numbers, or the
//! amounts where several columns are selected.

use std::collections::HashSet;

use budget::Budget;
use dossier::Dossier;
use dossier::number::{write_euros, write_french};
use rust_decimal::Decimal;

use super::row::{Row, quantity, rows, unit_cost};
use crate::dto::{CostCells, CostColumn, CostSum};

/// The sum of the selected cells of one column.
pub(super) fn sum(dossier: &Dossier, budget: &Budget, cells: &CostCells) -> Option<CostSum> {
    let column = column(&cells.columns)?;
    let wanted: HashSet<&str> = cells.lines.iter().map(String::as_str).collect();
    let chosen = rows(dossier, budget).filter(|row| wanted.contains(row.id()));
    let numbers: Vec<Decimal> = chosen.filter_map(|row| number(&row, column)).collect();
    let sum: Decimal = numbers.iter().sum();
    let text =
        if column == CostColumn::Quantity { write_french(sum.normalize(), None) } else { write_euros(sum) };
    let count = u32::try_from(numbers.len()).ok().filter(|count| *count > 0)?;
    Some(CostSum { column, count, text })
}

fn column(columns: &[CostColumn]) -> Option<CostColumn> {
    let numbers = [CostColumn::Quantity, CostColumn::UnitCost, CostColumn::Amount];
    let mut chosen = columns.iter().copied().filter(|column| numbers.contains(column));
    match (chosen.next(), chosen.next()) {
        (Some(one), None) => Some(one),
        _ => columns.contains(&CostColumn::Amount).then_some(CostColumn::Amount),
    }
}

fn number(row: &Row<'_>, column: CostColumn) -> Option<Decimal> {
    match column {
        CostColumn::Quantity => quantity(row.cost),
        CostColumn::UnitCost => unit_cost(row.cost),
        CostColumn::Amount => Some(row.line.amount.to_decimal()),
        _ => None,
    }
}
