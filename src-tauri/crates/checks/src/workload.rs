//! The days that an agent gives, month by month, exactly.
//!
//! A line's days are spread evenly over its months (`domain.md`), so that a month has a fraction of a day.
//! Fractions of one to sixty months have a common denominator that fits an `i128`: nothing is rounded.

use std::collections::HashMap;

use budget::{Budget, Line};
use dossier::parts::{Agent, Cost};
use dossier::{Dossier, Item, Pointer};
use rust_decimal::Decimal;

use crate::at;

/// The least common multiple of 1 to 60, the numbers of months over which days are spread.
const PARTS: i128 = 9_690_712_164_777_231_700_912_800;

/// Ten-thousandths of a day, and `part ÷ PARTS` of one more; `part` is less than `PARTS`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ExactDays {
    whole: i128,
    part: i128,
}

impl ExactDays {
    /// So many ten-thousandths of a day, shared by so many months (1 to 60; else nothing).
    fn share(ten_thousandths: i64, months: u32) -> Self {
        let (days, months) = (i128::from(ten_thousandths), i128::from(months));
        if !(1..=60).contains(&months) {
            return Self::default();
        }
        Self { whole: days / months, part: days % months * (PARTS / months) }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        let part = self.part + other.part;
        let carried = i128::from(part >= PARTS);
        Self {
            whole: self.whole.saturating_add(other.whole).saturating_add(carried),
            part: part - carried * PARTS,
        }
    }

    /// Whether `self × factor` is more than so many ten-thousandths of a day; `factor` is small.
    pub(crate) fn times_exceeds(self, factor: u32, ten_thousandths: i128) -> bool {
        let factor = i128::from(factor);
        let carried = self.part * factor / PARTS;
        let rest = self.part * factor % PARTS;
        let whole = self.whole.saturating_mul(factor).saturating_add(carried);
        whole > ten_thousandths || (whole == ten_thousandths && rest > 0)
    }

    /// Hundredths of a day, to the nearest, halves up.
    pub(crate) fn nearest(self) -> i128 {
        (self.whole + 50).div_euclid(100)
    }

    /// The hundredths of a day that are shown where `rounded` would be: one more where a limit of `limit ÷ 12`
    /// ten-thousandths of a day is passed by so little that it would not be seen.
    pub(crate) fn shown(self, rounded: i128, limit: i128) -> i128 {
        let is_unseen = self.times_exceeds(12, limit) && rounded.saturating_mul(A_HUNDREDTH) <= limit;
        if is_unseen { limit.div_euclid(A_HUNDREDTH) + 1 } else { rounded }
    }
}

/// A hundredth of a day in twelfths of its ten-thousandths, in which limits are told.
const A_HUNDREDTH: i128 = 1_200;

/// What so many hundredths of a day are beyond such a limit, in French, rounded up; none where they are within.
pub(crate) fn beyond(shown: i128, limit: i128) -> Option<String> {
    let over = shown.saturating_mul(A_HUNDREDTH).saturating_sub(limit);
    (over > 0).then(|| french_hundredths((over + A_HUNDREDTH - 1).div_euclid(A_HUNDREDTH)))
}

/// Hundredths of a day in French: `12,5`.
pub(crate) fn french_hundredths(hundredths: i128) -> String {
    let days = Decimal::try_from_i128_with_scale(hundredths, 2).unwrap_or(Decimal::MAX);
    dossier::number::write_french(days.normalize(), None)
}

/// A number of four decimals as a count of its last.
pub(crate) fn ten_thousandths(number: Decimal) -> i128 {
    let mut value = number;
    value.rescale(4);
    value.mantissa()
}

/// The time of one agent, over all lines.
pub(crate) struct Workload<'a> {
    pub(crate) agent: &'a Item<Agent>,
    /// The lines of time that name them, in the dossier's order.
    pub(crate) lines: Vec<&'a Item<Cost>>,
    /// The days of each month of the project, the first first; as long as the longest line.
    months: Vec<ExactDays>,
}

