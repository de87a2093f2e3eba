//! **What**: the budget is empty: no line, or lines of nothing.
//!
//! **Why**: nothing costs nothing, balances, and asks for no grant; the préfet would sign a dossier of 0,00 €.
//! **Example**: the texts came from one agent, the budget of the other was never brought in.
//! **Source**: `docs/decisions/0010-an-empty-budget-is-told.md`.

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::fix("budget.no_cost", "Le budget ne compte aucune dépense.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let budget = case.budget;
    // A line that cannot be computed has a finding of its own, which says what it lacks.
    let waiting = budget.lines.iter().any(|line| line.facts.uncomputable.is_some());
    if budget.total.is_zero() && !waiting {
        let message =
            "le budget ne compte aucune dépense : il n’y a rien à financer. Saisissez les coûts du projet.";
        found.say(Pointer::new("/costs"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_dossier_without_any_cost_is_told() {
        insta::assert_snapshot!(Sample::empty().said(&RULE), @"/costs: Le budget ne compte aucune dépense : il n’y a rien à financer. Saisissez les coûts du projet.");
        assert_eq!(Sample::sound().said(&RULE), "");
    }

    #[test]
    fn a_line_of_nothing_is_no_cost_and_one_that_cannot_be_computed_speaks_for_itself() {
        let kind = ("basis/kind", "lump_sum");
        let free = Sample::empty().add("/costs", "l1", &[kind, ("basis/amount", "0")]);
        assert!(!free.said(&RULE).is_empty());
        assert_eq!(Sample::empty().add("/costs", "l1", &[kind]).said(&RULE), "");
    }
}
