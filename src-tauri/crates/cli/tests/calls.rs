//! Calls are listed, shown, and added once they are found to be whole.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use serde_json::{Value, json};
use stand::Stand;

const SHIPPED: &str = "laboratoires-innovation-territoriale-2016";

fn other(stand: &Stand) -> Value {
    let mut call: Value = serde_json::from_str(&stand.done(&["call", "show", SHIPPED])).unwrap();
    call["id"] = json!("laboratoires-2018");
    call["title"] = json!("Laboratoires, deuxième vague");
    call
}

fn write(stand: &Stand, call: &Value) -> String {
    std::fs::write(stand.path("call.json"), call.to_string()).unwrap();
    stand.arg("call.json")
}

#[test]
fn the_shipped_call_is_known_from_the_start() {
    let stand = Stand::new();
    let calls = stand.json(&["calls"]);
    assert_eq!(calls[0]["id"], SHIPPED);
    assert_eq!(calls[0]["revision"], 1);
    assert_eq!(calls[0]["sha256"].as_str().unwrap().len(), 64);
    assert!(stand.done(&["calls"]).contains(SHIPPED));
    let call: Value = serde_json::from_str(&stand.done(&["call", "show", SHIPPED])).unwrap();
    assert_eq!(call["format"], "amorce-call/1");
    assert_eq!(call["rules"]["ceiling"]["value"], "500000.00");
    assert_eq!(stand.refused(4, &["call", "show", "nobody"])["code"], "not_found");
    assert_eq!(stand.refused(4, &["new", "--call", "nobody"])["code"], "not_found");
}

#[test]
fn a_call_is_added_and_a_draft_answers_it() {
    let stand = Stand::new();
    let call = other(&stand);
    let file = write(&stand, &call);
    assert_eq!(stand.done(&["call", "add", &file]), "laboratoires-2018");
    assert_eq!(stand.json(&["calls"]).as_array().unwrap().len(), 2);
    let id = stand.done(&["new", "--call", "laboratoires-2018"]);
    assert_eq!(stand.show(&id, "/call/id"), json!("laboratoires-2018"));
    // Again the same: nothing to do. The same revision with another content: refused.
    stand.done(&["call", "add", &file]);
    let mut changed = call;
    changed["title"] = json!("Autre titre");
    assert_eq!(stand.refused(3, &["call", "add", &write(&stand, &changed)])["code"], "bad_input");
    changed["revision"] = json!(2);
    stand.done(&["call", "add", &write(&stand, &changed)]);
    assert_eq!(stand.show(&id, "/call/revision"), json!(1), "a draft keeps the revision that it answers");
}

#[test]
fn a_dossier_comes_back_under_the_revision_that_it_was_written_for() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--title", "Le Gué"]);
    let file = stand.arg("dossier.json");
    stand.done(&["export", &id, "--to", &file]);
    let mut call: Value = serde_json::from_str(&stand.done(&["call", "show", SHIPPED])).unwrap();
    call["revision"] = json!(2);
    call["rules"]["rate"]["value"] = json!("0.60");
    stand.done(&["call", "add", &write(&stand, &call)]);
    let back = stand.done(&["import", &file]);
    assert_eq!(stand.show(&back, "/call"), stand.show(&id, "/call"));
    assert_eq!(stand.show(&stand.done(&["new", "--example"]), "/call/revision"), json!(1));
    assert_eq!(stand.show(&stand.done(&["new"]), "/call/revision"), json!(2), "a new one answers the newest");
    // A revision that is not known here: the newest, and a finding that names both.
    let mut json: Value =
        serde_json::from_slice(&std::fs::read(stand.path("dossier.json")).unwrap()).unwrap();
    json["call"]["revision"] = json!(3);
    json["call"].as_object_mut().unwrap().remove("sha256");
    std::fs::write(stand.path("dossier.json"), json.to_string()).unwrap();
    let unknown = stand.done(&["import", &file]);
    assert_eq!(stand.show(&unknown, "/call/revision"), json!(2));
    let said = stand.run(&["check", &unknown]).out;
    assert!(said.contains("révision 3") && said.contains("révision 2"), "{said}");
}

#[test]
fn a_faulty_call_says_where_and_is_not_added() {
    let stand = Stand::new();
    for (pointer, key, value, at) in [
        ("/rules", "speed", json!({ "value": 1, "source": "call" }), "/rules/speed"),
        ("/rules/rate", "value", json!("1.01"), "/rules/rate/value"),
        ("/rules/deadline", "value", json!("never"), "/rules/deadline/value"),
        ("/categories/1", "id", other(&stand)["categories"][0]["id"].clone(), "/categories/1/id"),
    ] {
        let mut call = other(&stand);
        call.pointer_mut(pointer).unwrap()[key] = value;
        let error = stand.refused(3, &["call", "add", &write(&stand, &call)]);
        assert_eq!(error["code"], "bad_input");
        assert_eq!(error["field"], at);
    }
    assert_eq!(stand.json(&["calls"]).as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_call_is_refused() {
    let stand = Stand::new();
    for content in ["", "{", "[]", "{ \"format\": \"amorce-call/2\" }"] {
        std::fs::write(stand.path("call.json"), content).unwrap();
        stand.refused(3, &["call", "add", &stand.arg("call.json")]);
    }
    std::fs::write(stand.path("call.json"), [0xFF, 0xFE, 0x00]).unwrap();
    stand.refused(3, &["call", "add", &stand.arg("call.json")]);
    stand.refused(3, &["call", "add", &stand.arg("missing.json")]);
    stand.refused(3, &["call", "add", &stand.arg("")]);
}
