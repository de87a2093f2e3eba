//! What `--json` prints is what the schemas of `docs/schemas` say.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use jsonschema::Validator;
use serde_json::{Value, json};
use stand::Stand;

fn schema(name: &str) -> Validator {
    let path = format!("{}/../../../docs/schemas/{name}-1.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn fits(name: &str, printed: &Value) {
    let faults: Vec<String> =
        schema(name).iter_errors(printed).map(|fault| format!("{} {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

/// A schema that takes anything promises nothing.
fn refuses(name: &str, mut printed: Value, pointer: &str, wrong: Value) {
    *printed.pointer_mut(pointer).unwrap() = wrong;
    assert!(!schema(name).is_valid(&printed), "{name} takes {pointer}");
}

#[test]
fn drafts_and_calls() {
    let stand = Stand::new();
    stand.draft("Vide");
    stand.done(&["new", "--example"]);
    let list = stand.json(&["list"]);
    assert_eq!(list.as_array().unwrap().len(), 2);
    fits("amorce-cli-list", &list);
    fits("amorce-cli-list", &stand.json(&["list", "--trash"]));
    refuses("amorce-cli-list", list.clone(), "/0/total", json!(12.5));
    refuses("amorce-cli-list", list.clone(), "/0/modified", json!("6 septembre 2016"));
    refuses("amorce-cli-list", list, "/0/findings", json!(3));

    let calls = stand.json(&["calls"]);
    fits("amorce-cli-calls", &calls);
    refuses("amorce-cli-calls", calls.clone(), "/0/deadline", json!("28 septembre 2016"));
    let mut call: Value =
        serde_json::from_str(&stand.done(&["call", "show", calls[0]["id"].as_str().unwrap()])).unwrap();
    fits("amorce-call", &call);
    call["id"] = json!("autre");
    std::fs::write(stand.path("call.json"), call.to_string()).unwrap();
    fits("amorce-cli-call-add", &stand.json(&["call", "add", &stand.arg("call.json")]));
}

#[test]
fn a_draft_that_cannot_be_read_is_listed_in_the_same_shape() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/identity/acronym", "ZWQPERDU"]);
    let path = stand.data().join("amorce.sqlite3");
    let mut bytes = std::fs::read(&path).unwrap();
    let places: Vec<usize> =
        (0..bytes.len() - 8).filter(|at| bytes[*at..].starts_with(b"ZWQPERDU")).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| bytes[at] ^= 1);
    std::fs::write(&path, bytes).unwrap();
    stand.refused(5, &["show", &id]);
    let list = stand.json(&["list"]);
    assert!(list[0]["damaged"].is_string(), "{list}");
    fits("amorce-cli-list", &list);
}

#[test]
fn findings() {
    let stand = Stand::new();
    let id = stand.draft("Vide");
    let outcome = stand.run(&["--json", "check", &id]);
    let found: Value = serde_json::from_str(&outcome.out).unwrap();
    assert!(found.as_array().unwrap().len() > 5);
    fits("amorce-cli-check", &found);
    refuses("amorce-cli-check", found.clone(), "/0/severity", json!("urgent"));
    refuses("amorce-cli-check", found, "/0/hints", json!(null));
}

#[test]
fn exports_and_errors() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    for args in [vec!["--to", "a.json"], vec!["--to", "a.pdf", "--final"]] {
        let to = stand.arg(args[1]);
        let args: Vec<&str> =
            ["export", &id, "--to", &to].into_iter().chain(args.iter().skip(2).copied()).collect();
        fits("amorce-cli-export", &stand.json(&args));
    }
    for (code, args) in [
        (2, vec!["lst"]),
        (3, vec!["set", id.as_str(), "/grant/requested", "12,3,4"]),
        (4, vec!["show", "nobody"]),
    ] {
        let error = stand.refused(code, &args);
        fits("amorce-cli-error", &error);
        refuses("amorce-cli-error", error, "/code", json!(4));
    }
}

#[test]
fn the_budget() {
    let stand = Stand::new();
    for id in [stand.draft("Vide"), stand.done(&["new", "--example"])] {
        fits("amorce-budget", &stand.json(&["budget", &id, "--traces"]));
    }
}

#[test]
fn the_dossier() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let dossier = stand.show(&id, "/");
    fits("amorce-dossier", &dossier);
    refuses("amorce-dossier", dossier, "/call", json!(1));
}
