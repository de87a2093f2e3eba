//! The shipped call is whole and valid; a faulty file says where and why.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use call::{Call, CallError, Source};
use serde_json::{Value, json};

const SHIPPED: &[u8] =
    include_bytes!("../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");

fn changed(pointer: &str, value: Value) -> Result<Call, CallError> {
    let mut json: Value = serde_json::from_slice(SHIPPED).unwrap();
    match json.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            json.pointer_mut(parent).unwrap()[key] = value;
        }
    }
    Call::read(&serde_json::to_vec(&json).unwrap())
}

fn fault(pointer: &str, value: Value) -> String {
    match changed(pointer, value) {
        Err(CallError::Invalid(faults)) => faults[0].at.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_call_says_what_the_call_demands() {
    let call = Call::read(SHIPPED).unwrap();
    assert_eq!(call.rules.rate.value.to_string(), "0.50");
    assert_eq!(call.rules.window_months.value, 18);
    assert_eq!(call.rules.ceiling.value.to_string(), "500000.00");
    assert_eq!(call.rules.min_carriers.value, 2);
    assert_eq!(call.partner_kinds.len(), 6);
    let deadline = call.deadline().unwrap();
    assert_eq!(deadline.instant().unwrap().to_rfc3339(), "2016-09-28T15:00:00+00:00");
    assert_eq!(call.rules.ceiling.source, Source::Call);
    assert_eq!(call.rules.base_of.source, Source::Proposed);
    assert!(call.sections.iter().all(|section| section.source == Source::Proposed));
    assert!(call.declarations.len() >= 5);
}

#[test]
fn a_fault_says_where_it_stands() {
    assert_eq!(fault("/rules/speed", json!({ "value": 1, "source": "call" })), "/rules/speed");
    assert_eq!(fault("/rules/rate/value", json!("1.01")), "/rules/rate/value");
    assert_eq!(fault("/rules/rate/value", json!(0.5)), "/rules/rate/value");
    assert_eq!(fault("/rules/ceiling_of/value", json!("moon")), "/rules/ceiling_of/value");
    assert_eq!(fault("/revision", json!("2")), "/revision");
    assert_eq!(fault("/rules/deadline/value", json!("never")), "/rules/deadline/value");
    assert_eq!(fault("/sections/0/nature", json!("x")), "/sections/0/nature");
    assert_eq!(fault("/calendar/0/zone", json!("Mars/Base")), "/calendar/0/zone");
    assert_eq!(fault("/colour", json!("blue")), "/colour");
    let period = json!({ "id": "e", "title": "Oraux", "source": "call", "zone": "Europe/Paris", "from": "2016-11-04", "to": "2016-11-02" });
    assert_eq!(fault("/calendar/0", period), "/calendar/0/to");
    assert_eq!(fault("/sections/0/max_characters", json!(0)), "/sections/0/max_characters");
    assert_eq!(fault("/annex_kinds/0/max_bytes", json!(0)), "/annex_kinds/0/max_bytes");
    assert_eq!(fault("/annex_kinds/0/types/0", json!("pdf")), "/annex_kinds/0/types/0");
    assert_eq!(fault("/sections/0/title", json!(" ")), "/sections/0/title");
    assert_eq!(fault("/declarations/0/text", json!("")), "/declarations/0/text");
    let call: Value = serde_json::from_slice(SHIPPED).unwrap();
    assert_eq!(fault("/categories/1/id", call["categories"][0]["id"].clone()), "/categories/1/id");
}

#[test]
fn a_value_of_another_type_is_told_what_is_expected() {
    let said = |pointer: &str, value: Value| changed(pointer, value).unwrap_err().to_string();
    for (pointer, value, expected) in [
        ("/revision", json!("2"), "un nombre entier attendu"),
        ("/title", json!(3), "un texte attendu"),
        ("/sections", json!({}), "un tableau attendu"),
        ("/rules", json!([1]), "un objet attendu"),
    ] {
        let said = said(pointer, value);
        assert!(said.contains(expected), "{pointer}: {said}");
    }
}

#[test]
fn what_is_no_call_is_refused() {
    assert!(matches!(Call::read(b"{"), Err(CallError::NotJson { line: 1, .. })));
    assert!(matches!(Call::read(b"[]"), Err(CallError::UnknownFormat(_))));
    assert!(matches!(changed("/format", json!("amorce-call/2")), Err(CallError::UnknownFormat(_))));
}

#[test]
fn kept_keys_are_part_of_the_fingerprint_and_the_order_of_keys_is_not() {
    let call = Call::read(SHIPPED).unwrap();
    let with = changed("/x-office", json!("SGAR")).unwrap();
    assert_ne!(call.sha256(), with.sha256());
    let sorted: std::collections::BTreeMap<String, Value> = serde_json::from_slice(SHIPPED).unwrap();
    let sorted = Call::read(&serde_json::to_vec(&sorted).unwrap()).unwrap();
    assert_eq!(call.sha256_hex(), sorted.sha256_hex());
    assert_eq!(Call::read(&call.canonical()).unwrap().sha256(), call.sha256());
}

#[test]
fn the_schema_accepts_the_shipped_call_and_refuses_another_shape() {
    let schema = jsonschema::validator_for(&call::schema()).unwrap();
    let json: Value = serde_json::from_slice(SHIPPED).unwrap();
    assert!(schema.is_valid(&json));
    assert!(!schema.is_valid(&json!({ "format": "amorce-call/1" })));
}
