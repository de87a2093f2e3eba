//! Snapshots and what is damaged: what was saved opens, and what does not is told.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use rusqlite::{Connection, params};
use store::{Damage, OpenDraft, Store, StoreError};
use support::*;

fn titles(draft: &mut OpenDraft, store: &Store, range: std::ops::Range<usize>) {
    for n in range {
        apply(draft, "Titre", vec![set("/identity/title", &format!("Titre {n}"))]);
        draft.commit(store).unwrap();
    }
}

fn title(draft: &OpenDraft) -> &str {
    &draft.dossier().identity.title
}

fn db(store: &Store) -> Connection {
    Connection::open(store.path()).unwrap()
}

fn count(store: &Store, table: &str) -> i64 {
    db(store).query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Turns one byte in the middle of a row, as a failing disk would.
fn damage(store: &Store, table: &str, key: &str, id: i64) {
    let db = db(store);
    let mut bytes: Vec<u8> =
        db.query_row(&format!("SELECT bytes FROM {table} WHERE {key} = ?1"), [id], |row| row.get(0)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    db.execute(&format!("UPDATE {table} SET bytes = ?2 WHERE {key} = ?1"), params![id, bytes]).unwrap();
}

fn last(store: &Store, table: &str, key: &str) -> i64 {
    db(store).query_row(&format!("SELECT max({key}) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn a_snapshot_takes_over_from_old_changes_and_two_are_kept() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..500);
    assert!(draft.is_compaction_due());
    compact(&mut draft, &store, 1);
    assert!(!draft.is_compaction_due());
    assert_eq!(
        (count(&store, "snapshot"), count(&store, "change")),
        (2, 500),
        "all but what the first one held"
    );
    titles(&mut draft, &store, 500..510);
    compact(&mut draft, &store, 2);
    assert_eq!((count(&store, "snapshot"), count(&store, "change")), (2, 10));
    titles(&mut draft, &store, 510..512);
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((title(&reopened), reopened.heads()), ("Titre 511", draft.heads()));
}

#[test]
fn no_snapshot_is_made_of_what_is_not_on_disk() {
    let (_folder, store, mut draft) = fresh();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Pas encore")]);
    compact(&mut draft, &store, 1);
    assert_eq!(count(&store, "snapshot"), 1);
    assert!(!draft.is_saved());
}

#[test]
fn a_damaged_change_is_set_aside_and_everything_before_it_opens() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..10);
    damage(&store, "change", "seq", last(&store, "change", "seq") - 3);
    let mut reopened = store.open_draft(ID).unwrap();
    let told = Damage { edits: 1, depending: 3, ..Damage::default() };
    assert_eq!((title(&reopened), reopened.damage()), ("Titre 5", Some(&told)));
    assert!(told.to_string().contains("mises de côté"));
    assert_eq!(count(&store, "set_aside"), 4, "nothing is thrown away");
    // Work goes on, and the next opening has nothing to tell.
    titles(&mut reopened, &store, 20..21);
    let again = store.open_draft(ID).unwrap();
    assert_eq!((title(&again), again.damage()), ("Titre 20", None));
}

#[test]
fn a_process_that_still_holds_what_was_damaged_puts_it_back() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..10);
    damage(&store, "change", "seq", last(&store, "change", "seq") - 3);
    store.open_draft(ID).unwrap();
    titles(&mut draft, &store, 10..11);
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((title(&reopened), reopened.damage()), ("Titre 10", None));
    assert_eq!(reopened.heads(), draft.heads());
}

#[test]
fn a_damaged_snapshot_costs_nothing_while_the_one_before_is_sound() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..5);
    compact(&mut draft, &store, 1);
    titles(&mut draft, &store, 5..8);
    compact(&mut draft, &store, 2);
    titles(&mut draft, &store, 8..9);
    damage(&store, "snapshot", "id", last(&store, "snapshot", "id"));
    let reopened = store.open_draft(ID).unwrap();
    let told = Damage { snapshots: 1, ..Damage::default() };
    assert_eq!((title(&reopened), reopened.damage()), ("Titre 8", Some(&told)));
    assert_eq!(reopened.heads(), draft.heads());
    assert!(told.to_string().contains("retrouvé en entier"));
}

