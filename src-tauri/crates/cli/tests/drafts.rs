//! Drafts begin, are found, copied, thrown away and brought back.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use serde_json::json;
use stand::Stand;

#[test]
fn a_new_draft_prints_its_id_and_nothing_else_and_is_listed() {
    let stand = Stand::new();
    assert_eq!(stand.done(&["--json", "list"]), "[]");
    let outcome = stand.run(&["new", "--title", "Le Gué"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let id = outcome.out.trim_end();
    assert_eq!(outcome.out, format!("{id}\n"));
    assert_eq!(id.len(), 36);

    let list = stand.json(&["list"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["id"], id);
    assert_eq!(list[0]["title"], "Le Gué");
    assert_eq!(list[0]["call"], "laboratoires-innovation-territoriale-2016");
    assert_eq!(list[0]["total"], "0.00");
    assert_eq!(list[0]["trashed"], false);
    assert!(list[0]["findings"]["blocking"].as_u64().unwrap() > 0);

    let people = stand.done(&["list"]);
    assert!(people.contains("Le Gué") && people.contains(&id[..8]), "{people}");
}

#[test]
fn a_draft_answers_to_the_beginning_of_its_id_and_to_its_acronym() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/identity/acronym", "GUÉ"]);
    for name in [id.as_str(), &id[..8], &id[..1], "GUÉ", "gue"] {
        assert_eq!(stand.show(name, "/id"), json!(id), "{name}");
    }
    for name in ["nobody", "", " ", "%", "/", "é", &format!("{id}0")] {
        assert_eq!(stand.refused(4, &["show", name])["code"], "not_found", "{name:?}");
    }
}

#[test]
fn two_drafts_of_one_acronym_are_named_and_nothing_is_done() {
    let stand = Stand::new();
    let (one, two) = (stand.draft("Premier"), stand.draft("Second"));
    stand.done(&["set", &one, "/identity/acronym", "LEVEE"]);
    stand.done(&["set", &two, "/identity/acronym", "Levée"]);
    let error = stand.unchanged(&one, 4, &["set", "LEVEE", "/identity/title", "X"]);
    assert_eq!(error["code"], "ambiguous");
    let hints = error["hints"].to_string();
    for named in [&one, &two, "Premier", "Second"] {
        assert!(hints.contains(named), "{named} in {hints}");
    }
}

#[test]
fn a_copy_is_a_lineage_of_its_own() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let line = stand.done(&["add", &id, "/costs", "label=Atelier"]);
    let copy = stand.done(&["duplicate", &id]);
    assert_ne!(copy, id);
    assert_eq!(stand.show(&copy, "/origin"), json!(id));
    assert_eq!(stand.show(&copy, "/costs")[0]["label"], "Atelier");
    stand.done(&["remove", &id, &format!("/costs/{line}")]);
    assert_eq!(stand.show(&copy, "/costs")[0]["label"], "Atelier", "the copy is not the original");
}

#[test]
fn a_copy_keeps_what_was_typed_under_another_kind_of_cost() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let line = stand.done(&["add", &id, "/costs", "basis/kind=lump_sum", "basis/amount=75,5"]);
    stand.done(&["set", &id, &format!("/costs/{line}/basis/kind"), "purchase"]);
    stand.done(&["set", &id, &format!("/costs/{line}/basis/quantity"), "3"]);
    let copy = stand.done(&["duplicate", &id]);
    let line = stand.show(&copy, "/costs")[0]["id"].as_str().unwrap().to_owned();
    let basis = |kind: &str| {
        stand.done(&["set", &copy, &format!("/costs/{line}/basis/kind"), kind]);
        stand.show(&copy, &format!("/costs/{line}/basis"))
    };
    assert_eq!(basis("lump_sum"), json!({ "kind": "lump_sum", "amount": "75.50" }));
    assert_eq!(basis("purchase"), json!({ "kind": "purchase", "quantity": "3" }));
    // A file is no draft: it holds what is read only.
    stand.done(&["export", &id, "--to", &stand.arg("a.json")]);
    let text = std::fs::read_to_string(stand.path("a.json")).unwrap();
    assert!(text.contains("quantity") && !text.contains("75.50"));
}

#[test]
fn the_trash_gives_back_until_it_is_emptied() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    assert_eq!(stand.unchanged(&id, 3, &["purge", &id])["code"], "bad_input");
    assert_eq!(stand.unchanged(&id, 3, &["untrash", &id])["code"], "bad_input");
    stand.done(&["trash", &id]);
    assert_eq!(stand.json(&["list"]), json!([]));
    assert_eq!(stand.json(&["list", "--trash"])[0]["trashed"], true);
    stand.done(&["untrash", &id]);
    assert_eq!(stand.json(&["list"])[0]["title"], "Le Gué");
    assert_eq!(stand.json(&["list", "--trash"]), json!([]));
    stand.done(&["trash", &id]);
    stand.done(&["purge", &id]);
    assert_eq!(stand.json(&["list", "--trash"]), json!([]));
    stand.refused(4, &["show", &id]);
}

#[test]
fn whoever_signs_is_named_for_this_command_only() {
    let stand = Stand::new();
    let id = stand.done(&["--author", "Anne Évrard", "new", "--title", "A"]);
    stand.done(&["set", &id, "/identity/title", "B", "--author", "Bruno"]);
    assert_eq!(stand.show(&id, "/identity/title"), json!("B"));
}

#[test]
fn hours_are_told_by_the_clock_of_the_machine() {
    let stand = Stand::new();
    stand.draft("Le Gué");
    let hour = |zone: &str| -> u32 {
        let output = stand.program(&["list"]).env("TZ", zone).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let (_, at) = said.rsplit_once(" à ").unwrap();
        at.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    // La Réunion, four hours before the meridian's clock; written out, for a machine without a table of zones.
    assert_eq!((hour("<+04>-4") + 24 - hour("UTC0")) % 24, 4);
}
