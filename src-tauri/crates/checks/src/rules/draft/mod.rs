//! The draft itself: what was typed or merged and is not settled.

pub(crate) mod conflict;
pub(crate) mod unread;
