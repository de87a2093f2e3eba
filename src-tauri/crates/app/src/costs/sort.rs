//! The order of rows by a column: names as in a French dictionary, numbers by their value. What is missing stands
//! last whichever the way, and equal rows keep the dossier's order.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::collation::French;
use super::row::{Names, Row, quantity, unit_cost};
use crate::dto::{CostColumn, CostOrder};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(French),
    Number(Decimal),
}

/// Sorts rows by a column.
pub(super) fn sort(rows: &mut Vec<Row<'_>>, order: CostOrder, names: &Names) {
    let mut keyed: Vec<(Option<Key>, Row<'_>)> =
        rows.drain(..).map(|row| (key(&row, order.column, names), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if order.descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

fn key(row: &Row<'_>, column: CostColumn, names: &Names) -> Option<Key> {
    let cost = row.cost;
    let months = &row.line.months;
    match column {
        CostColumn::Label => name(&cost.label),
        CostColumn::Category => name(names.category(&cost.category)),
        CostColumn::Bearer => name(names.bearer(&cost.bearer)),
        CostColumn::Kind => name(row.kind_name()?),
        CostColumn::Quantity => quantity(cost).map(Key::Number),
        CostColumn::UnitCost => unit_cost(cost).map(Key::Number),
        CostColumn::Vat => row.vat().map(Key::Number),
        // The months that count, whether typed or understood.
        CostColumn::From => Some(Key::Number(months.first().into())),
        CostColumn::To => Some(Key::Number(months.last().into())),
        CostColumn::Months => Some(Key::Number((months.first() * 1_000 + months.last()).into())),
        CostColumn::Eligible => Some(Key::Number(u32::from(!cost.is_eligible()).into())),
        CostColumn::InKind => Some(Key::Number(u32::from(!cost.is_in_kind()).into())),
        CostColumn::Amount => Some(Key::Number(row.line.amount.to_decimal())),
    }
}

fn name(text: &str) -> Option<Key> {
    (!text.trim().is_empty()).then(|| Key::Name(French::of(text)))
}
