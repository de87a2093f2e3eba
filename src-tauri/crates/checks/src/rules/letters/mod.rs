//! Letters: who owes one, and whether it is there.

pub(crate) mod annex_missing;
pub(crate) mod due;
pub(crate) mod funding_acquired;