impl<'a> Workload<'a> {
    /// Of every agent who is named by a line of time, in the dossier's order.
    pub(crate) fn of(dossier: &'a Dossier, budget: &'a Budget) -> Vec<Self> {
        let agents = dossier.carriers.iter().flat_map(|carrier| &carrier.agents);
        let mut all: Vec<Self> =
            agents.map(|agent| Self { agent, lines: Vec::new(), months: Vec::new() }).collect();
        let positions: HashMap<&str, usize> =
            all.iter().enumerate().map(|(position, one)| (one.agent.id.as_str(), position)).collect();
        for (cost, line) in dossier.costs.iter().zip(&budget.lines) {
            let workload = positions.get(&*cost.agent).and_then(|position| all.get_mut(*position));
            if let Some(workload) = workload.filter(|_| line.facts.time) {
                workload.add(cost, line);
            }
        }
        all.retain(|workload| !workload.lines.is_empty());
        all
    }

    fn add(&mut self, cost: &'a Item<Cost>, line: &Line) {
        self.lines.push(cost);
        let (first, last) = (line.months.first() as usize, line.months.last() as usize);
        let Some(days) = line.facts.days else { return };
        let share = ExactDays::share(days.get(), line.months.length());
        if self.months.len() < last {
            self.months.resize(last, ExactDays::default());
        }
        for month in self.months.iter_mut().take(last).skip(first.saturating_sub(1)) {
            *month = month.plus(share);
        }
    }

    /// The days of each month of the project.
    pub(crate) fn months(&self) -> impl Iterator<Item = (u32, ExactDays)> {
        (1..).zip(self.months.iter().copied())
    }

    /// The days of each year of the project, twelve months each, and in hundredths, rounded so that the years add up to
    /// what the agent gives in all.
    pub(crate) fn years(&self) -> impl Iterator<Item = (u32, ExactDays, i128)> {
        let sum = |months: &[ExactDays]| months.iter().copied().fold(ExactDays::default(), ExactDays::plus);
        let years = self.months.chunks(12).map(sum).scan(ExactDays::default(), |so_far, days| {
            let before = so_far.nearest();
            *so_far = so_far.plus(days);
            Some((days, so_far.nearest() - before))
        });
        (1..).zip(years).map(|(year, (days, rounded))| (year, days, rounded))
    }

    /// The days typed in the first of its lines: where to begin when there are too many.
    pub(crate) fn first_days(&self) -> Pointer {
        self.lines.first().map_or_else(|| Pointer::new("/costs"), |cost| at("/costs", &cost.id, "basis/days"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_denominator_is_a_multiple_of_every_number_of_months() {
        assert!((1..=60).all(|months| PARTS % months == 0));
    }

    #[test]
    fn thirds_and_sevenths_add_up_to_the_whole() {
        let month = |days: i64, months: u32| ExactDays::share(days * 10_000, months);
        let thirds = (0..3).fold(ExactDays::default(), |sum, _| sum.plus(month(1, 3)));
        let sevenths = (0..7).fold(thirds, |sum, _| sum.plus(month(10, 7)));
        assert_eq!(sevenths, ExactDays { whole: 110_000, part: 0 });
        assert!(!sevenths.times_exceeds(1, 110_000));
        assert!(sevenths.plus(month(1, 59)).times_exceeds(1, 110_000));
    }

    #[test]
    fn what_exceeds_by_a_hair_is_shown_above() {
        let hair = ExactDays { whole: 1_050_000, part: 1 };
        assert!(hair.times_exceeds(12, 12_600_000));
        assert_eq!(hair.shown(hair.nearest(), 12_600_000), 10_501);
        assert_eq!(beyond(10_501, 12_600_000).as_deref(), Some("0,01"));
        let just = ExactDays { whole: 1_050_000, part: 0 };
        assert_eq!(just.shown(just.nearest(), 12_600_000), 10_500);
        assert_eq!(beyond(10_500, 12_600_000), None);
        let more = ExactDays { whole: 2_227_272, part: 1 };
        assert_eq!(
            more.shown(more.nearest(), 12_600_000),
            22_273,
            "what is seen to pass it is rounded as usual"
        );
    }
}