#[test]
fn the_first_snapshot_damaged_the_changes_alone_give_the_draft() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..5);
    damage(&store, "snapshot", "id", last(&store, "snapshot", "id"));
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((title(&reopened), reopened.heads()), ("Titre 4", draft.heads()));
}

#[test]
fn nothing_readable_is_said_and_other_drafts_open() {
    let (folder, store, mut draft) = fresh();
    store.create("autre", &[], &[], &call(), None, &stamp(0)).unwrap();
    titles(&mut draft, &store, 0..3);
    compact(&mut draft, &store, 1);
    compact(&mut draft, &store, 2);
    db(&store).execute("UPDATE snapshot SET bytes = x'00' WHERE draft = ?1", [ID]).unwrap();
    assert!(matches!(store.open_draft(ID), Err(StoreError::Damaged(_))));
    assert!(store.open_draft("autre").is_ok());
    assert_eq!(store.list(false).unwrap().len(), 2);
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let copies = names.filter(|name| name.to_string_lossy().contains("reparation")).count();
    assert_eq!(copies, 0, "no page is damaged: a new file would hold no more");
}

#[test]
fn a_process_idle_for_a_long_time_takes_in_what_only_snapshots_still_hold() {
    let (folder, store, mut draft) = fresh();
    let idle_store = Store::open(folder.path()).unwrap();
    let mut idle = idle_store.open_draft(ID).unwrap();
    titles(&mut draft, &store, 0..5);
    compact(&mut draft, &store, 1);
    titles(&mut draft, &store, 5..8);
    compact(&mut draft, &store, 2);
    titles(&mut draft, &store, 8..9);
    apply(&mut idle, "Acronyme", vec![set("/identity/acronym", "FT")]);
    let elsewhere = idle.commit(&idle_store).unwrap().elsewhere.unwrap();
    assert!(elsewhere.touched.contains(&"/identity/title".into()));
    assert_eq!(title(&idle), "Titre 8");
    assert!(draft.poll(&store).unwrap().is_some());
    assert_eq!(&*draft.dossier().identity.acronym, "FT");
    assert_eq!(store.open_draft(ID).unwrap().dossier(), idle.dossier());
}

#[test]
fn no_change_is_dropped_for_a_snapshot_that_is_damaged() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..5);
    compact(&mut draft, &store, 1);
    titles(&mut draft, &store, 5..8);
    let rows = count(&store, "change");
    damage(&store, "snapshot", "id", last(&store, "snapshot", "id"));
    compact(&mut draft, &store, 2);
    assert_eq!(count(&store, "change"), rows);
    // The new one damaged too: the first one and the changes still give everything.
    damage(&store, "snapshot", "id", last(&store, "snapshot", "id"));
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((title(&reopened), reopened.heads()), ("Titre 7", draft.heads()));
}

#[test]
fn a_draft_is_edited_while_its_snapshot_is_written() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..510);
    let snapshot = draft.snapshot().unwrap();
    titles(&mut draft, &store, 510..515);
    store.keep_snapshot(&snapshot, instant(1)).unwrap();
    draft.snapshot_kept(&snapshot);
    assert!(!draft.is_compaction_due());
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((title(&reopened), reopened.heads()), ("Titre 514", draft.heads()));
}

#[test]
fn a_change_that_vanished_is_noticed_and_what_follows_is_set_aside() {
    let (_folder, store, mut draft) = fresh();
    titles(&mut draft, &store, 0..10);
    let gone = last(&store, "change", "seq") - 2;
    db(&store).execute("DELETE FROM change WHERE seq = ?1", [gone]).unwrap();
    let reopened = store.open_draft(ID).unwrap();
    let told = Damage { depending: 2, missing: true, ..Damage::default() };
    assert!(told.to_string().contains("d’autres manquent"));
    assert_eq!((title(&reopened), reopened.damage()), ("Titre 6", Some(&told)));
    // Whoever still holds it puts it back, with what follows.
    titles(&mut draft, &store, 10..11);
    assert_eq!(title(&store.open_draft(ID).unwrap()), "Titre 10");
}
