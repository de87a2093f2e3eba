//! The financing plan: costs on one side, resources on the other, in two blocks that balance apart.
//!
//! What is to be paid is paid by the grant, the cash of others and the self-financing; what is valued is nobody's
//! money and stands for the same amount on both sides. Screen and pages write out this one plan.

use dossier::parts::FundingStatus;

use crate::Budget;
use crate::amounts::Cents;
use crate::trace::{key, step};

/// The plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FinancingPlan {
    /// Costs to pay, and what pays them.
    pub cash: PlanBlock,
    /// Valued contributions, and whose they are.
    pub in_kind: PlanBlock,
}

/// A block of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanBlock {
    /// Costs, by category, without those of nothing.
    pub costs: Vec<PlanLine>,
    /// Their sum.
    pub costs_total: PlanLine,
    /// Resources.
    pub resources: Vec<PlanLine>,
    /// Their sum.
    pub resources_total: PlanLine,
}

impl PlanBlock {
    /// Costs less resources.
    pub fn gap(&self) -> Cents {
        self.costs_total.amount - self.resources_total.amount
    }
}

/// A line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// What it is.
    pub item: PlanItem,
    /// Euros.
    pub amount: Cents,
    /// The key of its trace.
    pub key: String,
}

/// What a line of the plan is.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanItem {
    /// A category's costs.
    Category(Option<String>),
    /// The grant.
    Grant,
    /// Cash, by the id of the funding.
    Funding {
        /// Its id.
        id: String,
        /// How sure it is.
        status: FundingStatus,
    },
    /// What is left to pay: the balancing line.
    SelfFinancing,
    /// What a bearer brings in kind, with its lines.
    InKind {
        /// The bearer.
        bearer: Option<String>,
        /// The in-kind cost lines it comes from, with their amounts.
        lines: Vec<(String, Cents)>,
    },
    /// A sum.
    Total,
}

impl Budget {
    /// The financing plan.
    pub fn financing_plan(&self) -> FinancingPlan {
        FinancingPlan { cash: self.cash_block(), in_kind: self.in_kind_block() }
    }

    fn cash_block(&self) -> PlanBlock {
        let funding = self.facts.funding.iter().map(|one| PlanLine {
            item: PlanItem::Funding { id: one.id.clone(), status: one.status },
            amount: one.amount,
            key: key(&["funding", &one.id, "amount"]),
        });
        let resources = [line(PlanItem::Grant, self.grant, "grant")]
            .into_iter()
            .chain(funding)
            .chain([line(PlanItem::SelfFinancing, self.self_financing, "self_financing")]);
        PlanBlock {
            costs: self.categories_of("cash_costs", |category| category.cash_costs()),
            costs_total: line(PlanItem::Total, self.cash_costs, "cash_costs"),
            resources: resources.collect(),
            resources_total: line(PlanItem::Total, self.cash_resources(), "cash_resources"),
        }
    }

    fn in_kind_block(&self) -> PlanBlock {
        let last = self.bearers.len().saturating_sub(1);
        let lines_of = |at: usize| {
            let own = self.lines.iter().filter(|line| line.in_kind && !line.amount.is_zero());
            let own = own.filter(|line| line.facts.bearer.known().unwrap_or(last) == at);
            own.map(|line| (line.id.clone(), line.amount)).collect()
        };
        let bearers = self.bearers.iter().enumerate().filter(|(_, bearer)| !bearer.in_kind.is_zero());
        let resources = bearers.map(|(at, bearer)| PlanLine {
            item: PlanItem::InKind { bearer: bearer.id.clone(), lines: lines_of(at) },
            amount: bearer.in_kind,
            key: key(&["bearers", step(bearer.id.as_ref()), "in_kind"]),
        });
        PlanBlock {
            costs: self.categories_of("in_kind", |category| category.in_kind),
            costs_total: line(PlanItem::Total, self.in_kind, "in_kind"),
            resources: resources.collect(),
            resources_total: line(PlanItem::Total, self.in_kind, "in_kind"),
        }
    }

    fn categories_of(&self, figure: &str, amount: fn(&crate::CategoryTotal) -> Cents) -> Vec<PlanLine> {
        let some = self.categories.iter().filter(|category| !amount(category).is_zero());
        some.map(|category| PlanLine {
            item: PlanItem::Category(category.id.clone()),
            amount: amount(category),
            key: key(&["categories", step(category.id.as_ref()), figure]),
        })
        .collect()
    }
}

fn line(item: PlanItem, amount: Cents, key: &str) -> PlanLine {
    PlanLine { item, amount, key: key.to_owned() }
}
