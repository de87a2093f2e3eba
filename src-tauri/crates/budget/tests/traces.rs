//! Every computed figure says how it was obtained.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where its plan is wrong")]

mod plan;

use budget::{Origin, Report, Rounding};
use dossier::number::write_french;
use plan::{Plan, plan};
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// A plan in which nearly every rule has something to do.
fn rich() -> Plan {
    let mut plan = plan();
    plan.set("/carriers/c1/name", "DREAL").set("/project/start", "2017-03");
    plan.set("/partners/p2/vat_recovered", "37.5").set("/partners/p2/kind", "local_authority");
    plan.days("12", "310.505").by("c1").on(1, 7).text("label", "Chef de projet");
    plan.days_of_a_year("5", "63001.05").by("c2").on(13, 24);
    plan.purchase("3", "101.00", "5.5").by("c1").category("B").on(1, 20);
    plan.purchase("3", "101.00", "20").by("p2").on(9, 3);
    plan.purchase("3", "101.00", "20").by("p1").category("B").on(20, 30);
    plan.lump_sum("75.04");
    plan.lump_sum("50.00").by("c3").not_eligible();
    plan.lump_sum("60.00").by("c3").category("gone").in_kind();
    plan.without_basis().by("c1");
    plan.cash("p2", "100.00").self_financing("c1");
    let outside = plan.funding("20.00");
    plan.set(&format!("/funding/{outside}/funder_name"), "Fondation X");
    plan
}

fn text(plan: &Plan, key: &str) -> String {
    let budget = plan.budget();
    let trace = budget.trace(key, &plan.dossier, &plan.call);
    trace.unwrap_or_else(|| panic!("no trace of {key}")).to_string()
}

/// Spaces as a keyboard has them, to read the expected texts.
fn plain(text: &str) -> String {
    text.replace(['\u{A0}', '\u{202F}'], " ")
}

#[test]
fn the_ceiling_says_its_rate_its_base_and_its_rounding() {
    let mut plan = plan();
    plan.lump_sum("412350.11").by("c1").on(1, 18);
    let expected = "50 % × 412 350,11 € = 206 175,05 €, arrondi au centime inférieur";
    assert_eq!(plain(&text(&plan, "grant_ceiling")), expected);
    assert_eq!(plain(&text(&plan, "grant")), expected, "nothing else is asked for");
    plan.requested("1000.00");
    assert_eq!(plain(&text(&plan, "grant")), "montant demandé : 1 000,00 €");
}

#[test]
fn a_line_of_time_shows_the_division_and_never_a_rounded_rate() {
    let plan = rich();
    assert_eq!(
        plain(&text(&plan, "lines/l2/amount")),
        "5 j × 63 001,05 € ÷ 210 j = 1 500,03 €, arrondi au centime le plus proche"
    );
    assert_eq!(
        plain(&text(&plan, "lines/l1/amount")),
        "12 j × 310,505 € = 3 726,06 €, arrondi au centime le plus proche"
    );
}

#[test]
fn a_purchase_shows_the_vat_that_is_borne() {
    let plan = rich();
    let of = |line: &str| plain(&text(&plan, &format!("lines/{line}/amount")));
    let nearest = "arrondi au centime le plus proche";
    assert_eq!(of("l3"), format!("3 × 101,00 € × (1 + 5,5 %) = 319,67 €, {nearest}"));
    assert_eq!(of("l4"), format!("3 × 101,00 € × (1 + 20 % × (1 − 37,5 %)) = 340,88 €, {nearest}"));
    assert_eq!(of("l5"), format!("3 × 101,00 € (TVA récupérée en totalité) = 303,00 €, {nearest}"));
}

#[test]
fn a_price_is_written_with_its_cents_and_all_that_it_has_beyond() {
    let mut plan = plan();
    plan.purchase("2", "10.5", "0").by("c1");
    plan.purchase("2", "0.1234", "0").by("c1");
    let of = |line: &str| plain(&text(&plan, &format!("lines/{line}/amount")));
    assert!(of("l1").starts_with("2 × 10,50 €"), "{}", of("l1"));
    assert!(of("l2").starts_with("2 × 0,1234 €"), "{}", of("l2"));
}

#[test]
fn a_line_that_cannot_be_computed_says_why() {
    let expected = "incalculable (le mode de calcul n’est pas choisi), compté pour 0,00 €";
    assert_eq!(plain(&text(&rich(), "lines/l9/amount")), expected);
}

