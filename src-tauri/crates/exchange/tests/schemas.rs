//! The schemas that stand in `docs/schemas` are those of the program, and say of a file what the program says.
//!
//! A schema that differs is written anew and the test fails once, so that nobody changes a promise unseen.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn read(path: &str) -> Value {
    exchange::read_file(&root().join(path)).unwrap()
}

fn kept_equal(name: &str, schema: &Value) -> Validator {
    let path = root().join("docs/schemas").join(name);
    let wanted = format!("{schema:#}\n");
    // Git may have given the file the line ends of the system.
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if kept != wanted {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        exchange::write_whole(&path, wanted.as_bytes()).unwrap();
    }
    assert!(
        kept == wanted,
        "docs/schemas/{name} was not that of the program: it is written anew, look at what changed"
    );
    jsonschema::validator_for(schema).unwrap()
}

fn with(mut json: Value, pointer: &str, key: &str, value: Value) -> Value {
    json.pointer_mut(pointer).unwrap()[key] = value;
    json
}

#[test]
fn the_schema_of_a_dossier_takes_the_example_and_refuses_what_the_program_refuses() {
    let schema = kept_equal("amorce-dossier-1.schema.json", &dossier::schema());
    let example = read("assets/examples/laboratoire-centre-val-de-loire/dossier.json");
    let faults: Vec<String> =
        schema.iter_errors(&example).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let unfinished =
        json!({ "format": "amorce-dossier/1", "call": { "id": "x" }, "identity": null, "x-ours": [1] });
    assert!(schema.is_valid(&unfinished));
    for (pointer, key, value) in [
        ("/costs/0", "basis", json!({ "kind": "lump_sum", "amount": "1.00", "days": "", "x-source": 1 })),
        (
            "/costs/0",
            "basis",
            json!({ "kind": "time_yearly", "days": "1", "yearly_cost": "2.00", "amount": null }),
        ),
        ("/costs/0", "basis", json!({ "days": "1", "amount": "2.00" })),
        ("", "sections", json!({ "x-plan": ["a"], "contexte": { "text": "Ici." } })),
        ("", "declarations", json!({ "x-note": "vu" })),
        ("", "missing_kinds", json!({ "x-suivi": { "a": 1 } })),
    ] {
        let sound = with(example.clone(), pointer, key, value.clone());
        assert!(schema.is_valid(&sound), "{pointer}/{key} = {value}");
        let mut n = 0_u64;
        let read = dossier::import::import(&sound, &mut || {
            n += 1;
            format!("00000000-0000-4000-8000-{n:012}")
        });
        assert!(read.is_ok(), "{pointer}/{key} = {value}: {read:?}");
    }
    for (pointer, key, value) in [
        ("", "format", json!("amorce-dossier/2")),
        ("", "couleur", json!("bleu")),
        ("/identity", "titre", json!("x")),
        ("/project", "months", json!(37)),
        ("/project", "start", json!("janvier 2017")),
        ("/costs/0", "basis", json!({ "kind": "at_a_guess" })),
        ("/costs/0", "basis", json!({ "kind": "lump_sum", "amount": "1.00", "days": "2" })),
        ("/costs/0", "basis", json!({ "kind": "time_daily", "yearly_cost": "2.00" })),
        ("/costs/0", "basis", json!({ "kind": "purchase", "amount": "2.00" })),
        ("/funding/0", "amount", json!(12000)),
        ("/funding/0", "amount", json!("12,3,4")),
        ("/funding/0", "amount", json!("-1")),
        ("/partners/0", "vat_recovered", json!("1e2")),
        ("", "carriers", json!({})),
    ] {
        let faulty = with(example.clone(), pointer, key, value.clone());
        assert!(!schema.is_valid(&faulty), "{pointer}/{key} = {value}");
        let mut n = 0_u64;
        let refused = dossier::import::import(&faulty, &mut || {
            n += 1;
            format!("00000000-0000-4000-8000-{n:012}")
        });
        assert!(refused.is_err(), "the program takes {pointer}/{key} = {value}");
    }
}

#[test]
fn the_schema_of_a_call_takes_the_shipped_call_and_refuses_what_the_program_refuses() {
    let schema = kept_equal("amorce-call-1.schema.json", &call::schema());
    let shipped = read("assets/calls/laboratoires-innovation-territoriale-2016.json");
    let faults: Vec<String> =
        schema.iter_errors(&shipped).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    for (pointer, key, value) in [
        ("/rules", "speed", json!({ "value": 1, "source": "call" })),
        ("/rules/rate", "value", json!(0.5)),
        ("/rules/ceiling_of", "value", json!("moon")),
        ("", "sections", json!({})),
        ("/categories/0", "nature", json!("magic")),
    ] {
        let faulty = with(shipped.clone(), pointer, key, value.clone());
        assert!(!schema.is_valid(&faulty), "{pointer}/{key} = {value}");
        assert!(
            call::Call::read(&serde_json::to_vec(&faulty).unwrap()).is_err(),
            "the program takes {pointer}/{key}"
        );
    }
}
