//! **What**: the body that receives the grant cannot be told, or cannot be paid by the way that was begun.
//!
//! **Why**: the operator signs a convention with it and pays it.
//! **Example**: a fonds de concours without its comptable assignataire.
//! **Source**: `domain.md`, « À corriger »: recipient incomplete; « recipient body (SIRET, IBAN; or, for a
//! préfecture, fonds de concours and comptable assignataire) ». An absent IBAN alone is a note
//! (`identity.no_iban`). 987 and 988 have no SIRET.

use dossier::Pointer;

use crate::wording::list;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("identity.recipient_incomplete", "L’organisme bénéficiaire est incomplet.", check);

/// Regions whose bodies have no SIRET (`domain.md`): Polynésie française, Nouvelle-Calédonie.
const WITHOUT_SIRET: [&str; 2] = ["987", "988"];

fn check(case: &Case<'_>, found: &mut Findings) {
    let recipient = &case.dossier.identity.recipient;
    let (fonds, comptable) = (recipient.fonds_de_concours.trim(), recipient.comptable.trim());
    let by_fonds = !fonds.is_empty() || (!comptable.is_empty() && recipient.iban.trim().is_empty());
    let no_siret_there = WITHOUT_SIRET.contains(&case.dossier.identity.region.code.trim());
    let needs = [
        ("name", "son nom", recipient.name.trim().is_empty()),
        ("siret", "son SIRET", !by_fonds && !no_siret_there && recipient.siret.trim().is_empty()),
        ("fonds_de_concours", "le fonds de concours", by_fonds && fonds.is_empty()),
        ("comptable", "le comptable assignataire du fonds de concours", by_fonds && comptable.is_empty()),
    ];
    let missing: Vec<_> = needs.iter().filter(|(.., missing)| *missing).collect();
    if let Some((key, ..)) = missing.first() {
        let names: Vec<_> = missing.iter().map(|(_, name, _)| *name).collect();
        found.say(
            Pointer::new("/identity/recipient").join(key),
            format!("l’organisme bénéficiaire de la subvention est incomplet : indiquez {}.", list(&names)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_name_and_a_siret_are_asked_for() {
        insta::assert_snapshot!(Sample::empty().said(&RULE), @"/identity/recipient/name: L’organisme bénéficiaire de la subvention est incomplet : indiquez son nom et son SIRET.");
        assert_eq!(Sample::sound().set("/identity/recipient/iban", "").said(&RULE), "", "a note says it");
    }

    #[test]
    fn a_fonds_de_concours_goes_with_its_comptable() {
        let fonds = Sample::empty()
            .set("/identity/recipient/name", "Préfecture")
            .set("/identity/recipient/fonds_de_concours", "1-2-00345");
        insta::assert_snapshot!(fonds.said(&RULE), @"/identity/recipient/comptable: L’organisme bénéficiaire de la subvention est incomplet : indiquez le comptable assignataire du fonds de concours.");
        assert_eq!(fonds.set("/identity/recipient/comptable", "DRFiP").said(&RULE), "");
    }

    #[test]
    fn in_polynesia_no_siret_is_asked_for() {
        let papeete = Sample::empty()
            .set("/identity/recipient/name", "Haut-commissariat")
            .set("/identity/region/code", "987");
        assert_eq!(papeete.said(&RULE), "");
    }
}
