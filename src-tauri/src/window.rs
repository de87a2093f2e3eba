//! The one window: how large it draws, and how a second start finds it.

use tauri::{AppHandle, Manager, WebviewWindow};

/// Draws everything as many times larger; the page chooses among its own steps, nothing else is taken.
#[tauri::command]
pub fn set_zoom(window: WebviewWindow, factor: f64) {
    // A page view that cannot zoom stays as it is: there is nothing to save and nothing to tell.
    let _ = window.set_zoom(factor.clamp(1.0, 2.0));
}

/// A second start does not open a second window on the same drafts: the first one comes forward.
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window system may refuse; there is nothing better to do than to leave the window where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
