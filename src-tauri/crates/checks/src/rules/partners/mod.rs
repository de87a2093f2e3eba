//! The actors of the territory that join.

pub(crate) mod also_provider;
pub(crate) mod company_grant;
pub(crate) mod kind_missing;
