//! The agents' time: its justification, and whether there is so much of it.

pub(crate) mod agent_overbooked;
pub(crate) mod busy_month;
pub(crate) mod cost_unjustified;
pub(crate) mod two_daily_costs;
pub(crate) mod working_days_unjustified;
