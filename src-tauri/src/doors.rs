//! What the tests that drive the real window need and a person does by hand: the environment answers the dialogs.
//! Compiled with the feature `e2e` only, in the place of `dialogs`; a program that ships has none of it.

use std::path::PathBuf;
use std::sync::Once;
use std::time::{SystemTime, UNIX_EPOCH};

use tauri::Window;

use crate::words::FileKind;

/// The file that the environment names, or to which that name leads, if it is there; else the person changed their
/// mind.
pub fn open(_window: &Window, _title: &str, _kind: Option<FileKind>) -> Option<PathBuf> {
    std::env::var_os("AMORCE_E2E_OPEN").and_then(|path| std::fs::canonicalize(path).ok())
}

/// The proposed name, in the folder that the environment names.
pub fn save(_window: &Window, _title: &str, name: &str, _kind: Option<FileKind>) -> Option<PathBuf> {
    std::env::var_os("AMORCE_E2E_SAVE_FOLDER").map(|folder| PathBuf::from(folder).join(name))
}

/// Stays, unless the environment says otherwise.
pub fn leave_anyway(_window: &Window, _question: &str) -> bool {
    std::env::var_os("AMORCE_E2E_LEAVE").is_some()
}

/// Notes when the page got its first answer, in microseconds since the epoch: `make bench` knows when it started
/// the program, and subtracts.
pub fn note_first_answer() {
    static NOTED: Once = Once::new();
    NOTED.call_once(|| {
        let (Some(path), Ok(now)) =
            (std::env::var_os("AMORCE_E2E_FIRST_ANSWER"), SystemTime::now().duration_since(UNIX_EPOCH))
        else {
            return;
        };
        // Named only once it is whole: who waits for the file reads it at once.
        let path = PathBuf::from(path);
        let draft = path.with_extension("draft");
        let written = std::fs::write(&draft, now.as_micros().to_string());
        let _ = written.and_then(|()| std::fs::rename(&draft, &path));
    });
}
