//! How a line's figures were obtained.

use dossier::Item;
use dossier::leaf::{Leaf, Percent, Price};
use dossier::number::write_price;
use dossier::parts::{BasisKind, Cost, vat_recovered};

use super::words::{figure, label_of, months, percent, plain, rule, spread_through};
use super::{Rounding, Trace, TracePart, Tracer, key};
use crate::Line;

impl Tracer<'_> {
    pub(super) fn line(&self, line: &Line, cost: &Item<Cost>, figure: &str) -> Option<Trace> {
        match figure {
            "amount" => Some(self.line_amount(line, cost)),
            "base" => Some(self.line_base(line, cost)),
            _ => None,
        }
    }

    fn line_amount(&self, line: &Line, cost: &Item<Cost>) -> Trace {
        let parts = self.inputs(line, cost);
        let title = label_of(cost);
        if let Some(reason) = line.facts.uncomputable {
            let formula = format!("incalculable ({reason}), compté pour {}", line.amount.french());
            return plain(title, formula, parts);
        }
        let rounding = match cost.basis.kind {
            Some(BasisKind::LumpSum) | None => None,
            Some(_) => Some(Rounding::Nearest),
        };
        let formula = match rounding {
            None => line.amount.french(),
            Some(_) => format!("{} = {}", self.product(line, cost), line.amount.french()),
        };
        Trace { title, formula, rounding, parts }
    }

    /// What is multiplied and divided, never a rounded rate.
    fn product(&self, line: &Line, cost: &Item<Cost>) -> String {
        let basis = &cost.basis;
        let price = |field: &Option<Price>| field.map(|price| write_price(price.get())).unwrap_or_default();
        let days = || format!("{}\u{A0}j", basis.days.text());
        match basis.kind {
            Some(BasisKind::TimeDaily) => format!("{} × {}", days(), price(&basis.daily_cost)),
            Some(BasisKind::TimeYearly) => format!(
                "{} × {} ÷ {}\u{A0}j",
                days(),
                basis.yearly_cost.map(|cost| write_price(cost.get())).unwrap_or_default(),
                self.parts.project.working_days.text()
            ),
            Some(BasisKind::Purchase) => {
                let net = format!("{} × {}", basis.quantity.text(), price(&basis.unit_price));
                net + &self.vat_factor(line, cost)
            }
            Some(BasisKind::LumpSum) | None => String::new(),
        }
    }

    /// The factor of VAT: ` × (1 + 20 % × (1 − 37,5 %))`, shorter where nothing or everything is recovered.
    fn vat_factor(&self, line: &Line, cost: &Item<Cost>) -> String {
        let recovered = self.recovered(line).map(Percent::get).unwrap_or_default();
        let vat = percent(cost.basis.vat.map(Percent::get).unwrap_or_default());
        if recovered.is_zero() {
            format!(" × (1 + {vat})")
        } else if recovered == rust_decimal::Decimal::ONE_HUNDRED {
            " (TVA récupérée en totalité)".to_owned()
        } else {
            format!(" × (1 + {vat} × (1 − {}))", percent(recovered))
        }
    }

    fn bearer_id(&self, line: &Line) -> Option<&str> {
        let at = line.facts.bearer.known()?;
        self.budget.bearers.get(at)?.id.as_deref()
    }

    fn recovered(&self, line: &Line) -> Option<Percent> {
        vat_recovered(self.parts.carriers, self.parts.partners, self.bearer_id(line)?)
    }

    /// The fields that the amount was computed from.
    fn inputs(&self, line: &Line, cost: &Item<Cost>) -> Vec<TracePart> {
        let basis = &cost.basis;
        let input = |key: &str, label: &str, field: &dyn Leaf, unit: &str| TracePart {
            origin: self.field(&format!("costs/{}/basis/{key}", line.id)),
            label: label.to_owned(),
            figure: said(field, unit),
        };
        let project = &self.parts.project;
        match basis.kind {
            Some(BasisKind::TimeDaily) => vec![
                input("days", "Jours", &basis.days, "j"),
                input("daily_cost", "Coût journalier", &basis.daily_cost, "€"),
            ],
            Some(BasisKind::TimeYearly) => vec![
                input("days", "Jours", &basis.days, "j"),
                input("yearly_cost", "Coût annuel chargé", &basis.yearly_cost, "€"),
                TracePart {
                    origin: super::Origin::Field("/project/working_days".into()),
                    label: "Jours ouvrés par an".to_owned(),
                    figure: said(&project.working_days, "j"),
                },
            ],
            Some(BasisKind::Purchase) => {
                let mut parts = vec![
                    input("quantity", "Quantité", &basis.quantity, ""),
                    input("unit_price", "Prix unitaire HT", &basis.unit_price, "€"),
                    input("vat", "TVA", &basis.vat, "%"),
                ];
                parts.extend(self.recovered_part(line));
                parts
            }
            Some(BasisKind::LumpSum) => vec![input("amount", "Montant", &basis.amount, "€")],
            None => vec![input("kind", "Mode de calcul", &basis.kind, "")],
        }
    }

    fn recovered_part(&self, line: &Line) -> Option<TracePart> {
        let (id, recovered) = (self.bearer_id(line)?, self.recovered(line)?);
        let list = match self.parts.carriers.get(id) {
            Some(_) => "carriers",
            None => "partners",
        };
        Some(TracePart {
            origin: super::Origin::Field(dossier::Pointer::root().join(list).join(id).join("vat_recovered")),
            label: "TVA récupérée".to_owned(),
            figure: percent(recovered.get()),
        })
    }

    fn line_base(&self, line: &Line, cost: &Item<Cost>) -> Trace {
        let end = self.budget.facts.base_end;
        let (spread, facts) = (&line.months, &line.facts);
        let (nothing, amount) = (line.base.french(), line.amount.french());
        let own = months(spread.first(), spread.last());
        let valued = facts.time && line.in_kind && !*self.call.rules.valued_time_in_base;
        let formula = if !facts.eligible {
            format!("dépense non éligible\u{A0}: {nothing}")
        } else if valued {
            format!("temps valorisé, hors de l’assiette de cet appel\u{A0}: {nothing}")
        } else if spread.last() <= end {
            format!("tous ses mois ({own}) sont dans l’assiette\u{A0}: {amount}")
        } else if spread.first() > end {
            format!("ses mois ({own}) sont après M{end}\u{A0}: {nothing}")
        } else {
            let counted = months(spread.first(), end);
            format!("{counted}\u{A0}: {}", spread_through(spread, end))
        };
        let parts = vec![
            figure(key(&["lines", &line.id, "amount"]), "Montant de la dépense", line.amount),
            rule("window_months", "Fin de l’assiette", format!("M{end}")),
        ];
        plain(format!("{}, part de l’assiette", label_of(cost)), formula, parts)
    }

    pub(super) fn line_month(&self, line: &Line, cost: &Item<Cost>, month: u32) -> Option<Trace> {
        let spread = &line.months;
        if month == 0 || month > spread.table() {
            return None;
        }
        let own = months(spread.first(), spread.last());
        let here = spread.month(month).french();
        let formula = if month < spread.first() || month > spread.last() {
            format!("hors des mois de la dépense ({own})\u{A0}: {here}")
        } else {
            let (length, longer) = (spread.length(), spread.longer());
            let rest = match longer {
                0 => String::new(),
                1 => ", le premier mois ayant un centime de plus".to_owned(),
                _ => format!(", les {longer} premiers mois ayant un centime de plus"),
            };
            format!("{} sur {length} mois ({own})\u{A0}: {here}{rest}", line.amount.french())
        };
        let amount = figure(key(&["lines", &line.id, "amount"]), "Montant de la dépense", line.amount);
        Some(plain(format!("{}, M{month}", label_of(cost)), formula, vec![amount]))
    }
}

/// A field as a user reads it.
fn said(field: &dyn Leaf, unit: &str) -> String {
    let text = field.text();
    match (text.is_empty(), unit.is_empty()) {
        (true, _) => "manquant".to_owned(),
        (false, true) => text,
        (false, false) => format!("{text}\u{A0}{unit}"),
    }
}
