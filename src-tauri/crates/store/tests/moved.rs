//! The file is moved, replaced or deleted under an open draft: nothing is called saved that is not at its place, and
//! once a database stands there again, what the draft holds is written to it.
#![cfg(unix)]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use dossier::Pointer;
use rusqlite::Connection;
use store::{OpenDraft, PendingInput, Place, Store, StoreError};
use support::*;

fn name(draft: &mut OpenDraft, acronym: &str) {
    apply(draft, acronym, vec![set("/identity/acronym", acronym)]);
}

fn acronym(folder: &Path) -> String {
    let draft = Store::open(folder).unwrap().open_draft(ID).unwrap();
    assert_eq!(draft.damage(), None);
    draft.dossier().identity.acronym.to_string()
}

/// A copy of the database as a backup makes it: one file.
fn backup(folder: &Path) -> PathBuf {
    let copy = folder.join("copie.sqlite3");
    let db = Connection::open(folder.join(store::FILE)).unwrap();
    db.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
    copy
}

/// Puts a copy in the place of the database, with or without its log and the index of that.
fn replace(folder: &Path, copy: &Path, with_log: bool) {
    let path = folder.join(store::FILE);
    fs::rename(copy, &path).unwrap();
    if with_log {
        for ending in ["-wal", "-shm"] {
            fs::remove_file(folder.join(format!("{}{ending}", store::FILE))).unwrap();
        }
    }
}

fn refused(draft: &mut OpenDraft, store: &Store) {
    let error = draft.commit(store).unwrap_err();
    assert!(matches!(error, StoreError::Moved(_)), "{error:?}");
    assert!(error.may_pass() && error.to_string().contains(store::FILE), "{error}");
}

