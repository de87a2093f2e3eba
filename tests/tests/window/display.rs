//! The windows that the X server shows, and the closing button that a window manager would offer.

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, MapState, Window as Id,
};
use x11rb::rust_connection::RustConnection;

x11rb::atom_manager! {
    /// The words of the protocol that are used here.
    Atoms: AtomsCookie {
        WM_PROTOCOLS,
        WM_DELETE_WINDOW,
        _NET_WM_NAME,
        UTF8_STRING,
    }
}

/// The windows of the program that a person sees, by their identifiers.
///
/// # Errors
/// If there is no display.
pub fn windows(title: &str) -> Result<Vec<Id>> {
    let (connection, screen) = x11rb::connect(None)?;
    let atoms = Atoms::new(&connection)?.reply()?;
    let root = connection.setup().roots.get(screen).context("a display without a screen")?.root;
    let mut found = Vec::new();
    for window in connection.query_tree(root)?.reply()?.children {
        // One that has gone since the server told of it is not shown.
        let named = || name(&connection, &atoms, window);
        if is_shown(&connection, window).unwrap_or(false) && named().is_ok_and(|name| name.starts_with(title))
        {
            found.push(window);
        }
    }
    Ok(found)
}

/// Makes a window as large as a person might.
///
/// # Errors
/// If there is no display.
pub fn resize(window: Id, width: u32, height: u32) -> Result<()> {
    let (connection, _) = x11rb::connect(None)?;
    let size = ConfigureWindowAux::new().width(width).height(height);
    connection.configure_window(window, &size)?.check()?;
    Ok(())
}

/// Presses the closing button of a window.
///
/// # Errors
/// If there is no display.
pub fn close(window: Id) -> Result<()> {
    let (connection, _) = x11rb::connect(None)?;
    let atoms = Atoms::new(&connection)?.reply()?;
    let message =
        ClientMessageEvent::new(32, window, atoms.WM_PROTOCOLS, [atoms.WM_DELETE_WINDOW, 0, 0, 0, 0]);
    connection.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
    Ok(())
}

fn is_shown(connection: &RustConnection, window: Id) -> Result<bool> {
    Ok(connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE)
}

fn name(connection: &RustConnection, atoms: &Atoms, window: Id) -> Result<String> {
    for (property, kind) in
        [(atoms._NET_WM_NAME, atoms.UTF8_STRING), (AtomEnum::WM_NAME.into(), AtomEnum::ANY.into())]
    {
        let value = connection.get_property(false, window, property, kind, 0, 256)?.reply()?.value;
        if !value.is_empty() {
            return Ok(String::from_utf8_lossy(&value).into_owned());
        }
    }
    Ok(String::new())
}

/// Puts the display's pointer into a corner, off every window.
///
/// # Errors
/// If there is no display.
pub fn put_pointer_away() -> Result<()> {
    let (connection, screen) = x11rb::connect(None)?;
    let root = connection.setup().roots.get(screen).context("the display has no screen")?.root;
    connection.warp_pointer(x11rb::NONE, root, 0, 0, 0, 0, 0, 0)?.check()?;
    Ok(())
}
