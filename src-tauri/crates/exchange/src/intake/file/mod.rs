//! A file as it comes: what kind it is, by what it begins with, its sheets, and the one that is read.

mod csv;
mod dates;
mod ods;
mod ods_styles;
pub mod shown;
mod walk;
mod xls;
mod xls_styles;
mod xlsx;
mod xlsx_styles;
mod zipped;

use std::path::Path;

use crate::intake::IntakeError;
use crate::intake::grid::Grid;
use crate::read::{ReadError, read_bytes_up_to};
use zipped::Parts;

/// The largest file, in bytes: 32 Mio.
const MAX_FILE: u64 = 32 << 20;
/// The largest `.csv`, in bytes: 16 Mio, three thousand for each of a dossier's lines. It is no zip, and has no
/// styles nor formulas that would make it larger.
const MAX_CSV: u64 = 16 << 20;

/// The most filled rows that are read: a dossier's 5 000 lines, and some for heads, totals and remarks.
pub const MAX_ROWS: usize = 5_500;

/// A sheet, as a file lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Whether a spreadsheet does not show it.
    pub is_hidden: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Ods,
    Csv,
    Pasted,
}

/// A file with sheets, kept as it was when it was chosen, so that what was seen is what is taken.
#[derive(Clone, Debug)]
pub struct Table {
    name: String,
    bytes: Vec<u8>,
    kind: Kind,
    /// How many bytes it is, unpacked.
    weight: u64,
    sheets: Vec<String>,
    /// The sheets that a spreadsheet shows; all of them where it shows none.
    shown: Vec<String>,
}

impl Table {
    /// Reads a file and the names of its sheets.
    ///
    /// # Errors
    /// [`IntakeError`]: no such file, no table, too large, protected, damaged.
    pub fn open(path: &Path) -> Result<Self, IntakeError> {
        let bytes = read_bytes_up_to(path, MAX_FILE).map_err(|error| match error {
            ReadError::TooLarge { .. } => IntakeError::LargeFile { kind: "", max_mib: MAX_FILE >> 20 },
            error => error.into(),
        })?;
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let (kind, weight) = kind(&bytes).map_err(|error| match error {
            IntakeError::NotATable(_) => IntakeError::NotATable(path.to_owned()),
            error => error,
        })?;
        if kind == Kind::Csv && u64::try_from(bytes.len()).is_ok_and(|size| size > MAX_CSV) {
            return Err(IntakeError::LargeFile { kind: " en .csv", max_mib: MAX_CSV >> 20 });
        }
        let sheets = match kind {
            Kind::Csv | Kind::Pasted => vec![Listed { name: name.clone(), is_hidden: false }],
            Kind::Xls => xls::sheets(&bytes)?,
            Kind::Ods => ods::sheets(&mut Parts::weighed(&bytes)?)?,
            Kind::Xlsx => xlsx::sheets(&mut Parts::weighed(&bytes)?)?,
        };
        let names = |shown: &dyn Fn(&Listed) -> bool| -> Vec<String> {
            sheets.iter().filter(|sheet| shown(sheet)).map(|sheet| sheet.name.clone()).collect()
        };
        let (all, mut shown) = (names(&|_| true), names(&|sheet| !sheet.is_hidden));
        if shown.is_empty() {
            shown.clone_from(&all);
        }
        Ok(Self { name, bytes, kind, weight, sheets: all, shown })
    }

    /// What a spreadsheet put on the clipboard, under a name that is shown in the place of a file's.
    pub fn pasted(name: &str, text: String) -> Self {
        let name = name.to_owned();
        let sheets = vec![name.clone()];
        let (bytes, kind) = (text.into_bytes(), Kind::Pasted);
        Self { shown: sheets.clone(), sheets, name, weight: weight(&bytes), bytes, kind }
    }

    /// The file's own name, without its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it is, unpacked: each sheet that is read takes its time, and of an `.ods` all of it.
    pub fn weight(&self) -> u64 {
        self.weight
    }

    /// The names of its sheets, in order.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Those that a spreadsheet shows: a hidden one is an old version, or lists to choose from.
    pub fn shown(&self) -> &[String] {
        &self.shown
    }

    /// Reads a sheet, by its name or, without one, the first that is shown.
    ///
    /// # Errors
    /// [`IntakeError`]: no such sheet, too many rows, damaged.
    pub fn grid(&self, sheet: Option<&str>) -> Result<Grid, IntakeError> {
        let known = || self.sheets.join(", ");
        let name = match sheet {
            None => self.shown.first(),
            Some(wanted) => self.sheets.iter().find(|name| *name == wanted).or_else(|| {
                self.sheets.iter().find(|name| name.to_lowercase() == wanted.trim().to_lowercase())
            }),
        };
        let name = name.ok_or_else(|| IntakeError::NoSuchSheet {
            name: sheet.unwrap_or_default().to_owned(),
            known: known(),
        })?;
        match self.kind {
            Kind::Csv => csv::read(&self.bytes, name),
            Kind::Pasted => csv::read_pasted(&self.bytes, name),
            Kind::Xls => xls::read(&self.bytes, name),
            Kind::Ods => ods::read(&mut Parts::weighed(&self.bytes)?, name),
            Kind::Xlsx => xlsx::read(&mut Parts::weighed(&self.bytes)?, name),
        }
    }
}

fn weight(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// What it is, and its weight.
fn kind(bytes: &[u8]) -> Result<(Kind, u64), IntakeError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return xls::refuse_password(bytes).map(|()| (Kind::Xls, weight(bytes)));
    }
    let is_wide_text = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if !is_wide_text && bytes.iter().take(4_096).any(|byte| *byte == 0) {
        return Err(IntakeError::NotATable(std::path::PathBuf::new()));
    }
    if is_markup(bytes) {
        return Err(IntakeError::WebPage);
    }
    Ok((Kind::Csv, weight(bytes)))
}

/// Whether a text is a web page or XML, which applications export under the name of a workbook.
fn is_markup(bytes: &[u8]) -> bool {
    const BEGINS: [&str; 7] = ["<!doctype", "<html", "<table", "<?xml", "<meta", "<head", "mime-version:"];
    let begin = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let begin = String::from_utf8_lossy(begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begin)).to_lowercase();
    BEGINS.iter().any(|words| begin.trim_start().starts_with(words))
}

fn zipped(bytes: &[u8]) -> Result<(Kind, u64), IntakeError> {
    let (mut parts, weight) = Parts::open(bytes)?;
    if parts.has("xl/workbook.bin") {
        return Err(IntakeError::OtherFormat(".xlsb"));
    }
    if parts.has("content.xml") {
        ods::refuse_password(&mut parts)?;
        return Ok((Kind::Ods, weight));
    }
    if xlsx::is_workbook(&mut parts)? {
        return Ok((Kind::Xlsx, weight));
    }
    Err(IntakeError::NotATable(std::path::PathBuf::new()))
}
