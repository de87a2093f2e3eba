//! Accueil: the drafts of this machine, the trash, and who writes here.

use app::AppError;
use app::dto::{DraftCard, HomeView};

use crate::desk::OnDesk;

/// The drafts and the calls.
#[tauri::command]
pub async fn home(desk: OnDesk<'_>) -> Result<HomeView, AppError> {
    let answer = desk.with(|desk| desk.home()).await;
    #[cfg(feature = "e2e")]
    crate::dialogs::note_first_answer();
    answer
}

/// The drafts in the trash.
#[tauri::command]
pub async fn trash(desk: OnDesk<'_>) -> Result<Vec<DraftCard>, AppError> {
    desk.with(|desk| desk.list(true)).await
}

/// A new draft, by its id.
#[tauri::command]
pub async fn create_draft(
    desk: OnDesk<'_>,
    call_id: Option<String>,
    title: Option<String>,
) -> Result<String, AppError> {
    desk.with(move |desk| desk.create_draft(call_id.as_deref(), title.as_deref())).await
}

/// The example dossier as a new draft.
#[tauri::command]
pub async fn create_example(desk: OnDesk<'_>) -> Result<String, AppError> {
    desk.with(|desk| desk.create_example()).await
}

/// A copy of a draft, by its id.
#[tauri::command]
pub async fn duplicate_draft(desk: OnDesk<'_>, draft_id: String) -> Result<String, AppError> {
    desk.with(move |desk| desk.duplicate(&draft_id)).await
}

/// A draft again, of one that was deleted from elsewhere while it lay open here.
#[tauri::command]
pub async fn remake_draft(desk: OnDesk<'_>, draft_id: String) -> Result<String, AppError> {
    desk.with(move |desk| desk.remake(&draft_id)).await
}

/// Leaves a draft that was deleted from elsewhere, and keeps nothing of it.
#[tauri::command]
pub async fn abandon_draft(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.abandon(&draft_id)).await
}

/// Puts a draft in the trash.
#[tauri::command]
pub async fn trash_draft(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.trash(&draft_id)).await
}

/// Takes a draft out of the trash.
#[tauri::command]
pub async fn untrash_draft(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.untrash(&draft_id)).await
}

/// Takes note that somebody has read what was lost of a draft.
#[tauri::command]
pub async fn dismiss_loss(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.dismiss_loss(&draft_id)).await
}

/// Deletes a draft of the trash for good.
#[tauri::command]
pub async fn purge_draft(desk: OnDesk<'_>, draft_id: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.purge(&draft_id)).await
}

/// Gives a draft another title.
#[tauri::command]
pub async fn rename_draft(desk: OnDesk<'_>, draft_id: String, title: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.rename(&draft_id, &title)).await
}

/// Says who writes on this machine.
#[tauri::command]
pub async fn set_author(desk: OnDesk<'_>, name: String) -> Result<(), AppError> {
    desk.with(move |desk| desk.set_author(&name)).await
}
