//! One dossier on screen: opening it, editing it, taking an edit back, what is to be said of it.

use app::AppError;
use app::dto::{Answer, DossierView, EditRequest, FindingsChange};

use crate::desk::OnDesk;

/// Everything that the screens of a dossier show.
#[tauri::command]
pub async fn open_draft(desk: OnDesk<'_>, draft_id: String) -> Result<DossierView, AppError> {
    desk.with(move |desk| desk.open_draft(&draft_id)).await
}

/// Leaves a dossier, once what was typed is on the disk.
#[tauri::command]
pub async fn close_draft(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.close_draft(&draft_id)).await
}

/// One edit, all or nothing; answers with what changed.
#[tauri::command]
pub async fn edit(desk: OnDesk<'_>, draft_id: String, edit: EditRequest) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.edit(&draft_id, &edit)).await
}

/// Takes the last group of edits back.
#[tauri::command]
pub async fn undo(desk: OnDesk<'_>, draft_id: String) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.undo(&draft_id)).await
}

/// Does again what was taken back.
#[tauri::command]
pub async fn redo(desk: OnDesk<'_>, draft_id: String) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.redo(&draft_id)).await
}

/// What became of the findings since they were told at this revision.
#[tauri::command]
pub async fn findings(desk: OnDesk<'_>, draft_id: String, since: u32) -> Result<FindingsChange, AppError> {
    desk.with(move |desk| Ok(desk.findings(&draft_id, since))).await
}
