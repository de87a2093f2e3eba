//! `amorce-budget/1` as it is promised: names, order, strings, and the JSON Schema.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where its plan is wrong")]

mod plan;

use budget::{Report, schema};
use plan::plan;
use serde_json::{Value as Json, json};

/// Where the schemas stand that are published with the program.
const SCHEMA: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/schemas/amorce-budget-1.schema.json");

fn small() -> Json {
    let mut plan = plan();
    plan.months(2).set("/project/start", "2017-12");
    plan.days("1.5", "100").by("c1").category("B");
    plan.lump_sum("0.01").on(2, 2);
    plan.cash("p1", "10.00");
    let budget = plan.budget();
    let report = Report::of(&budget, &plan.dossier, &plan.call, false);
    serde_json::to_value(&report).expect("a report is JSON")
}

#[test]
fn the_fields_stand_in_the_order_of_the_format() {
    let json = small();
    let names: Vec<&str> = json.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected = "format window_months rate total eligible base grant_ceiling grant_useful grant in_kind \
        cash_costs cash_funding self_financing resources balance lines categories bearers crossed months \
        quarters years civil_years funding_by_status rates time traces";
    assert_eq!(names.join(" "), expected);
}

#[test]
fn amounts_are_strings_and_what_has_no_id_says_null() {
    let mut json = small();
    let traces = json.as_object_mut().expect("an object").remove("traces").expect("traces");
    let zero = |id: &str| json!({ "id": id, "amount": "0.00", "base": "0.00", "grant": "0.00", "cash": "0.00", "in_kind": "0.00" });
    let expected = json!({
        "format": "amorce-budget/1", "window_months": 18, "rate": "0.50",
        "total": "150.01", "eligible": "150.01", "base": "150.01",
        "grant_ceiling": "75.00", "grant_useful": "0.00", "grant": "75.00",
        "in_kind": "150.00", "cash_costs": "0.01", "cash_funding": "10.00", "self_financing": "0.00",
        "resources": "235.00", "balance": "-84.99",
        "lines": [
            { "id": "l1", "amount": "150.00", "base": "150.00", "in_kind": true, "months": ["75.00", "75.00"] },
            { "id": "l2", "amount": "0.01", "base": "0.01", "in_kind": false, "months": ["0.00", "0.01"] },
        ],
        "categories": [
            { "id": "A", "amount": "0.01", "base": "0.01", "grant": "0.00" },
            { "id": "B", "amount": "150.00", "base": "150.00", "grant": "75.00" },
        ],
        "bearers": [
            { "id": "c1", "amount": "150.00", "base": "150.00", "grant": "75.00", "cash": "0.00", "in_kind": "150.00" },
            zero("c2"), zero("c3"),
            { "id": "p1", "amount": "0.00", "base": "0.00", "grant": "0.00", "cash": "10.00", "in_kind": "0.00" },
            zero("p2"),
            { "id": null, "amount": "0.01", "base": "0.01", "grant": "0.00", "cash": "0.00", "in_kind": "0.00" },
        ],
        "crossed": [
            { "bearer": "c1", "category": "B", "year": 1, "amount": "150.00" },
            { "bearer": null, "category": "A", "year": 1, "amount": "0.01" },
        ],
        "months": ["75.00", "75.01"],
        "quarters": [{ "quarter": 1, "amount": "150.01" }],
        "years": [{ "year": 1, "amount": "150.01", "base": "150.01" }],
        "civil_years": [{ "year": 2017, "amount": "75.00" }, { "year": 2018, "amount": "75.01" }],
        "funding_by_status": { "acquired": "0.00", "requested": "0.00", "planned": "10.00" },
        "rates": { "grant_over_base": "0.4999", "cofinancing_over_total": "1.0665", "public_over_total": "1.4999" },
        "time": [{ "bearer": "c1", "days": "1.5", "fte": "0.01", "amount": "150.00" }],
    });
    assert_eq!(json, expected);
    assert_eq!(traces["grant"], "50\u{A0}% × 150,01\u{A0}€ = 75,00\u{A0}€, arrondi au centime inférieur");
    assert!(traces.get("lines/l1/amount").is_none(), "those of lines come on demand");
}

#[test]
fn nothing_to_divide_by_is_null() {
    let plan = plan();
    let budget = plan.budget();
    let json = serde_json::to_value(Report::of(&budget, &plan.dossier, &plan.call, true)).expect("JSON");
    assert_eq!(
        json["rates"],
        json!({ "grant_over_base": null, "cofinancing_over_total": null, "public_over_total": null })
    );
    assert_eq!(json["civil_years"], json!([]));
    assert_eq!(json["months"].as_array().map(Vec::len), Some(24));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may read and write its own file")]
fn the_published_schema_is_the_one_of_the_types() {
    let fresh = serde_json::to_string_pretty(&schema()).expect("a schema is JSON") + "\n";
    let published = std::fs::read_to_string(SCHEMA).unwrap_or_default();
    if published.replace("\r\n", "\n") != fresh {
        std::fs::write(SCHEMA, &fresh).expect("docs/schemas can be written");
        panic!("docs/schemas/amorce-budget-1.schema.json was written anew: look at it and commit it");
    }
}

#[test]
fn a_report_is_valid_under_its_schema_and_a_float_is_not() {
    let schema = serde_json::to_value(schema()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let mut json = small();
    let faults: Vec<String> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    for (pointer, wrong) in [
        ("/total", json!(150.01)),
        ("/total", json!("150.1")),
        ("/format", json!("amorce-budget/2")),
        ("/lines/0/months/0", json!("75")),
        ("/bearers/0/id", json!(3)),
    ] {
        let place = json.pointer_mut(pointer).expect("the field");
        let right = std::mem::replace(place, wrong.clone());
        assert!(!validator.is_valid(&json), "{pointer} = {wrong}");
        *json.pointer_mut(pointer).expect("the field") = right;
    }
}
