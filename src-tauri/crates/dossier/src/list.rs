//! A list of items by id: what is live, in order, and what was removed and may come back.
//!
//! A removed item is set aside, never dropped: undo brings it back as it was, and a merge can say that the
//! other side had changed it.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Deref, DerefMut};

use crate::node::{AnyList, Record};
use crate::{Node, Order};

/// Where an item is to stand among its siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// After all others.
    Last,
    /// Just before this sibling.
    Before(String),
    /// Just after this sibling.
    After(String),
}

/// One item, with the id that names it for ever and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<T> {
    /// Unique in its list; a UUID in a draft.
    pub id: String,
    /// Its place among its siblings.
    pub order: Order,
    /// What it is.
    pub body: T,
}

impl<T> Deref for Item<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Item<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

/// Items in order; iterating gives the live ones.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T> {
    live: Vec<Item<T>>,
    /// The order key of each live item, by its id: an edit names thousands of items, and each is found by halving.
    keys: HashMap<String, Order>,
    removed: BTreeMap<String, Item<T>>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { live: Vec::new(), keys: HashMap::new(), removed: BTreeMap::new() }
    }
}

impl<T> List<T> {
    /// The live items, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Item<T>> {
        self.live.iter()
    }

    /// How many live items there are.
    pub fn len(&self) -> usize {
        self.live.len()
    }

    /// Whether there is no live item.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// The live item of this id.
    pub fn get(&self, id: &str) -> Option<&Item<T>> {
        self.live.get(self.position(id)?)
    }

    /// What the live item of this id is, to be changed.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let at = self.position(id)?;
        self.live.get_mut(at).map(|item| &mut item.body)
    }

    /// Where the live item of this id stands, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        let order = self.keys.get(id)?;
        let at = self.rank(order, id);
        self.live.get(at).is_some_and(|item| item.id == id).then_some(at)
    }

    /// Where an item of this order key and id stands, or would.
    fn rank(&self, order: &Order, id: &str) -> usize {
        self.live.partition_point(|other| (&other.order, other.id.as_str()) < (order, id))
    }

    /// Puts an item at the place that its order key and id give.
    fn insert(&mut self, item: Item<T>) {
        self.keys.insert(item.id.clone(), item.order.clone());
        self.live.insert(self.rank(&item.order, &item.id), item);
    }

    fn take(&mut self, id: &str) -> Option<Item<T>> {
        let at = self.position(id)?;
        self.keys.remove(id);
        Some(self.live.remove(at))
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a Item<T>;
    type IntoIter = std::slice::Iter<'a, Item<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.live.iter()
    }
}

impl<T: Record> AnyList for List<T> {
    fn ids(&self) -> Vec<&str> {
        self.live.iter().map(|item| item.id.as_str()).collect()
    }

    fn len(&self) -> usize {
        self.live.len()
    }

    fn limit(&self) -> usize {
        T::LIMIT
    }

    fn position(&self, id: &str) -> Option<usize> {
        Self::position(self, id)
    }

    fn place(&self, id: &str) -> Option<(&Order, bool)> {
        let live = self.get(id).map(|item| (&item.order, false));
        live.or_else(|| self.removed.get(id).map(|item| (&item.order, true)))
    }

    fn order_at(&self, position: &Position, moving: Option<&str>) -> Option<Order> {
        let mut rest = self.live.iter().filter(|item| Some(item.id.as_str()) != moving);
        match position {
            Position::Last => Order::between(rest.next_back().map(|item| &item.order), None),
            Position::Before(id) => {
                let mut before = None;
                let sibling = rest.find(|item| {
                    let found = item.id == *id;
                    if !found {
                        before = Some(&item.order);
                    }
                    found
                })?;
                Order::between(before, Some(&sibling.order))
            }
            Position::After(id) => {
                let sibling = rest.find(|item| item.id == *id)?;
                Order::between(Some(&sibling.order), rest.next().map(|item| &item.order))
            }
        }
    }

    fn put(&mut self, id: &str, order: Order) {
        let item = match self.removed.remove(id) {
            Some(back) => Item { order, ..back },
            None => Item { id: id.to_owned(), order, body: T::default() },
        };
        self.insert(item);
    }

    fn set_aside(&mut self, id: &str) {
        if let Some(item) = self.take(id) {
            self.removed.insert(id.to_owned(), item);
        }
    }

    fn reorder(&mut self, id: &str, order: Order) {
        if let Some(item) = self.take(id) {
            self.insert(Item { order, ..item });
        }
    }

    fn all_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self
            .live
            .iter()
            .map(|item| item.id.as_str())
            .chain(self.removed.keys().map(String::as_str))
            .collect();
        ids.sort_unstable();
        ids
    }

    fn any_item(&self, id: &str) -> Option<&dyn Node> {
        self.get(id).or_else(|| self.removed.get(id)).map(|item| &item.body as &dyn Node)
    }

    fn any_item_mut(&mut self, id: &str) -> Option<&mut dyn Node> {
        if self.keys.contains_key(id) {
            return self.get_mut(id).map(|body| body as &mut dyn Node);
        }
        self.removed.get_mut(id).map(|item| &mut item.body as &mut dyn Node)
    }
}
