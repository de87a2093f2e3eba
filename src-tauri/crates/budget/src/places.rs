//! Who bears and under which heading: the entries of the tables, indexed once by id.

use std::collections::HashMap;

use call::Call;
use dossier::Choices;
use dossier::leaf::Percent;

use crate::Parts;
use crate::exact::count;

/// Where a reference leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// To the entry at this position of its table.
    Known(usize),
    /// Nowhere: nothing was given.
    Missing,
    /// Nowhere: what was given is not there (two people who merge can make that).
    Unknown,
}

impl Place {
    /// The position in its table, if it leads to an entry.
    pub fn known(self) -> Option<usize> {
        match self {
            Place::Known(at) => Some(at),
            Place::Missing | Place::Unknown => None,
        }
    }
}

/// The positions of ids; of two equal ones the first counts.
struct Index<'a>(HashMap<&'a str, usize>);

impl<'a> Index<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut index = HashMap::new();
        for (at, id) in ids.enumerate() {
            index.entry(id).or_insert(at);
        }
        Self(index)
    }

    fn place(&self, id: &str) -> Place {
        if id.is_empty() {
            Place::Missing
        } else {
            self.0.get(id).copied().map_or(Place::Unknown, Place::Known)
        }
    }
}

/// One hundred percent, in hundredths of a percent.
pub(crate) const WHOLE: i128 = 10_000;

/// A carrier or a partner, as far as the budget goes.
pub(crate) struct Bearer<'a> {
    pub id: &'a str,
    /// VAT recovered, in hundredths of a percent.
    pub vat_recovered: i128,
    pub public: bool,
}

/// Carriers, then partners, in the order of the dossier.
pub(crate) struct Bearers<'a> {
    pub all: Vec<Bearer<'a>>,
    index: Index<'a>,
}

impl<'a> Bearers<'a> {
    pub(crate) fn of(parts: &Parts<'a>, call: &Call) -> Self {
        let carriers = parts.carriers.iter().map(|carrier| Bearer {
            id: &carrier.id,
            vat_recovered: hundredths(carrier.vat_recovered),
            public: true,
        });
        let partners = parts.partners.iter().map(|partner| Bearer {
            id: &partner.id,
            vat_recovered: hundredths(partner.vat_recovered),
            public: partner.kind.is_some_and(|kind| {
                let mut kinds = call.partner_kinds.iter();
                kinds.any(|known| known.id == kind.code() && known.public)
            }),
        });
        let all: Vec<_> = carriers.chain(partners).collect();
        let index = Index::of(all.iter().map(|bearer| bearer.id));
        Self { all, index }
    }

    pub(crate) fn place(&self, id: &str) -> Place {
        self.index.place(id)
    }

    /// The share of VAT that whoever stands here recovers; nobody, nothing.
    pub(crate) fn vat_recovered(&self, place: Place) -> i128 {
        let bearer = place.known().and_then(|at| self.all.get(at));
        bearer.map_or(0, |bearer| bearer.vat_recovered)
    }

    pub(crate) fn is_public(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|bearer| bearer.public)
    }
}

/// The call's categories, in its order.
pub(crate) struct Categories<'a> {
    pub ids: Vec<&'a str>,
    index: Index<'a>,
}

impl<'a> Categories<'a> {
    pub(crate) fn of(call: &'a Call) -> Self {
        let ids: Vec<_> = call.categories.iter().map(|category| category.id.as_str()).collect();
        let index = Index::of(ids.iter().copied());
        Self { ids, index }
    }

    pub(crate) fn place(&self, id: &str) -> Place {
        self.index.place(id)
    }
}

/// A percentage in hundredths of a percent; missing: none.
pub(crate) fn hundredths(percent: Option<Percent>) -> i128 {
    percent.and_then(|percent| count(percent.get(), 2)).unwrap_or(0)
}
