//! Annexes whose stored bytes were altered, or are gone: exports name them, and the good file brought again mends all.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::fs;
use std::path::PathBuf;

use app::dto::FileCame;
use app::{Desk, ErrorCode};
use tempfile::TempDir;

use support::{clock, example};

const MARK: &[u8] = b"des octets bien reconnaissables";

/// The example with an annex, its store's bytes altered behind it, and the good file.
fn altered() -> (TempDir, Desk, String, String, PathBuf) {
    let (folder, desk, id) = example();
    let good = folder.path().join("Lettre de soutien.pdf");
    fs::write(&good, [b"%PDF-1.4 ", MARK].concat()).unwrap();
    let annex = desk.attach(&id, &good, "other", None).unwrap();
    desk.close_draft(&id).unwrap();
    drop(desk);
    alter(&folder);
    let desk = Desk::open(folder.path(), clock).unwrap();
    (folder, desk, id, annex, good)
}

/// Alters what the store holds of the annex.
fn alter(folder: &TempDir) {
    let path = folder.path().join("amorce.sqlite3");
    let mut bytes = fs::read(&path).unwrap();
    let mut met = 0;
    for at in 0..bytes.len() - MARK.len() {
        if bytes[at..].starts_with(MARK) {
            bytes[at..at + 6].copy_from_slice(b"?????!");
            met += 1;
        }
    }
    assert!(met > 0);
    fs::write(&path, bytes).unwrap();
}

#[test]
fn a_draft_goes_out_without_an_altered_annex_and_says_so() {
    let (folder, desk, id, _, good) = altered();
    let to = folder.path().join("projet.pdf");
    let told = |desk: &Desk| desk.export(&id, &to, false, None).unwrap().fix;
    let fix = told(&desk);
    assert_eq!(fix.len(), 1);
    assert!(fix[0].message.contains("Lettre de soutien"), "{}", fix[0].message);
    assert!(fix[0].message.contains("joignez-le à nouveau"), "{}", fix[0].message);
    let preview = desk.preview_export(&id, true).unwrap();
    assert!(preview.fix.iter().any(|finding| finding.message == fix[0].message), "the window says it too");
    desk.attach(&id, &good, "other", None).unwrap();
    assert!(told(&desk).is_empty());
}

#[test]
fn a_final_names_an_altered_annex_and_goes_out_once_it_is_attached_again() {
    let (folder, desk, id, annex, good) = altered();
    let to = folder.path().join("final.pdf");
    let error = desk.export(&id, &to, true, None).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    assert_eq!(
        error.message,
        "Le fichier de l’annexe «\u{A0}Lettre de soutien\u{A0}» (Lettre de soutien.pdf) n’est plus là, ou est \
         endommagé\u{A0}: joignez-le à nouveau."
    );
    assert!(!to.exists());
    let out = folder.path().join("rendue.pdf");
    assert_eq!(desk.extract(&id, &annex, &out).unwrap_err().message, error.message);
    desk.attach(&id, &good, "other", None).unwrap();
    let done = desk.export(&id, &to, true, None).unwrap();
    assert!(done.reference.unwrap().ends_with("-1"), "the refused one used no number");
    assert!(done.fix.iter().all(|finding| finding.rule != "annexes.bytes_absent"));
    desk.extract(&id, &annex, &out).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&good).unwrap());
}

#[test]
fn an_annex_whose_file_is_brought_again_is_the_same_annex() {
    let (_folder, desk, id, annex, good) = altered();
    let before = desk.open_draft(&id).unwrap().lists["/annexes"].clone();
    assert_eq!(desk.attach(&id, &good, "other", None).unwrap(), annex);
    assert_eq!(desk.open_draft(&id).unwrap().lists["/annexes"], before);
    // The same file once more, now that nothing is lost, is one more annex.
    assert_ne!(desk.attach(&id, &good, "other", None).unwrap(), annex);
}

#[test]
fn a_final_that_lacks_a_file_has_another_number_than_the_whole_one() {
    let (folder, desk, id, _, good) = altered();
    let to = folder.path().join("final.pdf");
    assert!(desk.export(&id, &to, true, None).unwrap_err().message.contains("joignez-le à nouveau"));
    // Known by then, it goes out, and says what it lacks.
    let lacking = desk.export(&id, &to, true, None).unwrap();
    assert!(lacking.fix.iter().any(|finding| finding.rule == "annexes.bytes_absent"));
    assert_eq!(desk.export(&id, &to, true, None).unwrap().reference, lacking.reference);
    assert!(lacking.reference.unwrap().ends_with("-1"));
    desk.attach(&id, &good, "other", None).unwrap();
    assert!(desk.preview_export(&id, true).unwrap().reference.ends_with("-2"));
    assert!(desk.export(&id, &to, true, None).unwrap().reference.unwrap().ends_with("-2"));
}

#[test]
fn what_another_process_brings_back_is_seen_by_an_open_window() {
    let (folder, window, id, _, good) = altered();
    let to = folder.path().join("final.pdf");
    assert!(window.export(&id, &to, true, None).is_err());
    let by_hand = Desk::open(folder.path(), clock).unwrap();
    by_hand.attach(&id, &good, "other", None).unwrap();
    let done = window.export(&id, &to, true, None).unwrap();
    assert!(done.fix.iter().all(|finding| finding.rule != "annexes.bytes_absent"));
}

#[test]
fn the_file_of_an_annex_can_be_replaced_and_the_old_one_taken_back() {
    let (folder, desk, id, annex, good) = altered();
    desk.export(&id, &folder.path().join("projet.pdf"), false, None).unwrap();
    let again = desk.replace_file(&id, &annex, &good).unwrap();
    assert_eq!((again.came, &again.annex), (FileCame::Back, &annex));
    assert_eq!(desk.replace_file(&id, &annex, &good).unwrap().came, FileCame::Same);
    let newer = folder.path().join("Lettre signée.pdf");
    fs::write(&newer, "%PDF-1.4 une autre lettre").unwrap();
    let replaced = desk.replace_file(&id, &annex, &newer).unwrap();
    assert_eq!(replaced.came, FileCame::Instead);
    let out = folder.path().join("rendue.pdf");
    desk.extract(&id, &annex, &out).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&newer).unwrap());
    assert_eq!(desk.annex_file_name(&id, &annex).unwrap(), "Lettre signée.pdf");
    desk.undo(&id).unwrap();
    desk.extract(&id, &annex, &out).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&good).unwrap());
    assert!(desk.replace_file(&id, "nobody", &newer).is_err());
}
