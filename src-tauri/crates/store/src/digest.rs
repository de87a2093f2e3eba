//! The content of a part of the dossier as one text: to know whether it is still what it was.

use dossier::{Node, Shape};
use serde_json::{Map, Value as Json};

/// Everything below a node, removed items and places included.
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
        Shape::Map(keys) => children(node, keys.into_iter()),
        Shape::List(items) => {
            let entries = items.all_ids().into_iter().map(|id| {
                let place = items.place(id).map(|(order, removed)| (order.as_str(), removed));
                let body = items.any_item(id).map(tree);
                (id.to_owned(), serde_json::json!([place, body]))
            });
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
