//! **What**: an amount typed in a text is close to a key figure of the budget, and is not that figure.
//!
//! **Why**: the text was true once; then the budget moved on. The jury compares the two.
//! **Example**: « 206 000 € » beside a grant of 206 175,05 €.
//! **Source**: `domain.md`, « À noter »; the brief of the budget: text and budget never disagree.
//!
//! Close is within 1 % of the figure, or within 5 % where the sentence names it (« subvention », « assiette »); for the
//! figures of a bearer, a category, a year, within 0.2 % and written to the cent.
//! Not close: what can be a writing of any amount that the budget holds (a line, a share, a funding, a year, the
//! call's ceiling), rounded up or down at its last digit: « 206 175 € », « 206 k€ », « environ 206 000 € ». An
//! amount that is a field cannot differ.

use std::cell::LazyCell;
use std::collections::HashSet;

use budget::{Budget, TextPiece, text_pieces};
use dossier::Pointer;
use rust_decimal::Decimal;

use super::parts_quoted;
use crate::naming::quoted;
use crate::written::{Written, amounts};
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::note(
    "sections.figure_differs",
    "Un montant tapé dans un texte diffère de peu d’un chiffre du budget.",
    check,
);

/// A figure that texts quote.
struct Key {
    field: &'static str,
    name: &'static str,
    value: fn(&Budget) -> budget::Cents,
    /// Words, in small letters, by which a sentence names it.
    words: &'static [&'static str],
}

/// Where two are as close, the first is meant.
const KEYS: [Key; 8] = [
    Key {
        field: "grant",
        name: "la subvention demandée",
        value: |budget| budget.grant,
        words: &["subvention", "aide demandée", "demandons", "sollicit", "investissements d’avenir"],
    },
    Key {
        field: "total",
        name: "le total du budget",
        value: |budget| budget.total,
        words: &["coût total", "budget", "coût du projet", "montant total", "au total"],
    },
    Key {
        field: "base", name: "l’assiette", value: |budget| budget.base, words: &["assiette", "éligible"]
    },
    Key {
        field: "grant_ceiling",
        name: "la subvention maximale",
        value: |budget| budget.grant_ceiling,
        words: &["subvention maximale"],
    },
    Key {
        field: "cash_costs",
        name: "le total des dépenses à payer",
        value: |budget| budget.cash_costs,
        words: &["à payer", "décaiss"],
    },
    Key {
        field: "in_kind",
        name: "le total des contributions valorisées",
        value: |budget| budget.in_kind,
        words: &["valoris", "en nature"],
    },
    Key {
        field: "cash_funding",
        name: "le total des cofinancements",
        value: |budget| budget.cash_funding,
        words: &["cofinanc"],
    },
    Key {
        field: "self_financing",
        name: "l’autofinancement",
        value: |budget| budget.self_financing,
        words: &["autofinanc", "à sa charge", "reste à charge"],
    },
];

/// How far an amount may be from a figure and still be taken for it, in percent.
const NEAR: i128 = 1;
const NEAR_AND_NAMED: i128 = 5;

fn check(case: &Case<'_>, found: &mut Findings) {
    let mut held: Option<HashSet<i64>> = None;
    let parts = LazyCell::new(|| parts_quoted::parts(case));
    for (id, section) in case.dossier.sections.iter() {
        let mut told = Vec::new();
        for piece in text_pieces(&section.text) {
            let TextPiece::Words(words) = piece else { continue };
            for written in amounts(words) {
                let key = meant(&written, case.budget)
                    .map(|key| (key.field.to_owned(), key.name.to_owned(), (key.value)(case.budget)));
                let part = || {
                    let part = parts_quoted::meant(&written, &parts)?;
                    Some((part.field.clone(), part.name.clone(), part.value))
                };
                let Some((field, name, value)) = key.or_else(part) else { continue };
                let held = held.get_or_insert_with(|| every_amount(case));
                if told.contains(&written.source) || held.iter().any(|amount| written.is(*amount)) {
                    continue;
                }
                told.push(written.source);
                let title = case.call.section(id).map_or(id, |section| section.title.as_str());
                let figure = value.french();
                let typed = quoted(&written.source.replace('*', ""));
                let message = format!(
                    "la rubrique {} écrit {typed} ; {} est de {figure} : corrigez ce montant, ou mettez le chiffre du \
                     budget à sa place, pour qu’il le suive.",
                    quoted(title),
                    name
                );
                let hint = format!("Le champ {{{{budget.{field}}}}} à la place de {typed} suit le budget.");
                let at = Pointer::new("/sections").join(id).join("text");
                found.say_with(at, message, &[&hint]);
            }
        }
    }
}

