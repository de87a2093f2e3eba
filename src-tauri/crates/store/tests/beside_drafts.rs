//! What stands beside the drafts: attachments, calls, export records, settings.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use std::io::{self, Read};

use store::{CallFile, Store, StoreError};
use support::*;

fn bytes(n: usize) -> Vec<u8> {
    (0..n).map(|i| u8::try_from(i * 7 % 251).unwrap()).collect()
}

#[test]
fn the_same_bytes_are_kept_once_and_come_back_as_they_were() {
    let (_folder, store, _draft) = fresh();
    let letter = bytes(2_500_000);
    let kept = store.put_attachment(&mut letter.as_slice(), instant(0)).unwrap();
    let again = store.put_attachment(&mut letter.as_slice(), instant(1)).unwrap();
    assert_eq!((again.sha256 == kept.sha256, again.size, kept.size), (true, 2_500_000, 2_500_000));
    assert!(kept.is_new && !again.is_new);
    let empty = store.put_attachment(&mut io::empty(), instant(1)).unwrap();
    assert_eq!(empty.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    assert!(store.read_attachment(&kept.sha256).unwrap() == letter);
    assert!(matches!(store.read_attachment(&"0".repeat(64)), Err(StoreError::NoSuchAttachment(_))));
    let db = rusqlite::Connection::open(store.path()).unwrap();
    let chunks: i64 = db.query_row("SELECT count(*) FROM attachment_chunk", [], |row| row.get(0)).unwrap();
    assert_eq!(chunks, 3);
}

#[test]
fn a_file_that_stops_in_the_middle_leaves_nothing() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("key pulled out"))
        }
    }
    let (_folder, store, _draft) = fresh();
    let start = bytes(3_000_000);
    let cut = store.put_attachment(&mut start.as_slice().chain(Broken), instant(0));
    assert!(matches!(cut, Err(StoreError::Io(_))));
    let db = rusqlite::Connection::open(store.path()).unwrap();
    let left: i64 = db.query_row("SELECT count(*) FROM attachment", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn an_attachment_that_was_altered_on_disk_is_not_given_out_as_sound() {
    let (folder, store, _draft) = fresh();
    let kept = store.put_attachment(&mut &b"lettre"[..], instant(0)).unwrap();
    let db = rusqlite::Connection::open(store.path()).unwrap();
    db.execute("UPDATE attachment_chunk SET bytes = x'00'", []).unwrap();
    assert!(store.has_attachment(&kept.sha256).unwrap(), "nobody has looked yet");
    let read = store.read_attachment(&kept.sha256);
    assert!(matches!(read, Err(StoreError::Damaged(_))));
    let other = Store::open(folder.path()).unwrap();
    assert!(!other.has_attachment(&kept.sha256).unwrap(), "remembered, for every process");
    // The disk gave it wrong once only.
    db.execute("UPDATE attachment_chunk SET bytes = ?1", [&b"lettre"[..]]).unwrap();
    assert!(store.read_attachment(&kept.sha256).is_ok() && other.has_attachment(&kept.sha256).unwrap());
}

#[test]
fn an_attachment_that_was_altered_on_disk_is_replaced_by_the_same_file_brought_again() {
    let (_folder, store, _draft) = fresh();
    let letter = bytes(2_500_000);
    let kept = store.put_attachment(&mut letter.as_slice(), instant(0)).unwrap();
    let db = rusqlite::Connection::open(store.path()).unwrap();
    let damages = [
        "UPDATE attachment_chunk SET bytes = x'00' WHERE n = 1",
        "DELETE FROM attachment_chunk WHERE n = 2",
        "UPDATE attachment SET size = 7",
    ];
    for damage in damages {
        db.execute(damage, []).unwrap();
        assert!(store.read_attachment(&kept.sha256).is_err(), "{damage}");
        assert!(!store.has_attachment(&kept.sha256).unwrap(), "{damage}");
        assert_eq!(store.put_attachment(&mut letter.as_slice(), instant(1)).unwrap(), kept);
        assert!(store.has_attachment(&kept.sha256).unwrap(), "{damage}");
        assert!(store.read_attachment(&kept.sha256).unwrap() == letter, "{damage}");
        let chunks: i64 =
            db.query_row("SELECT count(*) FROM attachment_chunk", [], |row| row.get(0)).unwrap();
        assert_eq!(chunks, 3, "{damage}");
    }
}

#[test]
fn a_purge_drops_the_attachments_that_only_that_draft_ever_named() {
    let (_folder, store, mut draft) = fresh();
    let mut other = store.create("autre", &[], &[], &call(), None, &stamp(0)).unwrap();
    let put = |content: &str| store.put_attachment(&mut content.as_bytes(), instant(0)).unwrap().sha256;
    let (mine, shared, loose) = (put("mine"), put("shared"), put("loose"));
    let name = |draft: &mut store::OpenDraft, hash: &str| {
        let id = &hash[..8];
        let ops = vec![add(draft.dossier(), "/annexes", id), set(&format!("/annexes/{id}/sha256"), hash)];
        apply(draft, "Annexe", ops);
        draft.commit(&store).unwrap();
    };
    name(&mut draft, &mine);
    name(&mut draft, &shared);
    name(&mut other, &shared);
    // Removed from the dossier, an annex may still come back by undo: its bytes stay.
    apply(
        &mut draft,
        "Annexe",
        vec![dossier::Op::Remove { at: format!("/annexes/{}", &mine[..8]).as_str().into() }],
    );
    draft.commit(&store).unwrap();
    let there = |hash: &str| store.has_attachment(hash).unwrap();
    assert!(there(&mine) && there(&shared) && there(&loose));
    let days_later = instant(10 * 24 * 3600);
    let again = store.put_attachment(&mut "again".as_bytes(), instant(0)).unwrap();
    store.put_attachment(&mut "again".as_bytes(), days_later).unwrap();
    store.purge(ID, days_later).unwrap();
    assert!(there(&again.sha256), "what was just brought again is about to be named");
    assert!(!there(&mine) && there(&shared) && !there(&loose));
}

#[test]
fn an_unchanged_export_keeps_its_number() {
    let (_folder, store, _draft) = fresh();
    let record = |fingerprint: &str, second| {
        store.record_export(ID, fingerprint, "final", "0.1.0", &stamp(second)).unwrap().number
    };
    assert_eq!(store.export_number(ID, "aa").unwrap(), 1);
    assert_eq!(record("aa", 1), 1);
    assert_eq!(store.export_number(ID, "bb").unwrap(), 2);
    assert_eq!(record("bb", 2), 2);
    assert_eq!(record("aa", 3), 1);
    assert_eq!(record("cc", 4), 3);
    let numbers: Vec<_> = store.exports(ID).unwrap().iter().map(|export| export.number).collect();
    assert_eq!(numbers, [1, 2, 1, 3]);
    let last = store.exports(ID).unwrap().remove(3);
    assert_eq!((last.at, last.program.as_str(), last.state.as_str()), (instant(4), "0.1.0", "final"));
    assert!(matches!(store.export_number("nul", "aa"), Err(StoreError::NoSuchDraft(_))));
}

#[test]
fn an_export_that_failed_uses_no_number() {
    let (_folder, store, _draft) = fresh();
    let record =
        |fingerprint: &str| store.record_export(ID, fingerprint, "final", "0.1.0", &stamp(1)).unwrap();
    let failed = record("aa");
    store.withdraw_export(&failed).unwrap();
    assert_eq!((store.export_number(ID, "bb").unwrap(), store.exports(ID).unwrap()), (1, vec![]));
    record("bb");
    // Written once, a number stays, whatever becomes of another attempt.
    let again = record("bb");
    assert_eq!(again.number, 1);
    store.withdraw_export(&again).unwrap();
    assert_eq!((store.export_number(ID, "bb").unwrap(), store.exports(ID).unwrap().len()), (1, 1));
    // Nor where damage took the record that said so.
    rusqlite::Connection::open(store.path()).unwrap().execute("DELETE FROM export_record", []).unwrap();
    let blind = record("bb");
    store.withdraw_export(&blind).unwrap();
    assert_eq!(store.export_number(ID, "bb").unwrap(), 1);
    record("bb");
    // Two at once: the second has its own, and keeps it where the first fails.
    let (first, second) = (record("cc"), record("dd"));
    assert_eq!((first.number, second.number), (2, 3));
    store.withdraw_export(&first).unwrap();
    assert_eq!(store.export_number(ID, "dd").unwrap(), 3);
    assert_eq!(
        store.export_number(ID, "cc").unwrap(),
        4,
        "a number below one that was given is not given again"
    );
}

#[test]
fn a_call_is_kept_once_and_never_replaced_by_another_of_its_revision() {
    let (_folder, store, _draft) = fresh();
    assert_eq!(store.call(&call().sha256).unwrap(), call());
    assert!(store.added_calls().unwrap().is_empty(), "a pinned call is not offered");
    store.add_call(&call()).unwrap();
    store.add_call(&call()).unwrap();
    assert_eq!(store.added_calls().unwrap(), [call()]);
    let other = CallFile { sha256: "cd".repeat(32), bytes: b"[]".to_vec(), ..call() };
    assert!(matches!(store.add_call(&other), Err(StoreError::CallDiffers { revision: 1, .. })));
    store.add_call(&CallFile { revision: 2, ..other }).unwrap();
    assert_eq!(store.added_calls().unwrap().len(), 2);
    assert!(matches!(store.call("00"), Err(StoreError::NoSuchCall(_))));
}

#[test]
fn settings_are_there_after_a_restart() {
    let (folder, store, _draft) = fresh();
    store.put_setting("author", Some("Claire Morel")).unwrap();
    store.put_setting("author", Some("Claire Morel, DREAL")).unwrap();
    store.put_setting("folder", Some("x")).unwrap();
    store.put_setting("folder", None).unwrap();
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.setting("author").unwrap().as_deref(), Some("Claire Morel, DREAL"));
    assert_eq!(store.setting("folder").unwrap(), None);
}

#[test]
fn a_number_that_another_file_gave_is_given_to_nothing_else() {
    let (_folder, store, _draft) = fresh();
    let (_elsewhere, taken_away, _other) = fresh();
    let record = |store: &Store, fingerprint: &str| {
        store.record_export(ID, fingerprint, "final", "0.1.0", &stamp(1)).unwrap().number
    };
    assert_eq!((record(&taken_away, "aa"), record(&taken_away, "bb"), record(&store, "bb")), (1, 2, 1));
    for _ in 0..2 {
        store.take_over_exports(&taken_away).unwrap();
        assert_eq!(store.export_number(ID, "bb").unwrap(), 1, "what it means here, it means still");
        assert_eq!(store.export_number(ID, "cc").unwrap(), 3);
    }
    let folder = tempfile::tempdir().unwrap();
    let empty = Store::open(folder.path()).unwrap();
    empty.take_over_exports(&taken_away).unwrap();
    assert!(empty.export_number(ID, "aa").is_err(), "a draft that is not here has no numbers here");
}
