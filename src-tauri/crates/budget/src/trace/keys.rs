//! The keys of all figures that have a trace.

use dossier::Pointer;

use crate::Budget;

/// What stands for the id of an entry that has none.
pub(crate) const NO_ID: &str = "null";

/// The keys of the amounts at the top of a budget.
pub const TOTALS: [&str; 12] = [
    "total",
    "eligible",
    "base",
    "grant_ceiling",
    "grant_useful",
    "grant",
    "in_kind",
    "cash_costs",
    "cash_funding",
    "self_financing",
    "resources",
    "balance",
];

const BY_STATUS: [&str; 3] =
    ["funding_by_status/acquired", "funding_by_status/requested", "funding_by_status/planned"];

/// The keys of a budget's rates.
pub const RATES: [&str; 3] =
    ["rates/grant_over_base", "rates/cofinancing_over_total", "rates/public_over_total"];

/// The key of a figure from its steps, each escaped as in a pointer.
pub(crate) fn key(steps: &[&str]) -> String {
    let pointer = steps.iter().fold(Pointer::root(), |pointer, step| pointer.join(step));
    pointer.as_str().trim_start_matches('/').to_owned()
}

/// An id as a step of a key.
pub(crate) fn step(id: Option<&String>) -> &str {
    id.map_or(NO_ID, String::as_str)
}

impl Budget {
    /// The keys of every figure but those of the lines.
    pub(crate) fn figure_keys(&self) -> Vec<String> {
        let top = TOTALS.into_iter().chain(BY_STATUS).chain(RATES);
        let mut keys: Vec<String> = top.map(ToOwned::to_owned).collect();
        let mut entry = |list: &str, id: &str, figures: &[&str]| {
            keys.extend(figures.iter().map(|figure| key(&[list, id, figure])));
        };
        for category in &self.categories {
            let figures = ["amount", "base", "grant"];
            entry("categories", step(category.id.as_ref()), &figures);
        }
        for bearer in &self.bearers {
            let figures = ["amount", "base", "grant", "cash", "in_kind"];
            entry("bearers", step(bearer.id.as_ref()), &figures);
        }
        for quarter in &self.quarters {
            entry("quarters", &quarter.quarter.to_string(), &["amount"]);
        }
        for year in &self.years {
            entry("years", &year.year.to_string(), &["amount", "base"]);
        }
        for year in &self.civil_years {
            entry("civil_years", &year.year.to_string(), &["amount"]);
        }
        for time in &self.time {
            let figures = ["days", "fte", "amount"];
            entry("time", step(time.bearer.as_ref()), &figures);
        }
        keys.extend((1..=self.months.len()).map(|month| format!("months/{month}")));
        keys.extend(self.crossed.iter().map(|cell| {
            let (bearer, category) = (step(cell.bearer.as_ref()), step(cell.category.as_ref()));
            key(&["crossed", bearer, category, &cell.year.to_string(), "amount"])
        }));
        keys
    }
}
