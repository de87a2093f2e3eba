//! The written parts.

pub(crate) mod empty;
pub(crate) mod field_unknown;
pub(crate) mod figure_differs;
pub(crate) mod image_unknown;
mod parts_quoted;
pub(crate) mod too_long;
