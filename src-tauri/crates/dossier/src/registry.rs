//! The registry of fields: every field of a dossier, found by walking an empty one.
//!
//! `set`, forms, undo's labels, findings' links and the schema read this; nobody lists the fields twice.

use crate::node::{AnyList, Node, Shape};
use crate::{Dossier, Kind, Pointer};

/// One field, or family of fields, of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSpec {
    /// Its pointer, `*` standing for any id or key: `/costs/*/basis/days`.
    pub pattern: String,
    /// Its French name.
    pub label: &'static str,
    /// What it accepts.
    pub kind: Kind,
    /// What a missing one counts as, as text, where the formats say so.
    pub default: Option<&'static str>,
    /// Whether only the program sets it.
    pub locked: bool,
}

/// What a missing field counts as (`formats.md`).
const DEFAULTS: &[(&str, &str)] = &[
    ("/costs/*/from", "1"),
    ("/costs/*/eligible", "true"),
    ("/carriers/*/letter", "awaited"),
    ("/carriers/*/vat_recovered", "0"),
    ("/partners/*/letter", "awaited"),
    ("/partners/*/vat_recovered", "0"),
    ("/funding/*/status", "planned"),
    ("/funding/*/public", "false"),
    ("/funding/*/letter", "awaited"),
    ("/sections/*/status", "todo"),
    ("/calendar/*/kind", "other"),
    ("/annexes/*/placement", "attached"),
    ("/signatures/order", "given"),
    ("/pdf/design", "sober"),
    ("/pdf/individual_costs", "grouped"),
    ("/identity/prefet/by_delegation", "false"),
];

/// Every field, in the order of the dossier.
pub fn fields() -> Vec<FieldSpec> {
    let mut found = Vec::new();
    collect(&Dossier::default(), String::new(), "", false, &mut found);
    found
}

fn collect(node: &dyn Node, pattern: String, label: &'static str, locked: bool, found: &mut Vec<FieldSpec>) {
    match node.shape() {
        Shape::Leaf(leaf) => {
            let default = DEFAULTS.iter().find(|(known, _)| *known == pattern).map(|(_, text)| *text);
            found.push(FieldSpec { pattern, label, kind: leaf.kind(), default, locked });
        }
        Shape::Record(parts) => {
            for part in parts {
                if let Some(child) = node.child(part.key) {
                    let locked = locked || part.locked;
                    collect(child, format!("{pattern}/{}", part.key), part.label, locked, found);
                }
            }
        }
        Shape::List(_) | Shape::Map(_) => {
            if let Some(sample) = node.sample() {
                collect(&*sample, format!("{pattern}/*"), label, locked, found);
            }
        }
    }
}

impl Dossier {
    /// Where a place is, in French, for people: « Dépenses › Atelier › Jours ». Items go by their name or, without
    /// one, by their place in the list; the keys of a map by what `key_name` (of the map, of the key) says.
    pub fn place_name(&self, at: &Pointer, key_name: impl Fn(&str, &str) -> Option<String>) -> String {
        let mut names: Vec<String> = Vec::new();
        let mut map = String::new();
        let mut node: Option<&dyn Node> = Some(self);
        for key in at.keys() {
            let Some(here) = node else { break };
            match here.shape() {
                Shape::Record(parts) => {
                    if let Some(part) = parts.iter().find(|part| part.key == key) {
                        names.push(part.label.to_owned());
                    }
                }
                Shape::List(items) => {
                    let rank = || items.position(&key).map(|at| format!("n°\u{A0}{}", at + 1));
                    match items.any_item(&key) {
                        // Removed, and without a name: there is nothing to call it by.
                        Some(item) => names.extend(self.name_of(item).or_else(rank)),
                        None => names.push(key.clone()),
                    }
                }
                Shape::Map(_) => names.push(key_name(&map, &key).unwrap_or_else(|| key.clone())),
                Shape::Leaf(_) => {}
            }
            node = here.child(&key);
            map = key;
        }
        names.join(" › ")
    }

    /// The French name of what stands at a pointer: the field's, or the item's.
    pub fn label(&self, at: &Pointer) -> String {
        let name = self.place_name(at, |_, _| None);
        name.rsplit(" › ").next().unwrap_or_default().to_owned()
    }

