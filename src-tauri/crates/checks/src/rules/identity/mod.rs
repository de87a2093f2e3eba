//! Who files and who receives.

pub(crate) mod delegate_incomplete;
pub(crate) mod incomplete;
pub(crate) mod no_iban;
pub(crate) mod prefet_missing;
pub(crate) mod recipient_incomplete;
