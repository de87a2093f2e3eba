//! Who gives cash (`formats.md`, rules 5 and 6), and what was noticed of each funding.

use dossier::Item;
use dossier::parts::{Funding, FundingStatus};
use schemars::JsonSchema;
use serde::Serialize;

use crate::amounts::Cents;
use crate::exact::cents_down;
use crate::places::{Bearers, Place};

/// Who a funding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funder {
    /// The carrier or partner at this position of `bearers`.
    Bearer(usize),
    /// Somebody outside, by name.
    Outside {
        /// Whether public.
        public: bool,
    },
    /// Nobody was named.
    Missing,
    /// A carrier or partner that is not there.
    Unknown,
}

/// What the computation noticed of a funding.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingFacts {
    /// Its id.
    pub id: String,
    /// Its amount; zero where it is missing.
    pub amount: Cents,
    /// Whether its amount is missing.
    pub amount_missing: bool,
    /// Who gives.
    pub funder: Funder,
    /// Whether both a carrier or partner and an outside name are given; the first counts.
    pub both_funders: bool,
    /// How sure it is.
    pub status: FundingStatus,
}

impl FundingFacts {
    pub(crate) fn of(funding: &Item<Funding>, bearers: &Bearers<'_>) -> Self {
        let funder = match bearers.place(&funding.funder) {
            Place::Known(at) => Funder::Bearer(at),
            Place::Unknown => Funder::Unknown,
            Place::Missing if funding.funder_name.trim().is_empty() => Funder::Missing,
            Place::Missing => Funder::Outside { public: funding.public.unwrap_or(false) },
        };
        Self {
            id: funding.id.clone(),
            amount: funding.amount.map_or(Cents::ZERO, |amount| cents_down(amount.get())),
            amount_missing: funding.amount.is_none(),
            funder,
            both_funders: !funding.funder.is_empty() && !funding.funder_name.trim().is_empty(),
            status: funding.status.unwrap_or(FundingStatus::Planned),
        }
    }
}

/// The cash typed, by how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FundingByStatus {
    /// Granted.
    pub acquired: Cents,
    /// Asked for.
    pub requested: Cents,
    /// To be asked for.
    pub planned: Cents,
}

impl FundingByStatus {
    pub(crate) fn of(funding: &[FundingFacts]) -> Self {
        let mut sums = Self::default();
        for one in funding {
            let sum = match one.status {
                FundingStatus::Acquired => &mut sums.acquired,
                FundingStatus::Requested => &mut sums.requested,
                FundingStatus::Planned => &mut sums.planned,
            };
            *sum += one.amount;
        }
        sums
    }
}
