//! The total of everything, and what stands below it: a summary of the same costs, or the money that pays them. Neither
//! is a cost again.

use dossier::number::write_count;

use super::seen::{Is, Seen};
use super::sums::{Amounts, equal_in_euros, is_nothing, is_same};
use super::totals::Called;

/// The last total of all the lines that stand above it, by its place among the rows.
pub struct GrandTotal(Option<usize>);

impl GrandTotal {
    /// Looks for it among the rows of a table.
    pub fn of(rows: &[Seen]) -> Self {
        let mut found: Option<(usize, &Amounts)> = None;
        let mut above: Vec<(i64, usize)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            above.resize(row.amounts.len(), (0, 0));
            match &row.is {
                Is::Line => {
                    for ((sum, filled), amount) in above.iter_mut().zip(&row.amounts) {
                        *sum = sum.saturating_add(*amount);
                        *filled += usize::from(*amount != 0);
                    }
                }
                // « Récapitulatif » alone is a title.
                Is::Total { called, .. } if !is_nothing(&row.amounts) => {
                    let mut measures = above.iter().zip(&row.amounts);
                    let is_all =
                        measures.any(|((sum, filled), own)| *filled > 1 && equal_in_euros(*sum, *own));
                    if is_all && *called != Called::Subtotal {
                        found = Some((at, &row.amounts));
                    } else if !found.is_some_and(|(_, amounts)| is_same(amounts, &row.amounts)) {
                        // That of a part of its own: the other was one of a part too.
                        found = None;
                    }
                }
                _ => {}
            }
        }
        Self(found.map(|(at, _)| at))
    }

    /// Its row.
    pub fn row(&self, rows: &[Seen]) -> Option<u32> {
        Some(rows.get(self.0?)?.row)
    }

    /// The lines below it that say no more than a label and an amount, and why they are set aside, in French.
    pub fn below(&self, rows: &[Seen]) -> Vec<(u32, String)> {
        let Some((at, total)) = self.0.and_then(|at| Some((at, rows.get(at)?))) else { return Vec::new() };
        let total = write_count(total.row as usize);
        let below = rows.iter().skip(at).filter(|seen| seen.is_line() && !is_nothing(&seen.amounts));
        let told = below.filter(|seen| seen.is_bare).map(|seen| {
            let named = &seen.named;
            let why = format!(
                "{named} suit le total de tout ce qui précède (ligne {total}), comme un récapitulatif ou une ressource"
            );
            (seen.row, why)
        });
        told.collect()
    }
}
