//! **What**: the project costs more than the call's ceiling (its total, or its base, as the call says).
//!
//! **Why**: a dossier above the ceiling is not received; equal is allowed, one cent more is not.
//! **Example**: 500 000,01 € for 500 000,00 €.
//! **Source**: `domain.md`, « Bloquant »: total above the ceiling; `formats.md`, rule 9 (`ceiling_of`).

use call::CeilingOf;
use dossier::Pointer;
use dossier::number::write_euros;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("budget.total_over_ceiling", "Le coût du projet dépasse le plafond de l’appel.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let over = case.budget.facts.above_call_ceiling;
    if over.get() <= 0 {
        return;
    }
    let (what, figure) = match case.call.rules.ceiling_of.value {
        CeilingOf::Total => ("le coût total du projet", case.budget.total),
        CeilingOf::Base => ("l’assiette de la subvention", case.budget.base),
    };
    let message = format!(
        "{what} ({}) dépasse de {} le plafond de l’appel ({}) : réduisez les dépenses d’autant.",
        figure.french(),
        over.french(),
        write_euros(**case.call.rules.ceiling)
    );
    found.say(Pointer::new("/costs"), message);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::sample::Sample;

    fn costing(amount: &str) -> Sample {
        Sample::empty().add("/costs", "l1", &[("basis/kind", "lump_sum"), ("basis/amount", amount)])
    }

    #[test]
    fn the_ceiling_itself_is_allowed_and_one_cent_more_is_not() {
        assert_eq!(costing("500000.00").said(&RULE), "");
        insta::assert_snapshot!(costing("500000.01").said(&RULE), @"/costs: Le coût total du projet (500 000,01 €) dépasse de 0,01 € le plafond de l’appel (500 000,00 €) : réduisez les dépenses d’autant.");
    }

    #[test]
    fn a_call_may_compare_its_base() {
        let base = costing("600000.00").rule("ceiling_of", json!("base"));
        insta::assert_snapshot!(base.said(&RULE), @"/costs: L’assiette de la subvention (600 000,00 €) dépasse de 100 000,00 € le plafond de l’appel (500 000,00 €) : réduisez les dépenses d’autant.");
        assert_eq!(base.set("/costs/l1/eligible", "non").said(&RULE), "");
    }
}
