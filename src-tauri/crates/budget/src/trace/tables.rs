//! How the figures of the tables were obtained: categories, bearers, periods, the crossed table.

use super::words::{figure, is, months, plain, sum};
use super::{Rounding, Trace, Tracer, key};
use crate::tables::{QUARTER, YEAR};
use crate::{Cents, Funder, Line, Place};

impl Tracer<'_> {
    pub(super) fn category(&self, id: &str, name: &str) -> Option<Trace> {
        let at = self.budget.categories.iter().position(|entry| is(entry.id.as_ref(), id))?;
        let total = self.budget.categories.get(at)?;
        let here = |line: &Line| self.is_at(line.facts.category, at, self.budget.categories.len());
        let title = self.category_name(id);
        let key = key(&["categories", id, "base"]);
        Some(match name {
            "amount" => self.sum_of_amounts(title, total.amount, here),
            "base" => self.sum_of_bases(base_title(&title), total.base, here),
            "grant" => self.share(&title, &key, total.base, total.grant),
            "in_kind" => {
                let title = format!("{title}, apports en nature");
                self.sum_of_amounts(title, total.in_kind, |line| line.in_kind && here(line))
            }
            "cash_costs" => {
                let title = format!("{title}, dépenses à payer");
                self.sum_of_amounts(title, total.cash_costs(), |line| !line.in_kind && here(line))
            }
            _ => return None,
        })
    }

    pub(super) fn bearer(&self, id: &str, name: &str) -> Option<Trace> {
        let at = self.budget.bearers.iter().position(|entry| is(entry.id.as_ref(), id))?;
        let total = self.budget.bearers.get(at)?;
        let here = |line: &Line| self.is_at(line.facts.bearer, at, self.budget.bearers.len());
        let title = self.bearer_name(id);
        let key = key(&["bearers", id, "base"]);
        Some(match name {
            "amount" => self.sum_of_amounts(title, total.amount, here),
            "base" => self.sum_of_bases(base_title(&title), total.base, here),
            "grant" => self.share(&title, &key, total.base, total.grant),
            "in_kind" => {
                let title = format!("{title}, apports en nature");
                self.sum_of_amounts(&title, total.in_kind, |line| line.in_kind && here(line))
            }
            "cash" => self.cash(&title, at, total.cash),
            _ => return None,
        })
    }

    /// Whether a reference leads to this position of a table. One that leads nowhere leads to the last entry,
    /// which is there for it.
    pub(super) fn is_at(&self, place: Place, at: usize, length: usize) -> bool {
        match place.known() {
            Some(known) => known == at,
            None => at + 1 == length,
        }
    }

    /// A share of the grant in proportion of a base.
    fn share(&self, name: &str, base_key: &str, base: Cents, share: Cents) -> Trace {
        let (whole, all) = (self.budget.grant, self.budget.base);
        let title = format!("{name}, part de la subvention");
        let parts = vec![
            figure("grant", "Subvention demandée", whole),
            figure(base_key, base_title(name), base),
            figure("base", "Assiette de la subvention", all),
        ];
        let product = i128::from(whole.get()) * i128::from(base.get());
        let Some(quotient) = product.checked_div(i128::from(all.get())) else {
            let formula = format!("sans assiette, pas de part\u{A0}: {}", share.french());
            return plain(title, formula, parts);
        };
        let rounding =
            if i128::from(share.get()) > quotient { Rounding::DownAndOneCent } else { Rounding::Down };
        Trace {
            title,
            formula: format!(
                "{} × {} ÷ {} = {}",
                whole.french(),
                base.french(),
                all.french(),
                share.french()
            ),
            rounding: Some(rounding),
            parts,
        }
    }

    /// The cash of the bearer at this position: what was typed for it, and the self-financing that it bears.
    fn cash(&self, name: &str, at: usize, result: Cents) -> Trace {
        let facts = &self.budget.facts;
        let typed = || facts.funding.iter().filter(|one| one.funder == Funder::Bearer(at));
        let borne = (facts.self_financing == Place::Known(at)).then_some(self.budget.self_financing);
        let terms = typed().map(|one| one.amount).chain(borne);
        let words = if typed().next().is_some() { "financement" } else { "autofinancement" };
        let formula = sum(terms, (words, "financements"), result);
        let mut parts: Vec<_> = typed().map(|one| self.funding_part(one)).collect();
        parts.extend(borne.map(|amount| figure("self_financing", "Autofinancement", amount)));
        plain(format!("{name}, apports en numéraire"), formula, parts)
    }

    pub(super) fn crossed(&self, bearer: &str, category: &str, year: u32) -> Option<Trace> {
        let is_cell = |cell: &&crate::Crossed| {
            cell.year == year && is(cell.bearer.as_ref(), bearer) && is(cell.category.as_ref(), category)
        };
        let cell = self.budget.crossed.iter().find(is_cell)?;
        let bearers = &self.budget.bearers;
        let categories = &self.budget.categories;
        let row = bearers.iter().position(|entry| is(entry.id.as_ref(), bearer))?;
        let column = categories.iter().position(|entry| is(entry.id.as_ref(), category))?;
        let (before, through) = (year.saturating_sub(1) * 12, year * 12);
        let lines = self
            .lines()
            .filter(|(line, _)| {
                self.is_at(line.facts.bearer, row, bearers.len())
                    && self.is_at(line.facts.category, column, categories.len())
            })
            .map(|(line, cost)| (line, cost, line.months.through(through) - line.months.through(before)));
        let (bearer, category) = (self.bearer_name(bearer), self.category_name(category));
        let title = format!("{bearer}, {category}, année {year}");
        Some(self.sum_of_lines(title, cell.amount, &["amount"], lines))
    }

    pub(super) fn month(&self, month: u32) -> Option<Trace> {
        let amount = *self.budget.months.get(month.checked_sub(1)? as usize)?;
        let lines = self.lines().map(|(line, cost)| (line, cost, line.months.month(month)));
        let title = format!("Dépenses de M{month}");
        Some(self.sum_of_lines(title, amount, &["months", &month.to_string()], lines))
    }

    pub(super) fn quarter(&self, quarter: u32) -> Option<Trace> {
        let found = self.budget.quarters.iter().find(|one| one.quarter == quarter)?;
        let first = (quarter as usize).checked_sub(1)? * QUARTER;
        Some(self.period(format!("Trimestre {quarter}"), first, QUARTER, found.amount))
    }

    pub(super) fn year(&self, year: u32, name: &str) -> Option<Trace> {
        let found = self.budget.years.iter().find(|one| one.year == year)?;
        let first = (year as usize).checked_sub(1)? * YEAR;
        match name {
            "amount" => Some(self.period(format!("Année {year}"), first, YEAR, found.amount)),
            "base" => Some(self.year_base(year, found.base)),
            _ => None,
        }
    }

    fn year_base(&self, year: u32, result: Cents) -> Trace {
        let end = self.budget.facts.base_end;
        let (before, through) = ((year.saturating_sub(1) * 12).min(end), (year * 12).min(end));
        let counted = self.lines().filter(|(line, _)| !line.base.is_zero());
        let lines = counted.map(|(line, cost)| {
            let within = line.months.through(through) - line.months.through(before);
            (line, cost, within)
        });
        self.sum_of_lines(base_title(&format!("Année {year}")), result, &["base"], lines)
    }

    pub(super) fn civil_year(&self, year: i32) -> Option<Trace> {
        let start = self.parts.project.start?;
        let found = self.budget.civil_years.iter().find(|one| one.year == year)?;
        let since = usize::try_from(year - start.year).ok()? * YEAR;
        let first = (since + 1).saturating_sub(start.month as usize);
        let length = (since + YEAR + 1).saturating_sub(start.month as usize) - first;
        Some(self.period(format!("Année civile {year}"), first, length, found.amount))
    }

    /// A sum of months, from the one after `first`.
    fn period(&self, title: String, first: usize, length: usize, result: Cents) -> Trace {
        let within: Vec<(usize, Cents)> =
            (first + 1..).zip(self.budget.months.iter().skip(first).take(length).copied()).collect();
        let number = |month: Option<&(usize, Cents)>| {
            month.map_or(0, |(month, _)| u32::try_from(*month).unwrap_or(u32::MAX))
        };
        let range = months(number(within.first()), number(within.last()));
        let formula = format!("somme de {range} = {}", result.french());
        let parts = within
            .into_iter()
            .map(|(month, amount)| figure(format!("months/{month}"), format!("M{month}"), amount));
        plain(title, formula, parts.collect())
    }
}

fn base_title(name: &str) -> String {
    format!("{name}, part de l’assiette")
}
