//! **What**: the recipient has no IBAN, and no fonds de concours either.
//!
//! **Why**: the operator will ask for it before paying.
//! **Example**: a recipient known by name and SIRET alone.
//! **Source**: `domain.md`, « À noter »: no IBAN.

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::note("identity.no_iban", "L’IBAN du bénéficiaire n’est pas indiqué.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let recipient = &case.dossier.identity.recipient;
    if recipient.iban.trim().is_empty() && recipient.fonds_de_concours.trim().is_empty() {
        found.say_with(
            Pointer::new("/identity/recipient/iban"),
            "l’IBAN de l’organisme bénéficiaire n’est pas indiqué : l’opérateur le demandera pour verser la subvention.",
            &["Une préfecture peut indiquer à la place un fonds de concours et son comptable assignataire."],
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_missing_iban_is_noted_unless_there_is_a_fonds_de_concours() {
        let sample = Sample::sound().set("/identity/recipient/iban", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/recipient/iban: L’IBAN de l’organisme bénéficiaire n’est pas indiqué : l’opérateur le demandera pour verser la subvention.
          > Une préfecture peut indiquer à la place un fonds de concours et son comptable assignataire.
        ");
        assert_eq!(sample.set("/identity/recipient/fonds_de_concours", "1-2-00345").said(&RULE), "");
    }
}
