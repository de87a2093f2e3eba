//! **What**: an e-mail address has not the shape of one.
//!
//! **Why**: the operator, or the coordinator, would write to nobody.
//! **Example**: « h.marchandeau@sgar », without a domain.
//! **Source**: `domain.md`, « À corriger »: identifiers that are not valid (here: by their shape only).

use dossier::Pointer;

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at, is_email};

pub(crate) const RULE: Rule =
    Rule::fix("identifiers.email", "Une adresse électronique n’est pas valable.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dossier = case.dossier;
    let mut look = |email: &str, whose: &dyn Fn() -> String, pointer: &dyn Fn() -> Pointer| {
        if !email.trim().is_empty() && !is_email(email) {
            let message = format!(
                "l’adresse électronique indiquée pour {} ({}) n’est pas valable : corrigez-la.",
                whose(),
                quoted(email)
            );
            found.say(pointer(), message);
        }
    };
    let coordinator = &dossier.identity.coordinator.email;
    look(coordinator, &|| "la coordination".to_owned(), &|| Pointer::new("/identity/coordinator/email"));
    for carrier in &dossier.carriers {
        let agents = Pointer::new("/carriers").join(&carrier.id).join("agents");
        for agent in &carrier.agents {
            look(&agent.email, &|| naming::agent(agent), &|| agents.join(&agent.id).join("email"));
        }
    }
    for partner in &dossier.partners {
        look(&partner.contact.email, &|| naming::partner(partner), &|| {
            at("/partners", &partner.id, "contact/email")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn an_address_without_domain_is_told() {
        let sample = Sample::sound()
            .set("/identity/coordinator/email", "h.marchandeau@sgar")
            .set("/carriers/c1/agents/a1/email", "à demander")
            .set("/partners/p1/contact/email", "@ars.example");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/coordinator/email: L’adresse électronique indiquée pour la coordination (« h.marchandeau@sgar ») n’est pas valable : corrigez-la.
        /carriers/c1/agents/a1/email: L’adresse électronique indiquée pour Hélène Marchandeau (« à demander ») n’est pas valable : corrigez-la.
        /partners/p1/contact/email: L’adresse électronique indiquée pour le partenaire « Agence régionale de santé » (« @ars.example ») n’est pas valable : corrigez-la.
        ");
    }
}
