//! WebKit's surroundings on Linux. On Windows there is nothing to prepare: WebView2 sees to itself.
//!
//! Deliberately no setting of the user's: whoever needs another choice sets WebKit's own variable, and it wins.

/// What WebKit reads once, when it starts. Must be called before anything of GTK or WebKit runs.
#[cfg(target_os = "linux")]
pub fn prepare() {
    const CHOICES: [(&str, &str); 2] = [
        // The DMABUF renderer opens the graphics card in a process of its own: half of a cold start on the
        // laptops that the program is for, and a white window on some of their drivers.
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
        // The network process would watch the machine's routes (a netlink socket); there is no network here.
        ("GIO_USE_NETWORK_MONITOR", "base"),
    ];
    for (name, value) in CHOICES {
        // What is already set stays; a refusal leaves WebKit's own choice, which is slower and nothing worse.
        let _ = glib::setenv(name, value, false);
    }
}

/// Nothing to prepare elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn prepare() {}
