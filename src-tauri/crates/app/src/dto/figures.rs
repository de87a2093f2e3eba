//! Where a figure comes from, and the charts.

use serde::Serialize;
use ts_rs::TS;

use super::tables::TableCellView;

/// A figure that another comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TraceLineView {
    /// The field it is, where a field says it.
    pub pointer: Option<String>,
    /// The key of its own trace, where it is computed too.
    pub key: Option<String>,
    /// Its name.
    pub label: String,
    /// Its value, in French.
    pub figure: String,
}

/// « D’où vient ce chiffre ? »
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TraceView {
    /// Which figure.
    pub title: String,
    /// Its formula with its numbers.
    pub formula: String,
    /// What it comes from.
    pub lines: Vec<TraceLineView>,
    /// How it was rounded.
    pub rounding: Option<String>,
}

/// A chart, with the same data as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FigureView {
    /// The drawing.
    pub svg: String,
    /// Its title.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The table's head.
    pub head: Vec<String>,
    /// The table's rows.
    pub rows: Vec<Vec<TableCellView>>,
}
