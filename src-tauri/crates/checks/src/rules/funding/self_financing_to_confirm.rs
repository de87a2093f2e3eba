//! **What**: somebody bears what is left to pay, and has sent no letter yet.
//!
//! **Why**: the amount moves with every line; its bearer must have agreed to the last one.
//! **Example**: 1 000,00 € left to the SGAR.
//! **Source**: `domain.md`, « À noter »: self-financing to be confirmed by its funder. A letter received confirms it.

use dossier::Pointer;
use dossier::parts::Letter;

use crate::{Case, Findings, Rule, naming};

pub(crate) const RULE: Rule =
    Rule::note("funding.self_financing_to_confirm", "L’autofinancement est à confirmer.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let amount = case.budget.self_financing;
    let Some(bearer) = case.bearer_at(case.budget.facts.self_financing) else { return };
    if amount.get() > 0 && bearer.letter() != Letter::Received {
        let message = format!(
            "l’autofinancement de {} est porté par {} : faites-le confirmer.",
            amount.french(),
            naming::bearer(bearer)
        );
        found.say(Pointer::new("/self_financing/funder"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn who_bears_the_rest_is_to_confirm_it() {
        let sample = Sample::sound().set("/grant/requested", "33000").set("/self_financing/funder", "c1");
        insta::assert_snapshot!(sample.said(&RULE), @"/self_financing/funder: L’autofinancement de 1 000,00 € est porté par le service « SGAR » : faites-le confirmer.");
        assert_eq!(sample.set("/carriers/c1/letter", "received").said(&RULE), "");
    }

    #[test]
    fn nothing_left_is_nothing_to_confirm() {
        assert_eq!(Sample::sound().set("/self_financing/funder", "c1").said(&RULE), "");
    }
}
