//! Figures of the budget in the texts of the sections.

use app::AppError;
use app::dto::{SectionReading, TextFigureGroup};

use crate::desk::OnDesk;

/// The figures that a text can quote.
#[tauri::command]
pub async fn text_figures(desk: OnDesk<'_>, draft_id: String) -> Result<Vec<TextFigureGroup>, AppError> {
    desk.with(move |desk| desk.text_figures(&draft_id)).await
}

/// A section's text as it reads now.
#[tauri::command]
pub async fn section_reading(
    desk: OnDesk<'_>,
    draft_id: String,
    section: String,
) -> Result<SectionReading, AppError> {
    desk.with(move |desk| desk.section_reading(&draft_id, &section)).await
}
