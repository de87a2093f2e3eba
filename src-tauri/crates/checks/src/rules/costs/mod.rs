//! Each cost line by itself.

pub(crate) mod bearer_missing;
pub(crate) mod beyond_end;
pub(crate) mod category_missing;
pub(crate) mod months_swapped;
pub(crate) mod not_computable;
pub(crate) mod too_many;
