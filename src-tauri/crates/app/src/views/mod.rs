//! From the domain to what a screen shows.

pub(crate) mod budget_state;
pub(crate) mod call;
pub(crate) mod cross;
pub(crate) mod fields;
pub(crate) mod figures;
pub(crate) mod financing;
pub(crate) mod findings;
pub(crate) mod names;
pub(crate) mod reading;
pub(crate) mod time;
