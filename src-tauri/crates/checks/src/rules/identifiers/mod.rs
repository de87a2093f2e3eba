//! Identifiers, checked without asking anybody.

pub(crate) mod email;
pub(crate) mod iban;
pub(crate) mod rna;
pub(crate) mod siret;
