//! The fingerprint of a final, worked by hand: the bytes that are hashed stand here in full, and the expected
//! values were found with `printf … | sha256sum`, outside this program.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use call::Call;
use dossier::import::import;
use dossier::{Dossier, Extent, Op, Pointer, Value};
use exchange::{canonical, fingerprint};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

const CALL: &str = include_str!("small-call.json");

/// What `jq -S -c . small-call.json | tr -d '\n' | sha256sum` says (its keys are ASCII: jq's order is the RFC's).
const CALL_SHA256: &str = "2ae833f92bfe338c3f66435dc64d3aa3244e0e83f59a04324028eb750b135053";

/// The dossier below as a final embeds it, in canonical form: keys sorted, no `origin`, no remark, no state of
/// work, no e-mail of an agent, nobody beside a cost.
const CANONICAL: &str = concat!(
    r#"{"call":{"id":"essai","revision":1},"#,
    r#""carriers":[{"agents":[{"id":"00000000-0000-4000-8000-00000000000a","name":"Anne Évrard"}],"#,
    r#""id":"00000000-0000-4000-8000-000000000001","name":"DREAL"}],"#,
    r#""costs":[{"basis":{"daily_cost":"310.5","days":"12","kind":"time_daily"},"#,
    r#""id":"00000000-0000-4000-8000-000000000002","label":"Atelier « A »"}],"#,
    r#""format":"amorce-dossier/1","id":"6f0b8a52-3c1d-4e77-9a46-2417c5d0e901","minor":0,"#,
    r#""sections":{"contexte":{"text":"Ligne 1\nLigne 2"}}}"#,
);

/// `printf '%s' "$CANONICAL"`, the call's 32 bytes and two annexes (32 times 0x11, 32 times 0x22), hashed.
const FINGERPRINT: &str = "b3a5ef6136a5c73e7695738329a7da6cf0a3f00f8245773eaef494c09c15fd95";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn written() -> Json {
    json!({
        "format": "amorce-dossier/1",
        "call": { "id": "essai" },
        "carriers": [ { "id": "00000000-0000-4000-8000-000000000001", "name": "DREAL", "agents": [
            { "id": "00000000-0000-4000-8000-00000000000a", "name": "Anne Évrard", "email": "anne@etat.example" } ] } ],
        "sections": { "contexte": { "text": "Ligne 1\nLigne 2", "status": "done",
            "owner": "00000000-0000-4000-8000-000000000001",
            "comments": [ { "id": "00000000-0000-4000-8000-00000000000b", "author": "Anne", "text": "À revoir" } ] } },
        "costs": [ { "id": "00000000-0000-4000-8000-000000000002", "label": "Atelier « A »",
            "agent": "00000000-0000-4000-8000-00000000000a",
            "basis": { "kind": "time_daily", "days": "12", "daily_cost": "310.5" } } ],
        "scenarios": [ { "id": "00000000-0000-4000-8000-00000000000c", "name": "Sans la Région" } ],
        "x-note": "à nous seuls"
    })
}

fn dossier(json: &Json) -> Dossier {
    let imported = import(json, &mut || unreachable!("every id here is a UUID")).unwrap();
    let mut dossier = Dossier::default();
    dossier.apply(&imported.ops).unwrap();
    let pinned = [
        ("/id", Value::Text("6f0b8a52-3c1d-4e77-9a46-2417c5d0e901".to_owned())),
        ("/origin", Value::Text("an-older-one".to_owned())),
        ("/call/id", Value::Text("essai".to_owned())),
        ("/call/revision", Value::Int(1)),
    ];
    dossier.apply(&pinned.map(|(at, value)| Op::Set { at: Pointer::new(at), value })).unwrap();
    dossier
}

#[test]
fn the_fingerprint_is_the_one_worked_by_hand() {
    let call = Call::read(CALL.as_bytes()).unwrap();
    assert_eq!(call.sha256_hex(), CALL_SHA256);

    let mut bytes = CANONICAL.as_bytes().to_vec();
    bytes.extend(call.sha256());
    bytes.extend([0x11; 32]);
    bytes.extend([0x22; 32]);
    assert_eq!(hex(&Sha256::digest(bytes)), FINGERPRINT, "the two literals agree with each other");

    let mut embedded = dossier(&written()).to_json(Extent::Final);
    embedded.as_object_mut().unwrap().remove("origin");
    assert_eq!(String::from_utf8(canonical(&embedded)).unwrap(), CANONICAL);
    assert_eq!(hex(&fingerprint(&dossier(&written()), &call, &[[0x11; 32], [0x22; 32]])), FINGERPRINT);
}

#[test]
fn what_a_final_leaves_out_does_not_change_the_fingerprint() {
    let call = Call::read(CALL.as_bytes()).unwrap();
    let before = fingerprint(&dossier(&written()), &call, &[]);
    let mut other = written();
    other["sections"]["contexte"]["status"] = json!("todo");
    other["sections"]["contexte"]["comments"] = json!([]);
    other["carriers"][0]["agents"][0]["email"] = json!("ailleurs@etat.example");
    other["scenarios"] = json!([]);
    other["x-note"] = json!(null);
    let mut other = dossier(&other);
    other.apply(&[Op::Unset { at: Pointer::new("/origin") }]).unwrap();
    assert_eq!(fingerprint(&other, &call, &[]), before);
}

#[test]
fn everything_else_changes_it() {
    let call = Call::read(CALL.as_bytes()).unwrap();
    let before = fingerprint(&dossier(&written()), &call, &[]);

    let mut label = written();
    label["costs"][0]["label"] = json!("Atelier « B »");
    assert_ne!(fingerprint(&dossier(&label), &call, &[]), before, "a label");
    let mut text = written();
    text["sections"]["contexte"]["text"] = json!("Ligne 1\nLigne 2 ");
    assert_ne!(fingerprint(&dossier(&text), &call, &[]), before, "a space in a text");
    assert_ne!(fingerprint(&dossier(&written()), &call, &[[0; 32]]), before, "an annex");
    let order = |a, b| fingerprint(&dossier(&written()), &call, &[[a; 32], [b; 32]]);
    assert_ne!(order(1, 2), order(2, 1), "the order of annexes");
    let other_call = CALL.replace("\"value\": 18", "\"value\": 12");
    let other_call = Call::read(other_call.as_bytes()).unwrap();
    assert_ne!(fingerprint(&dossier(&written()), &other_call, &[]), before, "the call");
}
