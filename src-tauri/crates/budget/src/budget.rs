//! The budget: every figure that follows from the lines, in the shape of `amorce-budget/1`.

use call::{Call, CeilingOf};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::amounts::{Cents, Days, FullTime, Ratio};
use crate::cash::{FundingByStatus, FundingFacts};
use crate::line::Line;
use crate::places::Place;

/// The co-financed budget of a plan. Equal inputs give equal budgets; what is skipped in JSON serves `checks`,
/// the screen and the pages.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Budget {
    /// The call's financed window, in months.
    pub window_months: u32,
    /// The call's rate, as the call writes it.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "String", regex(pattern = r"^\d+(\.\d+)?$"))]
    pub rate: Decimal,
    /// The sum of the lines.
    pub total: Cents,
    /// The sum of the eligible lines.
    pub eligible: Cents,
    /// What counts for the grant.
    pub base: Cents,
    /// The most that the call gives: the rate on the base, rounded down.
    pub grant_ceiling: Cents,
    /// What of it the project can really spend.
    pub grant_useful: Cents,
    /// What is asked for.
    pub grant: Cents,
    /// The sum of the in-kind lines.
    pub in_kind: Cents,
    /// What is to be paid.
    pub cash_costs: Cents,
    /// The cash of carriers, partners and others, as typed.
    pub cash_funding: Cents,
    /// What is left to pay, if somebody bears it.
    pub self_financing: Cents,
    /// Grant, in-kind, cash and self-financing.
    pub resources: Cents,
    /// Total less resources: positive, something is left to finance; negative, there is too much.
    pub balance: Cents,
    /// Each cost line, in the order of the dossier.
    pub lines: Vec<Line>,
    /// Each category, in the order of the call; last, without id, the lines of none.
    pub categories: Vec<CategoryTotal>,
    /// Each carrier, then each partner; last, without id, the lines that nobody bears.
    pub bearers: Vec<BearerTotal>,
    /// Bearer × category × year, zeros left out.
    pub crossed: Vec<Crossed>,
    /// Each month of the project.
    pub months: Vec<Cents>,
    /// Each three months of the project.
    pub quarters: Vec<Quarter>,
    /// Each twelve months of the project.
    pub years: Vec<Year>,
    /// Each year of the calendar; none without a start.
    pub civil_years: Vec<CivilYear>,
    /// The cash typed, by how sure it is.
    pub funding_by_status: FundingByStatus,
    /// The rates that a jury reads.
    pub rates: Rates,
    /// Time, by bearer, of those who give some.
    pub time: Vec<BearerTime>,
    /// What was noticed beside the lines.
    #[serde(skip)]
    pub facts: Facts,
}

/// What the computation noticed beside the lines: facts for `checks`.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The project's last month: its duration, or the window where that is missing.
    pub project_months: u32,
    /// The last month that counts for the base.
    pub base_end: u32,
    /// The call's ceiling.
    pub call_ceiling: Cents,
    /// By how much the call's ceiling is passed; zero where it is not.
    pub above_call_ceiling: Cents,
    /// By how much the grant asked for passes its ceiling; zero where it does not.
    pub grant_above_ceiling: Cents,
    /// Each funding, in the order of the dossier.
    pub funding: Vec<FundingFacts>,
    /// Who bears the self-financing: a position in `bearers`.
    pub self_financing: Place,
}

/// A category's share.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CategoryTotal {
    /// The call's id; none: without a known category.
    pub id: Option<String>,
    /// The sum of its lines.
    pub amount: Cents,
    /// What of it counts for the grant.
    pub base: Cents,
    /// Its share of the grant.
    pub grant: Cents,
    /// What of its amount nobody pays: the block « contributions valorisées ».
    #[serde(skip)]
    pub in_kind: Cents,
}

/// A bearer's share.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BearerTotal {
    /// The carrier's or partner's id; none: without a known bearer.
    pub id: Option<String>,
    /// The sum of its lines.
    pub amount: Cents,
    /// What of it counts for the grant.
    pub base: Cents,
    /// Its share of the grant.
    pub grant: Cents,
    /// The cash it gives, and the self-financing it bears.
    pub cash: Cents,
    /// Its in-kind lines.
    pub in_kind: Cents,
}

/// What a bearer spends under a category in a year of the project.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Crossed {
    /// The bearer's id.
    pub bearer: Option<String>,
    /// The category's id.
    pub category: Option<String>,
    /// The year, from 1.
    pub year: u32,
    /// Never zero.
    pub amount: Cents,
}

/// Three months of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quarter {
    /// From 1: M1 to M3.
    pub quarter: u32,
    /// The sum of its months.
    pub amount: Cents,
}

/// Twelve months of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Year {
    /// From 1: M1 to M12.
    pub year: u32,
    /// The sum of its months.
    pub amount: Cents,
    /// What of it counts for the grant.
    pub base: Cents,
}

/// A year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CivilYear {
    /// Such as 2017.
    pub year: i32,
    /// The sum of its months.
    pub amount: Cents,
}

/// Rates; none where the divisor is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rates {
    /// Grant ÷ base.
    pub grant_over_base: Option<Ratio>,
    /// (Resources − grant) ÷ total.
    pub cofinancing_over_total: Option<Ratio>,
    /// Public money ÷ total.
    pub public_over_total: Option<Ratio>,
}

/// The time that a bearer gives.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BearerTime {
    /// The bearer's id.
    pub bearer: Option<String>,
    /// Days, of lines whose cost is still unknown too.
    pub days: Days,
    /// Days ÷ working days a year; none where these are missing or zero.
    pub fte: Option<FullTime>,
    /// What its lines of time amount to.
    pub amount: Cents,
}

impl Budget {
    /// What the call's ceiling is compared with: the key of its trace, its name, its amount.
    pub fn under_ceiling(&self, call: &Call) -> (&'static str, &'static str, Cents) {
        match call.rules.ceiling_of.value {
            CeilingOf::Total => ("total", "Total des dépenses", self.total),
            CeilingOf::Base => ("base", "Assiette de la subvention", self.base),
        }
    }

    /// The line of this id.
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The total of this bearer; `None`: of the lines that nobody bears.
    pub fn bearer(&self, id: Option<&str>) -> Option<&BearerTotal> {
        self.bearers.iter().find(|bearer| bearer.id.as_deref() == id)
    }

    /// The total of this category; `None`: of the lines of none.
    pub fn category(&self, id: Option<&str>) -> Option<&CategoryTotal> {
        self.categories.iter().find(|category| category.id.as_deref() == id)
    }

    /// How many months its tables have: the project's, or more where a line goes on.
    pub fn table_months(&self) -> u32 {
        u32::try_from(self.months.len()).unwrap_or(u32::MAX)
    }

    /// What pays the costs to pay: grant, cash and self-financing.
    pub fn cash_resources(&self) -> Cents {
        self.grant + self.cash_funding + self.self_financing
    }

    /// What others than the call bring: resources less the grant.
    pub fn co_financing(&self) -> Cents {
        self.resources - self.grant
    }
}

impl CategoryTotal {
    /// What of its amount is to be paid.
    pub fn cash_costs(&self) -> Cents {
        self.amount - self.in_kind
    }
}

fn as_text<S: serde::Serializer>(rate: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(rate)
}
