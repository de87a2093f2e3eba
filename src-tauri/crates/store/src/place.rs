//! Where a field of the dossier stands in the engine's document.
//!
//! The document is flat: a record inside a record is a prefix of keys (`identity/title`, `basis/days`), not an
//! object, so that nobody ever has to create one and two people never create it twice. Objects are only the lists
//! (maps from id to item) and the proses. An item carries two keys that no field has: its place, and whether it
//! was removed.

use automerge::ObjId;
use automerge::transaction::{Transactable, Transaction};
use automerge::{ROOT, ReadDoc, Value};
use dossier::{Dossier, Kind, Node, Pointer, Shape};

use crate::StoreError;
use crate::template::Object;

/// An item's order key.
pub(crate) const ORDER: &str = "@order";
/// Whether an item is removed.
pub(crate) const REMOVED: &str = "@removed";
/// What the keys of our own begin with; no field's does.
pub(crate) const RESERVED: char = '@';

/// A key of an object of the document, and what stands there in the dossier.
pub(crate) struct Place<'a> {
    pub(crate) scope: ObjId,
    pub(crate) key: String,
    /// `None` for an item that is not there yet.
    pub(crate) node: Option<&'a dyn Node>,
}

/// Adds a step to a flat key.
pub(crate) fn push(key: &mut String, step: &str) {
    if !key.is_empty() {
        key.push('/');
    }
    let escaped = Pointer::root().join(step);
    key.push_str(escaped.as_str().trim_start_matches('/'));
}

/// The object of the document's root that a pointer leads into, if any: a list or a prose.
pub(crate) fn shared_object(dossier: &Dossier, at: &Pointer) -> Option<(String, Object)> {
    fn walk(
        node: &dyn Node,
        keys: &mut dyn Iterator<Item = String>,
        mut key: String,
    ) -> Option<(String, Object)> {
        match node.shape() {
            Shape::List(_) => return Some((key, Object::List)),
            Shape::Leaf(leaf) => {
                return matches!(leaf.kind(), Kind::Prose { .. }).then_some((key, Object::Prose));
            }
            Shape::Record(_) | Shape::Map(_) => {}
        }
        let step = keys.next()?;
        push(&mut key, &step);
        match node.child(&step) {
            Some(child) => walk(child, keys, key),
            None => walk(&*node.sample()?, keys, key),
        }
    }
    walk(dossier, &mut at.keys(), String::new())
}

/// The lists and the proses that stand in a new item.
pub(crate) fn objects_within(item: &dyn Node) -> Vec<(String, Object)> {
    fn walk(node: &dyn Node, key: &str, found: &mut Vec<(String, Object)>) {
        match node.shape() {
            Shape::List(_) => found.push((key.to_owned(), Object::List)),
            Shape::Leaf(leaf) if matches!(leaf.kind(), Kind::Prose { .. }) => {
                found.push((key.to_owned(), Object::Prose));
            }
            Shape::Record(parts) => {
                for part in parts {
                    if let Some(child) = node.child(part.key) {
                        let mut key = key.to_owned();
                        push(&mut key, part.key);
                        walk(child, &key, found);
                    }
                }
            }
            Shape::Leaf(_) | Shape::Map(_) => {}
        }
    }
    let mut found = Vec::new();
    walk(item, "", &mut found);
    found
}

/// Finds a pointer in the document.
pub(crate) fn locate<'a>(
    tx: &mut Transaction<'_>,
    dossier: &'a Dossier,
    at: &Pointer,
) -> Result<Place<'a>, StoreError> {
    let lost = || StoreError::Defect(format!("{at} has no place in the document"));
    let mut place = Place { scope: ROOT, key: String::new(), node: Some(dossier) };
    let mut in_item = false;
    for step in at.keys() {
        let node = place.node.ok_or_else(lost)?;
        if let Shape::List(items) = node.shape() {
            let list = object(tx, &place.scope, &place.key, Object::List)?;
            place = Place { scope: list, node: items.any_item(&step), key: step };
            in_item = true;
        } else {
            if in_item {
                place.scope = item(tx, &place.scope, &place.key)?;
                place.key.clear();
                in_item = false;
            }
            push(&mut place.key, &step);
            place.node = Some(node.child(&step).ok_or_else(lost)?);
        }
    }
    Ok(place)
}

/// The list or prose at a key; in an item that an earlier version made without it, it is made.
pub(crate) fn object(
    tx: &mut Transaction<'_>,
    scope: &ObjId,
    key: &str,
    object: Object,
) -> Result<ObjId, StoreError> {
    match tx.get(scope, key)? {
        Some((Value::Object(found), id)) if found == object.engine_type() => Ok(id),
        None if *scope != ROOT => Ok(tx.put_object(scope, key, object.engine_type())?),
        _ => Err(StoreError::Defect(format!("no list or text at {key}"))),
    }
}

/// The object of an item.
pub(crate) fn item(tx: &Transaction<'_>, list: &ObjId, id: &str) -> Result<ObjId, StoreError> {
    match tx.get(list, id)? {
        Some((Value::Object(_), found)) => Ok(found),
        _ => Err(StoreError::Defect(format!("no item {id}"))),
    }
}
