//! **What**: a funding of an outside funder is « acquis », and its letter is not received.
//!
//! **Why**: what is granted has been written down by somebody.
//! **Example**: the Region's notification, said to be there, not received.
//! **Source**: `domain.md`, « À corriger »: a funding « acquis » without its letter. A carrier's or partner's letter
//! stands with them (`letters.due`), and who files owes none.

use budget::Funder;
use dossier::parts::{FundingStatus, Letter};

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("letters.funding_acquired", "Un financement acquis n’a pas sa lettre.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (funding, facts) in case.dossier.funding.iter().zip(&case.budget.facts.funding) {
        let outside = matches!(facts.funder, Funder::Outside { .. });
        let acquired = facts.status == FundingStatus::Acquired;
        if outside && acquired && funding.letter != Some(Letter::Received) {
            let message = format!(
                "{} est acquis, mais sa lettre n’est pas reçue : obtenez-la et joignez-la, ou corrigez son état.",
                naming::funding(case, funding)
            );
            found.say(at("/funding", &funding.id, "letter"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_is_acquired_has_its_letter() {
        let sample = Sample::sound().set("/funding/f1/letter", "");
        insta::assert_snapshot!(sample.said(&RULE), @"/funding/f1/letter: Le financement de « Région » est acquis, mais sa lettre n’est pas reçue : obtenez-la et joignez-la, ou corrigez son état.");
        assert_eq!(sample.set("/funding/f1/status", "requested").said(&RULE), "");
    }

    #[test]
    fn a_partners_letter_stands_with_the_partner() {
        let sample = Sample::sound().set("/funding/f1/funder", "p2").set("/funding/f1/letter", "");
        assert_eq!(sample.said(&RULE), "");
    }
}
