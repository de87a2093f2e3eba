//! How rates, times and the funding by status were obtained.

use dossier::number::write_count;
use dossier::parts::FundingStatus;
use dossier::{Choices, Leaf};

use super::words::{figure, is, label_of, plain};
use super::{Origin, Rounding, Trace, TracePart, Tracer, key};
use crate::places::Bearers;
use crate::{Cents, Days, Funder, Line, Ratio};

impl Tracer<'_> {
    pub(super) fn funding_by_status(&self, code: &str) -> Option<Trace> {
        let (status, choice) = FundingStatus::ALL.iter().find(|(_, choice)| choice.code == code)?;
        let sums = &self.budget.funding_by_status;
        let result = match status {
            FundingStatus::Acquired => sums.acquired,
            FundingStatus::Requested => sums.requested,
            FundingStatus::Planned => sums.planned,
        };
        let title = format!("Financements\u{A0}: {}", choice.name.to_lowercase());
        Some(self.fundings(&title, result, |one| one.status == *status))
    }

    pub(super) fn rate(&self, name: &str) -> Option<Trace> {
        let (budget, rates) = (self.budget, &self.budget.rates);
        let total = figure("total", "Total des dépenses", budget.total);
        Some(match name {
            "grant_over_base" => {
                let parts = vec![
                    figure("grant", "Subvention demandée", budget.grant),
                    figure("base", "Assiette de la subvention", budget.base),
                ];
                let title = "Taux de subvention";
                quotient(title, budget.grant, budget.base, rates.grant_over_base, parts)
            }
            "cofinancing_over_total" => {
                let parts = vec![
                    figure("resources", "Ressources", budget.resources),
                    figure("grant", "Subvention demandée, à déduire", budget.grant),
                    total,
                ];
                let title = "Taux de cofinancement";
                let rate = rates.cofinancing_over_total;
                quotient(title, budget.co_financing(), budget.total, rate, parts)
            }
            "public_over_total" => {
                let (public, mut parts) = self.public_money();
                parts.push(total);
                let title = "Part d’argent public";
                quotient(title, public, budget.total, rates.public_over_total, parts)
            }
            _ => return None,
        })
    }

    /// The public money, with what it is made of.
    fn public_money(&self) -> (Cents, Vec<TracePart>) {
        let budget = self.budget;
        let bearers = Bearers::of(&self.parts, self.call);
        let mut sum = budget.grant;
        let mut parts = vec![figure("grant", "Subvention demandée", budget.grant)];
        let public = budget.bearers.iter().enumerate();
        for (_, bearer) in public.filter(|(at, _)| bearers.is_public(*at)) {
            let id = super::keys::step(bearer.id.as_ref());
            let name = self.bearer_name(id);
            for (figure_name, what, amount) in [
                ("cash", "apports en numéraire", bearer.cash),
                ("in_kind", "apports en nature", bearer.in_kind),
            ] {
                if !amount.is_zero() {
                    sum += amount;
                    let key = key(&["bearers", id, figure_name]);
                    parts.push(figure(key, format!("{name}, {what}"), amount));
                }
            }
        }
        let outside = budget.facts.funding.iter();
        for one in outside.filter(|one| one.funder == Funder::Outside { public: true }) {
            sum += one.amount;
            parts.push(self.funding_part(one));
        }
        (sum, parts)
    }

    pub(super) fn time(&self, id: &str, name: &str) -> Option<Trace> {
        let time = self.budget.time.iter().find(|time| is(time.bearer.as_ref(), id))?;
        let bearers = &self.budget.bearers;
        let at = bearers.iter().position(|entry| is(entry.id.as_ref(), id))?;
        let here = |line: &Line| self.is_at(line.facts.bearer, at, bearers.len());
        let who = self.bearer_name(id);
        let days_key = key(&["time", id, "days"]);
        Some(match name {
            "amount" => {
                let title = format!("{who}, temps");
                self.sum_of_amounts(title, time.amount, |line| line.facts.time && here(line))
            }
            "days" => {
                let parts: Vec<TracePart> = self
                    .lines()
                    .filter(|(line, _)| here(line) && line.facts.days.is_some())
                    .map(|(line, cost)| TracePart {
                        origin: self.field(&format!("costs/{}/basis/days", line.id)),
                        label: label_of(cost),
                        figure: line.facts.days.unwrap_or_default().french(),
                    })
                    .collect();
                let formula = days_sum(&parts, time.days);
                plain(format!("{who}, jours"), formula, parts)
            }
            "fte" => {
                let year = &self.parts.project.working_days;
                let days = TracePart {
                    origin: Origin::Figure(days_key),
                    label: format!("{who}, jours"),
                    figure: time.days.french(),
                };
                let working = TracePart {
                    origin: Origin::Field("/project/working_days".into()),
                    label: "Jours ouvrés par an".to_owned(),
                    figure: year.map_or_else(|| "manquant".to_owned(), |_| format!("{}\u{A0}j", year.text())),
                };
                let quotient = format!("{} ÷ {}", time.days.french(), working.figure);
                Trace {
                    title: format!("{who}, équivalents temps plein"),
                    formula: match time.fte {
                        Some(fte) => format!("{quotient} = {}", fte.french()),
                        None => "sans objet\u{A0}: il n’y a pas de jours ouvrés par an".to_owned(),
                    },
                    rounding: time.fte.map(|_| Rounding::Hundredth),
                    parts: vec![days, working],
                }
            }
            _ => return None,
        })
    }
}

fn days_sum(parts: &[TracePart], result: Days) -> String {
    let result = result.french();
    match parts {
        [_] => format!("1 dépense\u{A0}: {result}"),
        _ => format!("somme de {} dépenses = {result}", write_count(parts.len())),
    }
}

fn quotient(title: &str, part: Cents, whole: Cents, rate: Option<Ratio>, parts: Vec<TracePart>) -> Trace {
    let (part, whole) = (part.french(), whole.french());
    Trace {
        title: title.to_owned(),
        formula: match rate {
            Some(rate) => format!("{part} ÷ {whole} = {}", rate.french()),
            None => format!("sans objet\u{A0}: {part} rapportés à {whole}"),
        },
        rounding: rate.map(|_| Rounding::FourDecimals),
        parts,
    }
}