#[test]
fn a_base_shows_its_months() {
    let mut plan = plan();
    plan.lump_sum("1000.00").by("c1").on(13, 24);
    plan.lump_sum("10.00").by("c1").on(19, 24);
    plan.lump_sum("10.00").by("c1").on(1, 18);
    let of = |line: &str| plain(&text(&plan, &format!("lines/{line}/base")));
    assert_eq!(of("l1"), "M13 à M18 : 4 × 83,34 € + 2 × 83,33 € = 500,02 €");
    assert_eq!(of("l2"), "ses mois (M19 à M24) sont après M18 : 0,00 €");
    assert_eq!(of("l3"), "tous ses mois (M1 à M18) sont dans l’assiette : 10,00 €");
    assert_eq!(
        plain(&text(&plan, "lines/l1/months/13")),
        "1 000,00 € sur 12 mois (M13 à M24) : 83,34 €, les 4 premiers mois ayant un centime de plus"
    );
}

#[test]
fn a_share_that_took_one_of_the_cents_left_says_so() {
    let mut plan = plan();
    for carrier in ["c1", "c2", "c3"] {
        plan.lump_sum("333.33").by(carrier).on(1, 18);
    }
    let budget = plan.budget();
    let rounding = |key: &str| budget.trace(key, &plan.dossier, &plan.call).expect("a trace").rounding;
    assert_eq!(rounding("bearers/c1/grant"), Some(Rounding::DownAndOneCent));
    assert_eq!(rounding("bearers/c2/grant"), Some(Rounding::Down));
    assert_eq!(
        plain(&text(&plan, "bearers/c2/grant")),
        "499,99 € × 333,33 € ÷ 999,99 € = 166,66 €, arrondi au centime inférieur"
    );
}

#[test]
fn the_money_left_says_its_terms() {
    let mut plan = plan();
    plan.days("20", "300.00").by("c1").on(1, 18);
    plan.lump_sum("2000.00").by("c2").on(1, 18);
    plan.self_financing("c1");
    assert_eq!(
        plain(&text(&plan, "self_financing")),
        "2 000,00 € − 4 000,00 € − 0,00 €, négatif, compté 0,00 €"
    );
    assert_eq!(plain(&text(&plan, "balance")), "8 000,00 € − 10 000,00 € = −2 000,00 €");
    assert_eq!(
        plain(&text(&plan, "grant_useful")),
        "le plus petit du plafond, 4 000,00 €, et du besoin, 2 000,00 € − 0,00 € = 2 000,00 € : 2 000,00 €"
    );
}

#[test]
fn the_parts_of_a_trace_lead_to_fields_and_to_other_figures() {
    let plan = rich();
    let budget = plan.budget();
    let trace = |key: &str| budget.trace(key, &plan.dossier, &plan.call).expect("a trace");
    let fields = trace("lines/l2/amount").parts;
    assert_eq!(fields[0].origin, Origin::Field("/costs/l2/basis/days".into()));
    assert_eq!(fields[2].origin, Origin::Field("/project/working_days".into()));
    let total = trace("total");
    assert_eq!(total.parts[0].label, "Chef de projet");
    for part in total.parts {
        let Origin::Figure(key) = part.origin else { panic!("a total is made of figures") };
        assert!(trace(&key).formula.ends_with(&part.figure), "{key}");
    }
}

#[test]
fn a_trace_of_a_scenario_leads_to_the_fields_of_the_scenario() {
    let mut plan = plan();
    plan.lump_sum("100.00").by("c1");
    plan.put("/scenarios", "n1").put("/scenarios/n1/costs", "l1");
    plan.set("/scenarios/n1/costs/l1/basis/kind", "lump_sum");
    plan.set("/scenarios/n1/costs/l1/basis/amount", "60.00");
    let scenario = plan.dossier.scenarios.get("n1").expect("the scenario");
    let parts = budget::Parts::of_scenario(&plan.dossier, scenario);
    let budget = budget::Budget::of(parts, &plan.call);
    assert_eq!(budget.total.to_string(), "60.00");
    let trace = budget.trace("lines/l1/amount", parts, &plan.call).expect("a trace");
    let field = Origin::Field("/scenarios/n1/costs/l1/basis/amount".into());
    assert_eq!(trace.parts[0].origin, field);
}

#[test]
fn what_is_no_figure_has_no_trace() {
    let plan = rich();
    let budget = plan.budget();
    for key in [
        "",
        "nothing",
        "rate",
        "lines/l1",
        "lines/gone/amount",
        "lines/l1/months/0",
        "lines/l1/months/61",
        "months/0",
        "months/999999999999",
        "years/0/amount",
        "years/99/amount",
        "civil_years/1900/amount",
        "crossed/c1/A/1",
        "time/p1/days",
        "bearers/c1/id",
    ] {
        assert_eq!(budget.trace(key, &plan.dossier, &plan.call), None, "{key}");
    }
}

