//! A new item, brought into the document at once with what its edit says of it.
//!
//! A paste makes hundreds of items of half a dozen fields. Put one by one, each field is looked for in the whole
//! document before it is written, though nobody can have written it yet.

use std::collections::HashMap;

use automerge::ReadDoc;
use automerge::hydrate::Value;
use automerge::transaction::{Transactable, Transaction};
use dossier::{Dossier, Node, Op, Pointer, Shape};

use crate::place::{self, ORDER};
use crate::template::Object;
use crate::{StoreError, value};

/// Writes the operation that adds an item, and those just after it that fill it, where the document has no such item;
/// gives how many operations these were: 0 where the first adds none, or brings an old one back.
pub(crate) fn write(tx: &mut Transaction<'_>, dossier: &Dossier, ops: &[Op]) -> Result<usize, StoreError> {
    let Some((Op::Add { list, id, order }, rest)) = ops.split_first() else { return Ok(0) };
    let place = place::locate(tx, dossier, list)?;
    let items = place::object(tx, &place.scope, &place.key, Object::List)?;
    let item = match place.node.map(Node::shape) {
        Some(Shape::List(items)) => items.any_item(id),
        _ => None,
    };
    let (Some(item), None) = (item, tx.get(&items, id)?) else { return Ok(0) };
    let mut fields = HashMap::from([(ORDER.to_owned(), Value::scalar(order.as_str()))]);
    fields.extend(place::objects_within(item).into_iter().map(|(key, object)| (key, object.empty())));
    let at = list.join(id);
    let filling = rest.iter().map_while(|op| field(item, &at, op));
    let mut count = 1;
    for (key, value) in filling {
        fields.insert(key, value);
        count += 1;
    }
    tx.batch_create_object(&items, id.as_str(), &Value::Map(fields.into()), false)?;
    Ok(count)
}

/// The field of this item that an operation sets, by its key in the document.
fn field(item: &dyn Node, at: &Pointer, op: &Op) -> Option<(String, Value)> {
    let Op::Set { at: field, value } = op else { return None };
    let path = field.as_str().strip_prefix(at.as_str()).filter(|path| path.starts_with('/'))?;
    let mut key = String::new();
    let mut node = item;
    for step in Pointer::new(path).keys() {
        // An item within this one is an object of its own.
        if matches!(node.shape(), Shape::List(_)) {
            return None;
        }
        place::push(&mut key, &step);
        node = node.child(&step)?;
    }
    let Shape::Leaf(leaf) = node.shape() else { return None };
    Some((key, Value::Scalar(value::encode(leaf.kind(), value))))
}
