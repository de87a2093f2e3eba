//! Closing the window waits for what was typed to be on the disk; if it cannot be, the person decides.

use app::AppError;
use tauri::{Manager, Window, WindowEvent};

use crate::desk::Desk;
use crate::{dialogs, words};

/// What the window's events mean. Only closing means something.
pub fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        let desk = window.state::<Desk>().inner().clone();
        let window = window.clone();
        // A second press of the button waits its turn and finds no window left.
        tauri::async_runtime::spawn_blocking(move || close(&window, &desk));
    }
}

fn close(window: &Window, desk: &Desk) {
    desk.wait_until_quiet();
    match desk.close() {
        Err(error) if !leaves_anyway(window, &error) => {}
        // Not `close`, which would ask again.
        _ => drop(window.destroy()),
    }
}

fn leaves_anyway(window: &Window, error: &AppError) -> bool {
    dialogs::leave_anyway(window, &words::not_saved(&error.message, &error.hints))
}
