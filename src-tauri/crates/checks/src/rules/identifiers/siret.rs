//! **What**: a SIRET is not valid.
//!
//! **Why**: a wrong digit names another establishment, or none. Never blocking: 987 and 988 have no SIRET, and a free
//! identifier serves.
//! **Example**: thirteen digits; a digit mistyped (Luhn).
//! **Source**: `domain.md`, « À corriger »: identifiers that are not valid; « checked (Luhn; La Poste's exception) ».

use dossier::Pointer;

use crate::naming::{self, quoted};
use crate::{Bearer, Case, Findings, Rule, at, is_siret};

pub(crate) const RULE: Rule = Rule::fix("identifiers.siret", "Un SIRET n’est pas valable.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dossier = case.dossier;
    let mut look =
        |siret: &str, whose: &dyn Fn() -> String, pointer: &dyn Fn() -> Pointer, other_id: bool| {
            if siret.trim().is_empty() || is_siret(siret) {
                return;
            }
            let message = format!(
                "le SIRET indiqué pour {} ({}) n’est pas valable : vérifiez ses quatorze chiffres.",
                whose(),
                quoted(siret)
            );
            let hints = ["Sans SIRET, laissez ce champ vide et donnez un autre identifiant."];
            found.say_with(pointer(), message, if other_id { &hints } else { &[] });
        };
    let recipient = &dossier.identity.recipient;
    look(
        &recipient.siret,
        &|| "l’organisme bénéficiaire".to_owned(),
        &|| Pointer::new("/identity/recipient/siret"),
        false,
    );
    for carrier in &dossier.carriers {
        let whose = || naming::bearer(Bearer::Carrier(carrier));
        look(&carrier.siret, &whose, &|| at("/carriers", &carrier.id, "siret"), true);
    }
    for partner in &dossier.partners {
        look(&partner.siret, &|| naming::partner(partner), &|| at("/partners", &partner.id, "siret"), true);
    }
    for cost in &dossier.costs {
        let whose = || format!("le prestataire de {}", naming::cost(cost));
        look(&cost.provider.siret, &whose, &|| at("/costs", &cost.id, "provider/siret"), false);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn each_wrong_siret_is_told_where_it_stands() {
        let sample = Sample::sound()
            .set("/identity/recipient/siret", "73282932000075")
            .set("/carriers/c2/siret", "7328293200007")
            .set("/partners/p2/siret", "sans")
            .set("/costs/l3/provider/siret", "12345678901234");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/recipient/siret: Le SIRET indiqué pour l’organisme bénéficiaire (« 73282932000075 ») n’est pas valable : vérifiez ses quatorze chiffres.
        /carriers/c2/siret: Le SIRET indiqué pour le service « DREAL » (« 7328293200007 ») n’est pas valable : vérifiez ses quatorze chiffres.
          > Sans SIRET, laissez ce champ vide et donnez un autre identifiant.
        /partners/p2/siret: Le SIRET indiqué pour le partenaire « Rives du Cosson » (« sans ») n’est pas valable : vérifiez ses quatorze chiffres.
          > Sans SIRET, laissez ce champ vide et donnez un autre identifiant.
        /costs/l3/provider/siret: Le SIRET indiqué pour le prestataire de la dépense « Designers » (« 12345678901234 ») n’est pas valable : vérifiez ses quatorze chiffres.
        ");
    }

    #[test]
    fn the_usual_ways_of_writing_it_are_right() {
        assert_eq!(Sample::sound().set("/carriers/c2/siret", "732 829 320 00074").said(&RULE), "");
        assert_eq!(Sample::sound().set("/carriers/c2/siret", "35600000049837").said(&RULE), "", "La Poste");
    }
}
