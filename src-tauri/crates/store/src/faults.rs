//! Disks, files and other programs that fail: each is told apart, nothing is lost, nothing foreign is touched.

use std::fs;
use std::path::Path;
use std::time::Duration;

use proptest::prelude::*;
use rusqlite::Connection;

use crate::support::{ID, add, apply, call, compact, fresh, instant, line, set, splice, stamp};
use crate::{Store, StoreError, beginning, database};

/// What stands in a folder, byte for byte.
fn contents(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn refused_untouched(folder: &Path) -> StoreError {
    let before = contents(folder);
    let error = Store::open(folder).unwrap_err();
    assert!(contents(folder) == before, "a refused file is left as it was");
    error
}

#[test]
fn a_text_file_in_the_place_of_the_database_is_refused_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(database::FILE), "Liste de courses\n").unwrap();
    let error = refused_untouched(folder.path());
    assert!(matches!(error, StoreError::Foreign(_)), "{error}");
    assert!(error.to_string().contains("n’est pas une base de données d’Amorce"));
}

#[test]
fn another_programs_database_is_refused_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let foreign = Connection::open(folder.path().join(database::FILE)).unwrap();
    foreign.execute_batch("CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('x')").unwrap();
    drop(foreign);
    assert!(matches!(refused_untouched(folder.path()), StoreError::Foreign(_)));
}

#[test]
fn a_database_of_a_later_version_is_refused_as_it_is() {
    let (folder, store, draft) = fresh();
    store.db.pragma_update(None, "user_version", 99).unwrap();
    drop((store, draft));
    let error = Store::open(folder.path()).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, known: 2 }), "{error}");
    assert!(error.to_string().contains("version plus récente"));
    let db = Connection::open(folder.path().join(database::FILE)).unwrap();
    let drafts: i64 = db.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap();
    assert_eq!(drafts, 1);
}

#[test]
fn a_folder_that_cannot_be_one_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fichier");
    fs::write(&file, "").unwrap();
    for place in [file.clone(), file.join("sous-dossier")] {
        let error = Store::open(&place).unwrap_err();
        assert!(matches!(error, StoreError::NoFolder), "{error:?}");
    }
}

#[test]
fn a_file_that_cannot_be_written_is_read_all_the_same() {
    let (folder, store, draft) = fresh();
    drop((store, draft));
    let path = folder.path().join(database::FILE);
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    // An administrator may write it all the same: then there is nothing to refuse.
    let writable = fs::OpenOptions::new().append(true).open(&path).is_ok();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(&*store.open_draft(ID).unwrap().dossier().identity.title, "Fabrique des transitions");
    assert_eq!(store.refusal().is_none(), writable);
    let made = store.create("autre", &[], &[], &call(), None, &stamp(0));
    assert!(if writable { made.is_ok() } else { matches!(made, Err(StoreError::ReadOnly)) });
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut rights = fs::metadata(folder.path()).unwrap().permissions();
    let before = rights.clone();
    rights.set_readonly(true);
    fs::set_permissions(folder.path(), rights).unwrap();
    let writable = fs::File::create_new(folder.path().join("x")).is_ok();
    let opened = Store::open(folder.path());
    fs::set_permissions(folder.path(), before).unwrap();
    assert_eq!(opened.is_ok(), writable, "an administrator may write it all the same");
    if let Err(error) = opened {
        assert!(matches!(error, StoreError::ReadOnly), "{error:?}");
    }
}

/// The kernel's own folder takes no file from anybody, an administrator included.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_is_said() {
    let error = Store::open(Path::new("/sys/kernel")).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly), "{error:?}");
    assert!(error.to_string().contains("droits d’écriture"));
}

#[test]
fn a_database_cut_to_nothing_is_no_new_desk() {
    let (folder, store, draft) = fresh();
    drop((store, draft));
    let path = folder.path().join(database::FILE);
    for left in [0, 1, 15] {
        fs::write(&path, &b"SQLite format 3\0"[..left]).unwrap();
        let error = refused_untouched(folder.path());
        assert!(matches!(error, StoreError::Damaged(_)), "{left} bytes: {error:?}");
        assert!(error.to_string().contains("une copie"), "{error}");
    }
}

