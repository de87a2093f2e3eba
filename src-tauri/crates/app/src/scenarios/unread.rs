//! What could not be read in a budget goes where the budget goes: into a scenario, and back when it is adopted.
//!
//! In a scenario it waits in silence: it is a fault of the dossier only once the scenario is its budget.

use std::collections::BTreeMap;

use dossier::parts::Dossier;
use dossier::{Node, Pointer, Shape};
use store::PendingInput;

use super::ops::PARTS;
use crate::views::fields::Unread;

/// What is unread in the dossier's own budget, by pointer; what stands in a removed item is not of it.
pub(super) fn present(dossier: &Dossier, unread: &Unread) -> Unread {
    below(dossier, unread, &Pointer::root())
}

/// What is unread in a scenario, by where it would stand in the dossier.
pub(super) fn of_scenario(dossier: &Dossier, unread: &Unread, scenario: &Pointer) -> Unread {
    below(dossier, unread, scenario)
}

fn below(dossier: &Dossier, unread: &Unread, root: &Pointer) -> Unread {
    let parts = PARTS.map(|part| root.join(part));
    let inside = unread.iter().filter(|(at, _)| parts.iter().any(|part| at.is_within(part)));
    let there = inside.filter(|(at, _)| matches!(dossier.node(at).map(Node::shape), Some(Shape::Leaf(_))));
    let path = |at: &Pointer| Pointer::new(at.as_str().strip_prefix(root.as_str()).unwrap_or_default());
    there.map(|(at, text)| (path(at), text.clone())).collect()
}

/// The inputs that go into a scenario which is just being made.
pub(super) fn kept(dossier: &Dossier, unread: &Unread, scenario: &Pointer) -> Vec<PendingInput> {
    let inside = present(dossier, unread).into_iter();
    inside.map(|(at, text)| PendingInput { at: scenario.below(at.as_str()), text: Some(text) }).collect()
}

/// The inputs that change where a scenario is adopted: what is unread there comes, what was unread here goes.
pub(super) fn adopted(dossier: &Dossier, unread: &Unread, scenario: &Pointer) -> Vec<PendingInput> {
    let (mut before, after) = (present(dossier, unread), of_scenario(dossier, unread, scenario));
    let mut inputs: BTreeMap<Pointer, Option<String>> = BTreeMap::new();
    for (at, text) in after {
        if before.remove(&at).as_ref() != Some(&text) {
            inputs.insert(at, Some(text));
        }
    }
    inputs.extend(before.into_keys().map(|at| (at, None)));
    inputs.into_iter().map(|(at, text)| PendingInput { at, text }).collect()
}
