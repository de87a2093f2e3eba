//! **What**: the cover or the first page would lack what names the project: its title, its region, its summary, who
//! coordinates it, when it starts; or a service or a partner has no name.
//!
//! **Why**: they would be printed as « Dossier sans titre », or as a gap, above the préfet's signature.
//! **Example**: a dossier whose title was to be found later.
//! **Source**: `mission.md`: the agents see at any time what is still missing. No sentence of `domain.md` blocks on it.

use dossier::Pointer;

use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("identity.incomplete", "Il manque ce qui nomme le projet ou ceux qui le portent.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dossier = case.dossier;
    let identity = &dossier.identity;
    let fields = [
        (
            "/identity/title",
            is_blank(&identity.title),
            "le projet n’a pas de titre : donnez-lui celui de la couverture.",
        ),
        (
            "/identity/summary",
            is_blank(&identity.summary),
            "le résumé publiable est vide : rédigez-le en quelques phrases.",
        ),
        (
            "/identity/region/name",
            is_blank(&identity.region.name),
            "la région n’est pas indiquée : choisissez-la.",
        ),
        (
            "/identity/coordinator/name",
            is_blank(&identity.coordinator.name),
            "personne n’est nommé à la coordination : indiquez qui répondra aux questions.",
        ),
        (
            "/project/start",
            dossier.project.start.is_none(),
            "le mois de début du projet n’est pas indiqué : choisissez-le.",
        ),
    ];
    for (pointer, is_missing, message) in fields {
        if is_missing {
            found.say(Pointer::new(pointer), message);
        }
    }
    let carriers = dossier.carriers.iter().map(|one| ("/carriers", &one.id, &*one.name, "ce porteur n’a"));
    let partners = dossier.partners.iter().map(|one| ("/partners", &one.id, &*one.name, "ce partenaire n’a"));
    for (list, id, name, who) in carriers.chain(partners) {
        if is_blank(name) {
            found.say(at(list, id, "name"), format!("{who} pas de nom : indiquez-le, ou retirez la fiche."));
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_the_first_pages_would_lack_is_asked_for() {
        insta::assert_snapshot!(Sample::empty().said(&RULE), @r"
        /identity/title: Le projet n’a pas de titre : donnez-lui celui de la couverture.
        /identity/summary: Le résumé publiable est vide : rédigez-le en quelques phrases.
        /identity/region/name: La région n’est pas indiquée : choisissez-la.
        /identity/coordinator/name: Personne n’est nommé à la coordination : indiquez qui répondra aux questions.
        /project/start: Le mois de début du projet n’est pas indiqué : choisissez-le.
        ");
        assert_eq!(Sample::sound().said(&RULE), "");
    }

    #[test]
    fn who_has_no_name_is_told() {
        let sample = Sample::sound().set("/carriers/c2/name", "").add("/partners", "p9", &[]);
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /carriers/c2/name: Ce porteur n’a pas de nom : indiquez-le, ou retirez la fiche.
        /partners/p9/name: Ce partenaire n’a pas de nom : indiquez-le, ou retirez la fiche.
        ");
    }
}
