//! **What**: something refers to what is no longer in the dossier (a service, an agent, a task), or to what it
//! cannot be (a partner as the service that files).
//!
//! **Why**: two people who merge can make it: one removes what the other refers to.
//! **Example**: a task led by a partner that was removed.
//! **Source**: `formats.md`, « What cannot be an error ». A line's bearer and category, a funding's funder and an
//! annex's kind have rules of their own; scenarios are kept aside and not checked.

use dossier::import::is_uuid;
use dossier::{Pointer, Target};

use crate::naming::{self, quoted};
use crate::{Bearer, Case, Findings, Rule, at};

pub(crate) const RULE: Rule = Rule::fix("references.unknown", "Un renvoi ne mène plus nulle part.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dossier = case.dossier;
    let mut look = |to: &str, target: Target, whose: &dyn Fn() -> String, pointer: &dyn Fn() -> Pointer| {
        if to.is_empty() || leads_somewhere(case, target, to) {
            return;
        }
        let gone = match target {
            Target::Agent => "un agent",
            Target::Task => "une action",
            Target::AnnexOwner => "un service, un partenaire ou un financement",
            Target::Bearer | Target::Category | Target::AnnexKind => "un service ou un partenaire",
        };
        let whose = whose();
        // A word that was typed or pasted was never there to be removed.
        let message = if is_uuid(to) {
            format!("{whose} renvoie à {gone} qui n’est plus dans le dossier : choisissez à nouveau.")
        } else {
            format!(
                "{whose} renvoie à {}, qui n’est pas {gone} du dossier : choisissez à nouveau.",
                quoted(to)
            )
        };
        found.say(pointer(), message);
    };
    let identity = &dossier.identity;
    let filing = || Pointer::new("/identity/filing_carrier");
    look(&identity.filing_carrier, Target::Bearer, &|| "le service déposant".to_owned(), &filing);
    for (key, section) in dossier.sections.iter() {
        let title = case.call.section(key).map_or(key, |known| known.title.as_str());
        let whose = || format!("la rubrique {}", quoted(title));
        look(&section.owner, Target::Bearer, &whose, &|| at("/sections", key, "owner"));
    }
    for cost in &dossier.costs {
        look(&cost.agent, Target::Agent, &|| naming::cost(cost), &|| at("/costs", &cost.id, "agent"));
    }
    let payer = || Pointer::new("/self_financing/funder");
    look(&dossier.self_financing.funder, Target::Bearer, &|| "l’autofinancement".to_owned(), &payer);
    for task in &dossier.work_plan.tasks {
        let field = |key: &str| at("/work_plan/tasks", &task.id, key);
        let whose = || naming::task(task);
        look(&task.owner, Target::Bearer, &whose, &|| field("owner"));
        for before in task.after.iter() {
            look(before, Target::Task, &whose, &|| field("after"));
        }
    }
    for deliverable in &dossier.work_plan.deliverables {
        let whose = || format!("le livrable {}", quoted(&deliverable.title));
        let pointer = || at("/work_plan/deliverables", &deliverable.id, "task");
        look(&deliverable.task, Target::Task, &whose, &pointer);
    }
    for risk in &dossier.risks {
        let whose = || format!("le risque {}", quoted(&risk.title));
        look(&risk.owner, Target::Bearer, &whose, &|| at("/risks", &risk.id, "owner"));
    }
    for annex in &dossier.annexes {
        let pointer = || at("/annexes", &annex.id, "owner");
        look(&annex.owner, Target::AnnexOwner, &|| naming::annex(annex), &pointer);
    }
    if let Some(Bearer::Partner(partner)) = case.bearer(&identity.filing_carrier) {
        let message = format!(
            "le service déposant est {}, qui n’est pas un service de l’État : choisissez l’un des porteurs.",
            naming::partner(partner)
        );
        found.say(filing(), message);
    }
}

