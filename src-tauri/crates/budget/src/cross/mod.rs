//! Tables to be read by rows and by columns, made on demand: who, for what, when, in euros and as shares.
//!
//! Screen, pages and spreadsheets write out this one table, so none of them can add up to something else. Every
//! cell names the trace of its figure. Nothing here is kept with the budget: a keystroke does not pay for it.

mod axis;
mod build;
mod shares;

use std::fmt;
use std::str::FromStr;

use crate::amounts::{Cents, Ratio};
use crate::{Budget, Parts};

pub(crate) use axis::within;
pub use axis::{Axis, Period};

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Each bearer.
    Bearers,
    /// Each category.
    Categories,
    /// Each bearer, and under it each of its categories.
    BearersCategories,
}

/// What the columns of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Columns {
    /// The project's years.
    Years,
    /// The calendar's years; none without a start.
    CivilYears,
    /// The project's quarters.
    Quarters,
    /// The project's months.
    Months,
    /// The categories: a table of bearers only.
    Categories,
    /// Amount, base and grant, each a sum of its own.
    Grant,
}

const ROWS: [(Rows, &str); 3] = [
    (Rows::Bearers, "bearers"),
    (Rows::Categories, "categories"),
    (Rows::BearersCategories, "bearers_categories"),
];
const COLUMNS: [(Columns, &str); 6] = [
    (Columns::Years, "years"),
    (Columns::CivilYears, "civil_years"),
    (Columns::Quarters, "quarters"),
    (Columns::Months, "months"),
    (Columns::Categories, "categories"),
    (Columns::Grant, "grant"),
];

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CrossName {
    /// Its rows.
    pub rows: Rows,
    /// Its columns.
    pub columns: Columns,
}

impl CrossName {
    /// Every table that there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let pairs = ROWS.iter().flat_map(|(rows, _)| COLUMNS.iter().map(|(columns, _)| (*rows, *columns)));
        pairs.map(|(rows, columns)| Self { rows, columns }).filter(|name| name.is_one())
    }

    /// Categories on one side only, and a grant is apportioned to bearers and to categories apart: no table
    /// crosses the two (`formats.md`, rule 7).
    fn is_one(self) -> bool {
        match self.columns {
            Columns::Categories => self.rows == Rows::Bearers,
            Columns::Grant => self.rows != Rows::BearersCategories,
            _ => true,
        }
    }
}

/// `bearers/months`.
impl fmt::Display for CrossName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = ROWS.iter().find(|(rows, _)| *rows == self.rows).map_or("", |(_, name)| name);
        let columns =
            COLUMNS.iter().find(|(columns, _)| *columns == self.columns).map_or("", |(_, name)| name);
        write!(f, "{rows}/{columns}")
    }
}

impl FromStr for CrossName {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::all().find(|one| one.to_string() == name).ok_or(())
    }
}

/// A table: heads of columns, rows, and the sums of its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossTable {
    /// Which one.
    pub name: CrossName,
    /// What each column is about.
    pub columns: Vec<CrossColumn>,
    /// Whether rows have a sum: amount, base and grant are no parts of a whole.
    pub row_totals: bool,
    /// The rows, without those of nothing.
    pub rows: Vec<CrossRow>,
    /// The sums of the columns.
    pub total: CrossRow,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrossColumn {
    /// A stretch of time, with its first and last month.
    Period {
        /// Which.
        period: Period,
        /// Its first month, from 1.
        first: u32,
        /// Its last month.
        last: u32,
    },
    /// A category.
    Category(Option<String>),
    /// The amount.
    Amount,
    /// What of it counts for the grant.
    Base,
    /// The share of the grant.
    Grant,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossRow {
    /// Whose.
    pub bearer: Axis,
    /// For what.
    pub category: Axis,
    /// Whether the rows that follow, down to the next group, are its parts.
    pub group: bool,
    /// One for each column.
    pub cells: Vec<CrossCell>,
    /// Their sum.
    pub total: CrossCell,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossCell {
    /// Euros.
    pub amount: Cents,
    /// The same as a share of the table's total: cut to hundredths of a percent, those left given to the
    /// largest remainders, so that shares add up to 100.00 % wherever amounts add up.
    pub share: Ratio,
    /// The key of its trace; none where there is nothing.
    pub key: Option<String>,
}

impl Budget {
    /// A table of this budget. `parts` is what it was computed from.
    pub fn cross<'a>(&self, name: CrossName, parts: impl Into<Parts<'a>>) -> CrossTable {
        let mut table = build::table(self, name, parts.into().project.start);
        shares::fill(&mut table);
        table
    }
}
