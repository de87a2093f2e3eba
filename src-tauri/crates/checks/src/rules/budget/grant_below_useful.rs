//! **What**: less is asked for than the project may have and can spend.
//!
//! **Why**: often an oversight after lines were added; it may be a choice.
//! **Example**: 30 000 € asked for where 34 000 € are useful.
//! **Source**: `domain.md`, « À noter »: grant requested below the useful one.

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::note(
    "budget.grant_below_useful",
    "La subvention demandée est inférieure à la subvention utile.",
    check,
);

fn check(case: &Case<'_>, found: &mut Findings) {
    let budget = case.budget;
    let requested = case.dossier.grant.requested.is_some();
    if requested && budget.grant < budget.grant_useful {
        let message = format!(
            "la subvention demandée ({}) est inférieure de {} à celle que le projet peut recevoir et dépenser ({}).",
            budget.grant.french(),
            (budget.grant_useful - budget.grant).french(),
            budget.grant_useful.french()
        );
        found.say(Pointer::new("/grant/requested"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_grant_below_the_useful_one_is_noted() {
        insta::assert_snapshot!(Sample::sound().set("/grant/requested", "33999.99").said(&RULE), @"/grant/requested: La subvention demandée (33 999,99 €) est inférieure de 0,01 € à celle que le projet peut recevoir et dépenser (34 000,00 €).");
    }

    #[test]
    fn without_a_request_the_ceiling_is_asked_for() {
        assert_eq!(Sample::sound().set("/grant/requested", "").said(&RULE), "");
    }
}
