//! The figures of a scenario as they are told: each by its name, and by a key that leads to its trace.
//!
//! The key of a scenario's figure is that of the budget's after `scenarios/ID/`, so that the page asks for both alike.

use budget::{Budget, Cents};
use dossier::parts::Scenario;
use dossier::{Item, Pointer};

use super::name_of;
use crate::dto::TableCellView;

/// What comes before the id of a scenario in a key, before those of two, and what stands for the dossier's own budget.
const SCENARIOS: &str = "scenarios";
const DIFFERENCES: &str = "differences";
const PRESENT: &str = "*";

/// A budget, and whose it is.
pub(super) struct Told<'a> {
    /// What it is called.
    pub name: String,
    pub budget: &'a Budget,
    /// The scenario's id; none is the dossier's own budget.
    id: Option<String>,
    /// What its keys begin with.
    prefix: String,
}

impl<'a> Told<'a> {
    /// The dossier's own.
    pub fn present(budget: &'a Budget) -> Self {
        Self { name: "Budget présent".to_owned(), budget, id: None, prefix: String::new() }
    }

    pub fn of_scenario(scenario: &Item<Scenario>, budget: &'a Budget) -> Self {
        let id = Some(scenario.id.clone());
        Self { name: name_of(scenario), budget, id, prefix: prefix(&scenario.id) }
    }

    /// A figure by its own key.
    pub fn figure(&self, key: &str, label: &str, text: String) -> TableCellView {
        TableCellView {
            text,
            key: Some(format!("{}{key}", self.prefix)),
            label: format!("{label}, {}", self.name),
        }
    }

    /// An amount by its own key.
    pub fn amount(&self, key: &str, label: &str, amount: Cents) -> TableCellView {
        self.figure(key, label, amount.french())
    }
}

/// The difference of a figure between two budgets, by the figure's own key.
pub(super) fn difference(
    [left, right]: [&Told<'_>; 2],
    key: &str,
    label: &str,
    text: String,
) -> TableCellView {
    let id = |told: &Told<'_>| told.id.clone().unwrap_or_else(|| PRESENT.to_owned());
    let pair = budget::figure_key(&[DIFFERENCES, &id(left), &id(right)]);
    TableCellView { text, key: Some(format!("{pair}/{key}")), label: format!("{label}, différence") }
}

/// Two budgets, the dossier's own where there is no id, and the key of a figure that differs between them.
pub(crate) fn difference_of(key: &str) -> Option<([Option<String>; 2], &str)> {
    let (left, rest) = key.strip_prefix(DIFFERENCES)?.strip_prefix('/')?.split_once('/')?;
    let (right, key) = rest.split_once('/')?;
    let id = |step: &str| Pointer::new(step).keys().next().filter(|id| id != PRESENT);
    Some(([id(left), id(right)], key))
}

/// What the keys of a scenario begin with.
pub(crate) fn prefix(scenario: &str) -> String {
    format!("{}/", budget::figure_key(&[SCENARIOS, scenario]))
}

/// The scenario that a key speaks of, and the key of the figure in its budget.
pub(crate) fn scenario_of(key: &str) -> Option<(String, &str)> {
    let (scenario, rest) = key.strip_prefix(SCENARIOS)?.strip_prefix('/')?.split_once('/')?;
    Some((Pointer::new(scenario).keys().next()?, rest))
}
