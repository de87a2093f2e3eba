//! Annexes whose stored bytes were altered, or are gone: exports name them, and the good file brought again mends all.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use app::dto::{DraftPlace, FileCame};
use app::{Desk, ErrorCode, Event};
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
    rewrite(folder, |bytes, at| bytes[at - 6..at].copy_from_slice(b"?????!"));
}

/// Does something to the database where the bytes of the annex stand.
fn rewrite(folder: &TempDir, by: impl Fn(&mut [u8], usize)) {
    let path = folder.path().join("amorce.sqlite3");
    let mut bytes = fs::read(&path).unwrap();
    let met: Vec<usize> = (0..bytes.len() - MARK.len()).filter(|at| bytes[*at..].starts_with(MARK)).collect();
    assert!(!met.is_empty());
    met.into_iter().for_each(|at| by(&mut bytes, at));
    fs::write(&path, bytes).unwrap();
}

/// Opens the draft in a window that hears what became of it.
fn watched(window: &Desk, id: &str) -> mpsc::Receiver<Event> {
    window.open_draft(id).unwrap();
    let (tell, told) = mpsc::channel();
    let tell = Mutex::new(tell);
    window.watch(move |event| drop(tell.lock().unwrap().send(event))).unwrap();
    told
}

fn wait_for_patch(told: &mpsc::Receiver<Event>) {
    while !matches!(told.recv_timeout(Duration::from_secs(10)).unwrap(), Event::Patched { .. }) {}
}

/// How many annexes the screens say are not here.
fn absent(desk: &Desk, id: &str) -> usize {
    let findings = desk.open_draft(id).unwrap().findings;
    findings.iter().filter(|finding| finding.rule == "annexes.bytes_absent").count()
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
fn an_owner_given_with_the_file_of_a_lost_annex_is_kept() {
    let (folder, desk, id, annex, good) = altered();
    assert!(desk.extract(&id, &annex, &folder.path().join("rendue.pdf")).is_err());
    let owner = desk.show(&id, "/carriers").unwrap()[0]["id"].as_str().unwrap().to_owned();
    let back = desk.attach_answering(&id, &good, "other", Some(&owner)).unwrap();
    assert_eq!((back.came, &back.annex), (FileCame::Back, &annex));
    let at = format!("/annexes/{annex}/owner");
    assert!(back.answer.fields.contains_key(&at), "the window shows it");
    assert_eq!(desk.show(&id, &at).unwrap(), owner);
    desk.undo(&id).unwrap();
    assert!(desk.show(&id, &at).is_err() || desk.show(&id, &at).unwrap().is_null());
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
    let told = watched(&window, &id);
    assert_eq!(absent(&window, &id), 0, "nobody has looked yet");
    assert!(window.export(&id, &to, true, None).is_err());
    wait_for_patch(&told);
    std::thread::sleep(Duration::from_millis(1200));
    assert_eq!(absent(&window, &id), 1, "it goes on being said");
    told.try_iter().for_each(drop);
    let by_hand = Desk::open(folder.path(), clock).unwrap();
    by_hand.attach(&id, &good, "other", None).unwrap();
    wait_for_patch(&told);
    assert_eq!(absent(&window, &id), 0);
    let done = window.export(&id, &to, true, None).unwrap();
    assert!(done.fix.iter().all(|finding| finding.rule != "annexes.bytes_absent"));
}

#[test]
fn what_one_process_found_altered_every_other_knows() {
    let (folder, first, id, annex, good) = altered();
    let to = folder.path().join("final.pdf");
    assert_eq!(first.extract(&id, &annex, &to).unwrap_err().code, ErrorCode::NotFound);
    drop(first);
    let anew = || Desk::open(folder.path(), clock).unwrap();
    assert_eq!(absent(&anew(), &id), 1);
    // Known by then, the final goes out at the first attempt of another process.
    let lacking = anew().export(&id, &to, true, None).unwrap();
    assert!(lacking.fix.iter().any(|finding| finding.rule == "annexes.bytes_absent"));
    assert_eq!(anew().attach(&id, &good, "other", None).unwrap(), annex);
    assert_eq!(absent(&anew(), &id), 0);
    anew().extract(&id, &annex, &to).unwrap();
}

#[test]
fn an_extract_that_finds_a_file_lost_says_so_on_its_card() {
    let (folder, window, id, annex, _) = altered();
    assert_eq!(absent(&window, &id), 0);
    assert!(window.extract(&id, &annex, &folder.path().join("rendue.pdf")).is_err());
    assert_eq!(absent(&window, &id), 1);
}

#[test]
fn what_a_repair_under_an_open_window_lost_is_told() {
    let (folder, first, id, _, _) = altered();
    drop(first);
    let window = Desk::open(folder.path(), clock).unwrap();
    let told = watched(&window, &id);
    rewrite_page(&folder);
    // What is attached now is to be written on that page: the database is made anew.
    let other = folder.path().join("plan.pdf");
    fs::write(&other, "%PDF-1.4 un plan").unwrap();
    window.attach(&id, &other, "other", None).unwrap();
    assert!(folder.path().join("amorce.avant-reparation-1.sqlite3").exists());
    wait_for_patch(&told);
    assert!(absent(&window, &id) > 0);
}

#[test]
fn a_file_that_is_replaced_in_a_draft_deleted_from_elsewhere_is_shown_as_it_is_made_again() {
    let (folder, desk, id, annex, _) = altered();
    let told = watched(&desk, &id);
    let by_hand = Desk::open(folder.path(), clock).unwrap();
    by_hand.trash(&id).unwrap();
    by_hand.purge(&id).unwrap();
    let newer = folder.path().join("Lettre signée.pdf");
    fs::write(&newer, "%PDF-1.4 une autre lettre").unwrap();
    let replaced = desk.replace_file(&id, &annex, &newer).unwrap();
    let shown = &replaced.answer.fields[&format!("/annexes/{annex}/file")];
    assert_eq!(shown.as_ref().unwrap().text, "Lettre signée.pdf");
    let is_gone = |event: Event| matches!(event, Event::Placed { place: DraftPlace::Gone, .. });
    while !is_gone(told.recv_timeout(Duration::from_secs(10)).unwrap()) {}
    let again = desk.remake(&id).unwrap();
    assert!(desk.annex_file_name(&again, &annex).is_ok_and(|name| name == "Lettre signée.pdf"));
    desk.extract(&again, &annex, &folder.path().join("rendue.pdf")).unwrap();
}

/// Destroys the page of the database that the annex stands on.
fn rewrite_page(folder: &TempDir) {
    rewrite(folder, |bytes, at| {
        let size = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
        let start = at / size * size;
        bytes[start..start + size].fill(0xFF);
    });
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
