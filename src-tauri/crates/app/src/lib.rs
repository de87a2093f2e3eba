//! What the program does, whoever asks: the window and the command line are twins over [`Desk`].
//!
//! Deliberately absent: Tauri, SQL, PDF operators, the system's clock (it comes in) and any output.

mod annexes;
mod by_hand;
mod calls;
mod cards;
mod charts;
mod contents;
mod costs;
mod costs_in;
mod desk;
mod drafts;
pub mod dto;
mod equal;
mod error;
mod export;
mod findings;
mod folder;
mod import;
mod plan;
mod saver;
mod scenarios;
mod session;
mod shipped;
mod tables;
mod texts;
mod traces;
mod views;
mod window;
mod workbook;
mod working_time;

pub use costs_in::pasted::pasted_totals;
pub use costs_in::refusals::nothing as nothing_to_import;
pub use costs_in::{Columns, CostFile};
pub use desk::{Desk, Event};
pub use dossier::number::write_count;
pub use error::{AppError, ErrorCode, reason};
pub use folder::data_folder;
