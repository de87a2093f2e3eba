//! Cost lines out of a spreadsheet that somebody else made: `.xlsx`, `.xls`, `.ods` or `.csv`, which may hold anything.
//!
//! A file is known by what it begins with, not by its name. It is read into a sparse [`Grid`] of few rows, whatever
//! size it claims; then `columns` says what each column is, and `lines` what each row becomes, with the address of
//! each cell that cannot be read. Nothing here changes a dossier.

mod amounts;
mod aside;
mod before_vat;
mod beside;
mod block;
mod columns;
mod csv;
mod cut_numbers;
mod dates;
mod doubt;
mod error;
mod fields;
mod grand_total;
mod grid;
mod headings;
mod heads;
mod held;
mod hidden_columns;
mod income_words;
mod incomes;
mod lines;
mod marks;
mod months;
mod notes;
mod ods;
mod ods_styles;
mod open;
mod quoted;
mod read_column;
mod recap;
mod rubrics;
mod second_best;
mod seen;
mod settle;
mod sheet;
mod shown;
mod sides;
mod sums;
mod table_above;
mod table_beside;
mod thousands;
mod totals;
mod two_lines;
mod typed;
mod walk;
mod who;
mod xls;
mod xls_styles;
mod xlsx;
mod xlsx_styles;
mod zipped;

pub use block::{NamedTotal, named_totals};
pub use columns::{Column, Kept, Layout};
pub use error::IntakeError;
pub use fields::{FIELDS, Field};
pub use grid::{Cell, Grid, Row, address, letters};
pub use lines::{CellFault, LineRead, are_without_amount, read_lines};
pub use open::{MAX_ROWS, Table};
pub use sheet::sheet_of_costs;
