//! **What**: the recipient's IBAN is not valid.
//!
//! **Why**: the grant would not arrive.
//! **Example**: two digits swapped.
//! **Source**: `domain.md`, « À corriger »: identifiers that are not valid.

use dossier::Pointer;

use crate::{Case, Findings, Rule, is_iban};

pub(crate) const RULE: Rule = Rule::fix("identifiers.iban", "L’IBAN n’est pas valable.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let iban = &case.dossier.identity.recipient.iban;
    if !iban.trim().is_empty() && !is_iban(iban) {
        found.say(
            Pointer::new("/identity/recipient/iban"),
            "l’IBAN de l’organisme bénéficiaire n’est pas valable : comparez-le au relevé d’identité bancaire.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn two_digits_swapped_are_told() {
        let sample = Sample::sound().set("/identity/recipient/iban", "FR76 3000 6000 0112 3456 7890 198");
        insta::assert_snapshot!(sample.said(&RULE), @"/identity/recipient/iban: L’IBAN de l’organisme bénéficiaire n’est pas valable : comparez-le au relevé d’identité bancaire.");
        assert_eq!(sample.set("/identity/recipient/iban", "FR7630006000011234567890189").said(&RULE), "");
    }
}
