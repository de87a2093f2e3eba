//! How the shares of crossed tables were obtained, as `cross/shares.rs` does it: the whole is apportioned to the rows,
//! each row's share to its cells, and what stands in a group or in the total is a sum of shares.

use super::words::figure;
use super::{Origin, Rounding, Trace, TracePart, Tracer, key};
use crate::amounts::Ratio;
use crate::cross::{CrossCell, CrossName, CrossRow, CrossTable};

/// Where a share stands in a table.
enum Standing<'a> {
    /// The sum of these.
    Sum(Vec<&'a CrossCell>),
    /// A part of this one, which is a share itself.
    Part(&'a CrossCell),
}

impl Tracer<'_> {
    /// A share of a table's total; `rest` are the steps of the amount's own key.
    pub(super) fn share_of_table(&self, rows: &str, columns: &str, rest: &[&str]) -> Option<Trace> {
        let name: CrossName = format!("{rows}/{columns}").parse().ok()?;
        let amount_key = key(rest);
        let table = self.budget.cross(name, self.parts);
        let (cell, standing) = find(&table, &amount_key)?;
        let title = self.trace(&amount_key)?.title;
        let share_key = |key: &str| format!("shares/{name}/{key}");
        let share_part = |cell: &CrossCell| {
            let key = cell.key.as_deref()?;
            let label = self.trace(key)?.title;
            Some(TracePart { origin: Origin::Figure(share_key(key)), label, figure: cell.share.french() })
        };
        let amount = |cell: &CrossCell| {
            let key = cell.key.as_deref()?;
            Some(figure(key, self.trace(key)?.title, cell.amount))
        };
        let (formula, rounding, parts) = match standing {
            // The sum of one says no more than it does.
            Standing::Sum(shares) if shares.len() == 1 => {
                let one = shares.first().and_then(|one| one.key.as_deref())?;
                return Some(Trace {
                    title: format!("{title}, part du total"),
                    ..self.trace(&share_key(one))?
                });
            }
            Standing::Sum(shares) => {
                let written: Vec<String> = shares.iter().map(|one| one.share.french()).collect();
                let terms = if written.len() <= 4 {
                    written.join(" + ")
                } else {
                    format!("somme de {} parts", written.len())
                };
                let parts = shares.into_iter().filter_map(share_part).collect();
                (format!("{terms} = {}", cell.share.french()), None, parts)
            }
            Standing::Part(whole) => {
                let quotient = format!("{} ÷ {}", cell.amount.french(), whole.amount.french());
                let all = whole.share == Ratio::WHOLE;
                let of = if all { String::new() } else { format!(" × {}", whole.share.french()) };
                let mut parts: Vec<TracePart> = [amount(cell), amount(whole)].into_iter().flatten().collect();
                parts.extend(share_part(whole).filter(|_| !all));
                let formula = format!("{quotient}{of} = {}", cell.share.french());
                (formula, Some(Rounding::ShareOfWhole), parts)
            }
        };
        Some(Trace { title: format!("{title}, part du total"), formula, rounding, parts })
    }
}

/// The cell of a key, and how its share is made.
fn find<'a>(table: &'a CrossTable, wanted: &str) -> Option<(&'a CrossCell, Standing<'a>)> {
    let is_it = |cell: &CrossCell| cell.key.as_deref() == Some(wanted);
    let data = || table.rows.iter().enumerate().filter(|(_, row)| !row.group);
    let at = |row: &CrossRow| row.cells.iter().position(is_it);
    // The cells of the rows between these two places that are no groups, of one column.
    let column = |from: usize, to: usize, at: usize| -> Vec<&CrossCell> {
        let inside = data().filter(move |(place, _)| from <= *place && *place < to);
        inside.filter_map(|(_, row)| row.cells.get(at)).filter(|cell| !cell.amount.is_zero()).collect()
    };
    if table.row_totals && is_it(&table.total.total) {
        return Some((&table.total.total, Standing::Part(&table.total.total)));
    }
    if let Some(at) = at(&table.total) {
        let cell = table.total.cells.get(at)?;
        let sum = || Standing::Sum(column(0, table.rows.len(), at));
        return Some((cell, if table.row_totals { sum() } else { Standing::Part(cell) }));
    }
    let group_of = |place: usize| table.rows.get(..place)?.iter().rev().find(|row| row.group);
    for (place, row) in table.rows.iter().enumerate() {
        if table.row_totals && is_it(&row.total) {
            let group = group_of(place).filter(|_| !row.group);
            return Some((
                &row.total,
                Standing::Part(group.map_or(&table.total.total, |group| &group.total)),
            ));
        }
        let Some(at) = at(row) else { continue };
        let cell = row.cells.get(at)?;
        let standing = if row.group {
            let rest = table.rows.get(place + 1..).unwrap_or_default();
            let end = rest.iter().position(|row| row.group).map_or(table.rows.len(), |end| place + 1 + end);
            Standing::Sum(column(place + 1, end, at))
        } else if table.row_totals {
            Standing::Part(&row.total)
        } else {
            Standing::Part(table.total.cells.get(at)?)
        };
        return Some((cell, standing));
    }
    None
}
