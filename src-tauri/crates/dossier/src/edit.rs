//! Changes to a dossier: all or nothing, each with its inverse.
//!
//! An operation is exact: it names ids and order keys, so that the same operation applied to the structs and
//! to the merge engine's document gives the same dossier. What a person asks for (« after this line ») is
//! turned into operations by `plan`.

use serde::{Deserialize, Serialize};

use crate::node::{Node, Shape};
use crate::{Dossier, EditError, Kind, Order, Pointer, Value};

/// One exact operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// Gives a field a value; never a prose.
    Set {
        /// The field.
        at: Pointer,
        /// Its value.
        value: Value,
    },
    /// Makes a field missing; never a prose.
    Unset {
        /// The field.
        at: Pointer,
    },
    /// Changes a prose; positions count UTF-16 units.
    Splice {
        /// The prose.
        at: Pointer,
        /// Where.
        index: usize,
        /// How many units go.
        delete: usize,
        /// What comes.
        insert: String,
    },
    /// Adds an empty item to a list, or brings a removed one back as it was.
    Add {
        /// The list.
        list: Pointer,
        /// The item's id.
        id: String,
        /// Its place.
        order: Order,
    },
    /// Sets an item aside.
    Remove {
        /// The item.
        at: Pointer,
    },
    /// Moves an item within its list.
    Move {
        /// The item.
        at: Pointer,
        /// Its new place.
        order: Order,
    },
}

impl Op {
    /// The place it changes: a field, or an item.
    pub fn place(&self) -> Pointer {
        match self {
            Op::Set { at, .. } | Op::Unset { at } | Op::Splice { at, .. } => at.clone(),
            Op::Remove { at } | Op::Move { at, .. } => at.clone(),
            Op::Add { list, id, .. } => list.join(id),
        }
    }
}

/// One change of a draft: one undo, one row of the store, one line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Keystrokes of one run of typing share a group: undo and history speak of groups.
    pub group: String,
    /// What it does, in French (« Libellé de la dépense »).
    pub label: String,
    /// What it does, exactly, in order.
    pub ops: Vec<Op>,
}

impl Dossier {
    /// The node at a pointer.
    pub fn node(&self, at: &Pointer) -> Option<&dyn Node> {
        let mut node: &dyn Node = self;
        for key in at.keys() {
            node = node.child(&key)?;
        }
        Some(node)
    }

    /// The node at a pointer, to be changed; an entry of a map is made.
    pub fn node_mut(&mut self, at: &Pointer) -> Option<&mut dyn Node> {
        let mut node: &mut dyn Node = self;
        for key in at.keys() {
            node = node.child_mut(&key)?;
        }
        Some(node)
    }

