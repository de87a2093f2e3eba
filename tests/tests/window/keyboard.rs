//! A person's keyboard: keys that the X server sends to the window, not a driver to its page.

use anyhow::{Context, Result};
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// The display's keyboard, its keys going to one window.
pub struct Keyboard {
    connection: RustConnection,
    first: u8,
    width: u8,
    /// What each key gives, `width` of them a key.
    names: Vec<u32>,
}

impl Keyboard {
    /// Gives a window the focus, as a click on it would.
    ///
    /// # Errors
    /// If there is no display.
    pub fn of(window: Window) -> Result<Self> {
        let (connection, _) = x11rb::connect(None)?;
        connection.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME)?.check()?;
        let (first, last) = (connection.setup().min_keycode, connection.setup().max_keycode);
        let map = connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        Ok(Self { connection, first, width: map.keysyms_per_keycode, names: map.keysyms })
    }

    /// Presses a key, by X's name of what it gives without Shift, and lets it go.
    ///
    /// # Errors
    /// If the keyboard has no such key.
    pub fn press(&self, name: u32) -> Result<()> {
        let keys = self.names.chunks(usize::from(self.width.max(1)));
        let place = keys.into_iter().position(|key| key.first() == Some(&name)).context("no such key")?;
        let code = self.first + u8::try_from(place)?;
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.connection.xtest_fake_input(kind, code, CURRENT_TIME, x11rb::NONE, 0, 0, 0)?.check()?;
        }
        Ok(())
    }
}
