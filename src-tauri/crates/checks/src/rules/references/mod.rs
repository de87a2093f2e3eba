//! References between the parts of a dossier.

pub(crate) mod unknown;
