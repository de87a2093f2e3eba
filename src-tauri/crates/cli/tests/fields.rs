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
        ("/format", "locked_field"),
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
    let kept = |typed: &str, json: bool| {
        let args = ["set", &id, "/identity/x-sgar", typed, "--json-value"];
        stand.done(&args[..if json { 5 } else { 4 }]);
        stand.done(&["show", &id, "/identity/x-sgar"])
    };
    assert_eq!(
        kept(r#"{ "dossier": [1, 2] }"#, true),
        "{\n  \"dossier\": [\n    1,\n    2\n  ]\n}",
        "as it is, and written for people"
    );
    // What 64 bits hold keeps each of its digits; 31.24… is one that a hasty reader takes for its neighbour.
    for number in
        ["18446744073709551615", "-9223372036854775808", "0.1", "31.245270191439438", "1e300", "-0.0"]
    {
        let shown = kept(number, true);
        assert_eq!(shown.parse::<f64>(), number.parse::<f64>(), "{number} shown as {shown}");
        assert_eq!(kept(number, false), shown);
    }
    assert_eq!(kept("18446744073709551615", true), "18446744073709551615");
    assert_eq!(kept("31.245270191439438", true), "31.245270191439438");
    assert_eq!(kept("un texte", false), "\"un texte\"");
    // Beside what the program keeps, too.
    for (json, value) in [(4, "1"), (5, "[2]")] {
        stand.done(&["set", &id, "/call/x-sgar", value, "--json-value"][..json]);
    }
    assert_eq!(stand.show(&id, "/call/x-sgar"), json!([2]));
    stand.unchanged(&id, 4, &["set", &id, "/call/id", "\"autre\"", "--json-value"]);
    assert_eq!(
        kept("\"18446744073709551616\"", false),
        "\"18446744073709551616\"",
        "a text has no digits to lose"
    );
}

#[test]
fn a_number_whose_digits_cannot_be_kept_is_refused_with_its_field() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for number in
        ["18446744073709551616", "0.10000000000000000001", "123456789.123456789", "1e-400", "-1e-400"]
    {
        let object = format!(r#"{{ "a": [1, {number}] }}"#);
        for args in [
            vec!["set", &id, "/identity/x-sgar", number],
            vec!["set", &id, "/identity/x-sgar", &object],
            vec!["set", &id, "/identity/x-sgar", &object, "--json-value"],
        ] {
            let error = stand.unchanged(&id, 3, &args);
            assert_eq!(error["field"], "/identity/x-sgar", "{args:?}");
            assert!(error["message"].as_str().unwrap().contains(number), "{error}");
            assert!(error["message"].as_str().unwrap().contains("guillemets"), "{error}");
        }
        let identity = format!(r#"{{ "title": "T", "x-sgar": {number} }}"#);
        let error = stand.unchanged(&id, 3, &["set", &id, "/identity", &identity, "--json-value"]);
        assert_eq!(error["field"], "/identity/x-sgar");

        let dossier = format!(
            r#"{{ "format": "amorce-dossier/1", "call": {{ "id": "laboratoires-innovation-territoriale-2016" }},
                "costs": [{{ "id": "l1", "x-ok": 0.5 }}, {{ "id": "l2", "basis": {{ "\u0078-compta": {number} }} }}] }}"#
        );
        std::fs::write(stand.path("a.json"), dossier).unwrap();
        let error = stand.refused(3, &["import", &stand.arg("a.json")]);
        assert_eq!(error["field"], "/costs/l2/basis/x-compta", "{error}");
        assert!(error["message"].as_str().unwrap().contains(number), "{error}");
    }
    assert_eq!(stand.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_field_of_ones_own_has_limits_that_are_told() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let import = |identity: Value| {
        let dossier = json!({ "format": "amorce-dossier/1", "identity": identity,
            "call": { "id": "laboratoires-innovation-territoriale-2016", "x-suivi": [1, { "a": null }] } });
        std::fs::write(stand.path("a.json"), dossier.to_string()).unwrap();
        ["import".to_owned(), stand.arg("a.json")]
    };
    let deep = |levels: usize| (0..levels).fold(json!(1), |inside, _| json!([inside]));
    let name = |bytes: usize| format!("x-{}", "n".repeat(bytes - 2));
    for (fits, too_much, said) in [
        (json!({ "x-a": "é".repeat(500_000) }), json!({ "x-a": "é".repeat(600_000) }), "1 Mio"),
        (json!({ "x-a": deep(32) }), json!({ "x-a": deep(33) }), "32 niveaux"),
        (json!({ name(200): 1 }), json!({ name(201): 1 }), "200 octets"),
    ] {
        let [import_it, file] = import(fits.clone());
        let copy = stand.done(&[&import_it, &file]);
        assert_eq!(stand.show(&copy, "/identity"), fits);
        assert_eq!(stand.show(&copy, "/call/x-suivi"), json!([1, { "a": null }]), "kept where it stands");
        let [import_it, file] = import(too_much.clone());
        let error = stand.refused(3, &[&import_it, &file]);
        let told = error["message"].as_str().unwrap().replace('\u{A0}', " ");
        assert!(told.contains(said), "{said} in {:.300}", told);
        assert!(error["field"].as_str().unwrap().starts_with("/identity/x-"), "{:.300}", error["field"]);
    }
    // By hand as by file.
    let deep = deep(33).to_string();
    let error = stand.unchanged(&id, 3, &["set", &id, "/identity/x-a", &deep]);
    assert_eq!(error["field"], "/identity/x-a");
    stand.unchanged(&id, 3, &["set", &id, "/identity/x-a", &deep, "--json-value"]);
    stand.unchanged(&id, 4, &["set", &id, &format!("/identity/{}", name(201)), "1"]);
}