    /// What an item is called: its label, title or name; a co-financing by who gives it.
    fn name_of(&self, item: &dyn Node) -> Option<String> {
        let named = |item: &dyn Node, key: &str| match item.child(key)?.shape() {
            Shape::Leaf(leaf) => Some(leaf.text()).filter(|text| !text.is_empty()),
            _ => None,
        };
        let own = ["label", "title", "name", "funder_name"].into_iter().find_map(|key| named(item, key));
        own.or_else(|| {
            let id = named(item, "funder")?;
            let lists: [&dyn AnyList; 2] = [&self.carriers, &self.partners];
            lists.into_iter().find_map(|list| named(list.any_item(&id)?, "name"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_french_name_and_every_default_a_field() {
        let fields = fields();
        assert!(fields.iter().all(|field| !field.label.is_empty()));
        for (pattern, _) in DEFAULTS {
            assert!(fields.iter().any(|field| field.pattern == *pattern), "{pattern}");
        }
    }

    #[test]
    fn a_place_goes_by_names_and_without_one_by_its_number() {
        let mut dossier = Dossier::default();
        let list = Pointer::new("/costs");
        for id in ["l1", "l2"] {
            let (order, _) = dossier.order_for(&list, &crate::Position::Last, None).unwrap();
            dossier.apply(&[crate::Op::Add { list: list.clone(), id: id.to_owned(), order }]).unwrap();
        }
        let named = |map: &str, key: &str| (map == "sections").then(|| format!("La rubrique {key}"));
        let place = |at: &str| dossier.place_name(&Pointer::new(at), named);
        assert_eq!(place("/costs/l2/bearer"), "Dépenses › n°\u{A0}2 › Porteur de la dépense");
        assert_eq!(
            place("/costs/l3"),
            "Dépenses › l3",
            "what nobody knows is called what it was asked for by"
        );
        let mut fewer = dossier.clone();
        fewer.apply(&[crate::Op::Remove { at: list.join("l1") }]).unwrap();
        let place_there = |at: &str| fewer.place_name(&Pointer::new(at), named);
        assert_eq!(
            (&*place_there("/costs/l1/bearer"), &*place_there("/costs/l2")),
            ("Dépenses", "Dépenses › n°\u{A0}1")
        );
        assert_eq!(place("/sections/contexte/text"), "Rubriques › La rubrique contexte");
        let text = dossier.typed(&Pointer::new("/sections/contexte/text"), "Un texte").unwrap();
        let crate::Typed::Ops(ops) = text else { panic!("a text that cannot be read") };
        dossier.apply(&ops).unwrap();
        let place = dossier.place_name(&Pointer::new("/sections/contexte/text"), named);
        assert_eq!(place, "Rubriques › La rubrique contexte › Texte");
    }

    #[test]
    fn a_co_financing_goes_by_who_gives_it() {
        let mut dossier = Dossier::default();
        for (list, id) in [("/carriers", "c1"), ("/partners", "p1"), ("/funding", "f1")] {
            let list = Pointer::new(list);
            let (order, _) = dossier.order_for(&list, &crate::Position::Last, None).unwrap();
            dossier.apply(&[crate::Op::Add { list, id: id.to_owned(), order }]).unwrap();
        }
        let mut set = |at: &str, text: &str| {
            let crate::Typed::Ops(ops) = dossier.typed(&Pointer::new(at), text).unwrap() else {
                panic!("{at}")
            };
            dossier.apply(&ops).unwrap();
            dossier.place_name(&Pointer::new("/funding/f1/amount"), |_, _| None)
        };
        assert_eq!(set("/partners/p1/name", "Passe-Gué"), "Financements › n°\u{A0}1 › Montant");
        assert_eq!(set("/funding/f1/funder", "p1"), "Financements › Passe-Gué › Montant");
        assert_eq!(set("/funding/f1/funder", "c1"), "Financements › n°\u{A0}1 › Montant");
        assert_eq!(set("/carriers/c1/name", "DRAC"), "Financements › DRAC › Montant");
    }

    #[test]
    fn every_field_of_the_format_is_in_the_registry() {
        // Drawn from the example of `formats.md`.
        for pattern in [
            "/identity/prefet/delegate/order",
            "/identity/recipient/comptable",
            "/project/working_days_reason",
            "/calendar/*/time",
            "/carriers/*/agents/*/function",
            "/partners/*/representative/quality",
            "/missing_kinds/*",
            "/sections/*/comments/*/answers/*/text",
            "/sections/*/comments/*/anchor/quote",
            "/costs/*/provider/siret",
            "/costs/*/basis/yearly_cost",
            "/funding/*/public",
            "/grant/requested",
            "/self_financing/funder",
            "/scenarios/*/costs/*/basis/amount",
            "/declarations/*",
            "/work_plan/tasks/*/after",
            "/indicators/*/source",
            "/risks/*/likelihood",
            "/annexes/*/placement",
            "/signatures/others/*/quality",
            "/pdf/individual_costs",
        ] {
            assert!(fields().iter().any(|field| field.pattern == pattern), "{pattern}");
        }
    }
}
