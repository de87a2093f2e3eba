//! A part of a dossier made what a JSON says.

use serde_json::Value as Json;

use super::reader::{Place, Reader, without_id};
use super::{ENVELOPE, ImportError, ReplaceError};
use crate::leaf::Kept;
use crate::map::is_foreign;
use crate::node::{Node, Shape};
use crate::{Dossier, EditError, Kind, Op, Pointer, Value};

impl Dossier {
    /// The operations that make a place — a field, an object, an item, a list — what a JSON says, in the shape of
    /// `amorce-dossier/1`; what the JSON leaves out becomes missing.
    ///
    /// # Errors
    /// Where nothing stands there, only the program sets it, or the JSON does not fit: every fault is named.
    pub fn replace(
        &self,
        at: &Pointer,
        json: &Json,
        new_id: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Op>, ReplaceError> {
        let missing = || ReplaceError::Edit(EditError::NoSuchField(at.clone()));
        let root = at.keys().next().ok_or_else(|| ReplaceError::Edit(EditError::NotAField(at.clone())))?;
        if ENVELOPE.contains(&root.as_str()) && !at.keys().any(|key| is_foreign(&key)) {
            return Err(EditError::Locked(at.clone()).into());
        }
        // In a list only what stands can be made something else: an item comes by `Add`.
        self.with_node(at, |_| ())?;
        let keys: Vec<String> = at.keys().collect();
        let inside = match (json, self.node(at)) {
            // An item may bear its own id.
            (Json::Object(fields), Some(_)) => without_id(fields),
            _ => json.clone(),
        };
        let mut reader = Reader::new(new_id);
        let mut cleared = Vec::new();
        if let Some(node) = self.node(at) {
            clear(node, at, &mut cleared);
        }
        reader.ops = cleared;
        let read = |node: &dyn Node, pattern: String| {
            reader.name_items(node, &inside, at, &pattern);
            if reader.faults.is_empty() {
                reader.read(node, &inside, Place { at: at.clone(), pattern, to: at.clone() });
            }
        };
        at_sample(&Self::default(), &keys, String::new(), read).ok_or_else(missing)?;
        if !reader.faults.is_empty() {
            return Err(ImportError::Fields(reader.faults).into());
        }
        // What was cleared to be given back unchanged is no change.
        let mut trial = self.clone();
        trial.apply(&reader.ops)?;
        Ok(if trial == *self { Vec::new() } else { reader.ops })
    }
}

/// Walks an empty dossier down to a place, items and entries being empty ones.
fn at_sample(
    node: &dyn Node,
    keys: &[String],
    pattern: String,
    found: impl FnOnce(&dyn Node, String),
) -> Option<()> {
    let Some((key, rest)) = keys.split_first() else {
        found(node, pattern);
        return Some(());
    };
    match node.shape() {
        Shape::Record(_) | Shape::Map(_) if is_foreign(key) => {
            at_sample(&Kept::default(), rest, format!("{pattern}/{key}"), found)
        }
        Shape::List(_) | Shape::Map(_) => at_sample(&*node.sample()?, rest, format!("{pattern}/*"), found),
        _ => at_sample(node.child(key)?, rest, format!("{pattern}/{key}"), found),
    }
}

/// The operations that empty a place.
fn clear(node: &dyn Node, at: &Pointer, ops: &mut Vec<Op>) {
    let mut below = |key: &str| {
        if let Some(child) = node.child(key) {
            clear(child, &at.join(key), ops);
        }
    };
    match node.shape() {
        Shape::Leaf(leaf) => match (leaf.kind(), leaf.value()) {
            (_, None) => {}
            (Kind::Prose { .. }, Some(Value::Text(text))) => ops.push(Op::Splice {
                at: at.clone(),
                index: 0,
                delete: text.encode_utf16().count(),
                insert: String::new(),
            }),
            _ => ops.push(Op::Unset { at: at.clone() }),
        },
        Shape::Record(parts) => {
            parts.iter().for_each(|part| below(part.key));
            node.kept_keys().into_iter().for_each(below);
        }
        Shape::Map(keys) => keys.into_iter().chain(node.kept_keys()).for_each(below),
        Shape::List(items) => {
            for id in items.ids() {
                below(id);
            }
            ops.extend(items.ids().into_iter().map(|id| Op::Remove { at: at.join(id) }));
        }
    }
}
