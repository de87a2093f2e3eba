//! The data folder is moved, or its file replaced, while a draft lies open: the window says so, and goes on by itself
//! once there is a file again.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use app::dto::{DraftPlace, SaveState};
use app::{Desk, Event};
use tempfile::TempDir;

use support::{clock, desk, edit, example, input};

const FILE: &str = "amorce.sqlite3";

fn watched(desk: &Desk) -> mpsc::Receiver<Event> {
    let (tell, told) = mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    desk.watch(move |event| drop(tell.lock().unwrap().send(event))).unwrap();
    told
}

/// Waits for a state that the saver tells of.
fn wait_for(told: &mpsc::Receiver<Event>, wanted: impl Fn(&SaveState) -> bool) {
    let found = (0..60).find(|_| {
        let told = told.recv_timeout(Duration::from_secs(10)).unwrap();
        matches!(told, Event::SaveState { state, .. } if wanted(&state))
    });
    assert!(found.is_some());
}

/// The example lying open in a watched window, and a copy of its one file from before anything was done there.
fn restorable() -> (TempDir, TempDir, Desk, String, mpsc::Receiver<Event>) {
    let (folder, first, id) = example();
    drop(first);
    // All that was written stands in the one file.
    let copy = TempDir::new().unwrap();
    std::fs::copy(folder.path().join(FILE), copy.path().join(FILE)).unwrap();
    let window = Desk::open(folder.path(), clock).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    (folder, copy, window, id, told)
}

fn is_moved(state: &SaveState) -> bool {
    matches!(state, SaveState::NotSaved { reason } if reason.contains("plus à sa place") && reason.contains("reprendra"))
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Saved { .. })
}

/// Puts a copy of another folder's file in the place of one, as a synchronisation does; what is told from then on is told
/// of that.
fn replace(folder: &Path, by: &Path, told: &mpsc::Receiver<Event>) {
    while told.try_recv().is_ok() {}
    let aside = folder.join("arrivée");
    std::fs::copy(by, &aside).unwrap();
    std::fs::rename(aside, folder.join(FILE)).unwrap();
}

#[test]
fn a_folder_that_goes_away_is_said_at_once_and_again_when_it_is_back() {
    let (folder, window) = desk();
    let id = window.create_draft(None, Some("Le Gué")).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    let away = folder.path().with_extension("ailleurs");
    std::fs::rename(folder.path(), &away).unwrap();
    // Nothing waits to be written; what was saved is not there any more all the same.
    wait_for(&told, is_moved);
    let refused = window.close_draft(&id).unwrap_err();
    assert!(refused.message.contains("plus à sa place"), "{}", refused.message);
    std::fs::rename(&away, folder.path()).unwrap();
    wait_for(&told, is_saved);

    std::fs::rename(folder.path(), &away).unwrap();
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    wait_for(&told, is_moved);
    // What is said stays until it is saved: no « Enregistrement… » between two attempts.
    std::thread::sleep(Duration::from_millis(1500));
    assert!(told.try_iter().all(|event| match event {
        Event::SaveState { state, .. } => is_moved(&state),
        _ => true,
    }));
    assert_eq!(window.open_draft(&id).unwrap().fields.get("/identity/acronym").unwrap().text, "GUE");
    std::fs::rename(&away, folder.path()).unwrap();
    wait_for(&told, is_saved);
    window.close_draft(&id).unwrap();
    let other = Desk::open(folder.path(), clock).unwrap();
    assert_eq!(other.show(&id, "/identity/acronym").unwrap(), "GUE");
}

#[test]
fn a_restored_copy_gets_all_that_the_window_holds_annexes_included() {
    let (folder, copy, window, id, told) = restorable();
    let annex = copy.path().join("plan.pdf");
    std::fs::write(&annex, "%PDF-1.4 des octets que la copie n’a pas").unwrap();
    let annex = window.attach(&id, &annex, "other", None).unwrap();
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "AVANT")])).unwrap();
    wait_for(&told, is_saved);
    replace(folder.path(), &copy.path().join(FILE), &told);
    window.edit(&id, &edit(2, vec![input("/identity/title", "Après")])).unwrap();
    wait_for(&told, is_saved);
    window.close_draft(&id).unwrap();
    assert!(!window.list(false).unwrap().is_empty());

    let other = Desk::open(folder.path(), clock).unwrap();
    let identity = other.show(&id, "/identity").unwrap();
    assert_eq!((&identity["acronym"], &identity["title"]), (&"AVANT".into(), &"Après".into()));
    other.extract(&id, &annex, &copy.path().join("retrouvé.pdf")).unwrap();
}