/// The figure that an amount is taken for: one that its sentence names, else the closest.
fn meant(written: &Written<'_>, budget: &Budget) -> Option<&'static Key> {
    let sentence = written.sentence.to_lowercase();
    let close = KEYS.iter().filter_map(|key| {
        let value = i128::from((key.value)(budget).get());
        let named = key.words.iter().any(|word| sentence.contains(word));
        let near = if named { NEAR_AND_NAMED } else { NEAR };
        let distance = (written.cents - value).abs();
        (value > 0 && distance * 100 <= value * near).then_some(((!named, distance), key))
    });
    close.min_by_key(|(rank, _)| *rank).map(|(_, key)| key)
}

/// Every amount that a text may rightly quote, in cents.
fn every_amount(case: &Case<'_>) -> HashSet<i64> {
    let budget = case.budget;
    let mut all: HashSet<i64> = KEYS.iter().map(|key| (key.value)(budget).get()).collect();
    let statuses = &budget.funding_by_status;
    all.extend(
        [
            budget.eligible,
            budget.grant_useful,
            budget.resources,
            budget.co_financing(),
            budget.facts.call_ceiling,
        ]
        .into_iter()
        .chain([statuses.acquired, statuses.requested, statuses.planned, budget.cash_resources()])
        .map(budget::Cents::get),
    );
    let lines = budget.lines.iter().flat_map(|line| [line.amount, line.base]);
    let bearers =
        budget.bearers.iter().flat_map(|one| [one.amount, one.base, one.grant, one.cash, one.in_kind]);
    let categories = budget
        .categories
        .iter()
        .flat_map(|one| [one.amount, one.base, one.grant, one.in_kind, one.cash_costs()]);
    let years = budget.years.iter().flat_map(|year| [year.amount, year.base]);
    let others = budget.crossed.iter().map(|cell| cell.amount);
    let others = others.chain(budget.civil_years.iter().map(|year| year.amount));
    let others = others.chain(budget.quarters.iter().map(|quarter| quarter.amount));
    let others = others.chain(budget.time.iter().map(|time| time.amount));
    let others = others.chain(budget.facts.funding.iter().map(|funding| funding.amount));
    let computed = lines.chain(bearers).chain(categories).chain(years).chain(others);
    all.extend(computed.map(budget::Cents::get));
    // What people typed: prices, yearly costs.
    let typed = case.dossier.costs.iter().flat_map(|cost| {
        let basis = &cost.basis;
        let quantities = [basis.daily_cost, basis.unit_price].into_iter().flatten().map(|one| one.get());
        quantities.chain([basis.yearly_cost, basis.amount].into_iter().flatten().map(|one| one.get()))
    });
    all.extend(typed.filter_map(cents));
    all.remove(&0);
    all
}

fn cents(mut euros: Decimal) -> Option<i64> {
    euros.rescale(2);
    i64::try_from(euros.mantissa()).ok()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    /// The sound dossier costs 70 300,00 €, all of it in the base, and asks for 34 000,00 €; 1 lump sum makes it
    /// 412 350,10 € in total, of which 206 175,05 € are asked for.
    fn said(text: &str) -> String {
        Sample::sound()
            .add(
                "/costs",
                "l9",
                &[
                    ("label", "Étude"),
                    ("category", "prestations"),
                    ("bearer", "c1"),
                    ("to", "18"),
                    ("basis/kind", "lump_sum"),
                    ("basis/amount", "342050.10"),
                ],
            )
            .set("/grant/requested", "206175.05")
            .set("/sections/contexte/text", text)
            .said(&RULE)
    }

    #[test]
    fn an_amount_that_the_budget_has_left_behind_is_noted_with_the_field_to_put_in() {
        insta::assert_snapshot!(said("Nous demandons une subvention de 206\u{202F}000\u{A0}€ sur dix-huit mois."), @r"
        /sections/contexte/text: La rubrique « Contexte et besoins du territoire » écrit « 206 000 € » ; la subvention demandée est de 206 175,05 € : corrigez ce montant, ou mettez le chiffre du budget à sa place, pour qu’il le suive.
          > Le champ {{budget.grant}} à la place de « 206 000 € » suit le budget.
        ");
    }

    #[test]
    fn the_same_amount_rounded_as_it_is_written_is_no_difference() {
        for text in [
            "Une subvention de 206 175,05 €.",
            "Une subvention de 206\u{202F}175,05\u{A0}euros.",
            "Une subvention de 206 175 €.",
            "Une subvention de 206 176 euros.",
            "Une subvention de 206 k€.",
            "Une subvention de 206,2 k€.",
            "Une subvention de 0,2 M€.",
            "Une subvention d’environ 206 000 €.",
            "Près de 206 200 € d’aide demandée.",
            "Plus de 200 000 € de subvention.",
            "Le projet coûte 412 350,10 €, dont 206 175,05 € demandés.",
            "Soit {{budget.grant}}.",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn what_is_written_otherwise_is_noted() {
        for (text, field) in [
            ("Une subvention de 206 175,50 €.", "budget.grant"),
            ("Une subvention de 204 k€.", "budget.grant"),
            ("Une subvention de 200 000 €.", "budget.grant"),
            ("Le coût total est de 410 000 euros.", "budget.total"),
            ("Le budget du projet, 0,425 million d’euros, se répartit ainsi.", "budget.total"),
            ("**412 000** € dont l’assiette tient compte.", "budget.base"),
            ("| Total | 412 000 € |", "budget.total"),
        ] {
            assert!(said(text).contains(&format!("{{{{{field}}}}}")), "{text}: {}", said(text));
        }
    }

    #[test]
    fn a_figure_of_a_bearer_a_category_or_a_year_is_known_where_it_is_written_to_the_cent() {
        for (text, field) in [
            // Each with two digits that changed places.
            ("Le SGAR porte 405 050,01 € de dépenses.", "budget.bearers/c1.amount"),
            ("Le temps des agents : 33 330,00 €.", "budget.categories/temps_agent.amount"),
        ] {
            assert!(said(text).contains(&format!("{{{{{field}}}}}")), "{text}: {}", said(text));
        }
        for text in ["Le SGAR porte 405 050,10 €.", "Le SGAR porte 405 050 €.", "Le SGAR porte 405 100 €."]
        {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn amounts_of_their_own_raise_no_alarm() {
        for text in [
            // A line, a price, the call's ceiling, another's budget, a unit price, a year.
            "L’étude, 342 050,10 €, est passée en procédure adaptée.",
            "Le designer coûte 1 500 € HT par jour, 36 000 € en tout.",
            "L’appel finance des projets de 500 000 € au plus.",
            "La région y consacre 1,2 M€ par an depuis 2012.",
            "Chaque commune donne 200 € ; le département, 12 000 €.",
            "En 2016 206 communes, 18 mois, 412 350 habitants.",
            "Le service a dépensé 190 000 € en 2015.",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn one_amount_written_twice_in_a_section_is_told_once() {
        assert_eq!(said("Soit 206 000 €. Oui : 206 000 €.").lines().count(), 2, "a message and its hint");
    }
}