fn leads_somewhere(case: &Case<'_>, target: Target, to: &str) -> bool {
    match target {
        Target::Bearer => case.bearer(to).is_some(),
        Target::Agent => case.has_agent(to),
        Target::Task => case.task(to).is_some(),
        Target::AnnexOwner => case.bearer(to).is_some() || case.dossier.funding.get(to).is_some(),
        Target::Category => case.call.category(to).is_some(),
        Target::AnnexKind => case.call.annex_kind(to).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use dossier::{Kind, Node, Pointer, Shape};

    use super::RULE;
    use crate::sample::Sample;

    /// The sound dossier with every reference filled in.
    fn linked() -> Sample {
        Sample::sound().set("/self_financing/funder", "c1").add(
            "/funding",
            "f2",
            &[("funder", "c2"), ("amount", "0"), ("status", "acquired")],
        )
    }

    fn references(node: &dyn Node, at: Pointer, found: &mut Vec<Pointer>) {
        match node.shape() {
            Shape::Leaf(leaf) => {
                let refers = matches!(leaf.kind(), Kind::Reference(_) | Kind::References(_));
                found.extend((refers && leaf.value().is_some()).then_some(at));
            }
            Shape::Record(parts) => {
                parts
                    .iter()
                    .for_each(|part| references(node.child(part.key).unwrap(), at.join(part.key), found));
            }
            Shape::List(items) => {
                items.ids().iter().for_each(|id| references(node.child(id).unwrap(), at.join(id), found));
            }
            Shape::Map(keys) => {
                keys.iter().for_each(|key| references(node.child(key).unwrap(), at.join(key), found));
            }
        }
    }

    /// `/costs/*/agent`: ids are short here, keys of records are not.
    fn pattern(field: &Pointer) -> String {
        let keys =
            field.keys().map(|key| if key.len() == 2 || key == "evaluation" { "*".to_owned() } else { key });
        keys.fold(String::new(), |pattern, key| format!("{pattern}/{key}"))
    }

    #[test]
    fn whatever_refers_to_nothing_is_told_at_its_field() {
        let mut fields = Vec::new();
        references(&linked().dossier, Pointer::root(), &mut fields);
        let filled: BTreeSet<String> = fields.iter().map(pattern).collect();
        let known = dossier::fields().into_iter().filter(|field| {
            let refers = matches!(field.kind, Kind::Reference(_) | Kind::References(_));
            refers && !field.pattern.starts_with("/scenarios")
        });
        assert_eq!(filled, known.map(|field| field.pattern).collect(), "each one is tried below");
        for field in fields {
            let told = linked().set(field.as_str(), "nobody").findings();
            assert!(told.iter().any(|one| one.pointer == field), "{field}");
        }
    }

    #[test]
    fn what_left_is_told_by_its_nature_and_what_never_was_by_its_word() {
        let gone = "9f0c6f0e-2a51-4c8f-9a39-3f6f1a2b4c5d";
        let sample = linked()
            .set("/sections/evaluation/owner", gone)
            .set("/costs/l1/agent", "Mme Roy")
            .set("/annexes/x4/owner", gone)
            .set("/work_plan/tasks/t2/after", gone)
            .set("/identity/filing_carrier", "p1");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/filing_carrier: Le service déposant est le partenaire « Agence régionale de santé », qui n’est pas un service de l’État : choisissez l’un des porteurs.
        /sections/evaluation/owner: La rubrique « Évaluation et indicateurs » renvoie à un service ou un partenaire qui n’est plus dans le dossier : choisissez à nouveau.
        /costs/l1/agent: La dépense « Coordination » renvoie à « Mme Roy », qui n’est pas un agent du dossier : choisissez à nouveau.
        /work_plan/tasks/t2/after: L’action « Essayer » renvoie à une action qui n’est plus dans le dossier : choisissez à nouveau.
        /annexes/x4/owner: L’annexe « RIB » renvoie à un service, un partenaire ou un financement qui n’est plus dans le dossier : choisissez à nouveau.
        ");
    }
}
