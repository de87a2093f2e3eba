//! Dossiers and annexes go out as files and come back.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use serde_json::{Value, json};
use stand::Stand;

fn read(stand: &Stand, name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(stand.path(name)).unwrap()).unwrap()
}

fn without_lineage(mut dossier: Value) -> Value {
    let fields = dossier.as_object_mut().unwrap();
    fields.remove("id");
    fields.remove("origin");
    dossier
}

#[test]
fn what_was_exported_comes_back_the_same_under_a_new_id() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    for place in ["/identity", "/sections", "/declarations", "/missing_kinds"] {
        stand.done(&["set", &id, &format!("{place}/x-sgar"), r#"{ "a": [1, "é"] }"#, "--json-value"]);
    }
    let outcome = stand.run(&["export", &id, "--to", &stand.arg("dossier.json")]);
    assert_eq!((outcome.code, outcome.out.as_str()), (0, ""), "{outcome:?}");
    let exported = read(&stand, "dossier.json");
    assert_eq!(exported, stand.show(&id, "/"), "the file is what `show` shows");
    assert!(std::fs::read(stand.path("dossier.json")).unwrap().ends_with(b"}\n"));

    let outcome = stand.run(&["import", &stand.arg("dossier.json")]);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let copy = outcome.out.trim_end();
    assert_ne!(copy, id);
    let imported = stand.show(copy, "/");
    assert_eq!(imported["id"], copy);
    assert_eq!(imported["origin"], json!(id));
    assert_eq!(without_lineage(imported), without_lineage(exported));
}

#[test]
fn ids_of_the_writers_own_become_uuids_and_references_follow() {
    let stand = Stand::new();
    let written = json!({
        "format": "amorce-dossier/1", "id": "mine", "call": { "id": "laboratoires-innovation-territoriale-2016" },
        "identity": { "filing_carrier": "c1", "title": "", "summary": null },
        "carriers": [{ "id": "c1", "name": "DREAL" }],
        "costs": [{ "id": "l1", "bearer": "c1", "basis": { "kind": "lump_sum", "amount": "10" } }]
    });
    std::fs::write(stand.path("a.json"), format!("\u{feff}{written}")).unwrap();
    let id = stand.done(&["import", &stand.arg("a.json")]);
    let carrier = stand.show(&id, "/carriers")[0]["id"].clone();
    assert_eq!(carrier.as_str().unwrap().len(), 36);
    assert_eq!(stand.show(&id, "/identity"), json!({ "filing_carrier": carrier }));
    assert_eq!(stand.show(&id, "/costs")[0]["bearer"], carrier);
    assert_eq!(stand.show(&id, "/origin"), json!("mine"));
}

#[test]
fn several_files_give_one_id_a_line_up_to_the_first_that_is_refused() {
    let stand = Stand::new();
    let call = json!({ "id": "laboratoires-innovation-territoriale-2016" });
    for name in ["a.json", "b.json"] {
        let text =
            json!({ "format": "amorce-dossier/1", "call": call, "identity": { "title": name } }).to_string();
        std::fs::write(stand.path(name), text).unwrap();
    }
    std::fs::write(stand.path("bad.json"), "{").unwrap();
    let (a, b, bad) = (stand.arg("a.json"), stand.arg("b.json"), stand.arg("bad.json"));
    let printed = stand.done(&["import", &a, &b]);
    let ids: Vec<&str> = printed.lines().collect();
    assert_eq!(stand.show(ids[0], "/identity/title"), "a.json");
    assert_eq!(stand.show(ids[1], "/identity/title"), "b.json");

    let outcome = stand.run(&["--json", "import", &a, &bad, &b]);
    assert_eq!((outcome.code, outcome.out.lines().count()), (3, 1));
    assert!(outcome.error()["message"].as_str().unwrap().contains("bad.json"));
    assert_eq!(stand.json(&["list"]).as_array().unwrap().len(), 3);
}

#[test]
fn a_faulty_dossier_names_its_faults_and_leaves_nothing() {
    let stand = Stand::new();
    let call = json!({ "id": "laboratoires-innovation-territoriale-2016" });
    let dossier = |part: Value| {
        let mut whole = json!({ "format": "amorce-dossier/1", "call": call });
        whole.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        whole.to_string()
    };
    for (text, code, named) in [
        (dossier(json!({ "identity": { "titre": "x" } })), 3, "/identity/titre"),
        (dossier(json!({ "grant": { "requested": "12,3,4" } })), 3, "/grant/requested"),
        (dossier(json!({ "funding": [{ "id": "f" }, { "id": "f" }] })), 3, "« f »"),
        (
            dossier(json!({ "costs": [{ "id": "l", "basis": { "kind": "lump_sum", "days": "1" } }] })),
            3,
            "/costs/l/basis/days",
        ),
        (dossier(json!({ "minor": 1 })), 3, "plus récente"),
        (dossier(json!({ "call": { "id": "unknown" } })), 4, "unknown"),
        (dossier(json!({ "format": "amorce-dossier/2" })), 3, "amorce-dossier/2"),
        (r#"{ "format": "amorce-dossier/1", "format": "amorce-dossier/1" }"#.to_owned(), 3, "format"),
        ("[".repeat(100_000), 3, "niveaux"),
        (r#"{ "identity": { "title": "\ud800" } }"#.to_owned(), 3, "ligne 1"),
        ("{ \"format\":\n oui }".to_owned(), 3, "ligne 2"),
        (String::new(), 3, "ligne"),
    ] {
        std::fs::write(stand.path("bad.json"), &text).unwrap();
        let error = stand.refused(code, &["import", &stand.arg("bad.json")]);
        let told = error.to_string().replace('\u{A0}', " ");
        assert!(told.contains(named), "{named} in {told}");
    }
    stand.refused(3, &["import", &stand.arg("missing.json")]);
    std::fs::write(stand.path("a.docx"), "PK").unwrap();
    stand.refused(3, &["import", &stand.arg("a.docx")]);
    assert_eq!(stand.json(&["list"]), json!([]));
}

#[test]
fn an_annex_goes_in_and_comes_out_byte_for_byte() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let carrier = stand.done(&["add", &id, "/carriers", "name=DREAL"]);
    let bytes: Vec<u8> = b"%PDF-1.7\n".iter().copied().chain((0..=255).cycle().take(70_000)).collect();
    std::fs::write(stand.path("Lettre signée.pdf"), &bytes).unwrap();
    let annex = stand.done(&[
        "attach",
        &id,
        &stand.arg("Lettre signée.pdf"),
        "--kind",
        "letter",
        "--owner",
        &carrier,
    ]);
    let kept = stand.show(&id, &format!("/annexes/{annex}"));
    assert_eq!(kept["file"], "Lettre signée.pdf");
    assert_eq!(kept["size"], json!(bytes.len()));
    assert_eq!(kept["owner"], json!(carrier));
    stand.done(&["extract", &id, &annex, "--to", &stand.arg("out.pdf")]);
    assert_eq!(std::fs::read(stand.path("out.pdf")).unwrap(), bytes);

    stand.unchanged(&id, 4, &["extract", &id, "nobody", "--to", &stand.arg("x.pdf")]);
    stand.unchanged(&id, 3, &["attach", &id, &stand.arg("missing.pdf"), "--kind", "letter"]);
    stand.unchanged(&id, 3, &["attach", &id, &stand.arg("out.pdf"), "--kind", "photo"]);
    let nobody = stand.unchanged(
        &id,
        3,
        &["attach", &id, &stand.arg("out.pdf"), "--kind", "letter", "--owner", "nobody"],
    );
    assert!(nobody["message"].as_str().unwrap().contains("nobody"), "{nobody}");
    std::fs::write(stand.path("vide.pdf"), "").unwrap();
    stand.unchanged(&id, 3, &["attach", &id, &stand.arg("vide.pdf"), "--kind", "letter"]);
    stand.unchanged(&id, 5, &["extract", &id, &annex, "--to", &stand.arg("nowhere/out.pdf")]);
    assert!(!stand.path("x.pdf").exists());
}

#[test]
fn annexes_whose_bytes_are_elsewhere_are_kept_and_told() {
    let (here, there) = (Stand::new(), Stand::new());
    let id = here.done(&["new", "--example"]);
    here.done(&["export", &id, "--to", &here.arg("dossier.json")]);
    let copy = there.done(&["import", &here.arg("dossier.json")]);
    let annexes = there.show(&copy, "/annexes");
    assert_eq!(annexes, here.show(&id, "/annexes"));
    let findings = there.json(&["check", &copy]);
    let about_annexes = |finding: &&Value| {
        finding["severity"] == "fix" && finding["pointer"].as_str().unwrap().starts_with("/annexes/")
    };
    let told = findings.as_array().unwrap().iter().filter(about_annexes).count();
    assert_eq!(told, annexes.as_array().unwrap().len());
    let annex = annexes[0]["id"].as_str().unwrap();
    there.refused(4, &["extract", &copy, annex, "--to", &there.arg("x.pdf")]);
}

#[test]
fn an_annex_found_altered_is_told_by_every_command_from_then_on() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let (mark, letter) = (b"des octets bien reconnaissables", stand.arg("lettre.pdf"));
    std::fs::write(&letter, [b"%PDF-1.4 ", &mark[..]].concat()).unwrap();
    let annex = stand.done(&["attach", &id, &letter, "--kind", "other"]);
    let database = stand.data().join("amorce.sqlite3");
    let mut bytes = std::fs::read(&database).unwrap();
    let at = bytes.windows(mark.len()).position(|window| window == mark).unwrap();
    bytes[at] = b'?';
    std::fs::write(&database, bytes).unwrap();

    let to = stand.arg("final.pdf");
    let last = ["export", id.as_str(), "--to", to.as_str(), "--final"];
    let told = || stand.run(&["check", &id]).out.contains("joignez-le à nouveau");
    assert!(!told(), "nobody has looked yet");
    stand.refused(4, &last);
    assert!(told());
    let lacking = stand.run(&last);
    assert!(lacking.code == 0 && lacking.err.contains("joignez-le à nouveau"), "{lacking:?}");
    let owner = stand.show(&id, "/carriers")[0]["id"].as_str().unwrap().to_owned();
    let given = ["attach", &id, &letter, "--kind", "other", "--owner", &owner];
    assert_eq!(stand.done(&given), annex);
    assert_eq!(stand.show(&id, &format!("/annexes/{annex}/owner")), json!(owner));
    assert!(!told());
    assert!(!stand.run(&last).err.contains("joignez-le"));
}

#[test]
fn an_export_to_a_place_that_refuses_leaves_what_was_there() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let path = stand.path("final.json");
    std::fs::write(&path, "old").unwrap();
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let error = stand.refused(5, &["export", &id, "--to", &stand.arg("final.json")]);
    assert_eq!(error["code"], "storage_read_only");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    stand.refused(5, &["export", &id, "--to", &stand.arg("nowhere/a.json")]);
    stand.refused(2, &["export", &id, "--to", &stand.arg("a.exe")]);
    assert_eq!(
        stand.refused(3, &["export", &id, "--to", &stand.arg("a.pdf"), "--at", "hier"])["code"],
        "bad_input"
    );
    assert!(!stand.path("a.pdf").exists());
}

