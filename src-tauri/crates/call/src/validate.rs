//! What a call's file must hold beyond its shape: bounds, ids, references.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::{Call, Fault};

/// Longest list of a call: a file of a million categories is refused before it slows anything.
const MAX_ITEMS: usize = 500;

/// The kinds that a partner of `amorce-dossier/1` may have: a call names them, and adds none.
const PARTNER_KINDS: [&str; 6] =
    ["public_operator", "local_authority", "higher_education", "company", "association", "users"];

pub(crate) fn validate(call: &Call, faults: &mut Vec<Fault>) {
    let mut fault = |at: String, what: &str| faults.push(Fault { at, what: what.to_owned() });
    identity(call, &mut fault);
    rules(call, &mut fault);
    calendar(call, &mut fault);
    bounds(call, &mut fault);
    names(call, &mut fault);
    ids("/calendar", call.calendar.iter().map(|item| &item.id), &mut fault);
    ids("/sections", call.sections.iter().map(|item| &item.id), &mut fault);
    ids("/categories", call.categories.iter().map(|item| &item.id), &mut fault);
    ids("/partner_kinds", call.partner_kinds.iter().map(|item| &item.id), &mut fault);
    ids("/funding_statuses", call.funding_statuses.iter().map(|item| &item.id), &mut fault);
    ids("/annex_kinds", call.annex_kinds.iter().map(|item| &item.id), &mut fault);
    ids("/declarations", call.declarations.iter().map(|item| &item.id), &mut fault);
    for (index, kind) in call.partner_kinds.iter().enumerate() {
        if !PARTNER_KINDS.contains(&kind.id.as_str()) {
            let what =
                format!("catégorie de partenaire inconnue ; valeurs admises : {}", PARTNER_KINDS.join(", "));
            fault(format!("/partner_kinds/{index}/id"), &what);
        }
    }
    if call.categories.is_empty() {
        fault("/categories".into(), "au moins un poste de dépense est nécessaire");
    }
}

fn is_sound_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 100
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

fn identity(call: &Call, fault: &mut impl FnMut(String, &str)) {
    if !is_sound_id(&call.id) {
        fault("/id".into(), "identifiant attendu : minuscules, chiffres, tirets");
    }
    if call.revision == 0 {
        fault("/revision".into(), "la première révision porte le numéro 1");
    }
    if call.title.trim().is_empty() {
        fault("/title".into(), "le titre manque");
    }
    let short = &call.short_name;
    let sound = short.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if short.is_empty() || short.len() > 30 || !sound {
        fault("/short_name".into(), "nom court attendu : 30 lettres, chiffres ou tirets au plus");
    }
}

fn rules(call: &Call, fault: &mut impl FnMut(String, &str)) {
    let rules = &call.rules;
    if rules.rate.0 > Decimal::ONE {
        fault("/rules/rate/value".into(), "un taux ne dépasse pas 1 (« 0.50 » pour 50 %)");
    }
    if rules.rate.scale() > 4 {
        fault("/rules/rate/value".into(), "quatre décimales au plus");
    }
    if !(1..=60).contains(&rules.window_months.value) {
        fault("/rules/window_months/value".into(), "de 1 à 60 mois");
    }
    if rules.ceiling.scale() > 2 || rules.ceiling.0 > Decimal::from(999_999_999) {
        fault("/rules/ceiling/value".into(), "au plus 999 999 999,00 € et deux décimales");
    }
    if rules.min_carriers.value > 100 {
        fault("/rules/min_carriers/value".into(), "100 services au plus");
    }
    match call.deadline() {
        None => fault("/rules/deadline/value".into(), "ne renvoie à aucune date du calendrier"),
        Some(entry) if entry.instant().is_none() => {
            fault("/rules/deadline/value".into(), "la date limite doit avoir une heure (« at »)");
        }
        Some(_) => {}
    }
    if rules.implementation.from > rules.implementation.to {
        fault("/rules/implementation/value".into(), "la fin précède le début");
    }
}

fn calendar(call: &Call, fault: &mut impl FnMut(String, &str)) {
    for (index, entry) in call.calendar.iter().enumerate() {
        let at = format!("/calendar/{index}");
        match (entry.at, entry.from, entry.to) {
            (Some(_), None, None) | (None, Some(_), _) => {}
            (None, None, _) => fault(at, "indiquez « at », ou « from » et au besoin « to »"),
            (Some(_), ..) => fault(at, "« at » exclut « from » et « to »"),
        }
        if entry.at.is_some() && entry.instant().is_none() {
            fault(format!("/calendar/{index}/at"), "cette heure n’existe pas dans ce fuseau");
        }
        if entry.from.zip(entry.to).is_some_and(|(from, to)| to.is_before(from)) {
            fault(format!("/calendar/{index}/to"), "la fin précède le début");
        }
    }
}

/// A bound of nothing would be a demand that nobody can meet.
fn bounds(call: &Call, fault: &mut impl FnMut(String, &str)) {
    for (index, section) in call.sections.iter().enumerate() {
        if section.max_characters == Some(0) {
            fault(format!("/sections/{index}/max_characters"), "au moins un caractère");
        }
    }
    for (index, kind) in call.annex_kinds.iter().enumerate() {
        if kind.max_bytes == Some(0) {
            fault(format!("/annex_kinds/{index}/max_bytes"), "au moins un octet");
        }
    }
}

/// What people read: without a word, a form would show a blank.
fn names(call: &Call, fault: &mut impl FnMut(String, &str)) {
    let mut named = |list: &str, key: &str, names: Vec<&String>| {
        for (index, name) in names.into_iter().enumerate() {
            if name.trim().is_empty() {
                fault(format!("/{list}/{index}/{key}"), "un texte est attendu");
            }
        }
    };
    named("calendar", "title", call.calendar.iter().map(|item| &item.title).collect());
    named("sections", "title", call.sections.iter().map(|item| &item.title).collect());
    named("categories", "name", call.categories.iter().map(|item| &item.name).collect());
    named("partner_kinds", "name", call.partner_kinds.iter().map(|item| &item.name).collect());
    named("funding_statuses", "name", call.funding_statuses.iter().map(|item| &item.name).collect());
    named("annex_kinds", "name", call.annex_kinds.iter().map(|item| &item.name).collect());
    named("declarations", "text", call.declarations.iter().map(|item| &item.text).collect());
    for (index, kind) in call.annex_kinds.iter().enumerate() {
        for (place, mime) in kind.types.iter().enumerate() {
            if !mime.split_once('/').is_some_and(|(kind, of)| !kind.is_empty() && !of.is_empty()) {
                let at = format!("/annex_kinds/{index}/types/{place}");
                fault(at, "type de fichier attendu, tel que « application/pdf »");
            }
        }
    }
}

fn ids<'a>(list: &str, ids: impl Iterator<Item = &'a String>, fault: &mut impl FnMut(String, &str)) {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if index >= MAX_ITEMS {
            fault(list.to_owned(), "liste trop longue : 500 éléments au plus");
            return;
        }
        if !is_sound_id(id) {
            fault(format!("{list}/{index}/id"), "identifiant attendu : minuscules, chiffres, tirets");
        } else if !seen.insert(id) {
            fault(format!("{list}/{index}/id"), "deux éléments portent le même identifiant");
        }
    }
}
