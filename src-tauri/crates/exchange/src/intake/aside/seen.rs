//! The rows of a table as they were judged, in order: what rubrics, the total of everything and totals that are held
//! against the lines are found in, once all rows are read.

use dossier::Value;

use super::sums::Amounts;
use super::totals::Called;
use crate::intake::lines::LineRead;

/// What may stand in a total's row beside its label: its amount, the days or things that it counts, a remark.
pub const OF_A_TOTAL: [&str; 6] = ["label", "basis/amount", "basis/days", "basis/quantity", "count", "note"];

/// The same in the row of a rubric, which stands in the column of categories or bearers.
pub const OF_A_RUBRIC: [&str; 7] =
    ["category", "bearer", "basis/amount", "basis/days", "basis/quantity", "count", "note"];

/// A row, judged.
pub struct Seen {
    /// Its number.
    pub row: u32,
    /// What it amounts to.
    pub amounts: Amounts,
    /// The category and the bearer that it says.
    pub groups: Vec<String>,
    /// How a sentence names it.
    pub named: String,
    /// Whether it says no more than a rubric does.
    pub is_bare: bool,
    /// Whether nothing else at all stands in it.
    pub is_plain: bool,
    /// What is to be looked at before it is taken, in French, unless a total of the file counts it.
    pub unsure: Option<&'static str>,
    /// Whether its amount is a product that was rounded.
    pub is_product: bool,
    /// What it was taken for.
    pub is: Is,
}

/// What a row was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is {
    /// A line of costs.
    Line,
    /// A total, which says so: what its label says, folded, and where its amounts stand, by measure.
    Total {
        /// What it is called.
        called: Called,
        /// Its label, folded.
        words: String,
        /// The addresses of its amounts.
        at: Vec<String>,
    },
    /// The sum of rows above, by its amount alone, or a row that is hidden: a line where a total counts it.
    Guess,
    /// Money that comes in, by the title above it: a line where a total below counts it with the costs.
    Income,
    /// A total below such money.
    OfIncomes,
    /// Anything else that is no cost.
    Aside,
}

impl Seen {
    /// Whether it is a line of costs.
    pub fn is_line(&self) -> bool {
        self.is == Is::Line
    }

    /// Whether it is a total, which says so.
    pub fn is_total(&self) -> bool {
        matches!(self.is, Is::Total { .. })
    }
}

/// The category and the bearer that a row says.
pub fn groups(read: &LineRead) -> Vec<String> {
    let of = |code: &str| {
        let (_, value) = read.values.iter().find(|(path, _)| path == code)?;
        match value {
            Value::Text(id) => Some(format!("{code} {id}")),
            _ => None,
        }
    };
    ["category", "bearer"].into_iter().filter_map(of).collect()
}

/// Whether nothing but these fields stands in a row.
pub fn says_only(read: &LineRead, fields: &[&str]) -> bool {
    read.shown.keys().all(|code| fields.contains(code))
}
