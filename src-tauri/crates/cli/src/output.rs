//! The one door to the outside: data on standard output, messages on standard error, for people or as JSON.

use std::io::{self, Write};

use app::AppError;
use serde::Serialize;

use crate::printed::Refusal;
use crate::table::Table;

/// How this process speaks.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// Whether data are printed as JSON.
    pub json: bool,
}

impl Output {
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// A line of data.
    pub fn line(self, text: &str) -> io::Result<()> {
        taken(writeln!(io::stdout().lock(), "{text}"))
    }

    /// Data as JSON, indented.
    pub fn data(self, data: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_value(data).map_err(io::Error::other)?;
        taken(writeln!(io::stdout().lock(), "{json:#}"))
    }

    /// Rows for people.
    pub fn table(self, table: &Table) -> io::Result<()> {
        taken(write!(io::stdout().lock(), "{table}"))
    }

    /// A remark for people; with `--json` there is nobody to read it.
    pub fn note(self, text: &str) {
        if !self.json {
            // Where standard error is gone, nobody is left to be told.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// Why the command could not do its work.
    pub fn error(self, error: &AppError) {
        let mut text = String::new();
        if self.json {
            // Made of texts: it always has a JSON form.
            text.push_str(&serde_json::to_string(&Refusal::from(error)).unwrap_or_default());
        } else {
            text.push_str("amorce-cli\u{A0}: ");
            text.push_str(&error.message);
            for hint in &error.hints {
                text.push_str("\n  → ");
                text.push_str(hint);
            }
        }
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Makes sure that all was taken.
    pub fn flush(self) -> Result<(), crate::exit::Failure> {
        Ok(taken(io::stdout().lock().flush())?)
    }
}

/// Whoever read the beginning (`| head`) has seen enough: the command goes on to its end, and to its exit code.
fn taken(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
