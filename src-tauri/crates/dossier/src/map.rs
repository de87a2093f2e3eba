//! Things by a key that comes from outside: sections and declarations by the call's ids, `x-…` fields.

use std::collections::BTreeMap;

use crate::node::{Node, Shape};

/// Entries by key. An empty entry counts as none, so that touching a key changes nothing.
#[derive(Clone, Debug)]
pub struct Map<T>(BTreeMap<String, T>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Default + PartialEq> Map<T> {
    /// The entry of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)
    }

    /// The entries that hold something, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let empty = T::default();
        self.0.iter().filter(move |(_, entry)| **entry != empty).map(|(key, entry)| (key.as_str(), entry))
    }

    /// The keys of the entries that hold something.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }
}

impl<T: Default + PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Node + Default + PartialEq> Node for Map<T> {
    fn shape(&self) -> Shape<'_> {
        Shape::Map(self.keys().collect())
    }
    fn child(&self, key: &str) -> Option<&dyn Node> {
        self.0.get(key).map(|entry| entry as &dyn Node)
    }
    fn child_mut(&mut self, key: &str) -> Option<&mut dyn Node> {
        (!key.is_empty() && key.len() <= 200)
            .then(|| self.0.entry(key.to_owned()).or_default() as &mut dyn Node)
    }
    fn sample(&self) -> Option<Box<dyn Node>> {
        Some(Box::new(T::default()))
    }
}