#[test]
fn a_copy_that_took_the_files_place_gets_what_the_draft_holds() {
    for with_log in [true, false] {
        let (folder, store, mut draft) = fresh();
        let folder = folder.path();
        name(&mut draft, "Avant");
        draft.commit(&store).unwrap();
        let mut other = store.create("autre", &[], &[], &call(), None, &stamp(2)).unwrap();
        let copy = backup(folder);
        name(&mut draft, "Après");
        draft.commit(&store).unwrap();
        replace(folder, &copy, with_log);
        assert!(matches!(draft.poll(&store), Err(StoreError::Moved(_))), "before anything is typed");
        refused(&mut draft, &store);
        name(&mut draft, "Pendant");
        refused(&mut draft, &store);
        assert!(!draft.is_saved());

        let again = store.anew().unwrap();
        drop(store);
        assert!(again.anew().is_none(), "nothing more to gain");
        draft.commit(&again).unwrap();
        assert!(draft.is_saved());
        assert_eq!(acronym(folder), "Pendant", "with its log taken away: {with_log}");
        // What had been written before the replacement, and nothing was typed in since.
        name(&mut other, "Autre");
        other.commit(&again).unwrap();
        assert_eq!(again.open_draft("autre").unwrap().heads(), other.heads());
        // The last edits of the file that was taken away may stand in its log only.
        let kept = folder.join("amorce.ecarte-1.sqlite3-wal").exists();
        assert_eq!(kept, !with_log);
        drop(again);
        assert_eq!(acronym(folder), "Pendant");
        let sound: String = Connection::open(folder.join(store::FILE))
            .unwrap()
            .query_row("SELECT integrity_check FROM pragma_integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sound, "ok");
    }
}

#[test]
fn nothing_typed_since_the_last_writing_is_needed_for_a_copy_to_be_completed() {
    let (folder, store, mut draft) = fresh();
    let copy = backup(folder.path());
    name(&mut draft, "Dit enregistré");
    draft.commit(&store).unwrap();
    replace(folder.path(), &copy, true);
    let again = store.anew().unwrap();
    draft.poll(&again).unwrap();
    assert!(!draft.is_saved(), "not in this file");
    draft.commit(&again).unwrap();
    assert_eq!(acronym(folder.path()), "Dit enregistré");
}

#[test]
fn a_folder_that_is_gone_is_said_and_one_that_is_back_goes_on() {
    let (folder, store, mut draft) = fresh();
    let away = folder.path().with_extension("ailleurs");
    fs::rename(folder.path(), &away).unwrap();
    name(&mut draft, "Sans dossier");
    refused(&mut draft, &store);
    assert!(store.anew().is_none(), "no empty desk is made in its place");
    assert!(!folder.path().exists());
    fs::rename(&away, folder.path()).unwrap();
    draft.commit(&store).unwrap();
    assert_eq!(acronym(folder.path()), "Sans dossier");
}

#[test]
fn what_could_not_be_read_and_what_can_be_undone_come_along() {
    let (folder, store, mut draft) = fresh();
    let (costs, grant) = (Pointer::new("/grant/requested"), Pointer::new("/identity/acronym"));
    let typed =
        |at: &Pointer, text: Option<&str>| PendingInput { at: at.clone(), text: text.map(str::to_owned) };
    draft.apply(&edit("Illisible", vec![]), &[typed(&grant, Some("avant"))], &stamp(1)).unwrap();
    draft.commit(&store).unwrap();
    let copy = backup(folder.path());
    // A draft of the copy alone, whose rows bear the numbers that ours have in the other file.
    let mut stranger = Store::open(folder.path()).unwrap();
    draft
        .apply(&edit("Illisible", vec![]), &[typed(&grant, None), typed(&costs, Some("12,3,4"))], &stamp(1))
        .unwrap();
    name(&mut draft, "Un");
    draft.commit(&store).unwrap();
    replace(folder.path(), &copy, true);
    stranger = stranger.anew().unwrap();
    let mut theirs = stranger.create("autre", &[], &[], &call(), None, &stamp(2)).unwrap();
    for n in 0..5 {
        name(&mut theirs, &format!("Autre {n}"));
        theirs.commit(&stranger).unwrap();
    }

    let again = store.anew().unwrap();
    draft.undo(&stamp(3)).unwrap();
    draft.commit(&again).unwrap();
    let mut opened = again.open_draft(ID).unwrap();
    assert_eq!(opened.pending(), draft.pending());
    assert_eq!(opened.pending().get(&costs).map(String::as_str), Some("12,3,4"));
    assert!(!opened.pending().contains_key(&grant), "it was read here since the copy was made");
    assert_eq!(opened.can_redo(), draft.can_redo());
    assert_eq!(opened.can_undo(), draft.can_undo());
    opened.redo(&stamp(4)).unwrap();
    assert_eq!(&*opened.dossier().identity.acronym, "Un");
    let mut theirs = again.open_draft("autre").unwrap();
    for n in (0..4).rev() {
        theirs.undo(&stamp(5)).unwrap();
        assert_eq!(&*theirs.dossier().identity.acronym, format!("Autre {n}"), "theirs were left alone");
    }
}

#[test]
fn a_copy_without_the_draft_is_said() {
    let (folder, store, mut draft) = fresh();
    let elsewhere = tempfile::tempdir().unwrap();
    drop(Store::open(elsewhere.path()).unwrap());
    replace(folder.path(), &elsewhere.path().join(store::FILE), true);
    let again = store.anew().unwrap();
    name(&mut draft, "Seulement ici");
    assert!(matches!(draft.commit(&again), Err(StoreError::NoSuchDraft(_))));
    assert_eq!(again.place(ID).unwrap(), Place::Gone);
}

#[test]
fn a_file_that_is_none_of_ours_is_left_as_it_is() {
    let (folder, store, mut draft) = fresh();
    let path = folder.path().join(store::FILE);
    fs::rename(&path, folder.path().join("de côté")).unwrap();
    fs::write(&path, "Une liste de courses, plus longue que seize octets").unwrap();
    name(&mut draft, "Pendant");
    refused(&mut draft, &store);
    assert!(store.anew().is_none());
    assert!(fs::read_to_string(&path).unwrap().starts_with("Une liste"));
}