    /// Applies all operations, or none; gives back the operations that undo them, in the order to apply.
    ///
    /// # Errors
    /// The first operation that does not fit; the dossier is as it was.
    pub fn apply(&mut self, ops: &[Op]) -> Result<Vec<Op>, EditError> {
        let mut inverse = Vec::with_capacity(ops.len());
        for op in ops {
            match self.apply_one(op) {
                Ok(back) => inverse.push(back),
                Err(error) => {
                    for back in inverse.iter().rev() {
                        // What was just done can always be undone.
                        let _ = self.apply_one(back);
                    }
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        Ok(inverse)
    }

    fn apply_one(&mut self, op: &Op) -> Result<Op, EditError> {
        match op {
            Op::Set { at, value } => self.set(at, Some(value)),
            Op::Unset { at } => self.set(at, None),
            Op::Splice { at, index, delete, insert } => self.splice(at, *index, *delete, insert),
            Op::Add { list, id, order } => self.add(list, id, order),
            Op::Remove { at } => self.remove(at),
            Op::Move { at, order } => self.reorder(at, order),
        }
    }

    fn set(&mut self, at: &Pointer, value: Option<&Value>) -> Result<Op, EditError> {
        let node = self.node_mut(at).ok_or_else(|| EditError::NoSuchField(at.clone()))?;
        let leaf = node.leaf_mut().ok_or_else(|| EditError::NotAField(at.clone()))?;
        if matches!(leaf.kind(), Kind::Prose { .. }) {
            return Err(EditError::NotAField(at.clone()));
        }
        let before = leaf.value();
        match value {
            Some(value) => {
                leaf.set(value).map_err(|source| EditError::Value { at: at.clone(), source })?;
            }
            None => leaf.unset(),
        }
        Ok(match before {
            Some(value) => Op::Set { at: at.clone(), value },
            None => Op::Unset { at: at.clone() },
        })
    }

    fn splice(&mut self, at: &Pointer, index: usize, delete: usize, insert: &str) -> Result<Op, EditError> {
        let node = self.node_mut(at).ok_or_else(|| EditError::NoSuchField(at.clone()))?;
        let node: &mut dyn std::any::Any = node;
        let prose =
            node.downcast_mut::<crate::leaf::Prose>().ok_or_else(|| EditError::NotAField(at.clone()))?;
        let removed = prose.splice(index, delete, insert).map_err(|error| match error {
            Some(source) => EditError::Value { at: at.clone(), source },
            None => EditError::Stale(at.clone()),
        })?;
        let inserted = insert.encode_utf16().count();
        Ok(Op::Splice { at: at.clone(), index, delete: inserted, insert: removed })
    }

    fn add(&mut self, list: &Pointer, id: &str, order: &Order) -> Result<Op, EditError> {
        if !is_sound_id(id) {
            return Err(EditError::BadId(id.to_owned()));
        }
        let node = self.node_mut(list).ok_or_else(|| EditError::NoSuchField(list.clone()))?;
        let items = node.list_mut().ok_or_else(|| EditError::NotAList(list.clone()))?;
        let at = list.join(id);
        if items.place(id).is_some_and(|(_, removed)| !removed) {
            return Err(EditError::AlreadyThere(at));
        }
        if items.len() >= items.limit() {
            return Err(EditError::Full { at: list.clone(), max: items.limit() });
        }
        items.put(id, order.clone());
        Ok(Op::Remove { at })
    }

    fn remove(&mut self, at: &Pointer) -> Result<Op, EditError> {
        let (list, id, order) = self.item_place(at)?;
        if let Some(items) = self.node_mut(&list).and_then(Node::list_mut) {
            items.set_aside(&id);
        }
        Ok(Op::Add { list, id, order })
    }

    fn reorder(&mut self, at: &Pointer, order: &Order) -> Result<Op, EditError> {
        let (list, id, before) = self.item_place(at)?;
        if let Some(items) = self.node_mut(&list).and_then(Node::list_mut) {
            items.reorder(&id, order.clone());
        }
        Ok(Op::Move { at: at.clone(), order: before })
    }

    /// The list, the id and the order key of a live item.
    fn item_place(&self, at: &Pointer) -> Result<(Pointer, String, Order), EditError> {
        let missing = || EditError::NoSuchField(at.clone());
        let (list, id) = at.split().ok_or_else(missing)?;
        let Some(Shape::List(items)) = self.node(&list).map(Node::shape) else {
            return Err(if self.node(at).is_some() { EditError::NotAnItem(at.clone()) } else { missing() });
        };
        let order = items.place(&id).filter(|(_, removed)| !removed).map(|(order, _)| order.clone());
        let order = order.ok_or_else(missing)?;
        Ok((list, id, order))
    }
}

/// Whether a text can name an item: short, no control character.
fn is_sound_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && !id.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Order {
        Order::between(None, None).unwrap()
    }

    fn line(id: &str) -> Vec<Op> {
        vec![
            Op::Add { list: "/costs".into(), id: id.into(), order: order() },
            Op::Set { at: Pointer::new(&format!("/costs/{id}/label")), value: Value::Text("Atelier".into()) },
            Op::Set {
                at: Pointer::new(&format!("/costs/{id}/basis/amount")),
                value: Value::Text("120.00".into()),
            },
        ]
    }

    #[test]
    fn undoing_an_edit_gives_the_start_back() {
        let mut dossier = Dossier::default();
        let start = dossier.clone();
        let inverse = dossier.apply(&line("l1")).unwrap();
        assert_eq!(&*dossier.costs.get("l1").unwrap().label, "Atelier");
        dossier.apply(&inverse).unwrap();
        assert_eq!(dossier.costs.len(), start.costs.len());
    }

    #[test]
    fn a_removed_item_comes_back_as_it_was() {
        let mut dossier = Dossier::default();
        dossier.apply(&line("l1")).unwrap();
        let before = dossier.clone();
        let inverse = dossier.apply(&[Op::Remove { at: "/costs/l1".into() }]).unwrap();
        assert!(dossier.costs.is_empty());
        dossier.apply(&inverse).unwrap();
        assert_eq!(dossier, before);
    }

    #[test]
    fn one_bad_operation_leaves_everything_as_it_was() {
        let mut dossier = Dossier::default();
        let before = dossier.clone();
        let mut ops = line("l1");
        ops.push(Op::Set { at: "/costs/l1/basis/amount".into(), value: Value::Text("1e3".into()) });
        assert!(dossier.apply(&ops).is_err());
        assert_eq!(dossier.costs.len(), before.costs.len());
    }

    #[test]
    fn a_prose_is_spliced_in_utf16_units() {
        let mut dossier = Dossier::default();
        let at = Pointer::new("/sections/contexte/text");
        let splice = |index, delete, insert: &str| Op::Splice {
            at: at.clone(),
            index,
            delete,
            insert: insert.to_owned(),
        };
        dossier.apply(&[splice(0, 0, "é😀b")]).unwrap();
        assert!(dossier.apply(&[splice(2, 0, "x")]).is_err(), "inside a pair");
        let inverse = dossier.apply(&[splice(3, 1, "c")]).unwrap();
        assert_eq!(&*dossier.sections.get("contexte").unwrap().text, "é😀c");
        dossier.apply(&inverse).unwrap();
        assert_eq!(&*dossier.sections.get("contexte").unwrap().text, "é😀b");
    }

    #[test]
    fn a_list_takes_no_more_than_its_limit() {
        let mut dossier = Dossier::default();
        let mut last = None;
        let mut ops = Vec::new();
        for i in 0..5_001 {
            let order = Order::between(last.as_ref(), None).unwrap();
            ops.push(Op::Add { list: "/costs".into(), id: format!("l{i}"), order: order.clone() });
            last = Some(order);
        }
        assert!(matches!(dossier.apply(&ops), Err(EditError::Full { max: 5_000, .. })));
        assert!(dossier.costs.is_empty());
    }
}
