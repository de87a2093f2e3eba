//! **What**: a delegate signs, without name, quality or reference of the order.
//!
//! **Why**: « Pour le préfet de la région … et par délégation, » is worth what the order is worth.
//! **Example**: a name and a quality, no order.
//! **Source**: `domain.md`, « The dossier »: signature by delegation, quality, reference of the order; it is the
//! form that « préfet missing » takes when a delegate signs.

use dossier::Pointer;

use crate::wording::list;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("identity.delegate_incomplete", "Le délégataire n’est pas entièrement désigné.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let prefet = &case.dossier.identity.prefet;
    if prefet.by_delegation != Some(true) {
        return;
    }
    let fields = [
        ("name", "son nom", prefet.delegate.name.trim()),
        ("quality", "sa qualité", prefet.delegate.quality.trim()),
        ("order", "la référence de l’arrêté de délégation", prefet.delegate.order.trim()),
    ];
    let missing: Vec<_> = fields.iter().filter(|(.., text)| text.is_empty()).collect();
    if let Some((key, ..)) = missing.first() {
        let names: Vec<_> = missing.iter().map(|(_, name, _)| *name).collect();
        found.say(
            Pointer::new("/identity/prefet/delegate").join(key),
            format!(
                "le dossier est signé par délégation, mais le délégataire est incomplet : indiquez {}.",
                list(&names)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_delegate_is_asked_for_whole() {
        let delegated = Sample::sound().set("/identity/prefet/by_delegation", "oui");
        insta::assert_snapshot!(delegated.said(&RULE), @"/identity/prefet/delegate/name: Le dossier est signé par délégation, mais le délégataire est incomplet : indiquez son nom, sa qualité et la référence de l’arrêté de délégation.");
        let named = delegated
            .set("/identity/prefet/delegate/name", "Philippe Rouvrelle")
            .set("/identity/prefet/delegate/quality", "Secrétaire général");
        insta::assert_snapshot!(named.said(&RULE), @"/identity/prefet/delegate/order: Le dossier est signé par délégation, mais le délégataire est incomplet : indiquez la référence de l’arrêté de délégation.");
        assert_eq!(named.set("/identity/prefet/delegate/order", "Arrêté n° 16-042").said(&RULE), "");
    }

    #[test]
    fn without_delegation_no_delegate_is_asked_for() {
        assert_eq!(Sample::empty().said(&RULE), "");
    }
}
