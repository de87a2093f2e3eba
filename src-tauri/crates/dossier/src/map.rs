//! Things by a key that comes from outside: sections and declarations by the call's ids, `x-…` fields.

use std::collections::BTreeMap;

use crate::leaf::Kept;
use crate::node::{Node, Shape};

/// What the keys of fields that are not ours begin with.
const FOREIGN: &str = "x-";
/// Longest key, in bytes.
pub(crate) const LONGEST: usize = 200;

/// Whether a key is that of a field which is kept as it is.
pub(crate) fn is_foreign(key: &str) -> bool {
    key.starts_with(FOREIGN)
}

/// Whether a key that comes from outside can be one.
pub(crate) fn is_sound_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= LONGEST
}

/// The `x-…` fields found in a record or among the entries of a map, kept as they are.
#[derive(Clone, Debug, Default)]
pub struct KeptFields(BTreeMap<String, Kept>);

impl KeptFields {
    /// The keys of the fields that hold something.
    pub(crate) fn keys(&self) -> Vec<&str> {
        let empty = Kept::default();
        self.0.iter().filter(|(_, field)| **field != empty).map(|(key, _)| key.as_str()).collect()
    }

    pub(crate) fn child(&self, key: &str) -> Option<&dyn Node> {
        self.0.get(key).map(|field| field as &dyn Node)
    }

    pub(crate) fn child_mut(&mut self, key: &str) -> Option<&mut dyn Node> {
        is_sound_key(key).then(|| self.0.entry(key.to_owned()).or_default() as &mut dyn Node)
    }
}

impl PartialEq for KeptFields {
    fn eq(&self, other: &Self) -> bool {
        let empty = Kept::default();
        let full = |fields: &Self| -> Vec<(String, Kept)> {
            let full = fields.0.iter().filter(|(_, field)| **field != empty);
            full.map(|(key, field)| (key.clone(), field.clone())).collect()
        };
        full(self) == full(other)
    }
}

/// Entries by key. An empty entry counts as none, so that touching a key changes nothing.
#[derive(Clone, Debug)]
pub struct Map<T> {
    entries: BTreeMap<String, T>,
    kept: KeptFields,
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), kept: KeptFields::default() }
    }
}

impl<T: Default + PartialEq> Map<T> {
    /// The entry of this key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(key)
    }

    /// The entries that hold something, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        let empty = T::default();
        self.entries
            .iter()
            .filter(move |(_, entry)| **entry != empty)
            .map(|(key, entry)| (key.as_str(), entry))
    }

    /// The keys of the entries that hold something.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }
}

impl<T: Default + PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter()) && self.kept == other.kept
    }
}

impl<T: Node + Default + PartialEq> Node for Map<T> {
    fn shape(&self) -> Shape<'_> {
        Shape::Map(self.keys().collect())
    }
    fn child(&self, key: &str) -> Option<&dyn Node> {
        if is_foreign(key) {
            return self.kept.child(key);
        }
        self.entries.get(key).map(|entry| entry as &dyn Node)
    }
    fn child_mut(&mut self, key: &str) -> Option<&mut dyn Node> {
        if is_foreign(key) {
            return self.kept.child_mut(key);
        }
        is_sound_key(key).then(|| self.entries.entry(key.to_owned()).or_default() as &mut dyn Node)
    }
    fn sample(&self) -> Option<Box<dyn Node>> {
        Some(Box::new(T::default()))
    }
    fn kept_keys(&self) -> Vec<&str> {
        self.kept.keys()
    }
}
