//! The cost lines as a person wants to see them, and what the selected cells add up to.

use app::AppError;
use app::dto::{CostArrangement, CostCells, CostSum, CostView};

use crate::desk::OnDesk;

/// The cost lines grouped, sorted and filtered.
#[tauri::command]
pub async fn arrange_costs(
    desk: OnDesk<'_>,
    draft_id: String,
    view: CostView,
) -> Result<CostArrangement, AppError> {
    desk.with(move |desk| desk.arrange_costs(&draft_id, &view)).await
}

/// The sum of selected cells.
#[tauri::command]
pub async fn sum_costs(
    desk: OnDesk<'_>,
    draft_id: String,
    cells: CostCells,
) -> Result<Option<CostSum>, AppError> {
    desk.with(move |desk| desk.sum_costs(&draft_id, &cells)).await
}
