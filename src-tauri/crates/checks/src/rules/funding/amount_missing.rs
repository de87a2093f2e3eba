//! **What**: a funding has no amount.
//!
//! **Why**: it counts for zero in the plan.
//! **Example**: « Région », requested, amount to be agreed.
//! **Source**: `formats.md`, rule 5: « missing amount: 0, with a finding ».

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("funding.amount_missing", "Un financement n’a pas de montant.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for funding in case.dossier.funding.iter().filter(|funding| funding.amount.is_none()) {
        let message = format!(
            "{} n’a pas de montant et compte pour zéro : indiquez-le.",
            naming::funding(case, funding)
        );
        found.say(at("/funding", &funding.id, "amount"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_missing_amount_is_told_and_zero_is_one() {
        let sample = Sample::sound().set("/funding/f1/amount", "");
        insta::assert_snapshot!(sample.said(&RULE), @"/funding/f1/amount: Le financement de « Région » n’a pas de montant et compte pour zéro : indiquez-le.");
        assert_eq!(sample.set("/funding/f1/amount", "0").said(&RULE), "");
    }
}
