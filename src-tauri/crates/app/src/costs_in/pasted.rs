//! A table that is pasted with its headings is no block of cells: read by position it would make costs of headings and
//! totals. It is looked at as a file's is. Of a block without headings, the totals are told.

use exchange::intake::{Cell, Column, Grid, Kept, Layout, Table, named_totals};

use super::{Columns, CostFile};
use crate::dto::{CostFileView, PastedTotal};
use crate::{AppError, Desk};

/// What stands where a file's name does.
const CLIPBOARD: &str = "presse-papiers";

impl Desk {
    /// What the rows of a pasted text become, if it begins with headings; nothing where it does not, or cannot be read as
    /// a table.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn look_at_pasted(
        &self,
        id: &str,
        text: String,
    ) -> Result<Option<(CostFile, CostFileView)>, AppError> {
        self.look(id, |_| Ok(()))?;
        let file = CostFile(Table::pasted(CLIPBOARD, text));
        let kept = self.kept()?;
        // Most of what is pasted has none: its rows are not read.
        let is_headed =
            file.0.grid(None).and_then(|grid| Ok(is_headed(&grid, &Layout::of(&grid, &kept)?, &kept)));
        if !is_headed.unwrap_or(false) {
            return Ok(None);
        }
        let view = self.look_at_costs(id, &file, None, Columns::Proposed).ok();
        Ok(view.filter(|view| !view.rows.is_empty()).map(|view| (file, view)))
    }
}

/// The rows of a block that are called totals. `amounts`: the columns, from 0, in which amounts stand.
pub fn pasted_totals(block: &[Vec<String>], amounts: &[u32]) -> Vec<PastedTotal> {
    let told = |total: exchange::intake::NamedTotal| PastedTotal {
        row: super::counted(total.row),
        label: total.label,
        fits: total.fits,
    };
    named_totals(block, amounts).into_iter().map(told).collect()
}

/// How far down one known heading is still that of what was pasted: below a title.
const HEAD: u32 = 3;

/// Two known headings are no chance; one is none above figures.
fn is_headed(grid: &Grid, layout: &Layout, kept: &Kept) -> bool {
    let Some(head) = grid.rows.iter().find(|row| row.number == layout.head) else { return false };
    let known = layout.columns.iter().filter(|column| column.is_headed(kept)).count();
    let has_digit = |text: &String| text.chars().any(|c| c.is_ascii_digit());
    let over_figures = |column: &Column| {
        is_heading(&column.heading) && !column.samples.is_empty() && column.samples.iter().all(has_digit)
    };
    layout.columns.len() > 1
        && head.cells.values().map(Cell::shown).all(|text| is_heading(&text))
        && grid.rows.last().is_some_and(|row| row.number > layout.head)
        && (known > 1 || (known == 1 && layout.head <= HEAD && layout.columns.iter().any(over_figures)))
}

/// « Coût sur 18 mois (€) », « 2026 »; not « 12,50 € », which is a figure.
fn is_heading(text: &str) -> bool {
    const YEARS: std::ops::Range<u16> = 1990..2100;
    let is_year = text.trim().parse().is_ok_and(|year| YEARS.contains(&year));
    let begins = text.chars().find(|c| c.is_alphanumeric());
    is_year || begins.map_or_else(|| text.contains('€'), char::is_alphabetic)
}
