//! The least that a Tauri window can be: one page, one command. What Amorce's own start is measured beside, on the
//! same machine at the same moment (`scripts/bench start`).

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Notes when the page asked: in microseconds since the epoch, as Amorce does under the feature `e2e`.
#[tauri::command]
fn home() {
    let (Some(path), Ok(now)) =
        (std::env::var_os("AMORCE_E2E_FIRST_ANSWER"), SystemTime::now().duration_since(UNIX_EPOCH))
    else {
        return;
    };
    let path = PathBuf::from(path);
    let draft = path.with_extension("draft");
    let _ = std::fs::write(&draft, now.as_micros().to_string()).and_then(|()| std::fs::rename(&draft, &path));
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![home])
        .run(tauri::generate_context!("tests/benches/bare/tauri.conf.json"))
}
