//! The one window: what it says of itself, and how a second start finds it.

use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime};

/// What « À propos » shows.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// The program's version, as in its package.
    pub version: &'static str,
}

/// The program's version.
#[tauri::command]
pub fn about() -> About {
    #[cfg(feature = "e2e")]
    crate::doors::note_first_answer();
    About {
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// A second start does not open a second window on the same drafts: the first one comes forward.
pub fn bring_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        // A window system may refuse; there is nothing better to do than to leave the window where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
