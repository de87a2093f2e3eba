//! The clipboard of the display, as another program fills and reads it.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Puts a text on the clipboard, as a spreadsheet would.
///
/// # Errors
/// If xclip is not there.
pub fn put(text: &str) -> Result<()> {
    // xclip stays behind to serve the text until another program takes the clipboard over.
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard", "-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("xclip is missing")?;
    xclip.stdin.take().context("xclip takes nothing")?.write_all(text.as_bytes())?;
    ensure!(xclip.wait()?.success(), "xclip refused the text");
    Ok(())
}

/// What is on the clipboard, in one of the forms that its owner offers.
///
/// # Errors
/// If the clipboard has no such form.
pub fn take(form: &str) -> Result<String> {
    let read = Command::new("xclip").args(["-selection", "clipboard", "-out", "-target", form]).output()?;
    ensure!(read.status.success(), "nothing on the clipboard as {form}");
    Ok(String::from_utf8_lossy(&read.stdout).into_owned())
}
