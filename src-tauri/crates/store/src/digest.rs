//! The content of a part of the dossier as one text: to know whether it is still what it was.

use dossier::{Node, Shape};
use serde_json::{Map, Value as Json};

/// What a reader sees below a node: removed items are no part of it, for undoing leaves them behind.
pub(crate) fn content(node: &dyn Node) -> String {
    tree(node).to_string()
}

fn tree(node: &dyn Node) -> Json {
    match node.shape() {
        Shape::Leaf(leaf) => leaf.value().map_or(Json::Null, |value| value.to_json()),
        Shape::Record(parts) => {
            let named = parts.iter().map(|part| part.key);
            children(node, named.chain(node.kept_keys()))
        }
        Shape::Map(keys) => children(node, keys.into_iter().chain(node.kept_keys())),
        Shape::List(items) => {
            let entries = items
                .ids()
                .into_iter()
                .map(|id| (id.to_owned(), items.any_item(id).map_or(Json::Null, tree)));
            Json::Object(entries.collect())
        }
    }
}

fn children<'a>(node: &dyn Node, keys: impl Iterator<Item = &'a str>) -> Json {
    let entries: Map<String, Json> = keys
        .filter_map(|key| Some((key.to_owned(), tree(node.child(key)?))))
        .filter(|(_, content)| !content.is_null())
        .collect();
    Json::Object(entries)
}
