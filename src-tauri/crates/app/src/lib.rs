//! What the program does, whoever asks: the window and the command line are twins over [`Desk`].
//!
//! Deliberately absent: Tauri, SQL, PDF operators, the system's clock (it comes in) and any output.

mod annexes;
mod by_hand;
mod calls;
mod cards;
mod charts;
mod desk;
mod drafts;
pub mod dto;
mod error;
mod export;
mod folder;
mod import;
mod plan;
mod saver;
mod session;
mod shipped;
mod views;
mod window;

pub use desk::{Desk, Event};
pub use error::{AppError, ErrorCode};
pub use folder::data_folder;
