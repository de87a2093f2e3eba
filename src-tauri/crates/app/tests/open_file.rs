//! What the window takes in by « Ouvrir un fichier »: a dossier, or the call that it answers.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::fs;
use std::path::PathBuf;

use app::dto::OpenedFile;
use app::{Desk, ErrorCode};
use serde_json::{Value, json};
use tempfile::TempDir;

use support::clock;

fn written(folder: &TempDir, name: &str, json: &Value) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, json.to_string()).unwrap();
    path
}

#[test]
fn a_dossier_whose_call_is_unknown_opens_once_the_calls_file_was_opened() {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(&folder.path().join("data"), clock).unwrap();
    let mut call = desk.call_json(&desk.calls().unwrap().first().unwrap().id).unwrap();
    call["id"] = json!("laboratoires-2018");
    call["title"] = json!("Laboratoires, deuxième vague");
    let dossier = json!({ "format": "amorce-dossier/1", "minor": 0, "call": { "id": "laboratoires-2018" } });
    let dossier = written(&folder, "dossier.json", &dossier);

    let refused = desk.open_file(&dossier).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    assert!(refused.hints.iter().any(|hint| hint.contains("Ouvrir un fichier")), "{refused:?}");

    let OpenedFile::Call(card) = desk.open_file(&written(&folder, "appel.json", &call)).unwrap() else {
        panic!("no call")
    };
    assert_eq!(card.title, "Laboratoires, deuxième vague");
    let OpenedFile::Draft(id) = desk.open_file(&dossier).unwrap() else { panic!("no draft") };
    assert_eq!(desk.open_draft(&id).unwrap().call.title, card.title);
}

#[test]
fn what_is_neither_is_refused_and_nothing_is_kept() {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(&folder.path().join("data"), clock).unwrap();
    for (name, json) in [
        ("autre.json", json!({ "format": "amorce-budget/1" })),
        ("appel.json", json!({ "format": "amorce-call/1" })),
        ("appel.json", json!({ "format": "amorce-call/9" })),
        ("texte.txt", json!("rien")),
    ] {
        let refused = desk.open_file(&written(&folder, name, &json)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadInput, "{name}: {refused:?}");
    }
    assert!(desk.list(false).unwrap().is_empty());
    assert_eq!(desk.calls().unwrap().len(), 1);
}
