//! Which sheet of a file is read where none is named: of those that are shown, the one whose headings say the most.

use std::cmp::Reverse;

use super::columns::{Kept, Layout};
use super::grid::Grid;
use super::{IntakeError, Table};

/// How many sheets are looked at: each takes its time, and a workbook may have thousands.
const LOOKED_AT: usize = 20;
/// So many headings are no chance: « Objet » alone may stand in a notice.
const SURELY: usize = 2;

/// The sheet with lines and the most headings that are understood, of equal ones the longest: a summary has fewer, and an
/// older version may be shorter. Where no sheet is a table of costs, the one that looks most like it; where none does,
/// the first.
///
/// # Errors
/// Where the sheet cannot be read.
pub fn sheet_of_costs(table: &Table, kept: &Kept) -> Result<Grid, IntakeError> {
    let sheets = table.shown().iter().take(LOOKED_AT).enumerate();
    // One that cannot be read is told where it is asked for.
    let read = sheets.filter_map(|(at, name)| Some((at, table.grid(Some(name)).ok()?)));
    let scored = read.map(|(at, grid)| {
        let known = known(&grid, kept);
        let rows = if known == 0 { 0 } else { grid.rows.len() };
        ((known >= SURELY && rows > 1, known, rows, Reverse(at)), grid)
    });
    match scored.max_by_key(|(score, _)| *score) {
        Some(((_, known, ..), grid)) if known > 0 => Ok(grid),
        _ => table.grid(None),
    }
}

/// How many headings of a sheet are understood; those of a mere list, without labels or money, are few.
fn known(grid: &Grid, kept: &Kept) -> usize {
    let Ok(layout) = Layout::of(grid, kept) else { return 0 };
    let fields = || layout.columns.iter().filter_map(|column| column.field);
    let is_list = fields().all(|field| matches!(field.code, "category" | "bearer" | "agent" | "basis/kind"));
    if is_list { fields().count().min(1) } else { fields().count() }
}
