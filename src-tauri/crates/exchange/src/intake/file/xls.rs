//! An `.xls` (BIFF, Excel 97 to 2003). calamine reads it, and lays each sheet out in memory from its first cell to
//! its last: so a walk over the records looks first where cells stand, and whether a password is asked for.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{CellType, Data, Range, Reader, SheetVisible, Xls};

use super::Listed;
use super::dates::french;
use super::walk::damaged;
use super::xls_styles::shown;
use crate::intake::IntakeError;
use crate::intake::grid::{Cell, Grid, MAX_COLUMNS, address, plain_number};

/// The most cells that a sheet may span, empty ones included: some fifty megabytes. As many may be written, since one
/// may be written twice.
const MAX_AREA: u64 = 2_000_000;
/// The most cells that a sheet may say that it has, which are made room for before one is read: all of BIFF's.
const MAX_SAID: u64 = 65_536 * 256;

/// What begins a group of records.
pub const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const MERGED: u16 = 0x00E5;
const AREA: u16 = 0x0200;
const NUMBERS: u16 = 0x00BD;
/// Records of a cell, or of several in a row: formula, blank and number, text, flag, shared texts.
const CELLS: [u16; 9] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00D6, 0x00FD, 0x0207];

/// The stream of the workbook's records.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") || file.exists("/EncryptionInfo") {
        return Err(IntakeError::Password);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let name = name.ok_or(IntakeError::OtherFormat("d’un autre programme"))?;
    let mut records = Vec::new();
    let mut stream = file.open_stream(name).map_err(damaged)?;
    stream.read_to_end(&mut records).map_err(damaged)?;
    Ok(records)
}

/// The records of a stream: kind and content.
pub fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let kind = u16::from_le_bytes([*head.first()?, *head.get(1)?]);
        let length = usize::from(u16::from_le_bytes([*head.get(2)?, *head.get(3)?]));
        let (content, after) = after.split_at_checked(length.min(after.len()))?;
        rest = after;
        Some((kind, content))
    })
}

/// Two bytes of a record, zero where it is too short.
pub fn word(content: &[u8], at: usize) -> u32 {
    let byte = |at: usize| content.get(at).copied().unwrap_or(0);
    u32::from(u16::from_le_bytes([byte(at), byte(at + 1)]))
}

