//! The total of everything, and what stands below it: a summary of the same costs, or the money that pays them. Neither
//! is a cost again.

use dossier::number::write_count;

use super::seen::{Is, Seen};
use super::sums::{Amounts, equal_in_euros, is_nothing, is_same};
use super::totals::Called;
use crate::intake::columns::income_words::{is_of_incomes, says_expenses};

/// The last total of all the lines that stand above it, by its place among the rows.
pub struct GrandTotal {
    at: Option<usize>,
    /// It is one by its amount alone: « Coût de l’opération ».
    is_guess: bool,
}

/// Whether a total says that it is of costs or of resources.
fn speaks_of_sides(words: &str) -> bool {
    says_expenses(words) || words.split(' ').any(is_of_incomes)
}

impl GrandTotal {
    /// Looks for it among the rows of a table.
    pub fn of(rows: &[Seen]) -> Self {
        let mut found: Option<(usize, &Amounts)> = None;
        let is_guess = |at: usize| rows.get(at).is_some_and(|row| row.is == Is::Guess);
        let is_all = |above: &[(i64, usize)], own: &Amounts| {
            let mut measures = above.iter().zip(own);
            measures.any(|((sum, filled), own)| *filled > 1 && equal_in_euros(*sum, *own))
        };
        // Whether the one that was found names a part of the costs.
        let mut is_of_part = false;
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
                Is::Guess if found.is_none_or(|(at, _)| is_guess(at)) && is_all(&above, &row.amounts) => {
                    (found, is_of_part) = (Some((at, &row.amounts)), false);
                }
                // « Récapitulatif » alone is a title.
                Is::Total { called, words, .. } if !is_nothing(&row.amounts) => {
                    // « Total 2025 », then « Total 2026 » of as much: each of its own rows.
                    let names_part = *called == Called::LikeSum && !speaks_of_sides(words);
                    if *called != Called::Subtotal && is_all(&above, &row.amounts) {
                        (found, is_of_part) = (Some((at, &row.amounts)), names_part);
                    } else if names_part && is_of_part
                        || !found.is_some_and(|(_, amounts)| is_same(amounts, &row.amounts))
                    {
                        // That of a part of its own: the other was one of a part too.
                        found = None;
                    }
                }
                _ => {}
            }
        }
        let at = found.map(|(at, _)| at);
        Self { at, is_guess: at.is_some_and(is_guess) }
    }

    /// Its row.
    pub fn row(&self, rows: &[Seen]) -> Option<u32> {
        Some(rows.get(self.at.filter(|_| !self.is_guess)?)?.row)
    }

    /// The lines below it that say no more than a label and an amount, and why they are set aside, in French. Below one that
    /// is none by its name, only where nothing else stands in the table, and these come to the same.
    pub fn below(&self, rows: &[Seen]) -> Vec<(u32, String)> {
        let Some((at, total)) = self.at.and_then(|at| Some((at, rows.get(at)?))) else { return Vec::new() };
        let lines = || rows.iter().skip(at).filter(|seen| seen.is_line() && !is_nothing(&seen.amounts));
        let is_again = |(measure, own): (usize, &i64)| {
            let amounts = lines().filter_map(|row| row.amounts.get(measure));
            equal_in_euros(amounts.fold(0_i64, |sum, amount| sum.saturating_add(*amount)), *own)
        };
        if self.is_guess
            && !(rows.iter().all(|row| row.is_plain) && total.amounts.iter().enumerate().any(is_again))
        {
            return Vec::new();
        }
        let total = write_count(total.row as usize);
        let told = lines().filter(|seen| seen.is_bare).map(|seen| {
            let named = &seen.named;
            let why = format!(
                "{named} suit le total de tout ce qui précède (ligne {total}), comme un récapitulatif ou une ressource"
            );
            (seen.row, why)
        });
        told.collect()
    }
}
