//! The work plan, in months of the project.

pub(crate) mod beyond_end;
pub(crate) mod deliverable_early;
pub(crate) mod starts_too_early;
pub(crate) mod task_cycle;
