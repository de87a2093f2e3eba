//! The shell: a window over the crate `app`, and nothing else.
//!
//! What is deliberately absent: rules of the call, arithmetic, SQL, PDF. A command here parses nothing and
//! decides nothing; it calls one method of `app` off the main thread and hands back its answer.

#[cfg(feature = "e2e")]
mod doors;

mod webkit;
mod window;

use std::process::ExitCode;

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    webkit::prepare();
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            window::bring_forward(app)
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![window::about])
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
