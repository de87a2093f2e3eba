//! When the project runs.

pub(crate) mod shorter_than_window;
pub(crate) mod start_outside;
