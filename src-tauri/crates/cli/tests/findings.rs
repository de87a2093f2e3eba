//! What is missing or wrong is told, and the money is counted.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use serde_json::Value;
use stand::Stand;

#[test]
fn the_example_is_ready_to_be_signed() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let findings = stand.json(&["check", &id]);
    let faults: Vec<&Value> = findings
        .as_array()
        .unwrap()
        .iter()
        // The call of 2016 is over: that is the calendar's word, not the dossier's.
        .filter(|finding| finding["severity"] != "note")
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(stand.done(&["check", &id]).contains("0 bloquant, 0 à corriger"));
}

#[test]
fn an_empty_draft_exits_1_and_each_finding_names_its_field() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let outcome = stand.run(&["--json", "check", &id]);
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
    let findings: Value = serde_json::from_str(&outcome.out).unwrap();
    let findings = findings.as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["severity"] == "blocking"));
    for finding in findings {
        for key in ["rule", "severity", "pointer", "message"] {
            assert!(finding[key].is_string(), "{finding}");
        }
        assert!(finding["hints"].is_array());
        assert!(["blocking", "fix", "note"].contains(&finding["severity"].as_str().unwrap()));
    }
    let people = stand.run(&["check", &id]);
    assert_eq!(people.code, 1);
    for place in [
        "Partenaires absents › Opérateur public",
        "Déclarations › n°\u{A0}1",
        "Rubriques › Méthode de travail",
    ] {
        assert!(people.out.contains(place), "{place}: {}", people.out);
    }
    assert!(people.out.contains("[bloquant]") && people.out.contains("Constats\u{A0}:"), "{}", people.out);
}

#[test]
fn the_budget_counts_to_the_cent_and_exits_0_all_the_same() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let carrier = stand.done(&["add", &id, "/carriers", "name=DREAL Centre"]);
    let bearer = format!("bearer={carrier}");
    stand.done(&[
        "add",
        &id,
        "/costs",
        "label=Atelier",
        &bearer,
        "category=achats",
        "basis/kind=purchase",
        "basis/quantity=3",
        "basis/unit_price=33,33",
        "basis/vat=20",
    ]);
    stand.done(&[
        "add",
        &id,
        "/costs",
        "label=Temps",
        &bearer,
        "basis/kind=time_daily",
        "basis/days=12",
        "basis/daily_cost=310,50",
    ]);
    let budget = stand.json(&["budget", &id]);
    assert_eq!(budget["format"], "amorce-budget/1");
    // 3 × 33.33 × 1.2 = 119.988, and 12 × 310.50 = 3 726, in kind.
    assert_eq!(budget["total"], "3845.99");
    assert_eq!(budget["in_kind"], "3726.00");
    assert_eq!(budget["bearers"][0]["amount"], "3845.99");
    assert!(budget["traces"]["grant"].is_string());
    let lines = |budget: &Value| {
        budget["traces"].as_object().unwrap().keys().filter(|key| key.starts_with("lines/")).count()
    };
    assert_eq!(lines(&budget), 0);
    assert!(lines(&stand.json(&["budget", &id, "--traces"])) >= 2);

    let people = stand.done(&["budget", &id]);
    assert!(people.contains("3\u{202F}845,99\u{A0}€") && people.contains("DREAL Centre"), "{people}");
    assert!(stand.done(&["budget", &id, "--traces"]).contains("lines/"));
}
