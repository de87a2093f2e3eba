//! A table that is pasted with its headings is no block of cells: read by position it would make costs of headings and
//! totals. It is looked at as a file's is.

use exchange::intake::Table;

use super::{Columns, CostFile};
use crate::dto::{CostFileColumn, CostFileView};
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
        let view = self.look_at_costs(id, &file, None, Columns::Proposed).ok();
        Ok(view.filter(is_headed).map(|view| (file, view)))
    }
}

/// How far down headings are still those of what was pasted: below a title.
const HEAD: u32 = 3;

/// Two known headings at the top are no chance; one is none above figures.
fn is_headed(view: &CostFileView) -> bool {
    let known = view.columns.iter().filter(|column| !column.field.is_empty()).count();
    let has_digit = |text: &String| text.chars().any(|c| c.is_ascii_digit());
    let over_figures = |column: &CostFileColumn| {
        let is_word = !column.heading.is_empty() && !has_digit(&column.heading);
        is_word && !column.samples.is_empty() && column.samples.iter().all(has_digit)
    };
    view.head <= HEAD
        && !view.rows.is_empty()
        && (known > 1 || (known == 1 && view.columns.iter().any(over_figures)))
}
