//! From what a person asks for to exact operations.

use crate::leaf::Prose;
use crate::node::{Node, Shape};
use crate::{Dossier, EditError, Kind, Op, Order, Pointer, Position, Value};

/// What a typed text becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// The operations that give the field what was typed; none if it holds it already.
    Ops(Vec<Op>),
    /// It cannot be read: why. The field is to be unset, and the text kept apart.
    Unreadable(crate::ValueError),
}

impl Dossier {
    /// Reads a text typed into a field, by the field's type; an empty text clears it.
    ///
    /// # Errors
    /// Where no field stands there, or only the program sets it.
    pub fn typed(&self, at: &Pointer, text: &str) -> Result<Typed, EditError> {
        self.check_unlocked(at)?;
        let read = self.with_leaf(at, |leaf| leaf.read(text))?;
        match read {
            Err(error) => Ok(Typed::Unreadable(error)),
            Ok(value) => self.give(at, value).map(Typed::Ops),
        }
    }

    /// The operations that give a field a value, or make it missing; a prose is compared and spliced.
    ///
    /// # Errors
    /// Where no field stands there.
    pub fn give(&self, at: &Pointer, value: Option<Value>) -> Result<Vec<Op>, EditError> {
        let (kind, before) = self.with_leaf(at, |leaf| (leaf.kind(), leaf.value()))?;
        if before == value {
            return Ok(Vec::new());
        }
        if matches!(kind, Kind::Prose { .. }) {
            let new = match &value {
                Some(Value::Text(text)) => text.as_str(),
                _ => "",
            };
            let node: Option<&dyn std::any::Any> = self.node(at).map(|node| node as _);
            let empty = Prose::default();
            let prose = node.and_then(|node| node.downcast_ref::<Prose>()).unwrap_or(&empty);
            let splice = prose.splice_to(new);
            return Ok(splice
                .map(|(index, delete, insert)| Op::Splice {
                    at: at.clone(),
                    index,
                    delete,
                    insert: insert.to_owned(),
                })
                .into_iter()
                .collect());
        }
        Ok(vec![match value {
            Some(value) => Op::Set { at: at.clone(), value },
            None => Op::Unset { at: at.clone() },
        }])
    }

    /// The operations that put a new item (or one that moves, `moving`) at a place of a list: its order key,
    /// and moves of its neighbours where two equal keys leave no room.
    ///
    /// # Errors
    /// Where no list stands there, or the sibling is unknown.
    pub fn order_for(
        &self,
        list: &Pointer,
        position: &Position,
        moving: Option<&str>,
    ) -> Result<(Order, Vec<Op>), EditError> {
        let placed = self.with_node(list, |node| match node.shape() {
            Shape::List(items) => self.place_in(list, items, position, moving),
            _ => Err(match moving {
                Some(item) => EditError::NotAnItem(list.join(item)),
                None => EditError::NotAList(list.clone()),
            }),
        });
        placed?
    }

    fn place_in(
        &self,
        list: &Pointer,
        items: &dyn crate::AnyList,
        position: &Position,
        moving: Option<&str>,
    ) -> Result<(Order, Vec<Op>), EditError> {
        if let Position::Before(id) | Position::After(id) = position {
            let place = items.place(id).filter(|(_, removed)| !removed);
            let (order, _) = place.ok_or_else(|| EditError::NoSuchField(list.join(id)))?;
            if moving == Some(id.as_str()) {
                return Ok((order.clone(), Vec::new()));
            }
        }
        if let Some(order) = items.order_at(position, moving) {
            return Ok((order, Vec::new()));
        }
        self.make_room(list, &items.ids(), position, moving)
    }

