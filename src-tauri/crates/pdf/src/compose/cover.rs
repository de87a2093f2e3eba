//! The cover.

use super::sign::lowered;
use super::wording::{date, joined, or};
use super::{Case, State};
use crate::tree::{Block, Cover, Fact};

/// The cover.
pub fn cover(case: Case<'_>) -> Block {
    let input = case.input;
    let identity = &input.dossier.identity;
    let prefet = &identity.prefet;
    let names = |names: Vec<&str>| names.join(", ");
    let carriers =
        names(input.dossier.carriers.iter().map(|carrier| or(&carrier.name, "Service sans nom")).collect());
    let partners = names(
        input.dossier.partners.iter().map(|partner| or(&partner.name, "Partenaire sans nom")).collect(),
    );
    let state = match input.state {
        State::Draft => format!("Projet, dans son état du {}", date(input.at.date_naive())),
        State::Final { reference, number, .. } => {
            format!(
                "Version définitive nº\u{a0}{number} du {}, référence {reference}",
                date(input.at.date_naive())
            )
        }
    };
    let facts = [
        ("Région", identity.region.name.trim().to_owned()),
        ("Présenté par", joined(&[&prefet.name, &lowered(prefet.title.trim())], ", ")),
        ("Services porteurs", carriers),
        ("Partenaires", partners),
        ("Coordination", joined(&[&identity.coordinator.name, &identity.coordinator.service], ", ")),
        ("État", state),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    Block::Cover(Cover {
        kicker: kicker(case),
        title: or(&identity.title, "Dossier sans titre").to_owned(),
        subtitle: subtitle(case),
        facts: facts.map(|(label, value)| Fact { label: label.to_owned(), value }).collect(),
        foot: foot(case),
    })
}

fn kicker(case: Case<'_>) -> Vec<String> {
    let call = case.input.call;
    let organiser = call.organiser.as_ref().map(|organiser| organiser.name.clone());
    organiser.into_iter().chain([call.title.clone()]).collect()
}

fn subtitle(case: Case<'_>) -> String {
    let acronym = case.input.dossier.identity.acronym.trim();
    if acronym.is_empty() {
        "Dossier de candidature".to_owned()
    } else {
        format!("{acronym} — dossier de candidature")
    }
}

fn foot(case: Case<'_>) -> Vec<String> {
    match case.input.state {
        State::Draft => vec![
            "Document de travail\u{a0}: il n’engage pas ses auteurs et ne porte pas de signature.".to_owned(),
        ],
        State::Final { .. } => {
            let deadline =
                case.input.call.deadline().map(|entry| entry.when_there()).filter(|when| !when.is_empty());
            deadline.map(|when| format!("Date limite de dépôt\u{a0}: {when}.")).into_iter().collect()
        }
    }
}
