//! The real window, driven as a person drives it: WebKit's own driver presses the keys, the program, its
//! database and its PDF are the real ones. Needs a display (`scripts/window-tests` starts Xvfb).
//!
//! No fixed waiting anywhere: each step waits until what a person would wait for is there.

mod annexes;
mod clipboard;
mod display;
mod driver;
mod grid;
mod grid_mouse;
mod guide;
mod journey;
mod keyboard;
mod lasting;
mod mouse;
mod page;
mod pasted;
mod scenarios;
mod sheets;
mod sideways;
mod start;
mod tour;
