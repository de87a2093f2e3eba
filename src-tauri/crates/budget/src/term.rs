//! How long the project lasts and which months count for the grant (`formats.md`, rules 3 and 4).

use call::{BaseOf, Rules};
use dossier::parts::{Cost, Project};

/// The last month that a line can name; a call's window beyond it says no more.
const LAST_MONTH: u32 = 60;

/// The project's months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The project's last month: its duration, or the call's window where that is missing.
    pub months: u32,
    /// The last month of the base.
    pub base_end: u32,
}

impl Term {
    pub(crate) fn of(project: &Project, rules: &Rules) -> Self {
        let window = *rules.window_months;
        let months = project.months.map_or(window, |months| months.get());
        let months = months.clamp(1, LAST_MONTH);
        let base_end = match *rules.base_of {
            BaseOf::Window => window.min(months),
            BaseOf::Project => months,
        };
        Self { months, base_end }
    }

    /// The first and the last month of a line, and whether they were swapped.
    pub(crate) fn months_of(&self, cost: &Cost) -> (u32, u32, bool) {
        let from = cost.from.map_or(1, |month| month.get());
        let to = cost.to.map_or(self.months.max(from), |month| month.get());
        (from.min(to), from.max(to), to < from)
    }
}
