//! What makes one budget out of another: exact operations, as few as there are differences.

use dossier::parts::{Dossier, Scenario};
use dossier::{AnyList, Item, Kind, Node, Op, Pointer, Shape, Value};

/// The parts of a dossier that a scenario holds another of.
pub(super) const PARTS: [&str; 4] = ["costs", "funding", "grant", "self_financing"];

/// The operations that fill an empty scenario with the dossier's own budget. What was typed under another basis of
/// cost goes along; what could not be read does not, since a scenario is not edited line by line.
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

/// Makes what stands at `at` equal to `want`.
fn equalise(at: &Pointer, have: &dyn Node, want: &dyn Node, ops: &mut Vec<Op>) {
    match want.shape() {
        Shape::Leaf(wanted) => {
            let held = match have.shape() {
                Shape::Leaf(leaf) => leaf.value(),
                _ => None,
            };
            let value = wanted.value();
            if held != value {
                ops.push(field(at, matches!(wanted.kind(), Kind::Prose { .. }), held, value));
            }
        }
        Shape::Record(parts) => {
            let kept = want.kept_keys().into_iter().chain(have.kept_keys());
            let mut keys: Vec<&str> = parts.iter().map(|part| part.key).chain(kept).collect();
            keys.dedup();
            for key in keys {
                match (have.child(key), want.child(key)) {
                    (Some(have), Some(want)) => equalise(&at.join(key), have, want, ops),
                    (None, Some(want)) => {
                        equalise(&at.join(key), &dossier::leaf::Kept::default(), want, ops);
                    }
                    (Some(_), None) => ops.push(Op::Unset { at: at.join(key) }),
                    (None, None) => {}
                }
            }
        }
        Shape::List(wanted) => list(at, have, wanted, ops),
        // Neither a budget nor a scenario holds a map.
        Shape::Map(_) => {}
    }
}

fn field(at: &Pointer, prose: bool, held: Option<Value>, value: Option<Value>) -> Op {
    let at = at.clone();
    let text = |value: Option<Value>| match value {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    match value {
        value if prose => {
            let delete = text(held).encode_utf16().count();
            Op::Splice { at, index: 0, delete, insert: text(value) }
        }
        Some(value) => Op::Set { at, value },
        None => Op::Unset { at },
    }
}

/// Items keep their ids and their places, so that a field in a text goes on naming the same line.
fn list(at: &Pointer, have: &dyn Node, wanted: &dyn AnyList, ops: &mut Vec<Op>) {
    let Shape::List(held) = have.shape() else { return };
    let is_live = |items: &dyn AnyList, id: &str| items.place(id).is_some_and(|(_, removed)| !removed);
    ops.extend(
        held.ids().into_iter().filter(|id| !is_live(wanted, id)).map(|id| Op::Remove { at: at.join(id) }),
    );
    for id in wanted.ids() {
        let Some((order, _)) = wanted.place(id) else { continue };
        let item = at.join(id);
        match held.place(id) {
            Some((place, false)) if place == order => {}
            Some((_, false)) => ops.push(Op::Move { at: item.clone(), order: order.clone() }),
            Some((_, true)) | None => {
                ops.push(Op::Add { list: at.clone(), id: id.to_owned(), order: order.clone() });
            }
        }
        let Some(want) = wanted.any_item(id) else { continue };
        // An item that was removed comes back as it was: it is compared as such.
        match (held.any_item(id), have.sample()) {
            (Some(have), _) => equalise(&item, have, want, ops),
            (None, Some(sample)) => equalise(&item, &*sample, want, ops),
            (None, None) => {}
        }
    }
}
