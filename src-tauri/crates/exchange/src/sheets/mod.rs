//! The budget as a workbook: `.xlsx` and `.ods` with formulas that come to the same cents, and the cost lines as
//! `.csv`. What the tables hold is decided once, in [`book::Book`]; the two writers only spell it.
//!
//! Deliberately absent: reading (see `intake`), rules of the budget (the figures come from the crate `budget`, and
//! the formulas only say them again), files.

mod book;
mod costs;
mod crossed;
mod csv;
mod exact;
mod formula;
mod frame;
mod lists;
mod months;
mod ods;
mod ods_styles;
mod parts;
mod plan;
mod readme;
mod resources;
mod shares;
mod template;
mod traces;
mod wrap;
mod xlsx;
mod xml;

use budget::Budget;
use call::Call;
use dossier::Dossier;

pub(crate) use csv::unsafe_again;
pub use csv::write_costs_csv;
pub use template::template;

/// What a workbook is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Its call.
    pub call: &'a Call,
    /// Its budget under this call.
    pub budget: &'a Budget,
    /// How much of what was typed for it could not be read, and is missing from it.
    pub unread: usize,
    /// When it is exported, in French: `6 septembre 2016 à 14 h 02`.
    pub at: &'a str,
    /// The same in UTC, as numbers: year, month, day, hour, minute, second.
    pub written: [u16; 6],
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The writer of `.xlsx` refused.
    #[error("le classeur n’a pas pu être composé\u{A0}: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of `.ods` refused.
    #[error("le classeur n’a pas pu être composé\u{A0}: {0}")]
    Ods(#[from] zip::result::ZipError),
    /// A part of it could not be put into memory.
    #[error("le classeur n’a pas pu être composé\u{A0}: {0}")]
    Io(#[from] std::io::Error),
}

/// The budget as an `.xlsx` workbook.
///
/// # Errors
/// [`BookError`], which no dossier within the limits brings about.
pub fn write_budget_xlsx(source: Source<'_>) -> Result<Vec<u8>, BookError> {
    xlsx::write(&frame::book(source))
}

/// The budget as an `.ods` workbook.
///
/// # Errors
/// [`BookError`], which no dossier within the limits brings about.
pub fn write_budget_ods(source: Source<'_>) -> Result<Vec<u8>, BookError> {
    ods::write(&frame::book(source))
}
