//! Scenarios: the list of them, and two budgets side by side. Amounts are in French, differences signed; the key of a
//! scenario's figure is that of the budget's after `scenarios/ID/`.

use serde::Serialize;
use ts_rs::TS;

use super::tables::TableCellView;

/// The dossier's budget and its scenarios.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScenariosView {
    /// Which budget the dossier shows, in a sentence.
    pub banner: String,
    /// The present budget's total.
    pub total: TableCellView,
    /// Its grant.
    pub grant: TableCellView,
    /// Its self-financing.
    pub self_financing: TableCellView,
    /// What is left to finance, or too much.
    pub balance: TableCellView,
    /// How many lines it has.
    pub costs: u32,
    /// Whether a scenario holds the same.
    pub is_kept: bool,
    /// The scenarios, in order.
    pub scenarios: Vec<ScenarioCard>,
}

/// A scenario by its main figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScenarioCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was kept, « 6 septembre 2016 à 14 h 02 ».
    pub at: Option<String>,
    /// How many lines it has.
    pub costs: u32,
    /// Its total.
    pub total: TableCellView,
    /// Its grant.
    pub grant: TableCellView,
    /// Its self-financing.
    pub self_financing: TableCellView,
    /// What is left to finance, or too much.
    pub balance: TableCellView,
    /// Whether the present budget is the same.
    pub is_present: bool,
}

/// Two budgets side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScenarioComparison {
    /// The name of the first.
    pub left: String,
    /// The name of the second.
    pub right: String,
    /// What differs, in a sentence.
    pub summary: String,
    /// Key figures.
    pub figures: Vec<ComparedFigure>,
    /// Amounts by category.
    pub categories: Vec<ComparedFigure>,
    /// Amounts by carrier and partner.
    pub bearers: Vec<ComparedFigure>,
    /// Cash that differs: added, removed, changed.
    pub funding: Vec<ComparedItem>,
    /// Lines that differ.
    pub costs: Vec<ComparedItem>,
    /// How many lines are the same in both.
    pub same_costs: u32,
}

/// A figure in both budgets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ComparedFigure {
    /// What it is.
    pub label: String,
    /// In the first; none where it has no such figure.
    pub left: Option<TableCellView>,
    /// In the second.
    pub right: Option<TableCellView>,
    /// The second less the first, signed; none where they are equal.
    pub difference: Option<TableCellView>,
}

/// What became of a line from the first budget to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Change {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, otherwise.
    Changed,
}

/// A line, or a funding, that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ComparedItem {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub change: Change,
    /// Its name and amounts.
    pub figure: ComparedFigure,
    /// Each field that differs, « Jours : 12 → 15 ».
    pub details: Vec<String>,
}
