//! Cost lines out of a spreadsheet that somebody else made: `.xlsx`, `.xls`, `.ods` or `.csv`, which may hold anything.
//!
//! A `file` is known by what it begins with, not by its name. It is read into a sparse [`Grid`] of few rows, whatever
//! size it claims; then `columns` says what each column is, `lines` what each row becomes, with the address of each
//! cell that cannot be read, and `aside` which rows are no cost. Nothing here changes a dossier.

mod aside;
mod columns;
mod error;
mod file;
mod grid;
mod lines;

pub use aside::block::{NamedTotal, named_totals};
pub use columns::fields::{FIELDS, Field};
pub use columns::sheet::{Chosen, sheet_of_costs};
pub use columns::{Column, Kept, Layout};
pub use error::IntakeError;
pub use file::{MAX_ROWS, Table};
pub use grid::{Cell, Grid, Row, address, letters};
pub use lines::{CellFault, LineRead, are_without_amount, read_lines};
