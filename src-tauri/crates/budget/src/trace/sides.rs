//! How the shares of the plan's two sides were obtained, and what is left under the call's ceiling.

use super::words::{figure, plain, rule};
use super::{Rounding, Trace, Tracer, key};

impl Tracer<'_> {
    /// The share that a part has of its side.
    pub(super) fn share_of_side(&self, side: &str, part: &[&str]) -> Option<Trace> {
        let part_key = key(part);
        let side = self.budget.sides().into_iter().find(|one| one.key == side)?;
        let part = side.parts.iter().find(|one| one.key == part_key)?;
        Some(Trace {
            title: format!("{}, part des {}", part.name, side.name.to_lowercase()),
            formula: format!("{} ÷ {} = {}", part.amount.french(), side.amount.french(), part.share.french()),
            rounding: Some(Rounding::ShareOfWhole),
            parts: vec![figure(part.key, part.name, part.amount), figure(side.key, side.name, side.amount)],
        })
    }

    /// What the project may still cost, or costs too much, under the call's ceiling.
    pub(super) fn ceiling_margin(&self) -> Trace {
        let facts = &self.budget.facts;
        let (key, name, compared) = self.budget.under_ceiling(self.call);
        let ceiling = facts.call_ceiling;
        let (title, first, second, left) = if facts.above_call_ceiling.is_zero() {
            ("Marge sous le plafond", ceiling, compared, ceiling - compared)
        } else {
            ("Dépassement du plafond", compared, ceiling, facts.above_call_ceiling)
        };
        let formula = format!("{} − {} = {}", first.french(), second.french(), left.french());
        let parts =
            vec![rule("ceiling", "Plafond de l’appel", ceiling.french()), figure(key, name, compared)];
        plain(title, formula, parts)
    }
}
