//! What a field in a text may name: every amount and every rate of `amorce-budget/1`, and nothing else.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where its plan is wrong")]

#[path = "plan/any.rs"]
mod any;
mod plan;

use any::{a_plan, in_order};
use plan::plan;
use proptest::prelude::*;
use serde_json::Value as Json;

/// The names of the amounts of a list, with the amounts as the JSON has them.
fn entries(json: &Json, list: &str, key: &str, parts: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in json[list].as_array().into_iter().flatten() {
        let Some(id) =
            entry[key].as_str().map(str::to_owned).or_else(|| entry[key].as_i64().map(|n| n.to_string()))
        else {
            continue;
        };
        for part in parts {
            found.push((
                format!("budget.{list}/{id}.{part}"),
                entry[part].as_str().unwrap_or_default().to_owned(),
            ));
        }
    }
    found
}

fn amounts(json: &Json) -> Vec<(String, String)> {
    const TOP: [&str; 12] = [
        "total",
        "eligible",
        "base",
        "grant_ceiling",
        "grant_useful",
        "grant",
        "in_kind",
        "cash_costs",
        "cash_funding",
        "self_financing",
        "resources",
        "balance",
    ];
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = TOP.iter().map(|name| (format!("budget.{name}"), text(&json[name]))).collect();
    for status in ["acquired", "requested", "planned"] {
        found.push((format!("budget.funding_by_status.{status}"), text(&json["funding_by_status"][status])));
    }
    let months = json["months"].as_array().expect("months");
    found.extend(months.iter().zip(1..).map(|(month, n)| (format!("budget.months/{n}"), text(month))));
    found.extend(entries(json, "bearers", "id", &["amount", "base", "grant", "cash", "in_kind"]));
    found.extend(entries(json, "categories", "id", &["amount", "base", "grant"]));
    found.extend(entries(json, "lines", "id", &["amount", "base"]));
    found.extend(entries(json, "quarters", "quarter", &["amount"]));
    found.extend(entries(json, "years", "year", &["amount", "base"]));
    found.extend(entries(json, "civil_years", "year", &["amount"]));
    found
}

/// `12 345,67 €` as the JSON writes it.
fn plain(french: &str) -> String {
    french.trim_end_matches("\u{A0}€").replace('\u{202F}', "").replace(',', ".").replace('\u{2212}', "-")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_amount_of_the_format_can_stand_in_a_text_and_is_the_same(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let json = serde_json::to_value(&budget).expect("a budget is JSON");
        for (name, amount) in amounts(&json) {
            prop_assert_eq!(budget.in_text(&name).map(|text| plain(&text)), Some(amount), "{}", name);
        }
    }
}

#[test]
fn rates_are_written_in_percent_and_a_rate_over_nothing_says_so() {
    let budget = plan().budget();
    assert_eq!(budget.in_text("budget.rate").as_deref(), Some("50\u{A0}%"));
    assert_eq!(budget.in_text("budget.rates.public_over_total").as_deref(), Some("sans objet"));
}

#[test]
fn what_is_no_amount_of_the_budget_names_nothing() {
    let budget = plan().budget();
    for name in [
        "",
        "grant",
        "budget",
        "budget.",
        "budget.window_months",
        "budget.grants",
        "budget.bearers/nobody.grant",
        "budget.bearers/null.grant",
        "budget.bearers/c1.days",
        "budget.bearers/c1",
        "budget.months/0",
        "budget.months/61",
        "budget.rates.grant",
        "budget.traces.grant",
        "identity.title",
    ] {
        assert_eq!(budget.in_text(name), None, "{name}");
    }
}
