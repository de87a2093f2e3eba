//! What carriers, partners, categories and agents are called in a table, so that a name leads back to one of them:
//! the same list is used where a table is written and where one is read.

use std::collections::HashSet;

use call::Call;
use dossier::Dossier;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One thing that a cell may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What a cell calls it: no two are alike.
    pub label: String,
}

/// All that cells of cost lines may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Carriers, then partners.
    pub bearers: Vec<Named>,
    /// The call's categories.
    pub categories: Vec<Named>,
    /// Agents of all carriers.
    pub agents: Vec<Named>,
}

impl Names {
    /// The names of a dossier and its call.
    pub fn of(dossier: &Dossier, call: &Call) -> Self {
        let carriers = dossier.carriers.iter().map(|one| (&*one.id, &*one.name, "Porteur sans nom"));
        let partners = dossier.partners.iter().map(|one| (&*one.id, &*one.name, "Partenaire sans nom"));
        let agents = dossier.carriers.iter().flat_map(|carrier| &carrier.agents);
        Self {
            bearers: distinct(carriers.chain(partners)),
            categories: distinct(call.categories.iter().map(|one| (&*one.id, &*one.name, "Poste sans nom"))),
            agents: distinct(agents.map(|one| (&*one.id, &*one.name, "Agent sans nom"))),
        }
    }
}

/// The label of an id; empty where it names nothing.
pub fn label<'a>(list: &'a [Named], id: &str) -> &'a str {
    list.iter().find(|named| named.id == id).map_or("", |named| &named.label)
}

/// The id of what a cell names, by its label whatever its case and accents, or by its id.
pub fn find<'a>(list: &'a [Named], text: &str) -> Option<&'a str> {
    let wanted = fold(text);
    let exact = list.iter().find(|named| named.label == text.trim() || named.id == text.trim());
    let found = exact.or_else(|| list.iter().find(|named| fold(&named.label) == wanted));
    found.map(|named| named.id.as_str())
}

/// A text to compare by: no case, no accent, no punctuation, single spaces.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c.is_alphanumeric() || c == '%' { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    plain.replace('œ', "oe").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Labels that differ even where case, accents and punctuation do not count, as spreadsheets compare them.
fn distinct<'a>(all: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> Vec<Named> {
    let mut seen = HashSet::new();
    all.map(|(id, name, nameless)| {
        let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = if fold(&plain).is_empty() { nameless.to_owned() } else { plain };
        let mut label = plain.clone();
        let mut number = 2_u32;
        while !seen.insert(fold(&label)) {
            label = format!("{plain} ({number})");
            number += 1;
        }
        Named { id: id.to_owned(), label }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<Named> {
        let ids: Vec<String> = (0..names.len()).map(|at| format!("id{at}")).collect();
        distinct(ids.iter().zip(names).map(|(id, name)| (id.as_str(), *name, "Sans nom")))
    }

    #[test]
    fn names_that_look_alike_are_numbered_and_each_leads_back_to_its_own() {
        let list = named(&["DREAL", "dreal ", "", "Préfecture", "Dréal (2)", "…"]);
        let labels: Vec<&str> = list.iter().map(|named| named.label.as_str()).collect();
        assert_eq!(labels, ["DREAL", "dreal (2)", "Sans nom", "Préfecture", "Dréal (2) (2)", "Sans nom (2)"]);
        for one in &list {
            assert_eq!(find(&list, &one.label), Some(one.id.as_str()));
            assert_eq!(label(&list, &one.id), one.label);
        }
    }

    #[test]
    fn a_name_is_found_whatever_its_case_and_accents_or_by_its_id() {
        let list = named(&["Préfecture de région", "Œuvre"]);
        assert_eq!(find(&list, " PREFECTURE  DE REGION "), Some("id0"));
        assert_eq!(find(&list, "oeuvre"), Some("id1"));
        assert_eq!(find(&list, "id1"), Some("id1"));
        assert_eq!(find(&list, "Autre"), None);
    }
}
