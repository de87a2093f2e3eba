//! A person's mouse: moves and presses that the X server sends to whatever is under it, an open list of choices too,
//! not a driver to its page.

use std::time::Duration;

use anyhow::Result;
use x11rb::CURRENT_TIME;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// A place in a window, in pixels.
pub type Place = (i16, i16);

const LEFT_BUTTON: u8 = 1;
/// From the first click of a double click to the second, as a hand makes them.
const BETWEEN_CLICKS: Duration = Duration::from_millis(120);

/// The display's mouse, over one window.
pub struct Mouse {
    connection: RustConnection,
    root: Window,
    window: Window,
}

impl Mouse {
    /// # Errors
    /// If there is no display.
    pub fn over(window: Window) -> Result<Self> {
        let (connection, _) = x11rb::connect(None)?;
        let root = connection.query_tree(window)?.reply()?.root;
        Ok(Self { connection, root, window })
    }

    /// # Errors
    /// If the display is gone.
    pub fn click(&self, at: Place) -> Result<()> {
        self.moved(at)?;
        self.button(BUTTON_PRESS_EVENT)?;
        self.button(BUTTON_RELEASE_EVENT)
    }

    /// # Errors
    /// If the display is gone.
    pub fn double_click(&self, at: Place) -> Result<()> {
        self.click(at)?;
        std::thread::sleep(BETWEEN_CLICKS);
        self.click(at)
    }

    /// Presses in one place and lets go in another, over what is on the way.
    ///
    /// # Errors
    /// If the display is gone.
    pub fn drag(&self, from: Place, to: Place) -> Result<()> {
        const STEPS: i16 = 12;
        self.moved(from)?;
        self.button(BUTTON_PRESS_EVENT)?;
        for step in 1..=STEPS {
            let between = |from: i16, to: i16| from + (to - from) * step / STEPS;
            self.moved((between(from.0, to.0), between(from.1, to.1)))?;
        }
        self.button(BUTTON_RELEASE_EVENT)
    }

    fn moved(&self, (x, y): Place) -> Result<()> {
        let at = self.connection.translate_coordinates(self.window, self.root, x, y)?.reply()?;
        self.send(MOTION_NOTIFY_EVENT, 0, (at.dst_x, at.dst_y))
    }

    fn button(&self, event: u8) -> Result<()> {
        self.send(event, LEFT_BUTTON, (0, 0))
    }

    fn send(&self, event: u8, detail: u8, (x, y): Place) -> Result<()> {
        self.connection.xtest_fake_input(event, detail, CURRENT_TIME, self.root, x, y, 0)?.check()?;
        Ok(())
    }
}
