//! The dossier: plain structures, the registry of their fields, and the edits that change them.
//!
//! Deliberately absent: I/O, the clock, SQLite, the merge engine, the budget's rules. Time and ids come in as
//! arguments. Every field is declared once, in [`parts`]; everything else walks the tree of [`node`].

#![warn(clippy::float_arithmetic)]

mod acronym;
pub mod digits;
mod edit;
mod error;
pub mod import;
mod json;
pub mod kind;
pub mod leaf;
mod list;
mod map;
pub mod node;
pub mod number;
mod order;
pub mod parts;
mod plan;
mod pointer;
mod registry;
mod schema;
mod value;

pub use acronym::Acronym;
pub use edit::{Edit, Op};
pub use error::{EditError, ValueError};
pub use json::{Extent, FORMAT, MINOR};
pub use kind::{Choice, Kind, Target};
pub use leaf::{Choices, Leaf};
pub use list::{Item, List, Position};
pub use map::{KeptFields, Map};
pub use node::{AnyList, Node, Part, Record, Shape};
pub use order::Order;
pub use parts::Dossier;
pub use plan::Typed;
pub use pointer::Pointer;
pub use registry::{FieldSpec, fields};
pub use schema::schema;
pub use value::Value;
