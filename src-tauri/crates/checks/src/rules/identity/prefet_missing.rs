//! **What**: the préfet de région has no name or no exact title, and nobody signs by delegation.
//!
//! **Why**: the préfet files the dossier; without them nobody signs.
//! **Example**: a name without « Préfète de la région … ».
//! **Source**: `domain.md`, « Bloquant »: préfet missing; « submitting préfet (name, exact title, or signature by
//! delegation) »: with a delegation, `identity.delegate_incomplete` looks at the delegate instead.

use dossier::Pointer;

use crate::wording::list;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("identity.prefet_missing", "Le préfet de région n’est pas désigné.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let prefet = &case.dossier.identity.prefet;
    if prefet.by_delegation == Some(true) {
        return;
    }
    let fields = [("name", "son nom", prefet.name.trim()), ("title", "son titre exact", prefet.title.trim())];
    let missing: Vec<_> = fields.iter().filter(|(.., text)| text.is_empty()).collect();
    if let Some((key, ..)) = missing.first() {
        let names: Vec<_> = missing.iter().map(|(_, name, _)| *name).collect();
        found.say_with(
            Pointer::new("/identity/prefet").join(key),
            format!("le préfet de région n’est pas désigné : indiquez {}.", list(&names)),
            &["Si un délégataire signe, cochez la signature par délégation."],
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_is_missing_is_named() {
        insta::assert_snapshot!(Sample::empty().said(&RULE), @r"
        /identity/prefet/name: Le préfet de région n’est pas désigné : indiquez son nom et son titre exact.
          > Si un délégataire signe, cochez la signature par délégation.
        ");
        insta::assert_snapshot!(Sample::sound().set("/identity/prefet/title", "").said(&RULE), @r"
        /identity/prefet/title: Le préfet de région n’est pas désigné : indiquez son titre exact.
          > Si un délégataire signe, cochez la signature par délégation.
        ");
    }

    #[test]
    fn a_delegation_takes_its_place() {
        assert_eq!(Sample::empty().set("/identity/prefet/by_delegation", "oui").said(&RULE), "");
    }
}
