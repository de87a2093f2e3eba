//! What the tests that drive the real window need and a person does by hand. Compiled with the feature `e2e`
//! only: a program that ships has none of it.

use std::path::PathBuf;
use std::sync::Once;
use std::time::{SystemTime, UNIX_EPOCH};

/// The file that answers an « open » dialog.
pub fn file_to_open() -> Option<PathBuf> {
    std::env::var_os("AMORCE_E2E_OPEN").map(PathBuf::from).filter(|path| path.exists())
}

/// The file that answers a « save » dialog: the proposed name, in the folder of the environment.
pub fn file_to_save(name: &str) -> Option<PathBuf> {
    std::env::var_os("AMORCE_E2E_SAVE_FOLDER").map(|folder| PathBuf::from(folder).join(name))
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
        let _ = std::fs::write(&draft, now.as_micros().to_string());
        let _ = std::fs::rename(&draft, &path);
    });
}
