//! From the engine's document to the plain structures: all of it at opening, only what changed afterwards.
//!
//! The walk follows the document's keys. What this version cannot read (a later one wrote it) stays in the
//! document as it is and is named.

use std::collections::BTreeSet;

use automerge::{Automerge, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as Found, ValueRef};
use dossier::{AnyList, Dossier, Node, Order, Pointer, Value};

use crate::StoreError;
use crate::document::Chain;
use crate::place::{ORDER, REMOVED, RESERVED};
use crate::value::decode;

/// Reads the whole dossier; gives the places that could not be read too.
pub(crate) fn whole(engine: &Automerge) -> Result<(Dossier, Vec<Pointer>), StoreError> {
    let mut dossier = Dossier::default();
    let mut reader = Reader { engine, unread: Vec::new() };
    reader.fields(&ROOT, &mut dossier, &Pointer::root())?;
    Ok((dossier, reader.unread))
}

/// Reads again what stands at these places of the document; gives the pointers.
pub(crate) fn refresh(
    engine: &Automerge,
    dossier: &mut Dossier,
    chains: &BTreeSet<Chain>,
) -> Result<BTreeSet<Pointer>, StoreError> {
    let mut touched = BTreeSet::new();
    let mut replaced = false;
    let mut reader = Reader { engine, unread: Vec::new() };
    // Sorted: an item comes before its fields.
    for chain in chains {
        let fresh = reader.again(&ROOT, dossier, chain, Pointer::root(), &mut touched)?;
        replaced |= !fresh;
    }
    if replaced {
        *dossier = whole(engine)?.0;
    }
    Ok(touched)
}

struct Reader<'a> {
    engine: &'a Automerge,
    unread: Vec<Pointer>,
}

impl Reader<'_> {
    /// Reads all fields of an object of the document into a record.
    fn fields(&mut self, scope: &ObjId, node: &mut dyn Node, base: &Pointer) -> Result<(), StoreError> {
        for entry in self.engine.map_range(scope, ..) {
            if entry.key.starts_with(RESERVED) {
                continue;
            }
            let at = base.below(&entry.key);
            let read = match (descend(node, &entry.key), &entry.value) {
                (Some(place), ValueRef::Object(kind)) => self.object(&entry.id(), *kind, place, &at)?,
                (Some(place), ValueRef::Scalar(scalar)) => set(place, &ScalarValue::from(scalar)),
                (None, _) => false,
            };
            if !read {
                self.unread.push(at);
            }
        }
        Ok(())
    }

    fn object(
        &mut self,
        id: &ObjId,
        kind: ObjType,
        node: &mut dyn Node,
        at: &Pointer,
    ) -> Result<bool, StoreError> {
        if kind == ObjType::Text {
            let text = self.engine.text(id)?;
            let leaf = node.leaf_mut();
            return Ok(leaf.is_some_and(|leaf| leaf.set(&Value::Text(text)).is_ok()));
        }
        let Some(items) = node.list_mut() else {
            return Ok(false);
        };
        // In the order of the list, so that each is put at its end: thousands of lines are not moved about.
        let mut entries = Vec::new();
        for entry in self.engine.map_range(id, ..) {
            let item = entry.id();
            entries.push((self.order(&item)?, entry.key.into_owned(), item));
        }
        entries.sort();
        for (_, id, item) in &entries {
            self.item(item, id, items, &at.join(id))?;
        }
        Ok(true)
    }

    /// Reads an item that the list does not hold yet.
    fn item(
        &mut self,
        scope: &ObjId,
        id: &str,
        items: &mut dyn AnyList,
        at: &Pointer,
    ) -> Result<(), StoreError> {
        self.put_in_place(scope, id, items)?;
        if let Some(body) = items.any_item_mut(id) {
            self.fields(scope, body, at)?;
        }
        Ok(())
    }

    fn order(&self, item: &ObjId) -> Result<Order, StoreError> {
        Ok(match self.engine.get(item, ORDER)? {
            Some((Found::Scalar(order), _)) => Order::from_text(order.as_str().unwrap_or_default()),
            _ => Order::default(),
        })
    }

    /// Puts an item where its order key says, among the live or among the removed.
    fn put_in_place(&self, scope: &ObjId, id: &str, items: &mut dyn AnyList) -> Result<(), StoreError> {
        let order = self.order(scope)?;
        let removed = matches!(
            self.engine.get(scope, REMOVED)?,
            Some((Found::Scalar(flag), _)) if *flag == ScalarValue::Boolean(true)
        );
        if items.place(id).is_some_and(|place| place == (&order, removed)) {
            return Ok(());
        }
        items.set_aside(id);
        items.put(id, order);
        if removed {
            items.set_aside(id);
        }
        Ok(())
    }

    /// Reads one place again; `false` where an item was replaced by another of the same id.
    fn again(
        &mut self,
        scope: &ObjId,
        node: &mut dyn Node,
        chain: &[String],
        base: Pointer,
        touched: &mut BTreeSet<Pointer>,
    ) -> Result<bool, StoreError> {
        let Some((key, rest)) = chain.split_first() else {
            return Ok(true);
        };
        if key.starts_with(RESERVED) {
            return Ok(true);
        }
        let at = base.below(key);
        let Some(place) = descend(node, key) else {
            return Ok(true);
        };
        let found = self.engine.get(scope, key)?;
        if place.list_mut().is_none() {
            match found {
                Some((Found::Scalar(scalar), _)) => {
                    set(place, &scalar);
                }
                Some((Found::Object(kind), id)) => {
                    self.object(&id, kind, place, &at)?;
                }
                None => {
                    if let Some(leaf) = place.leaf_mut() {
                        leaf.unset();
                    }
                }
            }
            touched.insert(at);
            return Ok(true);
        }
        let (Some(items), Some((_, list)), Some((id, rest))) = (place.list_mut(), found, rest.split_first())
        else {
            // A list that has just begun: its items follow.
            return Ok(true);
        };
        let at = at.join(id);
        let Some((Found::Object(_), item)) = self.engine.get(&list, id)? else {
            return Ok(true);
        };
        if items.place(id).is_none() {
            touched.insert(at.clone());
            self.item(&item, id, items, &at)?;
            return Ok(true);
        }
        match rest {
            [] => {
                // Just read, or replaced.
                let fresh = touched.contains(&at);
                touched.insert(at);
                Ok(fresh)
            }
            [own] if own.starts_with(RESERVED) => {
                self.put_in_place(&item, id, items)?;
                touched.insert(at);
                Ok(true)
            }
            rest => match items.any_item_mut(id) {
                Some(body) => self.again(&item, body, rest, at, touched),
                None => Ok(true),
            },
        }
    }
}

/// The place of a flat key in a record; never through a list.
fn descend<'a>(node: &'a mut dyn Node, key: &str) -> Option<&'a mut dyn Node> {
    let mut node = node;
    for step in Pointer::root().below(key).keys() {
        if node.list_mut().is_some() {
            return None;
        }
        node = node.child_mut(&step)?;
    }
    Some(node)
}

fn set(node: &mut dyn Node, scalar: &ScalarValue) -> bool {
    let Some(leaf) = node.leaf_mut() else {
        return false;
    };
    decode(leaf.kind(), scalar).is_some_and(|value| leaf.set(&value).is_ok())
}
