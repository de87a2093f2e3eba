//! Every field is set by its pointer, read by its type; items come, move and go.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use serde_json::{Value, json};
use stand::Stand;

#[test]
fn a_value_is_read_as_a_french_person_writes_it() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for (pointer, typed, kept) in [
        ("/grant/requested", "12 345,67 €", json!("12345.67")),
        ("/grant/requested", "12\u{202F}345,6\u{A0}€", json!("12345.60")),
        ("/project/months", "24", json!(24)),
        ("/project/start", "01/2017", json!("2017-01")),
        ("/identity/prefet/by_delegation", "oui", json!(true)),
        ("/identity/title", "- un tiret d’abord", json!("- un tiret d’abord")),
        ("/sections/contexte/text", "Ligne 1\nLigne 2", json!("Ligne 1\nLigne 2")),
        ("/pdf/design", "state", json!("state")),
    ] {
        stand.done(&["set", &id, pointer, typed]);
        assert_eq!(stand.show(&id, pointer), kept, "{pointer} = {typed}");
    }
    stand.done(&["set", &id, "/grant/requested", ""]);
    assert_eq!(stand.show(&id, "/grant/requested"), Value::Null);
}

#[test]
fn a_value_that_cannot_be_read_changes_nothing_and_says_where() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/grant/requested", "10"]);
    for typed in ["12,3,4", "-5", "beaucoup", "1e3", "1_000", "0,001", "1000000000"] {
        let error = stand.unchanged(&id, 3, &["set", &id, "/grant/requested", typed]);
        assert_eq!(error["code"], "bad_input", "{typed}");
        assert_eq!(error["field"], "/grant/requested", "{typed}");
    }
    stand.unchanged(&id, 3, &["set", &id, "/project/months", "37"]);
    stand.unchanged(&id, 3, &["set", &id, "/pdf/design", "rose"]);
    let shown = stand.run(&["set", &id, "/grant/requested", "12,3,4"]);
    assert!(shown.err.starts_with("amorce-cli\u{A0}: ") && shown.err.contains("12,3,4"), "{shown:?}");
}

#[test]
fn a_field_that_does_not_exist_or_is_the_programs_own_is_refused() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for (pointer, code) in [
        ("/identity/titre", "not_found"),
        ("/costs/nobody/label", "not_found"),
        ("/sections/contxte/text", "not_found"),
        ("/identity", "not_found"),
        ("/id", "locked_field"),
        ("/call/revision", "locked_field"),
    ] {
        let error = stand.unchanged(&id, 4, &["set", &id, pointer, "x"]);
        assert_eq!(error["code"], code, "{pointer}");
    }
    stand.refused(4, &["show", &id, "/identity/titre"]);
}

#[test]
fn only_the_present_basis_of_a_cost_is_set() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let line = stand.done(&[
        "add",
        &id,
        "/costs",
        "label=Atelier = essai",
        "basis/amount=1 200,50",
        "basis/kind=lump_sum",
        "in_kind=non",
    ]);
    let at = format!("/costs/{line}");
    assert_eq!(
        stand.show(&id, &at),
        json!({ "id": line, "label": "Atelier = essai", "in_kind": false,
            "basis": { "kind": "lump_sum", "amount": "1200.50" } })
    );
    assert_eq!(stand.show(&id, &format!("{at}/basis/amount")), json!("1200.50"));
    let error = stand.unchanged(&id, 4, &["set", &id, &format!("{at}/basis/days"), "12"]);
    assert_eq!(error["code"], "not_found");
    stand.unchanged(&id, 4, &["add", &id, "/costs", "basis/kind=lump_sum", "basis/days=3"]);

    // Changing the kind and back loses nothing.
    stand.done(&["set", &id, &format!("{at}/basis/kind"), "time_daily"]);
    stand.done(&["set", &id, &format!("{at}/basis/days"), "12,5"]);
    assert_eq!(stand.show(&id, &format!("{at}/basis")), json!({ "kind": "time_daily", "days": "12.5" }));
    stand.done(&["set", &id, &format!("{at}/basis/kind"), "lump_sum"]);
    assert_eq!(stand.show(&id, &format!("{at}/basis/amount")), json!("1200.50"));
}

