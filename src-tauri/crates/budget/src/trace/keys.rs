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
pub fn key(steps: &[&str]) -> String {
    let pointer = steps.iter().fold(Pointer::root(), |pointer, step| pointer.join(step));
    pointer.as_str().trim_start_matches('/').to_owned()
}

/// An id as a step of a key.
pub fn step(id: Option<&String>) -> &str {
    id.map_or(NO_ID, String::as_str)
}

/// Figures that are told together: what they are about, and their keys.
pub type FigureGroup = (&'static str, Vec<String>);

impl Budget {
    /// The keys of every figure that has a trace, but a line's months, in the order in which a budget is told: what it
    /// comes to, who and what for, line by line, and when.
    pub fn figure_groups(&self) -> Vec<FigureGroup> {
        let top = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        let periods = |list: &str, numbers: Vec<String>, figures: &[&str]| {
            entries(list, numbers.iter().map(String::as_str), figures)
        };
        let lines = self.lines.iter().map(|line| &*line.id);
        let categories = self.categories.iter().map(|one| step(one.id.as_ref()));
        let bearers = self.bearers.iter().map(|one| step(one.id.as_ref()));
        let time = self.time.iter().map(|one| step(one.bearer.as_ref()));
        let quarters = self.quarters.iter().map(|one| one.quarter.to_string()).collect();
        let years = self.years.iter().map(|one| one.year.to_string()).collect();
        let civil_years = self.civil_years.iter().map(|one| one.year.to_string()).collect();
        let months = (1..=self.months.len()).map(|month| format!("months/{month}"));
        let crossed = self.crossed.iter().map(|cell| {
            let (bearer, category) = (step(cell.bearer.as_ref()), step(cell.category.as_ref()));
            key(&["crossed", bearer, category, &cell.year.to_string(), "amount"])
        });
        vec![
            ("Totaux", top(&TOTALS)),
            ("Cofinancements en numéraire, par état", top(&BY_STATUS)),
            ("Taux", top(&RATES)),
            ("Postes de dépense", entries("categories", categories, &["amount", "base", "grant"])),
            (
                "Porteurs et partenaires",
                entries("bearers", bearers, &["amount", "base", "grant", "cash", "in_kind"]),
            ),
            ("Temps de travail", entries("time", time, &["days", "fte", "amount"])),
            (LINES, entries("lines", lines, &["amount", "base"])),
            ("Années du projet", periods("years", years, &["amount", "base"])),
            ("Années civiles", periods("civil_years", civil_years, &["amount"])),
            ("Trimestres du projet", periods("quarters", quarters, &["amount"])),
            ("Mois du projet", months.collect()),
            ("Porteurs, postes et années", crossed.collect()),
        ]
    }

    /// The keys of every figure but those of the lines.
    pub(crate) fn figure_keys(&self) -> impl Iterator<Item = String> {
        self.figure_groups().into_iter().filter(|(group, _)| *group != LINES).flat_map(|(_, keys)| keys)
    }
}

const LINES: &str = "Lignes de dépense";

/// The keys of a list, entry by entry.
fn entries<'a>(list: &str, ids: impl Iterator<Item = &'a str>, figures: &[&str]) -> Vec<String> {
    ids.flat_map(|id| figures.iter().map(move |figure| key(&[list, id, figure]))).collect()
}
