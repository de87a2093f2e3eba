//! **What**: a declaration of the call is not ticked.
//!
//! **Why**: it is printed above the signature of the préfet, who makes it.
//! **Example**: « aucune des dépenses n’est déjà financée » left open.
//! **Source**: `domain.md`, « Bloquant »: a declaration not ticked.

use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("declarations.not_ticked", "Une déclaration n’est pas cochée.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for declaration in &case.call.declarations {
        if case.dossier.declarations.get(&declaration.id) != Some(&Some(true)) {
            let message = format!(
                "la déclaration {} n’est pas cochée : lisez-la, puis cochez-la si elle est exacte.",
                quoted(&declaration.text)
            );
            found.say(Pointer::new("/declarations").join(&declaration.id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn no_and_nothing_are_not_ticked() {
        let sample = Sample::sound().set("/declarations/sincere", "").set("/declarations/not_begun", "non");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /declarations/sincere: La déclaration « Je certifie l’exactitude et la sincérité des informations contenues dans le prés… » n’est pas cochée : lisez-la, puis cochez-la si elle est exacte.
        /declarations/not_begun: La déclaration « Je certifie que les dépenses présentées n’ont reçu aucun commencement d’exécutio… » n’est pas cochée : lisez-la, puis cochez-la si elle est exacte.
        ");
    }

    #[test]
    fn each_declaration_of_the_call_is_asked_for() {
        assert_eq!(Sample::empty().said(&RULE).lines().count(), 5);
    }
}
