//! Spreadsheets: the budget as a workbook, the model to fill, and cost lines taken out of a file that a person chose.
//!
//! The file is kept here between the looks at it, as it was when it was chosen: the page names no path.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use app::dto::{CostFileView, CostsTaken, ExportDone, PastedTotal};
use app::{AppError, Columns, CostFile, ErrorCode};
use tauri::{State, Window};

use crate::desk::OnDesk;
use crate::{dialogs, words};

/// The file that was chosen last, for each draft.
#[derive(Default)]
pub struct CostFiles(Mutex<HashMap<String, Arc<CostFile>>>);

impl CostFiles {
    /// Keeps the file that is looked at; what was seen of it.
    fn keep(&self, draft: String, (file, view): (CostFile, CostFileView)) -> CostFileView {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(draft, Arc::new(file));
        view
    }

    fn chosen(&self, draft: &str) -> Result<Arc<CostFile>, AppError> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = || AppError::new(ErrorCode::NotFound, "Choisissez d’abord un fichier.");
        files.get(draft).cloned().ok_or_else(missing)
    }

    fn forget(&self, draft: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(draft);
    }
}

/// The budget as a table of the given ending: `xlsx`, `ods` or `csv`.
#[tauri::command]
pub async fn export_budget(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
    ending: String,
) -> Result<Option<ExportDone>, AppError> {
    desk.with(move |desk| {
        let kind = words::TABLES.into_iter().find(|kind| kind.ending == ending);
        let kind = kind.ok_or_else(|| words::defect(&ending))?;
        let name = desk.preview_export(&draft_id, false)?.file_name;
        let name = name.replace("-projet.pdf", &format!("-budget.{}", kind.ending));
        let chosen = dialogs::save(&window, words::EXPORT, &name, Some(kind));
        chosen.map(|path| desk.export_budget(&draft_id, &path, None)).transpose()
    })
    .await
}

/// The model of a table of cost lines, to be filled and taken in.
#[tauri::command]
pub async fn export_cost_template(
    window: Window,
    desk: OnDesk<'_>,
    draft_id: String,
) -> Result<Option<ExportDone>, AppError> {
    desk.with(move |desk| {
        let chosen = dialogs::save(&window, words::EXPORT, words::TEMPLATE, Some(words::XLSX));
        chosen.map(|path| desk.export_cost_template(&draft_id, &path)).transpose()
    })
    .await
}

/// Asks for a file, and shows what its rows would become.
#[tauri::command]
pub async fn choose_cost_file(
    window: Window,
    desk: OnDesk<'_>,
    files: State<'_, CostFiles>,
    draft_id: String,
) -> Result<Option<CostFileView>, AppError> {
    let draft = draft_id.clone();
    let chosen = desk
        .with(move |desk| {
            let Some(path) = dialogs::open(&window, words::OPEN_TABLE, None) else { return Ok(None) };
            let file = CostFile::open(&path)?;
            let view = desk.look_at_costs(&draft, &file, None, Columns::Proposed)?;
            Ok(Some((file, view)))
        })
        .await?;
    Ok(chosen.map(|seen| files.keep(draft_id, seen)))
}

/// Keeps a pasted table that has headings, and shows what its rows would become; nothing where it has none.
#[tauri::command]
pub async fn look_at_pasted(
    desk: OnDesk<'_>,
    files: State<'_, CostFiles>,
    draft_id: String,
    text: String,
) -> Result<Option<CostFileView>, AppError> {
    let draft = draft_id.clone();
    let pasted = desk.with(move |desk| desk.look_at_pasted(&draft, text)).await?;
    Ok(pasted.map(|seen| files.keep(draft_id, seen)))
}

/// The rows of a pasted block that are called totals. `amounts`: the columns, from 0, in which amounts stand.
#[tauri::command]
pub async fn pasted_totals(block: Vec<Vec<String>>, amounts: Vec<u32>) -> Result<Vec<PastedTotal>, AppError> {
    Ok(app::pasted_totals(&block, &amounts))
}

/// The same file by another sheet, or by other columns; without columns, they are guessed.
#[tauri::command]
pub async fn look_at_costs(
    desk: OnDesk<'_>,
    files: State<'_, CostFiles>,
    draft_id: String,
    sheet: String,
    fields: Option<BTreeMap<u32, String>>,
) -> Result<CostFileView, AppError> {
    let file = files.chosen(&draft_id)?;
    desk.with(move |desk| {
        let columns = fields.as_ref().map_or(Columns::Proposed, Columns::Exactly);
        desk.look_at_costs(&draft_id, &file, Some(&sheet), columns)
    })
    .await
}

/// Takes these rows in, in one edit, in the place of the lines that were begun to paste into.
#[tauri::command]
pub async fn take_costs(
    desk: OnDesk<'_>,
    files: State<'_, CostFiles>,
    draft_id: String,
    sheet: String,
    fields: BTreeMap<u32, String>,
    rows: Vec<u32>,
    instead: Vec<String>,
) -> Result<CostsTaken, AppError> {
    let file = files.chosen(&draft_id)?;
    let draft = draft_id.clone();
    let taken = desk
        .with(move |desk| {
            let columns = Columns::Exactly(&fields);
            let instead = instead.iter().map(String::as_str);
            desk.take_costs(&draft, &file, Some(&sheet), columns, Some(&rows), instead)
        })
        .await?;
    files.forget(&draft_id);
    Ok(taken)
}