#[test]
fn a_copy_of_the_one_file_taken_at_rest_holds_what_was_written() {
    let (folder, window) = desk();
    let id = window.create_draft(None, Some("Le Gué")).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    wait_for(&told, is_saved);
    assert!(a_copy_comes_to_hold(&folder, |copied| {
        copied.show(&id, "/identity/acronym").is_ok_and(|acronym| acronym == "GUE")
    }));
    // What is written without the saver rests too.
    let letter = folder.path().join("lettre.pdf");
    std::fs::write(&letter, "%PDF-1.4").unwrap();
    let annex = window.attach(&id, &letter, "other", None).unwrap();
    let to = folder.path().join("rendue.pdf");
    assert!(a_copy_comes_to_hold(&folder, |copied| copied.extract(&id, &annex, &to).is_ok()));
}

/// Whether a copy of the one file alone holds something, once it has been left alone for a while.
fn a_copy_comes_to_hold(folder: &TempDir, held: impl Fn(&Desk) -> bool) -> bool {
    (0..20).any(|_| {
        std::thread::sleep(Duration::from_millis(500));
        let copy = TempDir::new().unwrap();
        std::fs::copy(folder.path().join(FILE), copy.path().join(FILE)).unwrap();
        held(&Desk::open(copy.path(), clock).unwrap())
    })
}

#[test]
fn a_copy_without_the_draft_leaves_it_to_be_made_again() {
    let (folder, window) = desk();
    let (elsewhere, empty) = desk();
    drop(empty);
    let id = window.create_draft(None, Some("Le Gué")).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    replace(folder.path(), &elsewhere.path().join(FILE), &told);
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    while !matches!(
        told.recv_timeout(Duration::from_secs(10)).unwrap(),
        Event::Placed { place: DraftPlace::Gone, .. }
    ) {}
    let again = window.remake(&id).unwrap();
    let other = Desk::open(folder.path(), clock).unwrap();
    assert_eq!(other.show(&again, "/identity/acronym").unwrap(), "GUE");
}

#[test]
fn numbers_that_went_out_go_along_to_a_restored_copy() {
    let (folder, copy, window, id, told) = restorable();
    let to = folder.path().join("final.pdf");
    let first = window.export(&id, &to, true, None).unwrap().reference.unwrap();
    assert!(first.ends_with("-1"), "{first}");
    replace(folder.path(), &copy.path().join(FILE), &told);
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    wait_for(&told, is_saved);
    assert!(window.export(&id, &to, true, None).unwrap().reference.unwrap().ends_with("-2"));
}

#[test]
fn they_go_along_too_where_no_draft_lies_open() {
    let (folder, copy, window, id, told) = restorable();
    let to = folder.path().join("final.pdf");
    assert!(window.export(&id, &to, true, None).unwrap().reference.unwrap().ends_with("-1"));
    window.close_draft(&id).unwrap();
    replace(folder.path(), &copy.path().join(FILE), &told);
    // Nothing is told, for nothing waits to be written.
    std::thread::sleep(Duration::from_secs(3));
    window.set(&id, "/identity/acronym", "GUE").unwrap();
    assert!(window.preview_export(&id, true).unwrap().reference.ends_with("-2"));
    let other = Desk::open(folder.path(), clock).unwrap();
    assert_eq!(other.show(&id, "/identity/acronym").unwrap(), "GUE");
}

#[test]
fn a_title_that_the_first_screen_could_not_write_is_said_not_to_be() {
    let (folder, _copy, window, id, _told) = restorable();
    window.close_draft(&id).unwrap();
    std::fs::rename(folder.path().join(FILE), folder.path().join("ailleurs")).unwrap();
    let refused = window.rename(&id, "Le Gué").unwrap_err();
    assert!(refused.message.contains("plus à sa place"), "{}", refused.message);
}

#[test]
fn what_undo_brings_back_goes_along_to_a_restored_copy() {
    let (folder, copy, window, id, told) = restorable();
    let [old, new] = ["ancien.pdf", "nouveau.pdf"].map(|name| copy.path().join(name));
    std::fs::write(&old, "%PDF-1.4 des octets que la copie n’a pas").unwrap();
    std::fs::write(&new, "%PDF-1.4 un autre fichier").unwrap();
    let annex = window.attach(&id, &old, "other", None).unwrap();
    window.replace_file(&id, &annex, &new).unwrap();
    replace(folder.path(), &copy.path().join(FILE), &told);
    window.edit(&id, &edit(1, vec![input("/identity/title", "Après")])).unwrap();
    wait_for(&told, is_saved);
    window.undo(&id).unwrap();
    window.undo(&id).unwrap();
    // No draft names it now; it is kept all the same, for as long as this one may bring it back.
    let other = Desk::open(folder.path(), || clock() + chrono::TimeDelta::days(3)).unwrap();
    let gone = other.create_draft(None, None).unwrap();
    other.trash(&gone).unwrap();
    other.purge(&gone).unwrap();
    let to = copy.path().join("rendu.pdf");
    window.extract(&id, &annex, &to).unwrap();
    assert_eq!(std::fs::read(&to).unwrap(), std::fs::read(&old).unwrap());
}
