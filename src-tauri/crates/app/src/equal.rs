//! What makes one part of a dossier equal to another: exact operations, as few as there are differences.
//!
//! All that a draft holds goes along, what was typed under another basis of cost too; ids and places stay.

use dossier::{AnyList, Kind, Node, Op, Pointer, Shape, Value};

/// Makes what stands at `at` equal to `want`.
pub(crate) fn equalise(at: &Pointer, have: &dyn Node, want: &dyn Node, ops: &mut Vec<Op>) {
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
        Shape::Map(wanted) => {
            let mut keys: Vec<&str> = wanted.into_iter().chain(want.kept_keys()).collect();
            if let Shape::Map(held) = have.shape() {
                keys.extend(held.into_iter().chain(have.kept_keys()));
            }
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                let empty = empty_entry(want, key);
                let (have, want) =
                    (have.child(key).or(empty.as_deref()), want.child(key).or(empty.as_deref()));
                if let (Some(have), Some(want)) = (have, want) {
                    equalise(&at.join(key), have, want, ops);
                }
            }
        }
    }
}

/// What stands under a key of a map that has no such entry.
fn empty_entry(map: &dyn Node, key: &str) -> Option<Box<dyn Node>> {
    if map.kept_keys().contains(&key) { Some(Box::new(dossier::leaf::Kept::default())) } else { map.sample() }
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
