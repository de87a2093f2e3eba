//! What is said of a loss, and what a loss must not undo.
#![allow(missing_docs, clippy::panic, clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod support;

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Store, StoreError};
use support::*;

fn sql(folder: &Path, text: &str) {
    Connection::open(folder.join(store::FILE)).unwrap().execute_batch(text).unwrap();
}

#[test]
fn a_milder_loss_does_not_take_the_place_of_one_that_nobody_was_told_of() {
    let (folder, store, mut draft) = fresh();
    for n in 0..5 {
        apply(&mut draft, "Nom", vec![set("/identity/acronym", &format!("Nom {n}"))]);
        draft.commit(&store).unwrap();
    }
    drop((draft, store));
    sql(folder.path(), "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)");
    let store = Store::open(folder.path()).unwrap();
    store.open_draft(ID).unwrap();
    let first = store.untold_loss(ID).unwrap().unwrap();
    drop(store);
    sql(folder.path(), "PRAGMA foreign_keys = OFF; DROP TABLE pending_input");
    let store = Store::open(folder.path()).unwrap();
    store.open_draft(ID).unwrap();
    for said in [store.untold_loss(ID).unwrap().unwrap(), store.loss(ID).unwrap().unwrap()] {
        assert!(said.starts_with(&first) && said.contains("saisies"), "{said}");
    }
    store.loss_told(ID).unwrap();
    store.forget_loss(ID).unwrap();
    assert_eq!((store.untold_loss(ID).unwrap(), store.loss(ID).unwrap()), (None, None));
}

#[test]
fn a_number_of_an_export_is_not_given_again_where_its_records_are_gone() {
    let (folder, store, draft) = fresh();
    drop(draft);
    for fingerprint in ["aa", "bb"] {
        store.record_export(ID, fingerprint, "final", "0.1", &stamp(2)).unwrap();
    }
    assert_eq!(store.export_number(ID, "bb").unwrap(), 2);
    drop(store);
    // As where their pages are gone: how many records there ever were is still told.
    sql(
        folder.path(),
        "PRAGMA writable_schema = on; DELETE FROM sqlite_schema WHERE tbl_name IN ('export_record', 'export_number')",
    );
    let store = Store::open(folder.path()).unwrap();
    let next = store.record_export(ID, "cc", "final", "0.1", &stamp(3)).unwrap().number;
    assert!(next > 2, "{next}");
    let copies = fs::read_dir(folder.path()).unwrap().flatten();
    assert!(copies.count() > 1, "the damaged file is kept");
}

#[test]
fn a_draft_that_stays_unreadable_names_the_copy_that_it_may_still_be_had_from() {
    let (folder, store, draft) = fresh();
    drop((draft, store));
    sql(
        folder.path(),
        "PRAGMA foreign_keys = OFF; DROP TABLE pending_input; DELETE FROM change; UPDATE snapshot SET bytes = x'00'; \
         UPDATE draft SET purged_upto = 1",
    );
    let store = Store::open(folder.path()).unwrap();
    // The name is told at each opening, also once the file was made anew.
    for _ in 0..2 {
        let Err(error) = store.open_draft(ID) else { panic!("nothing of it is left") };
        assert!(matches!(error, StoreError::Damaged(_)), "{error}");
        let copy = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name());
        let copy =
            copy.filter_map(|name| name.into_string().ok()).find(|name| name.contains("avant-reparation"));
        assert!(error.to_string().contains(&copy.unwrap()), "{error}");
    }
}
