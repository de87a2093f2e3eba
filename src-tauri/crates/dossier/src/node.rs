//! The dossier seen as a tree: records of named parts, lists by id, maps by key, fields at the leaves.
//!
//! Each structure is declared once (`record!`); edits, JSON, the merge engine, labels and the registry of
//! fields all walk it through [`Node`], so that no surface lists the fields a second time.

use std::any::Any;

use crate::{Leaf, List, Order};

/// One named part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key in JSON.
    pub key: &'static str,
    /// Its French name.
    pub label: &'static str,
    /// Whether only the program sets it.
    pub locked: bool,
}

/// What a node is.
pub enum Shape<'a> {
    /// A field.
    Leaf(&'a dyn Leaf),
    /// Named parts.
    Record(&'static [Part]),
    /// Items by id, in order.
    List(&'a dyn AnyList),
    /// Things by a key that the call (or the writer of an `x-` field) gives.
    Map(Vec<&'a str>),
}

/// A place of the tree.
pub trait Node: Any {
    /// What stands here.
    fn shape(&self) -> Shape<'_>;
    /// The child of this key, if it is there.
    fn child(&self, key: &str) -> Option<&dyn Node>;
    /// The child of this key, to be changed; a map makes it.
    fn child_mut(&mut self, key: &str) -> Option<&mut dyn Node>;
    /// This node as a field, to be changed.
    fn leaf_mut(&mut self) -> Option<&mut dyn Leaf> {
        None
    }
    /// This node as a list, to be changed.
    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        None
    }
    /// An empty item of this list, or an empty entry of this map.
    fn sample(&self) -> Option<Box<dyn Node>> {
        None
    }
    /// The keys of `x-…` fields kept here.
    fn kept_keys(&self) -> Vec<&str> {
        Vec::new()
    }
    /// Whether a part is out of use for now: kept in the draft, neither read nor exported
    /// (the fields of another basis of cost).
    fn hides(&self, _key: &str) -> bool {
        false
    }
}

/// A list of items of any type.
pub trait AnyList {
    /// The live items' ids, in order.
    fn ids(&self) -> Vec<&str>;
    /// How many live items it holds.
    fn len(&self) -> usize;
    /// Whether it holds no live item.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// How many it may hold by edits and imports.
    fn limit(&self) -> usize;
    /// Where a live item stands, from 0.
    fn position(&self, id: &str) -> Option<usize>;
    /// The place of an item, live or removed, and whether it is removed.
    fn place(&self, id: &str) -> Option<(&Order, bool)>;
    /// The live item just before and the one just after an order key that is to be found for `position`.
    fn order_at(&self, position: &crate::Position, moving: Option<&str>) -> Option<Order>;
    /// Adds an empty item, or brings a removed one back as it was.
    fn put(&mut self, id: &str, order: Order);
    /// Takes an item out of the live ones and keeps it aside.
    fn set_aside(&mut self, id: &str);
    /// Moves a live item.
    fn reorder(&mut self, id: &str, order: Order);
    /// Every item, removed ones included, in the order of their ids: for the walk that reads or writes the
    /// merge engine's document.
    fn all_ids(&self) -> Vec<&str>;
    /// An item, removed or not.
    fn any_item(&self, id: &str) -> Option<&dyn Node>;
    /// An item, removed or not, to be changed.
    fn any_item_mut(&mut self, id: &str) -> Option<&mut dyn Node>;
}

impl<T: Leaf + 'static> Node for T {
    fn shape(&self) -> Shape<'_> {
        Shape::Leaf(self)
    }
    fn child(&self, _key: &str) -> Option<&dyn Node> {
        None
    }
    fn child_mut(&mut self, _key: &str) -> Option<&mut dyn Node> {
        None
    }
    fn leaf_mut(&mut self) -> Option<&mut dyn Leaf> {
        Some(self)
    }
}

/// A record: what an item of a list is made of.
pub trait Record: Node + Clone + Default + PartialEq {
    /// How many items of this type a list takes by edits and imports.
    const LIMIT: usize;
}

impl<T: Record> Node for List<T> {
    fn shape(&self) -> Shape<'_> {
        Shape::List(self)
    }
    fn child(&self, key: &str) -> Option<&dyn Node> {
        self.get(key).map(|item| &item.body as &dyn Node)
    }
    fn child_mut(&mut self, key: &str) -> Option<&mut dyn Node> {
        self.get_mut(key).map(|body| body as &mut dyn Node)
    }
    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(self)
    }
    fn sample(&self) -> Option<Box<dyn Node>> {
        Some(Box::new(T::default()))
    }
}

/// Declares a record: the struct, and its parts with their French names.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident $(limit $limit:literal)? $(hides $hides:ident)? {
            $( $(#[$part_meta:meta])* $key:ident : $ty:ty = $label:literal $($locked:ident)? ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$part_meta])* pub $key: $ty, )*
            /// The `x-…` fields found here, kept as they are.
            pub kept: $crate::map::KeptFields,
        }

        impl $crate::Record for $name {
            const LIMIT: usize = record!(@limit $($limit)?);
        }

        impl $crate::Node for $name {
            fn shape(&self) -> $crate::Shape<'_> {
                const PARTS: &[$crate::Part] = &[
                    $( $crate::Part { key: stringify!($key), label: $label, locked: record!(@locked $($locked)?) } ),*
                ];
                $crate::Shape::Record(PARTS)
            }
            fn child(&self, key: &str) -> Option<&dyn $crate::Node> {
                match key {
                    $( stringify!($key) => Some(&self.$key), )*
                    _ if $crate::map::is_foreign(key) => self.kept.child(key),
                    _ => None,
                }
            }
            fn child_mut(&mut self, key: &str) -> Option<&mut dyn $crate::Node> {
                match key {
                    $( stringify!($key) => Some(&mut self.$key), )*
                    _ if $crate::map::is_foreign(key) => self.kept.child_mut(key),
                    _ => None,
                }
            }
            fn kept_keys(&self) -> Vec<&str> {
                self.kept.keys()
            }
            $( fn hides(&self, key: &str) -> bool {
                self.$hides(key)
            } )?
        }
    };
    (@limit) => { 1_000 };
    (@limit $limit:literal) => { $limit };
    (@locked) => { false };
    (@locked locked) => { true };
}
pub(crate) use record;
