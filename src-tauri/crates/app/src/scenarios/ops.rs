//! What makes one budget out of another: exact operations, as few as there are differences.

use dossier::parts::{Dossier, Scenario};
use dossier::{Item, Node, Op, Pointer};

use crate::equal::equalise;

/// The parts of a dossier that a scenario holds another of.
pub(super) const PARTS: [&str; 4] = ["costs", "funding", "grant", "self_financing"];

/// The operations that fill an empty scenario with the dossier's own budget. What was typed under another basis of
/// cost goes along, and what could not be read too (see [`super::unread`]).
pub(super) fn copy(dossier: &Dossier, scenario: &Pointer) -> Vec<Op> {
    let empty = Scenario::default();
    let mut ops = Vec::new();
    for part in PARTS {
        if let (Some(have), Some(want)) = (empty.child(part), dossier.child(part)) {
            equalise(&scenario.join(part), have, want, &mut ops);
        }
    }
    ops
}

/// The operations that put a scenario's budget in the place of the dossier's; none where they are the same.
pub(super) fn adopt(dossier: &Dossier, scenario: &Item<Scenario>) -> Vec<Op> {
    let mut ops = Vec::new();
    for part in PARTS {
        if let (Some(have), Some(want)) = (dossier.child(part), scenario.body.child(part)) {
            equalise(&Pointer::root().join(part), have, want, &mut ops);
        }
    }
    ops
}
