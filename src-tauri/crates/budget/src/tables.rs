//! The project's months, quarters and years, and the calendar's years (`formats.md`, rules 8 and 9).

use dossier::leaf::YearMonth;

use crate::amounts::Cents;
use crate::budget::{CivilYear, Quarter, Year};
use crate::line::Line;
use crate::spread::ByMonth;

/// Months in a year.
pub(crate) const YEAR: usize = 12;
/// Months in a quarter.
pub(crate) const QUARTER: usize = 3;

/// The same amounts, by month and by groups of months.
pub(crate) struct Calendar {
    pub months: Vec<Cents>,
    pub quarters: Vec<Quarter>,
    pub years: Vec<Year>,
    pub civil_years: Vec<CivilYear>,
}

pub(crate) fn calendar(lines: &[Line], start: Option<YearMonth>, table: u32, base_end: u32) -> Calendar {
    let (mut all, mut base) = (ByMonth::new(table), ByMonth::new(table));
    for line in lines {
        all.add(&line.months);
        // A line of the base counts there month by month; one of no base, or before the window, nowhere.
        if line.base > Cents::ZERO {
            base.add(&line.months);
        }
    }
    let months = all.amounts();
    let mut base = base.amounts();
    base.truncate(base_end as usize);
    let bases = base.chunks(YEAR).map(sum).chain(std::iter::repeat(Cents::ZERO));
    Calendar {
        quarters: (1..)
            .zip(months.chunks(QUARTER))
            .map(|(quarter, months)| Quarter { quarter, amount: sum(months) })
            .collect(),
        years: (1..)
            .zip(months.chunks(YEAR).zip(bases))
            .map(|(year, (months, base))| Year { year, amount: sum(months), base })
            .collect(),
        civil_years: start.map_or_else(Vec::new, |start| civil_years(&months, start)),
        months,
    }
}

fn civil_years(months: &[Cents], start: YearMonth) -> Vec<CivilYear> {
    // The first year has what is left of it after the start; `start.month` is 1 to 12.
    let first = (YEAR + 1).saturating_sub(start.month as usize).min(months.len());
    let (first, rest) = months.split_at(first);
    (start.year..)
        .zip([first].into_iter().chain(rest.chunks(YEAR)))
        .map(|(year, months)| CivilYear { year, amount: sum(months) })
        .collect()
}

fn sum(months: &[Cents]) -> Cents {
    months.iter().copied().sum()
}
