//! What is written, sign by sign.

pub(crate) mod unprintable_sign;