/// Refuses what is protected, or lays cells so far apart that they would take the machine's memory.
///
/// # Errors
/// A password, a far cell, or damage.
pub fn refuse_password(bytes: &[u8]) -> Result<(), IntakeError> {
    let stream = stream(bytes)?;
    let (mut rows, mut columns, mut written) = ((u32::MAX, 0), (u32::MAX, 0), 0_u64);
    for (kind, content) in records(&stream) {
        match kind {
            PASSWORD => return Err(IntakeError::Password),
            BEGIN | END => (rows, columns) = ((u32::MAX, 0), (u32::MAX, 0)),
            AREA if said(content) > MAX_SAID => return Err(damaged(())),
            kind if CELLS.contains(&kind) => {
                let (row, column) = (word(content, 0), word(content, 2));
                let last = match kind {
                    // The last of several in a row stands at the record's end.
                    NUMBERS => word(content, content.len().saturating_sub(2)).max(column),
                    _ => column,
                };
                rows = (rows.0.min(row), rows.1.max(row));
                columns = (columns.0.min(column), columns.1.max(last));
                let area = u64::from(rows.1 - rows.0 + 1) * u64::from(columns.1 - columns.0 + 1);
                if area > MAX_AREA {
                    return Err(IntakeError::FarCell { cell: address(row + 1, last) });
                }
                written += u64::from(last - column + 1);
                if written > MAX_AREA {
                    return Err(IntakeError::TooManyCells);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// How many cells a sheet says that it has, from its first row and column up to and without its last.
fn said(content: &[u8]) -> u64 {
    let long = |at: usize| word(content, at) | word(content, at + 2) << 16;
    let (rows, columns) = match content.len() {
        10 => ((word(content, 0), word(content, 2)), (word(content, 4), word(content, 6))),
        _ => ((long(0), long(4)), (word(content, 8), word(content, 10))),
    };
    if rows.1 == 0 || columns.1 == 0 {
        return 1;
    }
    // Where it ends before it begins, the reader would take the difference for billions of rows.
    let rows = rows.1.checked_sub(rows.0).map_or(u64::MAX, u64::from);
    rows.saturating_mul(u64::from(columns.1))
}

/// Opens the workbook. A file that breaks the reader is a damaged one: nothing of ours is half changed by that.
fn open(bytes: &[u8]) -> Result<Xls<Cursor<&[u8]>>, IntakeError> {
    let opened = catch_unwind(AssertUnwindSafe(|| Xls::new(Cursor::new(bytes))));
    opened.map_err(damaged)?.map_err(damaged)
}

/// Its sheets.
///
/// # Errors
/// Where it is damaged.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Listed>, IntakeError> {
    let workbook = open(bytes)?;
    let listed = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| Listed { name: sheet.name.clone(), is_hidden: sheet.visible != SheetVisible::Visible });
    Ok(listed.collect())
}

/// Reads a sheet.
///
/// # Errors
/// Where it is damaged, or has more rows than a dossier takes.
pub fn read(bytes: &[u8], sheet: &str) -> Result<Grid, IntakeError> {
    let mut workbook = open(bytes)?;
    let range = workbook.worksheet_range(sheet).map_err(damaged)?;
    let mut grid = Grid::named(sheet);
    for ((row, column), data) in placed(&range) {
        if let Some(cell) = cell(data).filter(|_| column < MAX_COLUMNS) {
            grid.put(row.saturating_add(1), column, cell)?;
        }
    }
    // Formulas without a result. A shared formula has no text here: only a spreadsheet shares one, and it computes.
    let formulas = workbook.worksheet_formula(sheet).map_err(damaged)?;
    for (place, formula) in placed(&formulas) {
        let is_empty = match range.get_value(place) {
            None | Some(Data::Empty) => true,
            Some(Data::String(text)) => text.is_empty(),
            Some(_) => false,
        };
        // An empty text as a result is kept as no result is: it is one only where the formula may give it.
        if is_empty && !formula.contains("\"\"") {
            grid.put(place.0.saturating_add(1), place.1, Cell::NoResult)?;
        }
    }
    let number = workbook.sheet_names().iter().position(|name| name == sheet).unwrap_or(0);
    let stream = stream(bytes)?;
    for (place, shown) in shown(&stream, number) {
        grid.show(place, shown);
    }
    for (from, to) in merged(&stream, number) {
        grid.merge(from, to)?;
    }
    Ok(grid)
}

/// The cells of a range that hold something, each with its row and column from 0.
fn placed<T: CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (top, left) = range.start().unwrap_or((0, 0));
    let from = |start: u32, at: usize| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    range.used_cells().map(move |(row, column, value)| ((from(top, row), from(left, column)), value))
}

fn cell(data: &Data) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => Cell::Text(text.replace("\r\n", "\n")),
        Data::Float(number) => Cell::Number(plain_number(*number)),
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(date) => Cell::Date(french(date.as_f64(), false)),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Date(text.clone()),
        Data::Error(error) => Cell::Error(error.to_string()),
        #[allow(unreachable_patterns, reason = "the type may grow")]
        _ => return None,
    })
}

/// The merged areas of a sheet, by its number among the sheets.
#[allow(clippy::type_complexity, reason = "two corners")]
fn merged(stream: &[u8], sheet: usize) -> Vec<((u32, u32), (u32, u32))> {
    // The first group of records is the workbook's own, then one for each sheet.
    let (mut group, mut areas) = (0, Vec::new());
    for (kind, content) in records(stream) {
        match kind {
            BEGIN => group += 1,
            MERGED if group == sheet + 2 => {
                for at in (2..content.len()).step_by(8) {
                    let corner =
                        |row: usize, column: usize| (word(content, at + row) + 1, word(content, at + column));
                    areas.push((corner(0, 4), corner(2, 6)));
                }
            }
            _ => {}
        }
    }
    areas
}
