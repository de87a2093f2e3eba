//! What the signatory declares.

pub(crate) mod not_ticked;
