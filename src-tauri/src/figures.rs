//! « D’où vient ce chiffre ? », and the charts.

use app::AppError;
use app::dto::{FigureView, TraceView};

use crate::desk::OnDesk;

/// How a figure was obtained.
#[tauri::command]
pub async fn trace(desk: OnDesk<'_>, draft_id: String, key: String) -> Result<TraceView, AppError> {
    desk.with(move |desk| desk.trace(&draft_id, &key)).await
}

/// A chart, and the same figures as a table.
#[tauri::command]
pub async fn figure_svg(desk: OnDesk<'_>, draft_id: String, figure: String) -> Result<FigureView, AppError> {
    desk.with(move |desk| desk.figure(&draft_id, &figure)).await
}
