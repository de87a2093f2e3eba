//! How the cells of crossed tables were obtained, in euros.

use super::words::figure;
use super::{Trace, Tracer};
use crate::cross::{Axis, Period, within};
use crate::{Cents, Line, Place};

impl Tracer<'_> {
    /// A cell that `amorce-budget/1` has no figure for.
    pub(super) fn cell(&self, bearer: &str, category: &str, period: &str) -> Option<Trace> {
        let (bearer, category) = (Axis::of_step(bearer), Axis::of_step(category));
        let period = Period::of_step(period)?;
        let range = period.months(self.parts.project.start, self.budget.table_months())?;
        let bearer_at = self.budget.bearers.iter().position(|entry| is(&bearer, entry.id.as_ref()));
        let category_at = self.budget.categories.iter().position(|entry| is(&category, entry.id.as_ref()));
        if (bearer != Axis::All && bearer_at.is_none()) || (category != Axis::All && category_at.is_none()) {
            return None;
        }
        let (bearers, categories) = (self.budget.bearers.len(), self.budget.categories.len());
        let on = |axis: &Axis, place: Place, at: Option<usize>, length: usize| {
            *axis == Axis::All || at.is_some_and(|at| self.is_at(place, at, length))
        };
        let here = |line: &Line| {
            on(&bearer, line.facts.bearer, bearer_at, bearers)
                && on(&category, line.facts.category, category_at, categories)
        };
        let lines = || self.lines().filter(|(line, _)| here(line));
        let amount = |line: &Line| within(&line.months, range);
        let result: Cents = lines().map(|(line, _)| amount(line)).sum();
        let leads_to = match period {
            Period::Month(month) => vec!["months".to_owned(), month.to_string()],
            _ => vec!["amount".to_owned()],
        };
        let leads_to: Vec<&str> = leads_to.iter().map(String::as_str).collect();
        let amounts = lines().map(|(line, cost)| (line, cost, amount(line)));
        Some(self.sum_of_lines(self.cell_title(&bearer, &category, period), result, &leads_to, amounts))
    }

    fn cell_title(&self, bearer: &Axis, category: &Axis, period: Period) -> String {
        let mut title: Vec<String> = Vec::new();
        if *bearer != Axis::All {
            title.push(self.bearer_name(bearer.step()));
        }
        if *category != Axis::All {
            title.push(self.category_name(category.step()));
        }
        match period {
            Period::Whole => {}
            Period::CivilYear(year) => title.push(format!("année civile {year}")),
            Period::Month(month) => title.push(format!("M{month}")),
            Period::Quarter(quarter) => title.push(format!("trimestre {quarter}")),
            Period::Year(year) => title.push(format!("année {year}")),
        }
        title.join(", ")
    }

    /// Cash that somebody gives, as typed.
    pub(super) fn funding(&self, id: &str) -> Option<Trace> {
        let facts = self.budget.facts.funding.iter().find(|one| one.id == id)?;
        let part = self.funding_part(facts);
        let formula = if facts.amount_missing {
            format!("montant manquant, compté pour {}", facts.amount.french())
        } else {
            format!("montant saisi\u{A0}: {}", facts.amount.french())
        };
        let title = format!("{}, financement en numéraire", part.label);
        Some(Trace { title, formula, rounding: None, parts: vec![part] })
    }

    /// What pays the costs to pay.
    pub(super) fn cash_resources(&self) -> Trace {
        let budget = self.budget;
        let terms = [
            ("grant", "Subvention demandée", budget.grant),
            ("cash_funding", "Cofinancements en numéraire", budget.cash_funding),
            ("self_financing", "Autofinancement", budget.self_financing),
        ];
        let written: Vec<String> = terms.iter().map(|(_, _, amount)| amount.french()).collect();
        Trace {
            title: "Ressources à encaisser".to_owned(),
            formula: format!("{} = {}", written.join(" + "), budget.cash_resources().french()),
            rounding: None,
            parts: terms.map(|(key, label, amount)| figure(key, label, amount)).into(),
        }
    }
}

fn is(axis: &Axis, id: Option<&String>) -> bool {
    matches!(axis, Axis::One(one) if one.as_ref() == id)
}
