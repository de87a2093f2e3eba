//! The budget as a whole: the call's ceiling, the grant, the balance.

pub(crate) mod grant_below_useful;
pub(crate) mod grant_over_ceiling;
pub(crate) mod no_cost;
pub(crate) mod not_balanced;
pub(crate) mod total_over_ceiling;
