//! **What**: the grant asked for is more than the call's rate on the base.
//!
//! **Why**: the operator would refuse it; the figure stays as it was typed.
//! **Example**: 350,01 € asked for on a base of 700,00 € at 50 %.
//! **Source**: `domain.md`, « Bloquant »: grant above its ceiling; `formats.md`, rule 5.

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("budget.grant_over_ceiling", "La subvention demandée dépasse son plafond.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let budget = case.budget;
    let over = budget.facts.grant_above_ceiling;
    if over.get() <= 0 {
        return;
    }
    let message = format!(
        "la subvention demandée ({}) dépasse de {} son plafond ({}) : réduisez-la d’autant.",
        budget.grant.french(),
        over.french(),
        budget.grant_ceiling.french()
    );
    let hint = format!("La subvention utile est de {}.", budget.grant_useful.french());
    found.say_with(Pointer::new("/grant/requested"), message, &[&case.advised(hint)]);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_is_above_is_said_to_the_cent() {
        let sample = Sample::sound().set("/grant/requested", "35150.01");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /grant/requested: La subvention demandée (35 150,01 €) dépasse de 0,01 € son plafond (35 150,00 €) : réduisez-la d’autant.
          > La subvention utile est de 34 000,00 €.
        ");
    }

    #[test]
    fn the_ceiling_itself_may_be_asked_for() {
        assert_eq!(Sample::sound().set("/grant/requested", "35150.00").said(&RULE), "");
        assert_eq!(Sample::sound().set("/grant/requested", "").said(&RULE), "");
    }
}
