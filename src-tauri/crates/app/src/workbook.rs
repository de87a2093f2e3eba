//! The budget leaves as a workbook, the cost lines as a table, and the model that brings lines back.

use std::path::Path;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use exchange::sheets::{self, BookError, Source};

use crate::dto::ExportDone;
use crate::session::Session;
use crate::views::time;
use crate::{AppError, Desk, ErrorCode};

impl From<BookError> for AppError {
    fn from(error: BookError) -> Self {
        Self::new(ErrorCode::Defect, format!("L’export a échoué\u{A0}: {error}."))
    }
}

impl Desk {
    /// Writes the budget by the ending of a file: `.xlsx` and `.ods` with formulas, `.csv` the lines alone.
    ///
    /// # Errors
    /// Where there is no such draft, or the file cannot be written.
    pub fn export_budget(
        &self,
        id: &str,
        to: &Path,
        at: Option<DateTime<FixedOffset>>,
    ) -> Result<ExportDone, AppError> {
        let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let at = at.unwrap_or_else(|| time::here(self.now()));
        let bytes = self.look(id, |session| {
            let (words, written) = (time::long(at), numbers(at));
            let source = source(session, &words, written);
            match ending.as_deref() {
                Some("xlsx") => Ok(sheets::write_budget_xlsx(source)?),
                Some("ods") => Ok(sheets::write_budget_ods(source)?),
                Some("csv") => Ok(sheets::write_costs_csv(source)),
                _ => {
                    let message =
                        format!("{}\u{A0}: un tableau s’enregistre en .xlsx, .ods ou .csv.", to.display());
                    Err(AppError::new(ErrorCode::Usage, message))
                }
            }
        })?;
        exchange::write_whole(to, &bytes)?;
        Ok(ExportDone::at(to))
    }

    /// Writes the model of a table of cost lines, with the lists of this draft.
    ///
    /// # Errors
    /// Where there is no such draft, or the file cannot be written.
    pub fn export_cost_template(&self, id: &str, to: &Path) -> Result<ExportDone, AppError> {
        let at = time::here(self.now());
        let bytes =
            self.look(id, |session| Ok(sheets::template(session.dossier(), &session.call, numbers(at))?))?;
        exchange::write_whole(to, &bytes)?;
        Ok(ExportDone::at(to))
    }
}

fn source<'a>(session: &'a Session, at: &'a str, written: [u16; 6]) -> Source<'a> {
    Source {
        dossier: session.dossier(),
        call: &session.call,
        budget: &session.budget,
        unread: session.unread_figures().len(),
        at,
        written,
    }
}

/// A moment as numbers, in UTC: the properties of a workbook are written in it.
fn numbers(at: DateTime<FixedOffset>) -> [u16; 6] {
    let at = at.to_utc();
    let small = |number: u32| u16::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(1900);
    [year, small(at.month()), small(at.day()), small(at.hour()), small(at.minute()), small(at.second())]
}
