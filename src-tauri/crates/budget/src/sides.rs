//! The two sides of a plan, what is spent and what pays for it, each cut into what makes it up.

use crate::Budget;
use crate::amounts::{Cents, Ratio};
use crate::share;

/// A side of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its name, in French.
    pub name: &'static str,
    /// The key of its sum's trace.
    pub key: &'static str,
    /// Its sum.
    pub amount: Cents,
    /// 100 %, or nothing of nothing.
    pub share: Ratio,
    /// What makes it up, in the order in which it is told.
    pub parts: Vec<SidePart>,
}

/// A part of a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SidePart {
    /// Its name, in French.
    pub name: &'static str,
    /// The key of its trace.
    pub key: &'static str,
    /// What it amounts to.
    pub amount: Cents,
    /// Its share of the side, rounded together with those beside it (`formats.md`, rule 7): they add up to 100 %.
    pub share: Ratio,
}

impl SidePart {
    /// The key of the trace of its share.
    pub fn share_key(&self, side: &Side) -> String {
        format!("sides/{}/{}", side.key, self.key)
    }
}

impl Budget {
    /// Costs, then resources; a source that brings nothing is no part.
    pub fn sides(&self) -> [Side; 2] {
        let status = &self.funding_by_status;
        let costs = [
            ("Dépenses à payer", "cash_costs", self.cash_costs),
            ("Contributions valorisées", "in_kind", self.in_kind),
        ];
        let resources = [
            ("Subvention demandée", "grant", self.grant),
            ("Numéraire acquis", "funding_by_status/acquired", status.acquired),
            ("Numéraire demandé", "funding_by_status/requested", status.requested),
            ("Numéraire à solliciter", "funding_by_status/planned", status.planned),
            ("Autofinancement", "self_financing", self.self_financing),
            ("Contributions valorisées", "in_kind", self.in_kind),
        ];
        let brought: Vec<_> = resources.into_iter().filter(|(_, _, amount)| !amount.is_zero()).collect();
        [
            side("Dépenses", "total", self.total, &costs),
            side("Ressources", "resources", self.resources, &brought),
        ]
    }
}

fn side(
    name: &'static str,
    key: &'static str,
    amount: Cents,
    parts: &[(&'static str, &'static str, Cents)],
) -> Side {
    let amounts: Vec<Cents> = parts.iter().map(|(_, _, amount)| *amount).collect();
    let shares = share::shares(Cents::new(Ratio::WHOLE.get()), &amounts);
    let part = |(&(name, key, amount), share): (&(_, _, _), Cents)| SidePart {
        name,
        key,
        amount,
        share: Ratio::new(share.get()),
    };
    Side {
        name,
        key,
        amount,
        share: if amount.is_zero() { Ratio::ZERO } else { Ratio::WHOLE },
        parts: parts.iter().zip(shares).map(part).collect(),
    }
}
