//! The desktop program. Everything is in the library, so that a test can reach it.

// No console window beside ours on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    amorce::run()
}
