//! Tables that add up, and the financing plan: texts in French, each figure with the key of its trace.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BalanceState;

/// What a table shows of each amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum TableUnit {
    /// Euros.
    Euros,
    /// Its share of the total.
    Share,
}

/// A crossed table of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BudgetTableView {
    /// What it shows, in a few words.
    pub title: String,
    /// What the first column holds.
    pub first: String,
    /// The columns after the first; where rows have a sum it is the last.
    pub columns: Vec<TableColumnView>,
    /// The rows, groups before their parts.
    pub rows: Vec<TableRowView>,
    /// The sums of the columns.
    pub total: TableRowView,
    /// How shares were rounded, or what a mark means.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TableColumnView {
    /// Its name.
    pub label: String,
    /// More about it, in smaller type.
    pub hint: Option<String>,
    /// Whether its months are beyond those that the grant covers.
    pub beyond: bool,
    /// Whether it is the sum of the others.
    pub total: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TableRowView {
    /// Its name.
    pub label: String,
    /// Whether the rows that follow are its parts.
    pub group: bool,
    /// Whether it is a part of the group above.
    pub part: bool,
    /// One for each column.
    pub cells: Vec<TableCellView>,
}

/// A figure, or what stands in a table beside figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TableCellView {
    /// In French.
    pub text: String,
    /// The key of its trace; none where nothing was computed.
    pub key: Option<String>,
    /// What it is, for who hears it alone.
    pub label: String,
}

/// The financing plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FinancingPlanView {
    /// Costs to pay and what pays them, then valued contributions.
    pub blocks: Vec<PlanBlockView>,
    /// All costs.
    pub costs_total: PlanLineView,
    /// All resources.
    pub resources_total: PlanLineView,
}

/// A block of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanBlockView {
    /// Its name.
    pub title: String,
    /// Costs.
    pub costs: Vec<PlanLineView>,
    /// Their sum.
    pub costs_total: PlanLineView,
    /// Resources.
    pub resources: Vec<PlanLineView>,
    /// Their sum.
    pub resources_total: PlanLineView,
    /// Equal, or what the difference is; empty where both sides are nothing.
    pub verdict: String,
    /// How both sides stand.
    pub balance: BalanceState,
}

/// A line of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanLineView {
    /// What it is.
    pub label: String,
    /// More about it: a status, or that it balances the plan.
    pub note: Option<String>,
    /// Its amount, in French.
    pub text: String,
    /// The key of its trace.
    pub key: String,
    /// The field that says it, where one does.
    pub pointer: Option<String>,
    /// The cost lines that it comes from.
    pub lines: Vec<PlanSourceView>,
}

/// A cost line that a line of the plan comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlanSourceView {
    /// The cost.
    pub pointer: String,
    /// Its label.
    pub label: String,
    /// Its amount, in French.
    pub text: String,
    /// The key of its trace.
    pub key: String,
}
