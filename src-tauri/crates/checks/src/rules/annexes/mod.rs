//! The files that go with the dossier.

pub(crate) mod bytes_absent;
pub(crate) mod required_missing;
pub(crate) mod too_large;
pub(crate) mod type_refused;
