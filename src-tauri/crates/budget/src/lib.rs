//! The co-financed budget of a dossier under a call, exact to the cent, each figure with its trace.
//!
//! The rules are those of `formats.md`, « The budget », by their numbers. Deliberately absent: findings (this
//! crate states facts, `checks` judges them), I/O, the clock, floats, and any number of a call: rate, window
//! and ceiling come from its data.

#![warn(clippy::float_arithmetic)]

mod amounts;
mod basis;
mod budget;
mod cash;
mod compute;
mod cross;
mod crossed;
mod exact;
mod line;
mod parts;
mod places;
mod plan;
mod report;
mod share;
mod sides;
mod spread;
mod tables;
mod term;
mod text;
mod trace;

pub use amounts::{Cents, Days, FullTime, Ratio};
pub use basis::{Input, LARGEST_LINE, Uncomputable, line_amount};
pub use budget::{
    BearerTime, BearerTotal, Budget, CategoryTotal, CivilYear, Crossed, Facts, Quarter, Rates, Year,
};
pub use cash::{Funder, FundingByStatus, FundingFacts};
pub use cross::{Axis, Columns, CrossCell, CrossColumn, CrossName, CrossRow, CrossTable, Period, Rows};
pub use line::{Line, LineFacts};
pub use parts::Parts;
pub use places::Place;
pub use plan::{FinancingPlan, PlanBlock, PlanItem, PlanLine};
pub use report::{FORMAT, Report, schema};
pub use sides::{Side, SidePart};
pub use spread::Spread;
pub use text::{TextPiece, text_pieces};
pub use trace::{
    FigureGroup, Origin, RATES, Rounding, TOTALS, Trace, TracePart, key as figure_key, step as figure_step,
};
