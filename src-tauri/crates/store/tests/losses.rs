//! What is said of a loss, and what a loss must not undo.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod support;

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::Store;
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
