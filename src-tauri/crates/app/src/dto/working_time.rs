//! Working time: what each agent gives year by year, and what a day costs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The agents' days by year of the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgentTimesView {
    /// The years of the project.
    pub years: Vec<AgentYearHead>,
    /// The agents who give time, in the dossier's order.
    pub agents: Vec<AgentTimeView>,
    /// What there is to say of it, in a sentence.
    pub summary: String,
}

/// A year of the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgentYearHead {
    /// From 1.
    pub year: u32,
    /// « 210 j possibles », « 105 j possibles (6 mois) ».
    pub possible: Option<String>,
}

/// An agent's days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgentTimeView {
    /// The agent.
    pub agent: String,
    /// Where the agent stands in the dossier.
    pub pointer: String,
    /// The agent's name, or function.
    pub name: String,
    /// The service.
    pub carrier: String,
    /// One for each year.
    pub years: Vec<AgentYearView>,
    /// Whether a year has too many.
    pub is_over: bool,
}

/// An agent's days of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgentYearView {
    /// « 60 j ».
    pub days: String,
    /// The key of their trace.
    pub key: String,
    /// « 12,5 j de trop »; none where there are none.
    pub excess: Option<String>,
}

/// What a day costs is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export)]
pub struct DailyCostRequest {
    /// The line of time; none: all those of the agent.
    pub line: Option<String>,
    /// The agent; none: of the line alone.
    pub agent: Option<String>,
    /// What the agent costs a year, charges included, as typed.
    pub yearly: String,
    /// Working days a year, as typed.
    pub days: String,
    /// Where the yearly cost comes from.
    pub source: String,
}

/// How a line is to hold its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DailyCostBasis {
    /// By the day, at the cost found.
    Daily,
    /// By the year: divided exactly at each computation.
    Yearly,
}

/// What a day costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DailyCostView {
    /// What to start from: the yearly cost that the line holds already.
    pub yearly: String,
    /// Working days to start from: the project's.
    pub days: String,
    /// « 63 525,00 € ÷ 210 j = 302,50 € par jour »; none until both can be read.
    pub formula: Option<String>,
    /// What the division leaves out, where it does not end.
    pub rounding: Option<String>,
    /// What will be written as justification.
    pub note: Option<String>,
    /// Why it cannot be computed.
    pub error: Option<String>,
    /// Why it cannot be held by the year; none where it can.
    pub no_yearly: Option<String>,
    /// The lines that would take it.
    pub lines: Vec<String>,
}
