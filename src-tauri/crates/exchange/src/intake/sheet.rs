//! Which sheet of a file is read where none is named: the first whose headings are understood.

use super::columns::{Kept, Layout};
use super::grid::Grid;
use super::{IntakeError, Table};

/// How many sheets are looked at: each takes its time, and a workbook may have thousands.
const LOOKED_AT: usize = 20;
/// So many headings are no chance: « Objet » alone may stand in a notice.
const SURELY: usize = 2;

/// The first sheet whose headings are understood; the first of all where none are.
///
/// # Errors
/// Where the sheet cannot be read.
pub fn sheet_of_costs(table: &Table, kept: &Kept) -> Result<Grid, IntakeError> {
    let first = table.grid(None);
    let mut best = first.as_ref().map_or(0, |grid| known(grid, kept));
    let mut found = None;
    for name in table.sheets().iter().take(LOOKED_AT).skip(1) {
        if best >= SURELY {
            break;
        }
        // One that cannot be read is told where it is asked for.
        let Ok(grid) = table.grid(Some(name)) else { continue };
        let score = known(&grid, kept);
        if score > best && has_lines(&grid) {
            best = score;
            found = Some(grid);
        }
    }
    found.map_or(first, Ok)
}

fn has_lines(grid: &Grid) -> bool {
    grid.rows.len() > 1
}

/// How many headings of a sheet are understood; those of a mere list, without labels or money, are few.
fn known(grid: &Grid, kept: &Kept) -> usize {
    let Ok(layout) = Layout::of(grid, kept) else { return 0 };
    let fields = || layout.columns.iter().filter_map(|column| column.field);
    let is_list = fields().all(|field| matches!(field.code, "category" | "bearer" | "agent" | "basis/kind"));
    let most = if is_list { 1 } else { SURELY };
    fields().count().min(most)
}
