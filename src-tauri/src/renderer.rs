//! How WebKit draws on Linux. On Windows there is nothing to choose: WebView2 does.
//!
//! Deliberately no choice of the user's: whoever needs another renderer sets WebKit's own variable, and it wins.

/// Chooses the renderer that shows the first page soonest. Called before anything of GTK or WebKit runs.
///
/// The DMABUF renderer opens the graphics card in a process of its own: half of a cold start on the laptops
/// that the program is for, and a white window on some of their drivers.
#[cfg(target_os = "linux")]
pub fn choose() {
    const WITHOUT_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(WITHOUT_DMABUF).is_none() {
        // A refusal leaves WebKit's own choice, which is slower and nothing worse.
        let _ = glib::setenv(WITHOUT_DMABUF, "1", false);
    }
}

/// Nothing to choose elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