    /// Two people inserted at the same place: gives all items fresh keys, leaving room for one at `position`.
    fn make_room(
        &self,
        list: &Pointer,
        ids: &[&str],
        position: &Position,
        moving: Option<&str>,
    ) -> Result<(Order, Vec<Op>), EditError> {
        let mut moves = Vec::new();
        let mut last: Option<Order> = None;
        let mut wanted = None;
        let mut next = |wanted: Option<&mut Option<Order>>| {
            let order = Order::between(last.as_ref(), None).unwrap_or_default();
            last = Some(order.clone());
            if let Some(wanted) = wanted {
                *wanted = Some(order.clone());
            }
            order
        };
        for id in ids.iter().filter(|id| moving != Some(**id)) {
            if matches!(position, Position::Before(sibling) if sibling == id) {
                next(Some(&mut wanted));
            }
            moves.push(Op::Move { at: list.join(id), order: next(None) });
            if matches!(position, Position::After(sibling) if sibling == id) {
                next(Some(&mut wanted));
            }
        }
        if wanted.is_none() {
            next(Some(&mut wanted));
        }
        wanted.map(|order| (order, moves)).ok_or_else(|| EditError::NotAList(list.clone()))
    }

    /// Refuses what only the program sets.
    fn check_unlocked(&self, at: &Pointer) -> Result<(), EditError> {
        let locked = self.on_the_way(at, |node, key| {
            matches!(node.shape(), Shape::Record(parts) if parts.iter().any(|part| part.key == key && part.locked))
        });
        // What a file says of itself is no part of the dossier, yet it is shown as one.
        let said = at.split().is_some_and(|(parent, key)| {
            parent == Pointer::root() && matches!(key.as_str(), "format" | "minor")
        });
        if locked || said { Err(EditError::Locked(at.clone())) } else { Ok(()) }
    }

    /// Refuses a field that belongs to another basis of cost than the present one: a script that sets it is
    /// mistaken (`formats.md`), while a form may still hold one.
    ///
    /// # Errors
    /// [`EditError::NoSuchField`].
    pub fn check_in_use(&self, at: &Pointer) -> Result<(), EditError> {
        let hidden = self.on_the_way(at, |node, key| node.hides(key));
        if hidden { Err(EditError::NoSuchField(at.clone())) } else { Ok(()) }
    }

    /// Whether something holds of a part on the way to a place. An entry that a map does not hold yet has
    /// nothing locked or hidden in it.
    fn on_the_way(&self, at: &Pointer, holds: impl Fn(&dyn Node, &str) -> bool) -> bool {
        let mut node: Option<&dyn Node> = Some(self);
        for key in at.keys() {
            let Some(here) = node else { return false };
            if holds(here, &key) {
                return true;
            }
            node = here.child(&key);
        }
        false
    }

    /// Looks at the field at a pointer.
    fn with_leaf<R>(&self, at: &Pointer, look: impl FnOnce(&dyn crate::Leaf) -> R) -> Result<R, EditError> {
        let looked = self.with_node(at, |node| match node.shape() {
            Shape::Leaf(leaf) => Some(look(leaf)),
            _ => None,
        });
        looked?.ok_or_else(|| EditError::NotAField(at.clone()))
    }

    /// An empty item of the list at a pointer, to read fields by.
    ///
    /// # Errors
    /// Where no list stands there.
    pub fn sample_item(&self, list: &Pointer) -> Result<Box<dyn Node>, EditError> {
        let sample = self.with_node(list, |node| match node.shape() {
            Shape::List(_) => node.sample(),
            _ => None,
        });
        sample?.ok_or_else(|| EditError::NotAList(list.clone()))
    }

    /// Looks at a place, or at an empty one where a map has no such entry yet.
    pub(crate) fn with_node<R>(
        &self,
        at: &Pointer,
        look: impl FnOnce(&dyn Node) -> R,
    ) -> Result<R, EditError> {
        let missing = || EditError::NoSuchField(at.clone());
        let mut node: &dyn Node = self;
        let sample: Box<dyn Node>;
        let mut keys = at.keys();
        while let Some(key) = keys.next() {
            if let Some(child) = node.child(&key) {
                node = child;
                continue;
            }
            sample = match node.shape() {
                Shape::Record(_) | Shape::Map(_) if crate::map::is_foreign(&key) => {
                    Box::new(crate::leaf::Kept::default())
                }
                Shape::Map(_) => node.sample().ok_or_else(missing)?,
                _ => return Err(missing()),
            };
            let inside = keys.try_fold(&*sample, |inside, key| inside.child(&key)).ok_or_else(missing)?;
            return Ok(look(inside));
        }
        Ok(look(node))
    }
}
