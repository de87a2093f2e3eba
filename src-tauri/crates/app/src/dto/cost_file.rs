//! A spreadsheet of cost lines before it is taken in: its columns, and what each row becomes.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Answer, NamedView};

/// A file that was chosen, one of its sheets, and what its rows become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostFileView {
    /// The file's name.
    pub file: String,
    /// Its sheets.
    pub sheets: Vec<String>,
    /// The sheet that is shown.
    pub sheet: String,
    /// The row of the headings.
    pub head: u32,
    /// How many filled rows stand above it, and are not read.
    pub above: u32,
    /// The columns that hold something.
    pub columns: Vec<CostFileColumn>,
    /// What a column may give: code and French name.
    pub fields: Vec<NamedView>,
    /// The rows below the head, empty ones left out.
    pub rows: Vec<CostFileRow>,
    /// What the lines that look like costs amount to, as far as they can be computed.
    pub amount: String,
    /// Why columns wait to be told, a sentence each.
    pub waits: Vec<String>,
    /// That other sheets hold costs too, a sentence.
    pub others: Option<String>,
    /// That some of its lines are in the budget already, a sentence.
    pub known: Option<String>,
    /// How to go round cells that name nothing, a sentence each.
    pub ways: Vec<String>,
    /// How many lines the draft still takes.
    pub room: u32,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostFileColumn {
    /// Its place, from 0.
    pub index: u32,
    /// Its letter.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// Some of what stands below.
    pub samples: Vec<String>,
    /// The code of what it gives; empty where it is left out.
    pub field: String,
}

/// A row of the file, and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostFileRow {
    /// Its number in the file.
    pub row: u32,
    /// What it becomes, by the code of the field, as a person reads it.
    pub values: BTreeMap<String, String>,
    /// The amount that the line will have; none where it cannot be computed yet.
    pub amount: Option<String>,
    /// The cells that cannot be read; a row with one is not taken.
    pub faults: Vec<CostFileFault>,
    /// What is left out, and why.
    pub remarks: Vec<String>,
    /// Why the row is set aside: it looks like no cost, and is taken only where it is asked for by its number.
    pub aside: Option<String>,
    /// How what the line will cost is not what the file says of it.
    pub doubt: Option<String>,
    /// How the total that it says is not what the lines above amount to.
    pub off: Option<String>,
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostFileFault {
    /// Its address, such as `B12`.
    pub cell: String,
    /// Why.
    pub message: String,
}

/// Lines that were taken in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CostsTaken {
    /// How many.
    pub lines: u32,
    /// What they amount to, as far as they can be computed.
    pub amount: String,
    /// Of how many that is nothing yet.
    #[serde(skip)]
    pub without_amount: u32,
    /// The rows that look like no cost and were not.
    pub aside: Vec<CostFileAside>,
    /// The rows that were taken and cost something else than the file says: the window has shown them before.
    #[serde(skip)]
    pub doubts: Vec<CostFileAside>,
    /// What is to be known of rows that were taken.
    #[serde(skip)]
    pub remarks: Vec<CostFileAside>,
    /// The totals that are not what the lines above them amount to.
    #[serde(skip)]
    pub off: Vec<CostFileAside>,
    /// Why columns waited to be told, and were not.
    #[serde(skip)]
    pub waits: Vec<String>,
    /// That other sheets hold costs too, a sentence.
    #[serde(skip)]
    pub others: Option<String>,
    /// That some of them were in the budget already, a sentence.
    #[serde(skip)]
    pub known: Option<String>,
    /// The sheet that was read.
    #[serde(skip)]
    pub sheet: String,
    /// What each column was taken for: the window has shown it before, the command line tells what was left out.
    #[serde(skip)]
    pub columns: Vec<CostFileColumn>,
    /// The row of the headings, told with what stands above it.
    #[serde(skip)]
    pub head: u32,
    /// How many filled rows stand above it, and were not read.
    #[serde(skip)]
    pub above: u32,
    /// What changed on screen.
    pub answer: Answer,
}

/// A row that was set aside, or is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CostFileAside {
    /// Its number in the file.
    pub row: u32,
    /// Why.
    pub why: String,
}

/// A row of a pasted block that is called a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PastedTotal {
    /// Its place among the rows, from 0.
    pub row: u32,
    /// What it is called.
    pub label: String,
    /// Whether its amount is that of rows above it.
    pub fits: bool,
}
