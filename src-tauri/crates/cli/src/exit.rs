//! How a command ends: the exit codes of `formats.md`, in one place.

use std::io;
use std::process::ExitCode;

use app::{AppError, ErrorCode};

use crate::output::Output;

/// A command that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: done, and a blocking finding was met.
    Blocking,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Blocking => ExitCode::from(1),
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program refused.
    #[error(transparent)]
    App(#[from] AppError),
    /// Nobody takes what it prints.
    #[error(transparent)]
    Output(#[from] io::Error),
}

impl Failure {
    /// Tells the person, and gives the exit code.
    pub fn report(self, output: Output) -> ExitCode {
        let error = match self {
            Failure::App(error) => unwritten(error),
            Failure::Output(error) => {
                let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
                let code = if full { ErrorCode::StorageFull } else { ErrorCode::Storage };
                let why = app::reason(&error);
                AppError::new(code, format!("Le résultat n’a pas pu être écrit\u{A0}: {why}."))
            }
        };
        output.error(&error);
        ExitCode::from(code(error.code))
    }
}

/// A command that the disk refused is done with, while a window tries again by itself.
fn unwritten(error: AppError) -> AppError {
    let by_disk = matches!(
        error.code,
        ErrorCode::StorageFull | ErrorCode::StorageReadOnly | ErrorCode::StorageLocked | ErrorCode::Storage
    );
    // What says more stays alone: of several files the first may have been imported.
    if !by_disk || !error.hints.is_empty() {
        return error;
    }
    error.hint("La commande n’a rien changé\u{A0}: relancez-la quand ce sera possible.")
}

/// The exit code of a refusal.
pub fn code(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Blocked => 1,
        ErrorCode::Usage => 2,
        ErrorCode::BadInput | ErrorCode::Stale => 3,
        ErrorCode::NotFound | ErrorCode::Ambiguous | ErrorCode::LockedField => 4,
        ErrorCode::StorageFull
        | ErrorCode::StorageReadOnly
        | ErrorCode::StorageLocked
        | ErrorCode::StorageDamaged
        | ErrorCode::Storage => 5,
        ErrorCode::Defect => 70,
    }
}
