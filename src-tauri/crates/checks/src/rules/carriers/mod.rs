//! The State services that carry the project.

pub(crate) mod too_few;