#[test]
fn a_log_without_its_database_is_no_new_desk() {
    let (folder, store, mut draft) = fresh();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Dans le journal")]);
    draft.commit(&store).unwrap();
    let log = fs::read(beginning::log_of(store.path())).unwrap();
    assert!(!log.is_empty());
    drop((store, draft));
    let path = folder.path().join(database::FILE);
    fs::remove_file(&path).unwrap();
    fs::write(beginning::log_of(&path), log).unwrap();
    let error = refused_untouched(folder.path());
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
}

#[test]
fn a_first_start_that_was_cut_off_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("amorce.nouveau"), "half a database").unwrap();
    fs::write(folder.path().join("amorce.creation"), "").unwrap();
    let store = Store::open(folder.path()).unwrap();
    store.create(ID, &[], &[], &call(), None, &stamp(0)).unwrap();
    let names: Vec<_> = contents(folder.path()).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| name.to_string_lossy().starts_with(database::FILE)), "{names:?}");
}

/// Edits while the disk refuses, in the given way; then gives the disk back and commits.
fn refused_then_saved(refuse: &str, allow: &str) -> StoreError {
    let (folder, store, mut draft) = fresh();
    store.db.execute_batch(refuse).unwrap();
    let text = "Une page de texte pour la rubrique. ".repeat(400);
    apply(&mut draft, "Contexte", vec![splice("/sections/contexte/text", 0, 0, &text)]);
    apply(&mut draft, "Titre", vec![set("/identity/title", "Pendant la panne")]);
    let error = draft.commit(&store).unwrap_err();
    assert!(error.may_pass() && !draft.is_saved());
    assert_eq!(&*draft.dossier().identity.title, "Pendant la panne", "what was applied stays applied");
    // Nothing of it is on disk: all or nothing.
    let other = Store::open(folder.path()).unwrap();
    let on_disk = other.open_draft(ID).unwrap();
    assert_eq!((&*on_disk.dossier().identity.title, on_disk.damage()), ("Fabrique des transitions", None));

    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FT")]);
    store.db.execute_batch(allow).unwrap();
    assert_eq!(draft.commit(&store).unwrap().n, 4);
    assert_eq!(other.open_draft(ID).unwrap().dossier(), draft.dossier());
    error
}

#[test]
fn a_full_disk_loses_nothing() {
    let error = refused_then_saved("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000");
    assert!(matches!(error, StoreError::Full), "{error:?}");
    assert!(error.to_string().starts_with("Le disque est plein"));
}

#[test]
fn a_read_only_database_loses_nothing() {
    let error = refused_then_saved("PRAGMA query_only = on", "PRAGMA query_only = off");
    assert!(matches!(error, StoreError::ReadOnly), "{error:?}");
}

#[test]
fn a_database_held_by_another_program_loses_nothing() {
    let (folder, store, mut draft) = fresh();
    store.db.busy_timeout(Duration::from_millis(20)).unwrap();
    let holder = Connection::open(folder.path().join(database::FILE)).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    apply(&mut draft, "Titre", vec![set("/identity/title", "En attente")]);
    let error = draft.commit(&store).unwrap_err();
    assert!(matches!(error, StoreError::Locked), "{error:?}");
    holder.execute_batch("ROLLBACK").unwrap();
    draft.commit(&store).unwrap();
    assert_eq!(&*store.open_draft(ID).unwrap().dossier().identity.title, "En attente");
}