#[test]
fn the_example_becomes_a_pdf_and_an_unfinished_draft_no_final() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let at = ["--at", "2016-09-20T10:00:00+02:00"];
    for name in ["one.pdf", "two.pdf"] {
        stand.done(&[&["export", &id, "--to", &stand.arg(name)], at.as_slice()].concat());
    }
    let pdf = std::fs::read(stand.path("one.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-1."));
    assert!(pdf == std::fs::read(stand.path("two.pdf")).unwrap(), "same dossier, same instant, other bytes");

    let empty = stand.draft("Le Gué");
    stand.done(&["export", &empty, "--to", &stand.arg("draft.pdf")]);
    let error = stand.unchanged(&empty, 1, &["export", &empty, "--to", &stand.arg("final.pdf"), "--final"]);
    assert_eq!(error["code"], "blocked");
    assert!(!stand.path("final.pdf").exists());
}

#[test]
fn a_final_tells_what_is_still_to_be_corrected_and_is_written_all_the_same() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let funding = stand.show(&id, "/funding")[0]["id"].as_str().unwrap().to_owned();
    stand.done(&["set", &id, &format!("/funding/{funding}/status"), "planned"]);
    let outcome = stand.run(&["export", &id, "--to", &stand.arg("final.pdf"), "--final"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.err.contains("À corriger avant la signature"), "{}", outcome.err);
    assert!(outcome.err.contains("est encore à solliciter"), "{}", outcome.err);
    let draft = stand.run(&["export", &id, "--to", &stand.arg("draft.pdf")]);
    assert!(!draft.err.contains("solliciter"), "{}", draft.err);
}

#[test]
fn a_final_keeps_its_reference_as_long_as_nothing_changes() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let reference =
        |name: &str| stand.json(&["export", &id, "--to", &stand.arg(name), "--final"])["reference"].clone();
    let first = reference("one.pdf");
    let expected = |number: u32| json!(format!("LIT-2016-24-{}-{number}", &id[..6]));
    assert_eq!(first, expected(1));
    assert_eq!(reference("two.pdf"), first);
    stand.done(&["set", &id, "/identity/title", "La Levée, deuxième version"]);
    assert_eq!(reference("three.pdf"), expected(2));
}
