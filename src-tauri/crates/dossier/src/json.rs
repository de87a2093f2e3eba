//! A dossier as `amorce-dossier/1`, written from the tree.

use serde_json::{Map as JsonMap, Value as Json};

use crate::node::{Node, Shape};
use crate::{Dossier, Pointer};

/// The format this program writes.
pub const FORMAT: &str = "amorce-dossier/1";
/// Its minor version: what was added since, without breaking a reader.
pub const MINOR: u32 = 0;

/// How much of a dossier goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// What a final embeds: neither remarks, nor states of work, nor `x-` fields, nor e-mails of agents, nor
    /// who stands behind a cost (`formats.md`, « What a final embeds »).
    Final,
}

/// Left out of a final, with everything below. `*` stands for any id or key.
const NOT_IN_A_FINAL: &[&str] = &[
    "/sections/*/comments",
    "/sections/*/status",
    "/sections/*/owner",
    "/scenarios",
    "/carriers/*/agents/*/email",
    "/costs/*/agent",
];

impl Dossier {
    /// The dossier in the shape of `amorce-dossier/1`; missing fields are left out.
    pub fn to_json(&self, extent: Extent) -> Json {
        let mut whole = JsonMap::new();
        whole.insert("format".to_owned(), Json::from(FORMAT));
        whole.insert("minor".to_owned(), Json::from(MINOR));
        if let Some(Json::Object(fields)) = write(self, "", extent) {
            whole.extend(fields);
        }
        Json::Object(whole)
    }

    /// A part of the dossier as JSON; `None` where nothing stands there, `null` where it is missing.
    pub fn part_to_json(&self, at: &Pointer) -> Option<Json> {
        if *at == Pointer::root() {
            return Some(self.to_json(Extent::Whole));
        }
        let (parent, key) = at.split()?;
        // What a file says of itself, and the id that an item bears, are fields of the JSON only.
        match key.as_str() {
            "format" if parent == Pointer::root() => return Some(Json::from(FORMAT)),
            "minor" if parent == Pointer::root() => return Some(Json::from(MINOR)),
            "id" if self.is_item(&parent) => return Some(Json::from(parent.split()?.1)),
            _ => {}
        }
        if self.node(&parent).is_some_and(|parent| parent.hides(&key)) {
            return None;
        }
        match self.node(at) {
            Some(node) => {
                let json = write(node, "", Extent::Whole).unwrap_or(Json::Null);
                Some(if self.is_item(at) { with_id(&key, json) } else { json })
            }
            // An entry that a map does not hold yet is there to be filled.
            None => self.with_node(at, |_| Json::Null).ok(),
        }
    }

    /// Whether an item of a list stands there.
    fn is_item(&self, at: &Pointer) -> bool {
        let list = at.split().and_then(|(list, _)| self.node(&list));
        matches!(list.map(Node::shape), Some(Shape::List(_))) && self.node(at).is_some()
    }
}

fn with_id(id: &str, json: Json) -> Json {
    let mut item = JsonMap::new();
    item.insert("id".to_owned(), Json::from(id));
    if let Json::Object(fields) = json {
        item.extend(fields);
    }
    Json::Object(item)
}

/// A node as JSON; `None` where it holds nothing. `pattern` is its pointer with `*` for ids and keys.
fn write(node: &dyn Node, pattern: &str, extent: Extent) -> Option<Json> {
    if extent == Extent::Final && NOT_IN_A_FINAL.contains(&pattern) {
        return None;
    }
    match node.shape() {
        Shape::Leaf(leaf) => leaf.value().map(|value| value.to_json()),
        Shape::Record(parts) => {
            let mut fields = JsonMap::new();
            for part in parts.iter().filter(|part| !node.hides(part.key)) {
                let json = node
                    .child(part.key)
                    .and_then(|child| write(child, &format!("{pattern}/{}", part.key), extent));
                if let Some(json) = json {
                    fields.insert(part.key.to_owned(), json);
                }
            }
            fields.extend(kept(node, extent));
            (!fields.is_empty()).then_some(Json::Object(fields))
        }
        Shape::List(items) => {
            let inside = format!("{pattern}/*");
            let json: Vec<Json> = items
                .ids()
                .into_iter()
                .filter_map(|id| {
                    let item = items.any_item(id)?;
                    Some(with_id(id, write(item, &inside, extent).unwrap_or(Json::Null)))
                })
                .collect();
            (!json.is_empty()).then_some(Json::Array(json))
        }
        Shape::Map(keys) => {
            let inside = format!("{pattern}/*");
            let mut entries: JsonMap<String, Json> = keys
                .into_iter()
                .filter_map(|key| Some((key.to_owned(), write(node.child(key)?, &inside, extent)?)))
                .collect();
            entries.extend(kept(node, extent));
            (!entries.is_empty()).then_some(Json::Object(entries))
        }
    }
}

/// The `x-…` fields that stand here, as they are; a final takes none.
fn kept(node: &dyn Node, extent: Extent) -> JsonMap<String, Json> {
    if extent == Extent::Final {
        return JsonMap::new();
    }
    let fields = node.kept_keys().into_iter();
    fields.filter_map(|key| Some((key.to_owned(), write(node.child(key)?, "", extent)?))).collect()
}
