//! How a person wants to see the cost lines, and the lines so arranged. Subtotals are figures like the others:
//! answers tell them anew when they change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A column of the grid of costs, as its screens name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CostColumn {
    /// What is paid or given.
    Label,
    /// The call's category.
    Category,
    /// Who bears it.
    Bearer,
    /// How its amount is found.
    Kind,
    /// Days, or how many.
    Quantity,
    /// The cost of one.
    UnitCost,
    /// The rate of VAT.
    Vat,
    /// First month.
    From,
    /// Last month.
    To,
    /// Its months as a bar.
    Months,
    /// Whether it counts for the grant.
    Eligible,
    /// Whether nobody pays it.
    InKind,
    /// What it amounts to.
    Amount,
}

/// What the lines are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CostGrouping {
    /// The call's categories, in the order of the call.
    Category,
    /// Carriers, then partners.
    Bearer,
}

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export)]
pub struct CostOrder {
    /// The column.
    pub column: CostColumn,
    /// The largest first.
    pub descending: bool,
}

/// How the lines are wanted. A filter that is `null` lets every line pass; an empty one, those that have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct CostView {
    /// Put together by; `null`: one after the other.
    pub group: Option<CostGrouping>,
    /// Sorted by; `null`: in the order of the dossier.
    pub order: Option<CostOrder>,
    /// Only those of this category.
    pub category: Option<String>,
    /// Only those of this bearer.
    pub bearer: Option<String>,
    /// Only those whose amount is found so.
    pub kind: Option<String>,
    /// Only those of which a finding says something.
    pub with_finding: bool,
    /// Only those that hold each of these words, whatever their case and accents.
    pub search: String,
    /// Lines that stay whatever the filters: those just made, which hold nothing yet.
    pub keep: Vec<String>,
}

/// Lines that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostGroup {
    /// The id of the category or bearer, `null` for those without; an empty one where there is no grouping.
    pub id: String,
    /// The key of their sum among the figures.
    pub figure: String,
    /// Their ids.
    pub lines: Vec<String>,
}

/// The lines as they are to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostArrangement {
    /// The state of the dossier that it was made from.
    pub rev: u32,
    /// The groups that have lines; one only where there is no grouping.
    pub groups: Vec<CostGroup>,
    /// How many lines are shown.
    pub shown: u32,
    /// The key of the sum of the lines shown.
    pub figure: String,
    /// The sums that are no figures of the whole budget.
    pub figures: BTreeMap<String, String>,
}

/// Cells selected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export)]
pub struct CostCells {
    /// Ids of lines.
    pub lines: Vec<String>,
    /// Columns.
    pub columns: Vec<CostColumn>,
}

/// What the selected cells add up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostSum {
    /// The column that was added.
    pub column: CostColumn,
    /// How many of its cells hold a number.
    pub count: u32,
    /// The sum, in French.
    pub text: String,
}
