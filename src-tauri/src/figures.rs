//! « D’où vient ce chiffre ? », the charts, the tables that add up and the financing plan.

use app::AppError;
use app::dto::{BudgetTableView, FigureView, FinancingPlanView, TableUnit, TraceView};

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

/// A crossed table, in euros or as shares of the total.
#[tauri::command]
pub async fn budget_table(
    desk: OnDesk<'_>,
    draft_id: String,
    name: String,
    unit: TableUnit,
) -> Result<BudgetTableView, AppError> {
    desk.with(move |desk| desk.budget_table(&draft_id, &name, unit)).await
}

/// Costs on one side, resources on the other.
#[tauri::command]
pub async fn financing_plan(desk: OnDesk<'_>, draft_id: String) -> Result<FinancingPlanView, AppError> {
    desk.with(move |desk| desk.financing_plan(&draft_id)).await
}