#[test]
fn a_database_that_another_program_is_writing_is_opened_and_read_at_once() {
    let (folder, store, draft) = fresh();
    let holder = Connection::open(folder.path().join(database::FILE)).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = std::time::Instant::now();
    let other = Store::open(folder.path()).unwrap();
    assert_eq!(other.refusal().map(|refusal| refusal.to_string()), None, "it may be written a moment later");
    assert_eq!(other.open_draft(ID).unwrap().id(), ID);
    // A card that cannot be kept now is kept another time.
    assert!(matches!(other.put_projection(ID, &draft.heads(), "{}"), Err(StoreError::Locked)));
    // Who waits for the lock waits for five seconds.
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    holder.execute_batch("ROLLBACK").unwrap();
    other.put_projection(ID, &draft.heads(), "{}").unwrap();
    assert!(store.list(false).unwrap()[0].current);
}

#[test]
fn opening_writes_nothing() {
    let (folder, store, _draft) = fresh();
    let before = store.seen().unwrap();
    drop(Store::open(folder.path()).unwrap());
    assert_eq!(store.seen().unwrap(), before, "nobody has to look again because somebody opened");
    let kept: i64 = store.db.pragma_query_value(None, "auto_vacuum", |row| row.get(0)).unwrap();
    assert_eq!(kept, 2, "room is given back step by step, as the first opening asked for");
}

/// Whether this process holds a lock on a file. Who reads the list while others come and go may miss one: it is looked at
/// again, and a lock that was let go of does not come back.
#[cfg(target_os = "linux")]
fn is_locked(path: &Path) -> bool {
    use std::os::linux::fs::MetadataExt;
    let (own, file) =
        (format!(" {} ", std::process::id()), format!(":{} ", fs::metadata(path).unwrap().st_ino()));
    (0..50).any(|_| {
        let all = fs::read_to_string("/proc/locks").unwrap();
        let is_listed = all.lines().any(|line| line.contains(&own) && line.contains(&file));
        if !is_listed {
            std::thread::sleep(Duration::from_millis(2));
        }
        is_listed
    })
}

/// A window opens its folder twice. Another program that found no lock of the first would take its log away.
#[cfg(target_os = "linux")]
#[test]
fn opening_once_more_drops_no_lock() {
    let (folder, store, _draft) = fresh();
    assert!(is_locked(store.path()), "whoever has it open holds a lock on it");
    let again = Store::open(folder.path()).unwrap();
    assert!(is_locked(store.path()));
    drop(again);
    assert!(is_locked(store.path()));
}

#[test]
fn a_draft_purged_elsewhere_is_said() {
    let (folder, store, mut draft) = fresh();
    Store::open(folder.path()).unwrap().purge(ID, instant(1)).unwrap();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Trop tard")]);
    assert!(matches!(draft.commit(&store), Err(StoreError::NoSuchDraft(_))));
    assert!(matches!(draft.poll(&store), Err(StoreError::NoSuchDraft(_))));
}

#[test]
fn two_programs_may_start_at_once_on_a_new_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        let starts: Vec<_> = (0..4).map(|_| scope.spawn(|| Store::open(folder.path()).map(|_| ()))).collect();
        for start in starts {
            start.join().unwrap().unwrap();
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// The whole file, wherever the disk fails: an answer in French, or the draft; never a panic.
    #[test]
    fn a_file_damaged_anywhere_never_stops_the_program(
        hits in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (folder, store, mut draft) = fresh();
        for n in 0..8 {
            let ops = line(draft.dossier(), &format!("l{n}"), "10");
            apply(&mut draft, "Dépense", ops);
            let ops = vec![add(draft.dossier(), "/risks", &format!("r{n}"))];
            apply(&mut draft, "Risque", ops);
            draft.commit(&store).unwrap();
        }
        compact(&mut draft, &store, 1);
        store.db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        drop((draft, store));
        let path = folder.path().join(database::FILE);
        let mut bytes = fs::read(&path).unwrap();
        for (at, flip) in &hits {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        fs::write(&path, bytes).unwrap();
        let Ok(store) = Store::open(folder.path()) else {
            return Ok(());
        };
        let _ = store.list(false);
        if let Ok(mut draft) = store.open_draft(ID) {
            apply(&mut draft, "Titre", vec![set("/identity/title", "Après")]);
            let _ = draft.commit(&store);
        }
        let _ = store.create("autre", &[], &[], &call(), None, &stamp(2));
    }
}
