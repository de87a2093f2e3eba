//! The sums of the lines that a filter left: they follow each keystroke, as the figures of the budget do.

use std::collections::{BTreeMap, HashMap};

use budget::{Budget, Cents};

use crate::dto::{CostGroup, TraceLineView, TraceView};
use crate::session::Session;
use crate::views::figures::Changes;
use crate::{AppError, ErrorCode};

/// The key of the sum of all lines shown.
pub(super) const TOTAL: &str = "view/total";
/// The beginning of the keys of the groups' sums.
pub(super) const GROUPS: &str = "view/groups";

/// The lines that a filter left, each with the key of the sum that it belongs to.
#[derive(Debug)]
pub(crate) struct Shown {
    group_of: HashMap<String, String>,
    sums: BTreeMap<String, Cents>,
}

impl Shown {
    pub(super) fn of(groups: &[CostGroup]) -> Self {
        let each = |group: &CostGroup| {
            let figure = group.figure.clone();
            group.lines.iter().map(move |line| (line.clone(), figure.clone())).collect::<Vec<_>>()
        };
        Self { group_of: groups.iter().flat_map(each).collect(), sums: BTreeMap::new() }
    }

    /// All its sums, in French.
    pub(super) fn sums(&mut self, budget: &Budget) -> BTreeMap<String, String> {
        let mut changes = Changes::new();
        self.changed(budget, &mut changes);
        changes.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
    }

    /// The sums that differ from those told last.
    pub fn changed(&mut self, budget: &Budget, out: &mut Changes) {
        let mut sums: BTreeMap<&str, Cents> =
            self.group_of.values().map(|key| (key.as_str(), Cents::ZERO)).collect();
        let mut total = Cents::ZERO;
        for line in &budget.lines {
            let Some(key) = self.group_of.get(&line.id) else { continue };
            total += line.amount;
            if let Some(sum) = sums.get_mut(key.as_str()) {
                *sum += line.amount;
            }
        }
        sums.insert(TOTAL, total);
        let changed: Vec<_> = (sums.into_iter())
            .filter(|(key, sum)| self.sums.get(*key) != Some(sum))
            .map(|(key, sum)| (key.to_owned(), sum))
            .collect();
        for (key, sum) in changed {
            out.insert(key.clone(), Some(sum.french()));
            self.sums.insert(key, sum);
        }
    }
}

impl Session {
    /// « D’où vient ce chiffre ? » for a sum of lines shown; none for a figure of the whole budget.
    pub(crate) fn trace_shown(&self, key: &str) -> Option<Result<TraceView, AppError>> {
        if !key.starts_with("view/") {
            return None;
        }
        let gone = || AppError::new(ErrorCode::NotFound, "Ce sous-total n’est plus affiché.");
        let found = self.shown.as_ref().and_then(|shown| Some((shown, shown.sums.get(key)?)));
        Some(found.ok_or_else(gone).map(|(shown, sum)| {
            let belongs = |id: &str| shown.group_of.get(id).is_some_and(|group| key == TOTAL || group == key);
            let both = self.dossier().costs.iter().zip(&self.budget.lines);
            let lines = both.filter(|(_, line)| belongs(&line.id)).map(|(cost, line)| TraceLineView {
                pointer: None,
                key: Some(format!("lines/{}/amount", line.id)),
                label: cost.label.to_string(),
                figure: line.amount.french(),
            });
            TraceView {
                title: "Total des dépenses affichées".to_owned(),
                formula: format!("Somme des dépenses que le filtre laisse voir = {}", sum.french()),
                lines: lines.collect(),
                rounding: None,
            }
        }))
    }
}
