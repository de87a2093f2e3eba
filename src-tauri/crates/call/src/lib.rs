//! A call for projects as data: its calendar, rules, sections, categories, annexes and declarations.
//!
//! No rule of a call stands in code: the program reads `amorce-call/1`, checks it whole, and says where a file
//! is wrong. Deliberately absent: I/O (the bytes come in as an argument) and the clock.

#![warn(clippy::float_arithmetic)]

mod calendar;
pub mod date;
mod error;
mod model;
mod money;
mod read;
mod validate;

pub use calendar::{Day, Entry, Moment, Period, YearMonth, Zone};
pub use error::{CallError, Fault, unknown_format};
pub use model::{
    AnnexKind, BaseOf, Call, Category, CeilingOf, Declaration, FiledBy, FundingStatus, Nature, Organisation,
    PartnerKind, Rules, Section, Source, Sourced,
};
pub use read::{FORMAT, schema};
