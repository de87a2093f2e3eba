//! One line of the budget: its figures, and what the computation noticed on the way.

use call::Rules;
use dossier::Item;
use dossier::parts::{Cost, Project};
use schemars::JsonSchema;
use serde::Serialize;

use crate::amounts::{Cents, Days};
use crate::basis::{self, Uncomputable};
use crate::places::{Bearers, Categories, Place};
use crate::spread::Spread;
use crate::term::Term;

/// The figures of a cost line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Line {
    /// The cost's id.
    pub id: String,
    /// Its amount, rounded once; zero where it cannot be computed.
    pub amount: Cents,
    /// What of it counts for the grant.
    pub base: Cents,
    /// Whether nobody pays it out of the project.
    pub in_kind: bool,
    /// Its amount by month of the project.
    pub months: Spread,
    /// What was noticed.
    #[serde(skip)]
    pub facts: LineFacts,
}

/// What the computation noticed of a line: facts for `checks`, which alone decides what is a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// Why it counts for zero, if it does.
    pub uncomputable: Option<Uncomputable>,
    /// Who bears it: a position in `bearers`.
    pub bearer: Place,
    /// Its heading: a position in `categories`.
    pub category: Place,
    /// Whether it counts as eligible.
    pub eligible: bool,
    /// Whether it is somebody's time.
    pub time: bool,
    /// The days of time, where they are given.
    pub days: Option<Days>,
    /// Whether its last month stood before its first.
    pub months_swapped: bool,
    /// Whether it goes on after the project's end.
    pub beyond_end: bool,
}

/// What every line is computed against.
pub(crate) struct Ground<'a> {
    pub project: &'a Project,
    pub rules: &'a Rules,
    pub term: Term,
    pub bearers: &'a Bearers<'a>,
    pub categories: &'a Categories<'a>,
}

impl Line {
    pub(crate) fn of(cost: &Item<Cost>, ground: &Ground<'_>) -> Self {
        let bearer = ground.bearers.place(&cost.bearer);
        let vat_recovered = ground.bearers.vat_recovered(bearer);
        let computed = basis::amount(&cost.basis, ground.project, vat_recovered);
        let (first, last, months_swapped) = ground.term.months_of(cost);
        let months = Spread::new(computed.unwrap_or_default(), first, last);
        let (in_kind, time, eligible) = (cost.is_in_kind(), cost.is_time(), cost.is_eligible());
        let valued = time && in_kind;
        let in_base = eligible && (!valued || *ground.rules.valued_time_in_base);
        let base_end = if in_base { ground.term.base_end } else { 0 };
        Self {
            id: cost.id.clone(),
            amount: months.amount(),
            base: months.through(base_end),
            in_kind,
            months,
            facts: LineFacts {
                uncomputable: computed.err(),
                bearer,
                category: ground.categories.place(&cost.category),
                eligible,
                time,
                days: basis::days(&cost.basis),
                months_swapped,
                beyond_end: last > ground.term.months,
            },
        }
    }
}