#[test]
fn a_json_value_is_read_as_strictly_as_a_file() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for (json, said) in [
        (r#"{ "title": "A", "title": "B" }"#, "deux fois"),
        ("[", "avant la fin"),
        (r#"{ "title": "\ud800" }"#, "mal codé"),
        ("{} {}", "suit la fin"),
    ] {
        let error = stand.unchanged(&id, 3, &["set", &id, "/identity", json, "--json-value"]);
        let told = error["message"].as_str().unwrap();
        assert!(told.starts_with("VALEUR") && told.contains("ligne 1") && told.contains(said), "{told}");
        assert_eq!(error["field"], "/identity");
    }
}

#[test]
fn a_pointer_is_written_whole_or_refused() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let line = stand.done(&["add", &id, "/costs", "label=A"]);
    let item = format!("/costs/{line}");
    let wrong = |pointer: &str| {
        [
            pointer.trim_start_matches('/').to_owned(),
            format!("{pointer}/"),
            format!(" {pointer}"),
            format!("{pointer} "),
        ]
    };
    for pointer in wrong("/identity/title") {
        stand.unchanged(&id, 2, &["show", &id, &pointer]);
        stand.unchanged(&id, 2, &["set", &id, &pointer, "X"]);
        stand.unchanged(&id, 2, &["set", &id, &pointer, "\"X\"", "--json-value"]);
    }
    for pointer in wrong("/costs") {
        stand.unchanged(&id, 2, &["add", &id, &pointer, "label=B"]);
    }
    for pointer in wrong(&item) {
        stand.unchanged(&id, 2, &["remove", &id, &pointer]);
        stand.unchanged(&id, 2, &["move", &id, &pointer, "--last"]);
    }
    for (pointer, said) in [("identity", "barre oblique"), ("/identity/", "barre oblique"), ("/a~2", "~0")] {
        let error = stand.refused(2, &["show", &id, pointer]);
        assert_eq!(error["code"], "usage");
        assert!(error.to_string().contains(said), "{said} in {error}");
    }
    // Escapes are of the grammar, and what they name does not exist here.
    stand.unchanged(&id, 4, &["show", &id, "/identity/a~1b"]);
    stand.unchanged(&id, 4, &["show", &id, "/identity//title"]);
    assert_eq!(stand.show(&id, "/"), stand.show(&id, ""), "the whole has two writings");
}

#[test]
fn a_field_that_an_item_has_not_is_told_without_an_id_that_never_was() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for (field, code) in [("labl=x", 4), ("basis/days=douze", 3)] {
        let error = stand.unchanged(&id, code, &["add", &id, "/costs", "basis/kind=time_daily", field]);
        let name = field.split_once('=').unwrap().0;
        assert_eq!(error["field"], format!("/costs/…/{name}"), "{error}");
        assert!(error["message"].as_str().unwrap().contains(&format!("/costs/…/{name}")), "{error}");
    }
}

#[test]
fn what_a_file_says_of_itself_is_shown_too() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let cost = stand.done(&["add", &id, "/costs"]);
    assert_eq!(stand.show(&id, "/format"), "amorce-dossier/1");
    assert_eq!(stand.show(&id, "/minor"), 0);
    assert_eq!(stand.show(&id, &format!("/costs/{cost}/id")), cost.as_str());
    stand.refused(4, &["show", &id, "/costs/id"]);
    stand.refused(4, &["show", &id, "/identity/id"]);
}

#[test]
fn a_field_named_twice_is_refused() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for fields in
        [["label=A", "label=B"], ["label=A", "label=A"], ["basis/kind=purchase", "basis/kind=lump_sum"]]
    {
        let error = stand.unchanged(&id, 2, &["add", &id, "/costs", fields[0], fields[1]]);
        assert_eq!(error["code"], "usage");
        let name = fields[0].split_once('=').unwrap().0;
        assert!(error["message"].as_str().unwrap().contains(name), "{error}");
    }
    for field in ["/label=A", "label/=A", "=A", "basis//kind=purchase"] {
        stand.unchanged(&id, 2, &["add", &id, "/costs", field]);
    }
}
