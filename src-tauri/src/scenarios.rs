//! Scenarios: kept, compared, adopted.

use app::AppError;
use app::dto::{Answer, ScenarioComparison, ScenariosView};

use crate::desk::OnDesk;

/// The dossier's budget and its scenarios.
#[tauri::command]
pub async fn scenarios(desk: OnDesk<'_>, draft_id: String) -> Result<ScenariosView, AppError> {
    desk.with(move |desk| desk.scenarios(&draft_id)).await
}

/// Keeps the present budget as a scenario.
#[tauri::command]
pub async fn keep_scenario(
    desk: OnDesk<'_>,
    draft_id: String,
    name: String,
    note: String,
) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.keep_scenario(&draft_id, &name, &note)).await
}

/// Puts a scenario in the place of the present budget, which may be kept under a name.
#[tauri::command]
pub async fn adopt_scenario(
    desk: OnDesk<'_>,
    draft_id: String,
    scenario: String,
    keep_as: Option<String>,
) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.adopt_scenario(&draft_id, &scenario, keep_as.as_deref())).await
}

/// Two budgets side by side; none is the present one.
#[tauri::command]
pub async fn compare_scenarios(
    desk: OnDesk<'_>,
    draft_id: String,
    left: Option<String>,
    right: Option<String>,
) -> Result<ScenarioComparison, AppError> {
    desk.with(move |desk| desk.compare_scenarios(&draft_id, left.as_deref(), right.as_deref())).await
}