#[test]
fn an_item_that_cannot_be_made_whole_is_not_made() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.unchanged(&id, 4, &["add", &id, "/costs", "label=A", "couleur=bleu"]);
    stand.unchanged(&id, 3, &["add", &id, "/funding", "amount=12,3,4"]);
    stand.unchanged(&id, 4, &["add", &id, "/depenses"]);
    stand.unchanged(&id, 4, &["add", &id, "/identity"]);
    assert_eq!(stand.unchanged(&id, 2, &["add", &id, "/costs", "label"])["code"], "usage");
}

fn labels(stand: &Stand, id: &str) -> String {
    let costs = stand.show(id, "/costs");
    costs.as_array().unwrap().iter().map(|cost| cost["label"].as_str().unwrap()).collect()
}

#[test]
fn items_move_and_go() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let lines: Vec<String> = ["A", "B", "C"]
        .iter()
        .map(|label| stand.done(&["add", &id, "/costs", &format!("label={label}")]))
        .collect();
    let at = |index: usize| format!("/costs/{}", lines[index]);
    stand.done(&["move", &id, &at(2), "--before", &lines[0]]);
    assert_eq!(labels(&stand, &id), "CAB");
    stand.done(&["move", &id, &at(2), "--after", &lines[0]]);
    assert_eq!(labels(&stand, &id), "ACB");
    stand.done(&["move", &id, &at(0), "--last"]);
    assert_eq!(labels(&stand, &id), "CBA");
    stand.unchanged(&id, 4, &["move", &id, &at(0), "--before", "nobody"]);
    stand.unchanged(&id, 4, &["move", &id, "/costs/nobody", "--last"]);
    stand.unchanged(&id, 2, &["move", &id, &at(0)]);
    stand.unchanged(&id, 2, &["move", &id, &at(0), "--last", "--before", &lines[1]]);
    stand.done(&["remove", &id, &at(1)]);
    assert_eq!(labels(&stand, &id), "CA");
    stand.unchanged(&id, 4, &["remove", &id, &at(1)]);
    stand.unchanged(&id, 4, &["remove", &id, "/identity/title"]);
}

#[test]
fn a_whole_part_is_set_from_json_or_not_at_all() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let prefet = r#"{ "name": "Anne Évrard", "by_delegation": true, "delegate": { "name": "Paul" } }"#;
    stand.done(&["set", &id, "/identity/prefet", prefet, "--json-value"]);
    assert_eq!(stand.show(&id, "/identity/prefet/delegate/name"), json!("Paul"));
    stand.done(&[
        "set",
        &id,
        "/risks",
        r#"[{ "title": "Un", "gravity": 3 }, { "title": "Deux" }]"#,
        "--json-value",
    ]);
    let risks = stand.show(&id, "/risks");
    assert_eq!(risks.as_array().unwrap().len(), 2);
    assert_eq!(risks[0]["gravity"], 3);

    stand.unchanged(&id, 3, &["set", &id, "/risks", r#"[{ "title": "Un", "gravity": 9 }]"#, "--json-value"]);
    stand.unchanged(&id, 3, &["set", &id, "/risks", r#"[{ "titre": "Un" }]"#, "--json-value"]);
    let error = stand.unchanged(&id, 3, &["set", &id, "/risks", "[{", "--json-value"]);
    assert!(error["message"].as_str().unwrap().contains("ligne 1"), "{error}");
    stand.unchanged(&id, 4, &["set", &id, "/risks", "[]"]);
}

#[test]
fn a_field_of_ones_own_is_kept_as_it_is() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/identity/x-sgar", r#"{ "dossier": [1, 2] }"#, "--json-value"]);
    assert_eq!(stand.show(&id, "/identity/x-sgar"), json!({ "dossier": [1, 2] }));
}
