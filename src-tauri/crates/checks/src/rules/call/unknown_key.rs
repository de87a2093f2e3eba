//! **What**: a section, a declaration, the reason for a missing kind of partner, or the kind of an annex, that
//! the call does not have.
//!
//! **Why**: it is kept, but would stand nowhere in the dossier that is filed. (A category that the call lacks
//! is told by `costs.category_missing`.)
//! **Example**: the section « budget_detaille » of a former call.
//! **Source**: `formats.md`, « Reading »: keys that the call lacks are « kept, shown apart, a finding ».

use dossier::Pointer;

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("call.unknown_key", "Le dossier contient ce que l’appel ne prévoit pas.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let (dossier, call) = (case.dossier, case.call);
    for key in dossier.sections.keys().filter(|key| call.section(key).is_none()) {
        let message = format!(
            "la rubrique {} n’est pas de cet appel et ne figurera pas dans le dossier : reprenez son texte ailleurs, \
             puis videz-la.",
            quoted(key)
        );
        found.say(Pointer::new("/sections").join(key).join("text"), message);
    }
    for key in dossier.declarations.keys().filter(|key| !call.declarations.iter().any(|one| one.id == **key))
    {
        let message = format!("la déclaration {} n’est pas de cet appel : décochez-la.", quoted(key));
        found.say(Pointer::new("/declarations").join(key), message);
    }
    for key in dossier.missing_kinds.keys().filter(|key| call.partner_kind(key).is_none()) {
        let message = format!(
            "l’absence de partenaires de la catégorie {} est expliquée, mais cet appel n’a pas cette catégorie : \
             effacez l’explication.",
            quoted(key)
        );
        found.say(Pointer::new("/missing_kinds").join(key), message);
    }
    for annex in dossier.annexes.iter().filter(|annex| !annex.kind.is_empty()) {
        if call.annex_kind(&annex.kind).is_none() {
            let message = format!(
                "{} est d’une nature que cet appel n’a pas ({}) : choisissez-en une autre.",
                naming::annex(annex),
                quoted(&annex.kind)
            );
            found.say(at("/annexes", &annex.id, "kind"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn keys_of_another_call_are_told_apart() {
        let sample = Sample::sound()
            .set("/sections/ancienne/text", "Texte.")
            .set("/declarations/ancienne", "true")
            .set("/missing_kinds/autres", "Raison.")
            .set("/annexes/x4/kind", "kbis");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /missing_kinds/autres: L’absence de partenaires de la catégorie « autres » est expliquée, mais cet appel n’a pas cette catégorie : effacez l’explication.
        /sections/ancienne/text: La rubrique « ancienne » n’est pas de cet appel et ne figurera pas dans le dossier : reprenez son texte ailleurs, puis videz-la.
        /declarations/ancienne: La déclaration « ancienne » n’est pas de cet appel : décochez-la.
        /annexes/x4/kind: L’annexe « RIB » est d’une nature que cet appel n’a pas (« kbis ») : choisissez-en une autre.
        ");
    }

    #[test]
    fn a_section_that_was_emptied_is_no_longer_told() {
        let sample =
            Sample::sound().set("/sections/ancienne/text", "Texte.").set("/sections/ancienne/text", "");
        assert_eq!(sample.said(&RULE), "");
    }
}
