//! Where a cell of a crossed table stands, and the key of its trace.

use std::fmt;

use dossier::leaf::YearMonth;

use crate::Budget;
use crate::spread::Spread;
use crate::tables::{QUARTER, YEAR};
use crate::trace::key;

/// An entry of a table, or all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// All entries together.
    All,
    /// One; `None` is what has no known entry.
    One(Option<String>),
}

/// What stands for all entries in a key.
const ALL: &str = "*";

impl Axis {
    pub(crate) fn step(&self) -> &str {
        match self {
            Axis::All => ALL,
            Axis::One(id) => crate::trace::step(id.as_ref()),
        }
    }

    pub(crate) fn of_step(step: &str) -> Self {
        match step {
            ALL => Axis::All,
            crate::trace::NO_ID => Axis::One(None),
            id => Axis::One(Some(id.to_owned())),
        }
    }
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// The whole project.
    Whole,
    /// A month of the project, from 1.
    Month(u32),
    /// A quarter of the project, from 1.
    Quarter(u32),
    /// A year of the project, from 1.
    Year(u32),
    /// A year of the calendar.
    CivilYear(i32),
}

impl fmt::Display for Period {
    /// As a step of a key: `m3`, `q1`, `y2`, `c2017`, `*`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Whole => f.write_str(ALL),
            Period::Month(month) => write!(f, "m{month}"),
            Period::Quarter(quarter) => write!(f, "q{quarter}"),
            Period::Year(year) => write!(f, "y{year}"),
            Period::CivilYear(year) => write!(f, "c{year}"),
        }
    }
}

/// The first and the last of so many months from the one after `before`.
fn range(before: usize, length: usize) -> Option<(u32, u32)> {
    let first = u32::try_from(before).ok()?.checked_add(1)?;
    Some((first, u32::try_from(before + length).ok()?))
}

impl Period {
    pub(crate) fn of_step(step: &str) -> Option<Self> {
        if step == ALL {
            return Some(Period::Whole);
        }
        let mut letters = step.chars();
        let kind = letters.next()?;
        let number = letters.as_str();
        match kind {
            'm' => number.parse().ok().map(Period::Month),
            'q' => number.parse().ok().map(Period::Quarter),
            'y' => number.parse().ok().map(Period::Year),
            'c' => number.parse().ok().map(Period::CivilYear),
            _ => None,
        }
    }

    /// Its first and last month, in a budget of so many months that starts then; none where it has none.
    pub(crate) fn months(self, start: Option<YearMonth>, table: u32) -> Option<(u32, u32)> {
        let groups = |number: u32, length: usize| range((number as usize).checked_sub(1)? * length, length);
        let (first, last) = match self {
            Period::Whole => (1, table),
            Period::Month(month) => groups(month, 1)?,
            Period::Quarter(quarter) => groups(quarter, QUARTER)?,
            Period::Year(year) => groups(year, YEAR)?,
            Period::CivilYear(year) => {
                let start = start?;
                // January of that year, counted from the month before the project's first.
                let january =
                    i64::from(year) * 12 - (i64::from(start.year) * 12 + i64::from(start.month) - 1);
                let first = u32::try_from((january + 1).max(1)).ok()?;
                (first, u32::try_from(january + 12).ok()?)
            }
        };
        (1 <= first && first <= last && first <= table).then_some((first, last.min(table)))
    }

    /// Its name, in French.
    pub fn name(self) -> String {
        match self {
            Period::Whole => "Total".to_owned(),
            Period::Month(month) => format!("M{month}"),
            Period::Quarter(quarter) => format!("Trimestre {quarter}"),
            Period::Year(year) => format!("Année {year}"),
            Period::CivilYear(year) => year.to_string(),
        }
    }
}

/// What a line spends in these months.
pub(crate) fn within(spread: &Spread, (first, last): (u32, u32)) -> crate::Cents {
    spread.through(last) - spread.through(first.saturating_sub(1))
}

/// The place of a cell: whose, for what, when.
pub(super) struct Coordinates {
    pub bearer: Axis,
    pub category: Axis,
    pub period: Period,
}

impl Coordinates {
    /// The key of its figure: the one of `amorce-budget/1` where that format has it, else `cells/…`.
    pub(super) fn key(&self) -> String {
        let (bearer, category) = (self.bearer.step(), self.category.step());
        let (all_bearers, all_categories) = (self.bearer == Axis::All, self.category == Axis::All);
        let number = |number: &dyn fmt::Display| number.to_string();
        match self.period {
            Period::Whole if all_bearers && all_categories => "total".to_owned(),
            Period::Whole if all_categories => key(&["bearers", bearer, "amount"]),
            Period::Whole if all_bearers => key(&["categories", category, "amount"]),
            Period::Month(month) if all_bearers && all_categories => key(&["months", &number(&month)]),
            Period::Quarter(one) if all_bearers && all_categories => {
                key(&["quarters", &number(&one), "amount"])
            }
            Period::Year(one) if all_bearers && all_categories => key(&["years", &number(&one), "amount"]),
            Period::CivilYear(one) if all_bearers && all_categories => {
                key(&["civil_years", &number(&one), "amount"])
            }
            Period::Year(one) if !all_bearers && !all_categories => {
                key(&["crossed", bearer, category, &number(&one), "amount"])
            }
            period => key(&["cells", bearer, category, &number(&period)]),
        }
    }
}

/// The columns of a table of periods: each with its first and last month.
pub(super) fn periods(budget: &Budget, columns: super::Columns, start: Option<YearMonth>) -> Vec<Period> {
    use super::Columns;
    let table = budget.table_months();
    match columns {
        Columns::Years => budget.years.iter().map(|year| Period::Year(year.year)).collect(),
        Columns::Quarters => budget.quarters.iter().map(|one| Period::Quarter(one.quarter)).collect(),
        Columns::Months => (1..=table).map(Period::Month).collect(),
        Columns::CivilYears if start.is_some() => {
            budget.civil_years.iter().map(|year| Period::CivilYear(year.year)).collect()
        }
        Columns::CivilYears | Columns::Categories | Columns::Grant => Vec::new(),
    }
}
