//! The one window, and how a second start finds it.

use tauri::{AppHandle, Manager};

/// A second start does not open a second window on the same drafts: the first one comes forward.
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window system may refuse; there is nothing better to do than to leave the window where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
