//! The dates of the project’s own calendar.

pub(crate) mod out_of_order;
