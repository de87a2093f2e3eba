//! How the figures at the top of a budget were obtained.

use super::words::{figure, percent, plain, rule, sum};
use super::{Rounding, Trace, TracePart, Tracer};
use crate::{Cents, FundingFacts};

impl Tracer<'_> {
    pub(super) fn total(&self, key: &str) -> Option<Trace> {
        let budget = self.budget;
        Some(match key {
            "total" => self.sum_of_amounts("Total des dépenses", budget.total, |_| true),
            "eligible" => {
                self.sum_of_amounts("Dépenses éligibles", budget.eligible, |line| line.facts.eligible)
            }
            "in_kind" => {
                self.sum_of_amounts("Contributions valorisées", budget.in_kind, |line| line.in_kind)
            }
            "base" => self.sum_of_bases("Assiette de la subvention", budget.base, |_| true),
            "grant_ceiling" => self.grant_ceiling("Subvention maximale"),
            "grant_useful" => self.grant_useful(),
            "grant" => self.grant(),
            "cash_costs" => plain(
                "Dépenses à payer",
                difference(budget.total, &[budget.in_kind], budget.cash_costs),
                vec![
                    figure("total", "Total des dépenses", budget.total),
                    figure("in_kind", "Contributions valorisées", budget.in_kind),
                ],
            ),
            "cash_funding" => {
                let title = "Cofinancements en numéraire";
                self.fundings(title, budget.cash_funding, |_| true)
            }
            "ceiling_margin" => self.ceiling_margin(),
            "cash_resources" => self.cash_resources(),
            "self_financing" => self.self_financing(),
            "resources" => self.resources(),
            "balance" => self.balance(),
            _ => return None,
        })
    }

    /// The funding that `keep` keeps.
    pub(super) fn fundings(&self, title: &str, result: Cents, keep: impl Fn(&FundingFacts) -> bool) -> Trace {
        let kept = || self.budget.facts.funding.iter().filter(|one| keep(one));
        let words = ("financement", "financements");
        let formula = sum(kept().map(|one| one.amount), words, result);
        plain(title, formula, kept().map(|one| self.funding_part(one)).collect())
    }

    pub(super) fn funding_part(&self, facts: &FundingFacts) -> TracePart {
        let funding = self.parts.funding.get(&facts.id);
        let funder = funding.map_or("", |funding| &funding.funder);
        let name = funding.map_or("", |funding| funding.funder_name.trim());
        let label = match (funder.is_empty(), name.is_empty()) {
            (false, _) => self.bearer_name(funder),
            (true, false) => name.to_owned(),
            (true, true) => "Financeur non précisé".to_owned(),
        };
        TracePart {
            origin: self.field(&format!("funding/{}/amount", facts.id)),
            label,
            figure: if facts.amount_missing { "manquant".to_owned() } else { facts.amount.french() },
        }
    }

    fn grant_ceiling(&self, title: &str) -> Trace {
        let budget = self.budget;
        let rate = percent(budget.rate * rust_decimal::Decimal::ONE_HUNDRED);
        Trace {
            title: title.to_owned(),
            formula: format!("{rate} × {} = {}", budget.base.french(), budget.grant_ceiling.french()),
            rounding: Some(Rounding::Down),
            parts: vec![
                rule("rate", "Taux de l’appel", rate),
                figure("base", "Assiette de la subvention", budget.base),
            ],
        }
    }

    fn grant(&self) -> Trace {
        let title = "Subvention demandée";
        let Some(requested) = self.parts.grant.requested else {
            return self.grant_ceiling(title);
        };
        let amount = self.budget.grant;
        let typed = TracePart {
            origin: self.field("grant/requested"),
            label: title.to_owned(),
            figure: dossier::number::write_euros(requested.get()),
        };
        let ceiling = figure("grant_ceiling", "Subvention maximale", self.budget.grant_ceiling);
        let formula = format!("montant demandé\u{A0}: {}", amount.french());
        plain(title, formula, vec![typed, ceiling])
    }

    fn grant_useful(&self) -> Trace {
        let budget = self.budget;
        let left = (budget.cash_costs - budget.cash_funding).or_zero();
        let (ceiling, need, result) = (
            budget.grant_ceiling.french(),
            difference(budget.cash_costs, &[budget.cash_funding], left),
            budget.grant_useful.french(),
        );
        let formula = format!("le plus petit du plafond, {ceiling}, et du besoin, {need}\u{A0}: {result}");
        let parts = vec![
            figure("grant_ceiling", "Subvention maximale", budget.grant_ceiling),
            figure("cash_costs", "Dépenses à payer", budget.cash_costs),
            figure("cash_funding", "Cofinancements en numéraire", budget.cash_funding),
        ];
        plain("Subvention utile", formula, parts)
    }

    fn self_financing(&self) -> Trace {
        let budget = self.budget;
        let title = "Autofinancement";
        let payer = TracePart {
            origin: self.field("self_financing/funder"),
            label: "Autofinancement porté par".to_owned(),
            figure: match self.parts.self_financing.funder.trim() {
                "" => "manquant".to_owned(),
                id => self.bearer_name(id),
            },
        };
        if budget.facts.self_financing.known().is_none() {
            let formula =
                format!("personne ne porte l’autofinancement\u{A0}: {}", budget.self_financing.french());
            return plain(title, formula, vec![payer]);
        }
        let formula =
            difference(budget.cash_costs, &[budget.grant, budget.cash_funding], budget.self_financing);
        let parts = vec![
            figure("cash_costs", "Dépenses à payer", budget.cash_costs),
            figure("grant", "Subvention demandée", budget.grant),
            figure("cash_funding", "Cofinancements en numéraire", budget.cash_funding),
            payer,
        ];
        plain(title, formula, parts)
    }

    fn resources(&self) -> Trace {
        let budget = self.budget;
        let terms = [
            ("grant", "Subvention demandée", budget.grant),
            ("in_kind", "Contributions valorisées", budget.in_kind),
            ("cash_funding", "Cofinancements en numéraire", budget.cash_funding),
            ("self_financing", "Autofinancement", budget.self_financing),
        ];
        let written: Vec<String> = terms.iter().map(|(_, _, amount)| amount.french()).collect();
        let formula = format!("{} = {}", written.join(" + "), budget.resources.french());
        let parts = terms.map(|(key, label, amount)| figure(key, label, amount));
        plain("Ressources", formula, parts.into())
    }

    fn balance(&self) -> Trace {
        let budget = self.budget;
        let title = match budget.balance.cmp(&Cents::ZERO) {
            std::cmp::Ordering::Greater => "Reste à financer",
            std::cmp::Ordering::Equal => "Équilibre du plan de financement",
            std::cmp::Ordering::Less => {
                "Excédent\u{A0}: la subvention et les apports dépassent les dépenses à payer"
            }
        };
        plain(
            title,
            difference(budget.total, &[budget.resources], budget.balance),
            vec![
                figure("total", "Total des dépenses", budget.total),
                figure("resources", "Ressources", budget.resources),
            ],
        )
    }
}

/// A difference with its terms; where the rule stops at zero, it says so.
fn difference(from: Cents, less: &[Cents], result: Cents) -> String {
    let exact = less.iter().fold(from, |rest, amount| rest - *amount);
    let terms: Vec<String> = std::iter::once(&from).chain(less).map(|term| term.french()).collect();
    let terms = terms.join(" − ");
    if exact == result {
        format!("{terms} = {}", result.french())
    } else {
        format!("{terms}, négatif, compté {}", result.french())
    }
}