/// The key of each figure of a report, by the rule of `formats.md`, with its value.
fn figures(json: &Json) -> Vec<(String, Json)> {
    let mut found = Vec::new();
    for (name, value) in json.as_object().expect("an object") {
        match value {
            Json::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    found.extend(figures_of_item(name, at, item));
                }
            }
            Json::Object(entries) if name != "traces" => {
                found.extend(entries.iter().map(|(key, value)| (format!("{name}/{key}"), value.clone())));
            }
            Json::String(_) if name != "rate" && name != "format" => {
                found.push((name.clone(), value.clone()))
            }
            _ => {}
        }
    }
    found
}

fn figures_of_item(list: &str, at: usize, item: &Json) -> Vec<(String, Json)> {
    let Json::Object(item) = item else {
        return vec![(format!("{list}/{}", at + 1), item.clone())];
    };
    let ids = ["id", "bearer", "category", "quarter", "year"];
    let steps: Vec<String> = ids
        .iter()
        .filter_map(|id| item.get(*id))
        .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))
        .collect();
    let entry = format!("{list}/{}", steps.join("/"));
    let mut found = Vec::new();
    for (name, value) in item.iter().filter(|(name, _)| !ids.contains(&name.as_str())) {
        match value {
            Json::Array(months) => found.extend(
                (1..).zip(months).map(|(month, value)| (format!("{entry}/{name}/{month}"), value.clone())),
            ),
            Json::Bool(_) => {}
            value => found.push((format!("{entry}/{name}"), value.clone())),
        }
    }
    found
}

#[test]
fn every_figure_of_the_report_has_a_trace_that_states_it() {
    let plan = rich();
    let budget = plan.budget();
    let report = Report::of(&budget, &plan.dossier, &plan.call, true);
    let json = serde_json::to_value(&report).expect("a report is JSON");
    let figures = figures(&json);
    assert!(figures.len() > 400, "{} figures", figures.len());
    for (key, value) in figures {
        let trace =
            budget.trace(&key, &plan.dossier, &plan.call).unwrap_or_else(|| panic!("no trace of {key}"));
        let Some(text) = value.as_str() else {
            assert!(trace.formula.starts_with("sans objet"), "{key}: {value} but {trace}");
            continue;
        };
        let mut number: Decimal = text.parse().expect("a number");
        if key.starts_with("rates/") {
            number *= Decimal::ONE_HUNDRED;
        }
        let decimals = (!key.ends_with("/days")).then_some(2);
        let said = write_french(number, decimals);
        assert!(trace.formula.contains(&said), "{key}: {text} but {trace}");
    }
}

/// An amount as a trace writes it.
fn read(french: &str) -> Decimal {
    let plain: String = french
        .chars()
        .filter_map(|c| match c {
            ',' => Some('.'),
            '\u{2212}' => Some('-'),
            c => c.is_ascii_digit().then_some(c),
        })
        .collect();
    plain.parse().unwrap_or_else(|_| panic!("no amount: {french}"))
}

#[test]
fn the_parts_of_a_sum_add_up_to_it() {
    let plan = rich();
    let budget = plan.budget();
    let report = Report::of(&budget, &plan.dossier, &plan.call, false);
    let json = serde_json::to_value(&report).expect("a report is JSON");
    let totals = ["total", "eligible", "base", "in_kind", "cash_funding", "resources"];
    let is_sum = |key: &str| {
        let table = key.split_once('/').map_or("", |(table, _)| table);
        let periods = ["months", "quarters", "years", "civil_years", "crossed", "funding_by_status"];
        let shared = ["categories", "bearers", "time"].contains(&table);
        let by_sum = ["/amount", "/base", "/cash", "/in_kind"].iter().any(|end| key.ends_with(end));
        totals.contains(&key) || periods.contains(&table) || (shared && by_sum)
    };
    let sums: Vec<_> = figures(&json).into_iter().filter(|(key, _)| is_sum(key)).collect();
    assert!(sums.len() > 100, "{} sums", sums.len());
    for (key, value) in sums {
        let trace = budget.trace(&key, &plan.dossier, &plan.call).expect("a trace");
        let all: Decimal = trace.parts.iter().map(|part| read(&part.figure)).sum();
        let expected: Decimal = value.as_str().expect("an amount").parse().expect("a number");
        assert_eq!(all, expected, "{key}: {:?}", trace.parts);
    }
}
