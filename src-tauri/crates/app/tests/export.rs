//! A dossier leaves as a draft, as a final, as JSON, and comes back from JSON.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use app::ErrorCode;

use support::example;

#[test]
fn a_final_bears_the_same_number_as_long_as_nothing_changes() {
    let (folder, desk, id) = example();
    let file = |name: &str| folder.path().join(name);
    let first = desk.export(&id, &file("a.pdf"), true, None).unwrap();
    let again = desk.export(&id, &file("b.pdf"), true, None).unwrap();
    assert_eq!(first.reference, again.reference);
    assert!(first.reference.as_ref().unwrap().ends_with("-1"));
    let (a, b) = (std::fs::read(file("a.pdf")).unwrap(), std::fs::read(file("b.pdf")).unwrap());
    assert!(a == b, "same in, same out");
    desk.set(&id, "/identity/title", "Un autre titre").unwrap();
    let changed = desk.export(&id, &file("c.pdf"), true, None).unwrap();
    assert!(changed.reference.unwrap().ends_with("-2"));
}

#[test]
fn a_final_whose_pages_show_other_people_bears_another_number() {
    let (folder, desk, id) = example();
    let costs = desk.show(&id, "/costs").unwrap();
    let cost = costs.as_array().unwrap().iter().find(|cost| cost["agent"].is_string()).unwrap();
    let (at, agent) =
        (format!("/costs/{}/agent", cost["id"].as_str().unwrap()), cost["agent"].as_str().unwrap());
    let mut names = 0..;
    let mut export = || {
        let to = folder.path().join(format!("{}.pdf", names.next().unwrap()));
        let done = desk.export(&id, &to, true, None).unwrap();
        (done.reference.unwrap(), std::fs::read(to).unwrap())
    };
    // Pages that say functions; then pages that group what is one agent's.
    for costs in ["detailed", "grouped"] {
        desk.set(&id, "/pdf/individual_costs", costs).unwrap();
        desk.set(&id, &at, agent).unwrap();
        let fingerprint = || desk.preview_export(&id, true).unwrap().fingerprint;
        let (before, first) = (fingerprint(), export());
        desk.set(&id, &at, "").unwrap();
        let other = export();
        assert_eq!(fingerprint(), before);
        assert_ne!(other.0, first.0, "{costs}");
        desk.set(&id, &at, agent).unwrap();
        assert!(export() == first, "{costs}: what it was bears the number that it bore");
    }
}

#[test]
fn a_final_that_could_not_be_written_uses_no_number() {
    let (folder, desk, id) = example();
    let nowhere = folder.path().join("absent").join("final.pdf");
    assert_eq!(desk.export(&id, &nowhere, true, None).unwrap_err().code, ErrorCode::Storage);
    desk.set(&id, "/identity/title", "Un autre titre").unwrap();
    let written = desk.export(&id, &folder.path().join("final.pdf"), true, None).unwrap();
    assert!(written.reference.unwrap().ends_with("-1"));
}

#[test]
fn a_blocked_final_writes_nothing_and_names_what_blocks() {
    let (folder, desk, id) = example();
    desk.set(&id, "/identity/prefet/name", "").unwrap();
    let to = folder.path().join("final.pdf");
    let error = desk.export(&id, &to, true, None).unwrap_err();
    assert_eq!(error.code, ErrorCode::Blocked);
    assert!(!error.hints.is_empty());
    assert!(!to.exists());
}

#[test]
fn json_comes_back_as_the_same_dossier_of_a_new_lineage() {
    let (folder, desk, id) = example();
    let to = folder.path().join("dossier.json");
    desk.export(&id, &to, false, None).unwrap();
    let copy = desk.import(&to).unwrap();
    assert_ne!(copy, id);
    assert_eq!(desk.show(&copy, "/origin").unwrap(), id.as_str());
    let mut before = desk.show(&id, "").unwrap();
    let mut after = desk.show(&copy, "").unwrap();
    for json in [&mut before, &mut after] {
        json.as_object_mut().unwrap().retain(|key, _| key != "id" && key != "origin");
    }
    assert_eq!(before, after);
    assert_eq!(desk.budget(&id, true).unwrap(), desk.budget(&copy, true).unwrap());
}

#[test]
fn each_export_says_what_it_tells_of_people() {
    let (_folder, desk, id) = example();
    let said = |file: &str, last: bool| desk.export_contents(&id, std::path::Path::new(file), last).unwrap();
    assert!(said("a.pdf", false).contains("regroupés par service"));
    desk.set(&id, "/pdf/individual_costs", "detailed").unwrap();
    assert!(said("a.pdf", false).contains("avec le nom et la fonction"), "as the pages of a draft do");
    assert!(said("a.pdf", true).contains("par fonction, sans les noms"));
    for table in ["a.xlsx", "a.ods", "a.csv"] {
        assert!(said(table, false).contains("12 lignes y nomment un agent"), "{}", said(table, false));
    }
    assert!(said("a.json", false).contains("courriels"));
    for cost in desk.show(&id, "/costs").unwrap().as_array().unwrap() {
        desk.set(&id, &format!("/costs/{}/agent", cost["id"].as_str().unwrap()), "").unwrap();
    }
    assert!(said("a.xlsx", false).contains("aucune n’y est rattachée à un agent"));
    let preview = desk.preview_export(&id, false).unwrap();
    assert_eq!((preview.tables, preview.data), (said("a.xlsx", false), said("a.json", false)));
}
