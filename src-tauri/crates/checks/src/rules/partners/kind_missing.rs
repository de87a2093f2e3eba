//! **What**: a kind of partner that the call demands is neither there nor explained.
//!
//! **Why**: the call asks that the other actors of the territory join.
//! **Example**: no association, and no word about it.
//! **Source**: `domain.md`, « Bloquant »: a demanded kind of partner neither present nor justified.

use dossier::{Choices, Pointer};

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::blocking(
    "partners.kind_missing",
    "Une catégorie de partenaires demandée est absente sans explication.",
    check,
);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dossier = case.dossier;
    for kind in case.call.partner_kinds.iter().filter(|kind| kind.demanded) {
        let present =
            dossier.partners.iter().any(|partner| partner.kind.is_some_and(|of| of.code() == kind.id));
        let explained = dossier.missing_kinds.get(&kind.id).is_some_and(|reason| !reason.trim().is_empty());
        if !present && !explained {
            let message = format!(
                "aucun partenaire de la catégorie {} : ajoutez-en un, ou expliquez pourquoi il n’y en a pas.",
                quoted(&kind.name)
            );
            found.say(Pointer::new("/missing_kinds").join(&kind.id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_partner_that_leaves_is_to_be_replaced_or_explained() {
        let sample = Sample::sound().remove("/partners/p4").set("/missing_kinds/users", "   ");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /missing_kinds/association: Aucun partenaire de la catégorie « Association » : ajoutez-en un, ou expliquez pourquoi il n’y en a pas.
        /missing_kinds/users: Aucun partenaire de la catégorie « Usagers des services publics » : ajoutez-en un, ou expliquez pourquoi il n’y en a pas.
        ");
        let explained =
            sample.set("/missing_kinds/association", "Aucune.").set("/missing_kinds/users", "Aucun.");
        assert_eq!(explained.said(&RULE), "");
    }

    #[test]
    fn what_the_call_does_not_demand_may_be_absent() {
        let sample = Sample::sound().remove("/partners/p4").call("/partner_kinds/4/demanded", json!(false));
        assert_eq!(sample.said(&RULE), "");
    }
}
