//! The call: which one, its keys, its deadline.

pub(crate) mod deadline_near;
pub(crate) mod deadline_passed;
pub(crate) mod other_revision;
pub(crate) mod unknown_key;
