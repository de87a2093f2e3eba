//! A cost line beside what the budget makes of it, and the names that its references stand for.

use std::collections::HashMap;

use budget::{Budget, Line};
use call::Call;
use dossier::leaf::{Amount, Percent, Price, Quantity};
use dossier::parts::{BasisKind, Cost};
use dossier::{Choices, Dossier, Item};
use rust_decimal::Decimal;

/// A cost line and what the budget makes of it.
pub(super) struct Row<'a> {
    pub cost: &'a Item<Cost>,
    pub line: &'a Line,
}

/// Every line, in the order of the dossier: the budget computes them in that order.
pub(super) fn rows<'a>(dossier: &'a Dossier, budget: &'a Budget) -> impl Iterator<Item = Row<'a>> {
    let both = dossier.costs.iter().zip(&budget.lines);
    both.filter(|(cost, line)| cost.id == line.id).map(|(cost, line)| Row { cost, line })
}

impl<'a> Row<'a> {
    pub fn id(&self) -> &'a str {
        &self.cost.id
    }

    /// The category that its amount is counted in; none for one that the call does not know.
    pub fn category_id<'b>(&self, budget: &'b Budget) -> Option<&'b str> {
        budget.categories.get(self.line.facts.category.known()?)?.id.as_deref()
    }

    /// The carrier or partner that its amount is counted for.
    pub fn bearer_id<'b>(&self, budget: &'b Budget) -> Option<&'b str> {
        budget.bearers.get(self.line.facts.bearer.known()?)?.id.as_deref()
    }

    /// How its amount is found, by its code.
    pub fn kind(&self) -> Option<&'static str> {
        self.cost.basis.kind.map(Choices::code)
    }

    /// The same by its French name.
    pub fn kind_name(&self) -> Option<&'static str> {
        self.cost.basis.kind.map(Choices::name)
    }

    /// The rate of VAT, of a purchase.
    pub fn vat(&self) -> Option<Decimal> {
        let basis = &self.cost.basis;
        if basis.kind == Some(BasisKind::Purchase) { basis.vat.map(Percent::get) } else { None }
    }

    /// Everything that a search looks in.
    pub fn words(&self, names: &Names) -> String {
        let cost = self.cost;
        let provider = &cost.provider;
        [
            &*cost.label,
            names.category(&cost.category),
            names.bearer(&cost.bearer),
            &*provider.name,
            &*cost.note,
        ]
        .join("\n")
    }
}

/// Days, or how many, of a kind that has some.
pub(super) fn quantity(cost: &Cost) -> Option<Decimal> {
    let basis = &cost.basis;
    match basis.kind? {
        BasisKind::TimeDaily | BasisKind::TimeYearly => basis.days.map(Quantity::get),
        BasisKind::Purchase => basis.quantity.map(Quantity::get),
        BasisKind::LumpSum => None,
    }
}

/// The cost of one, in euros.
pub(super) fn unit_cost(cost: &Cost) -> Option<Decimal> {
    let basis = &cost.basis;
    match basis.kind? {
        BasisKind::TimeDaily => basis.daily_cost.map(Price::get),
        BasisKind::TimeYearly => basis.yearly_cost.map(Amount::get),
        BasisKind::Purchase => basis.unit_price.map(Price::get),
        BasisKind::LumpSum => basis.amount.map(Amount::get),
    }
}

/// The names that ids stand for.
pub(super) struct Names {
    categories: HashMap<String, String>,
    bearers: HashMap<String, String>,
}

impl Names {
    pub fn of(dossier: &Dossier, call: &Call) -> Self {
        let categories = call.categories.iter().map(|category| (category.id.clone(), category.name.clone()));
        let carriers = dossier.carriers.iter().map(|carrier| (carrier.id.clone(), carrier.name.to_string()));
        let partners = dossier.partners.iter().map(|partner| (partner.id.clone(), partner.name.to_string()));
        Self { categories: categories.collect(), bearers: carriers.chain(partners).collect() }
    }

    pub fn category(&self, id: &str) -> &str {
        self.categories.get(id).map_or("", String::as_str)
    }

    pub fn bearer(&self, id: &str) -> &str {
        self.bearers.get(id).map_or("", String::as_str)
    }
}
