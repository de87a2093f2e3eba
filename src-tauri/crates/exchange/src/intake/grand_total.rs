//! The total of everything, and what stands below it: a summary of the same costs, or the money that pays them. Neither
//! is a cost again.

use dossier::number::write_count;

use super::rubrics::Seen;
use super::sums::{Amounts, is_nothing, is_same};

/// The last total of all the rows that stand above it, as far as the table was read.
#[derive(Default)]
pub struct GrandTotal(Option<Found>);

struct Found {
    row: u32,
    amounts: Amounts,
    /// How many rows stood above it.
    above: usize,
}

impl GrandTotal {
    /// Takes note of a row that is called a total. `is_whole`: it amounts to all the rows above, which are so many.
    pub fn judge(&mut self, row: u32, amounts: &Amounts, is_whole: bool, above: usize) {
        // « Récapitulatif » alone is a title.
        if is_nothing(amounts) {
            return;
        }
        if is_whole {
            self.0 = Some(Found { row, amounts: amounts.clone(), above });
        } else if !self.0.as_ref().is_some_and(|found| is_same(&found.amounts, amounts)) {
            // That of a part of its own: the other was one of a part too.
            self.0 = None;
        }
    }

    /// The rows below it that say no more than a label and an amount, and why they are set aside, in French.
    pub fn below(&self, kept: &[Seen]) -> Vec<(u32, String)> {
        let Some(found) = &self.0 else { return Vec::new() };
        let total = write_count(found.row as usize);
        let below = kept.iter().skip(found.above).filter(|seen| !is_nothing(&seen.amounts));
        let told = below.filter_map(|seen| {
            let named = seen.rubric.as_ref()?;
            let why = format!(
                "{named} suit le total de tout ce qui précède (ligne {total}), comme un récapitulatif ou une ressource"
            );
            Some((seen.row, why))
        });
        told.collect()
    }
}
