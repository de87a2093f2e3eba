//! Which sheet of a file is read where none is named: of those that are shown, the one whose headings say the most, unless
//! its name says that it is of resources, or no budget.

use std::cmp::Reverse;

use super::income_words::{names_incomes, says_expenses};
use super::thousands::{heads_money, is_money};
use super::{Kept, Layout};
use crate::intake::grid::Grid;
use crate::intake::{IntakeError, Table};
use crate::names::fold;

/// How many sheets are looked at: each takes its time, and a workbook may have thousands.
const LOOKED_AT: usize = 20;
/// In bytes, unpacked: of a file so heavy the first sheets alone are looked at, until one is surely a table of costs.
const HEAVY: u64 = 16 << 20;
const LOOKED_AT_IF_HEAVY: usize = 3;
/// So many headings are no chance: « Objet » alone may stand in a notice.
const SURELY: usize = 2;

/// Words of a sheet's name that say that it is no budget, or one no longer.
const NO_BUDGET: [&str; 19] = [
    "lisez moi",
    "lisezmoi",
    "a lire",
    "notice",
    "mode d emploi",
    "instruction",
    "instructions",
    "consignes",
    "exemple",
    "exemples",
    "ancien",
    "ancienne",
    "anciens",
    "anciennes",
    "archive",
    "archives",
    "ne plus utiliser",
    "facture",
    "factures",
];

/// Words by which it is no plan, where nothing else says that it is one.
const PAST: [&str; 8] =
    ["realise", "realisee", "realises", "realisees", "reel", "reels", "refuse", "refuses"];

/// A sheet that was chosen.
pub struct Chosen {
    /// What stands on it.
    pub grid: Grid,
    /// Other sheets that are tables of costs as surely: of another partner, another year.
    pub others: Vec<String>,
}

/// The sheet with lines and the most headings that are understood, of equal ones the longest: a summary has fewer, and an
/// older version may be shorter. One whose name says that it is no budget of costs stands behind those. Where no sheet
/// is a table of costs, the one that looks most like it; where none does, the first.
///
/// # Errors
/// Where the sheet cannot be read.
pub fn sheet_of_costs(table: &Table, kept: &Kept) -> Result<Chosen, IntakeError> {
    let is_heavy = table.weight() > HEAVY;
    let looked_at = if is_heavy { LOOKED_AT_IF_HEAVY } else { LOOKED_AT };
    let (mut best, mut others): (Option<(_, Grid)>, Vec<String>) = (None, Vec::new());
    for (at, name) in table.shown().iter().take(looked_at).enumerate() {
        // One that cannot be read is told where it is asked for.
        let Ok(grid) = table.grid(Some(name)) else { continue };
        let Headings { known, have_money, are_of_lines } = headings(&grid, kept);
        let rows = if known == 0 { 0 } else { grid.rows.len() };
        let is_surely = known >= SURELY && rows > 1;
        let says = says(name);
        let is_of_costs = says == Says::Costs && known > 0 && rows > 1;
        let is_ours = says != Says::Other && (is_surely || is_of_costs);
        let score = (
            is_ours,
            have_money && is_surely,
            are_of_lines && is_surely,
            is_surely,
            known,
            rows,
            Reverse(at),
        );
        if is_ours && is_surely && are_of_lines && !is_summary(name) {
            others.push(name.clone());
        }
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, grid));
        }
        if is_heavy && is_ours {
            break;
        }
    }
    let grid = match best {
        Some(((_, _, _, _, known, ..), grid)) if known > 0 => grid,
        _ => table.grid(None)?,
    };
    others.retain(|name| *name != grid.sheet);
    Ok(Chosen { grid, others })
}

/// What the name of a sheet says.
#[derive(PartialEq, Eq)]
enum Says {
    Costs,
    /// Resources, or no budget.
    Other,
    Nothing,
}

fn says(name: &str) -> Says {
    let folded = fold(name);
    let padded = format!(" {folded} ");
    let has = |list: &[&str]| list.iter().any(|words| padded.contains(&format!(" {words} ")));
    let is_plan = |word: &str| word.starts_with("budget") || word.starts_with("prevision");
    if has(&NO_BUDGET) || names_incomes(&folded) {
        Says::Other
    } else if says_expenses(&folded) || folded.split(' ').any(is_plan) {
        Says::Costs
    } else if has(&PAST) {
        Says::Other
    } else {
        Says::Nothing
    }
}

/// Whether a sheet says that it sums up others, or spreads them over the months as an export does.
fn is_summary(name: &str) -> bool {
    const WORDS: [&str; 6] = ["synthese", "recap", "recapitulatif", "recapitulation", "total", "mois"];
    fold(name).split(' ').any(|word| WORDS.contains(&word))
}

struct Headings {
    /// How many are understood; those of a mere list, without labels or money, are few.
    known: usize,
    /// Whether one says what the lines cost.
    have_money: bool,
    /// Whether one calls the lines besides.
    are_of_lines: bool,
}

fn headings(grid: &Grid, kept: &Kept) -> Headings {
    let Ok(layout) = Layout::of(grid, kept) else {
        return Headings { known: 0, have_money: false, are_of_lines: false };
    };
    let fields = || layout.columns.iter().filter_map(|column| column.field);
    let is_list = fields().all(|field| matches!(field.code, "category" | "bearer" | "agent" | "basis/kind"));
    let known = if is_list { fields().count().min(1) } else { fields().count() };
    let have_money = layout.columns.iter().any(|column| is_money(column) || heads_money(&column.heading));
    let are_of_lines = have_money && fields().any(|field| field.code == "label");
    Headings { known, have_money, are_of_lines }
}
