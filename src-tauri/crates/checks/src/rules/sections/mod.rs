//! The written parts.

pub(crate) mod empty;
pub(crate) mod too_long;
