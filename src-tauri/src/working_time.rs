//! The agents' days year by year, and what a day costs.

use app::AppError;
use app::dto::{AgentTimesView, Answer, DailyCostBasis, DailyCostRequest, DailyCostView};

use crate::desk::OnDesk;

/// What each agent gives, year by year.
#[tauri::command]
pub async fn agent_times(desk: OnDesk<'_>, draft_id: String) -> Result<AgentTimesView, AppError> {
    desk.with(move |desk| desk.agent_times(&draft_id)).await
}

/// What a day costs, from what was typed so far.
#[tauri::command]
pub async fn daily_cost(
    desk: OnDesk<'_>,
    draft_id: String,
    request: DailyCostRequest,
) -> Result<DailyCostView, AppError> {
    desk.with(move |desk| desk.daily_cost(&draft_id, &request)).await
}

/// Gives the cost of a day to one line of time, or to all those of an agent.
#[tauri::command]
pub async fn set_daily_cost(
    desk: OnDesk<'_>,
    draft_id: String,
    request: DailyCostRequest,
    basis: DailyCostBasis,
) -> Result<Answer, AppError> {
    desk.with(move |desk| desk.set_daily_cost(&draft_id, &request, basis)).await
}
