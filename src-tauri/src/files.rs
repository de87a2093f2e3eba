//! What comes from a file or goes to one: each file is chosen by a person in the system's own dialog.
//! A dialog that is cancelled answers nothing, which is no error.

use app::AppError;
use app::dto::{Attached, ExportDone, ExportPreview, OpenedFile};
use tauri::Window;

use crate::desk::OnDesk;
use crate::{dialogs, words};

/// Takes in a dossier, as a new draft, or the file of a call.
#[tauri::command]
pub async fn open_file(window: Window, desk: OnDesk<'_>) -> Result<Option<OpenedFile>, AppError> {
    desk.with(move |desk| {
        let chosen = dialogs::open(&window, words::OPEN_FILE, Some(words::OPENED));
        chosen.map(|path| desk.open_file(&path)).transpose()
    })
    .await
}

/// Takes a file in in the place of an annex's.
#[tauri::command]
pub async fn replace_annex_file(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
    annex_id: String,
) -> Result<Option<Attached>, AppError> {
    desk.with(move |desk| {
        let chosen = dialogs::open(&window, words::ATTACH, None);
        chosen.map(|path| desk.replace_file(&draft_id, &annex_id, &path)).transpose()
    })
    .await
}

/// Joins an annex of a kind, of a carrier or partner where the kind wants one.
#[tauri::command]
pub async fn attach_file(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
    kind: String,
    owner: Option<String>,
) -> Result<Option<Attached>, AppError> {
    desk.with(move |desk| {
        let chosen = dialogs::open(&window, words::ATTACH, None);
        let Some(path) = chosen else { return Ok(None) };
        desk.attach_answering(&draft_id, &path, &kind, owner.as_deref()).map(Some)
    })
    .await
}

/// Gives an annex back as the file that it was; answers where.
#[tauri::command]
pub async fn extract_annex(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
    annex_id: String,
) -> Result<Option<String>, AppError> {
    desk.with(move |desk| {
        let name = desk.annex_file_name(&draft_id, &annex_id)?;
        let chosen = dialogs::save(&window, words::EXTRACT, &name, None);
        let Some(path) = chosen else { return Ok(None) };
        desk.extract(&draft_id, &annex_id, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// What an export would hold, before anything is written.
#[tauri::command]
pub async fn preview_export(
    desk: OnDesk<'_>,
    draft_id: String,
    r#final: bool,
) -> Result<ExportPreview, AppError> {
    desk.with(move |desk| desk.preview_export(&draft_id, r#final)).await
}

/// The dossier as a PDF: a draft, or the final that is signed.
#[tauri::command]
pub async fn export_pdf(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
    r#final: bool,
) -> Result<Option<ExportDone>, AppError> {
    desk.with(move |desk| {
        let name = desk.preview_export(&draft_id, r#final)?.file_name;
        let chosen = dialogs::save(&window, words::EXPORT, &name, Some(words::PDF));
        chosen.map(|path| desk.export_pdf(&draft_id, r#final, &path)).transpose()
    })
    .await
}

/// The dossier as JSON, to be read by any other program.
#[tauri::command]
pub async fn export_json(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
) -> Result<Option<ExportDone>, AppError> {
    desk.with(move |desk| {
        let name = desk.preview_export(&draft_id, false)?.file_name.replace(".pdf", ".json");
        let chosen = dialogs::save(&window, words::EXPORT, &name, Some(words::JSON));
        chosen.map(|path| desk.export_json(&draft_id, &path)).transpose()
    })
    .await
}
