//! The cash that others give.

pub(crate) mod amount_missing;
pub(crate) mod funder_missing;
pub(crate) mod planned;
pub(crate) mod self_financing_to_confirm;
pub(crate) mod two_funders;
