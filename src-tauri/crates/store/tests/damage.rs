//! A file that is no longer what was written: what its tables still hold comes back whole, and what does not is
//! told; a draft never opens shorter than it was saved without a word.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Damage, Heads, OpenDraft, Store, StoreError};
use support::*;
use tempfile::TempDir;

/// Enough edits for the index to have pages of its own, few enough for a copy of the file to be cheap.
const EDITS: usize = 30;

fn summarise(draft: &mut OpenDraft, store: &Store, range: std::ops::Range<usize>) {
    for n in range {
        apply(draft, "Résumé", vec![set("/identity/acronym", &format!("Résumé {n}"))]);
        draft.commit(store).unwrap();
    }
}

/// A draft with a day's edits; everything is in the one file.
fn edited() -> (TempDir, Heads) {
    let (folder, store, mut draft) = fresh();
    summarise(&mut draft, &store, 0..EDITS);
    let ops = line(draft.dossier(), "l1", "10");
    apply(&mut draft, "Dépense", ops);
    draft.commit(&store).unwrap();
    (folder, draft.heads())
}

fn file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join(store::FILE)
}

fn sql(folder: &TempDir, text: &str) {
    Connection::open(file(folder)).unwrap().execute_batch(text).unwrap();
}

/// The first byte of an index's or a table's root page, and the size of a page.
fn root_page(path: &Path, name: &str) -> (usize, usize) {
    let db = Connection::open(path).unwrap();
    let find = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let page: u32 = db.query_row(find, [name], |row| row.get(0)).unwrap();
    let size: u32 = db.query_row("SELECT page_size FROM pragma_page_size", [], |row| row.get(0)).unwrap();
    (((page - 1) * size) as usize, size as usize)
}

/// What became of a draft in a damaged file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Whole,
    Told,
    Refused,
}

fn open(folder: &Path) -> Result<(Store, OpenDraft), StoreError> {
    let store = Store::open(folder)?;
    let draft = store.open_draft(ID)?;
    Ok((store, draft))
}

/// Opens the draft of a damaged file, and works on: it is whole, or something is told; what is then said saved is
/// there at the next opening, or something is told.
fn fate(bytes: &[u8], heads: &Heads, what: &str) -> Fate {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(store::FILE), bytes).unwrap();
    let refused = |error: StoreError| {
        assert!(!matches!(error, StoreError::Defect(_)), "{what}: {error}");
        Fate::Refused
    };
    // What the opening of the store mended first is told with the draft all the same.
    let is_told = |store: &Store, draft: &OpenDraft| {
        let told = draft.damage().is_some_and(Damage::is_loss)
            || store.untold_loss(ID).is_ok_and(|told| told.is_some());
        let _ = store.loss_told(ID);
        told
    };
    let (store, mut draft) = match open(folder.path()) {
        Ok(opened) => opened,
        Err(error) => return refused(error),
    };
    let told = is_told(&store, &draft);
    assert!(told || draft.heads() == *heads, "{what}: shorter, and nothing said");
    apply(&mut draft, "Titre", vec![set("/identity/title", "La suite")]);
    if let Err(error) = draft.commit(&store) {
        return refused(error);
    }
    drop(store);
    match open(folder.path()) {
        Ok((store, again)) => {
            let there = again.heads() == draft.heads() && &*again.dossier().identity.title == "La suite";
            assert!(there || is_told(&store, &again), "{what}: said saved, and not there");
        }
        Err(error) => {
            refused(error);
        }
    }
    if told { Fate::Told } else { Fate::Whole }
}

/// The same bytes with one bit of another value.
fn flipped(sound: &[u8], byte: usize, bit: usize) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    bytes[byte] ^= 1 << bit;
    bytes
}

#[test]
fn edits_that_vanished_from_the_end_are_told_until_somebody_has_heard_it() {
    let (folder, _) = edited();
    sql(&folder, "DELETE FROM change WHERE seq > (SELECT max(seq) - 10 FROM change)");
    let store = Store::open(folder.path()).unwrap();
    let opened = store.open_draft(ID).unwrap();
    assert_eq!(opened.damage(), Some(&Damage { missing: true, ..Damage::default() }));
    let told = opened.damage().unwrap().to_string();
    assert!(!told.contains("en entier") && told.contains("manque"), "{told}");
    // The next opening has nothing new to find; what was found is kept with the draft all the same.
    let again = Store::open(folder.path()).unwrap();
    assert_eq!(again.open_draft(ID).unwrap().damage(), None);
    assert_eq!(again.untold_loss(ID).unwrap(), Some(told.clone()));
    again.loss_told(ID).unwrap();
    assert_eq!(again.untold_loss(ID).unwrap(), None);
    assert_eq!(again.loss(ID).unwrap(), Some(told), "its card goes on saying it");
}

#[test]
fn an_index_as_it_was_four_edits_earlier_costs_nothing_and_is_mended() {
    let (folder, store, mut draft) = fresh();
    let path = file(&folder);
    summarise(&mut draft, &store, 0..EDITS);
    let fold = "PRAGMA wal_checkpoint(TRUNCATE)";
    sql(&folder, fold);
    let (at, size) = root_page(&path, "change_by_draft");
    let before = fs::read(&path).unwrap()[at..at + size].to_vec();
    summarise(&mut draft, &store, EDITS..EDITS + 4);
    sql(&folder, fold);
    let heads = draft.heads();
    drop((draft, store));
    let mut bytes = fs::read(&path).unwrap();
    assert!(bytes[at..at + size] != before);
    bytes[at..at + size].copy_from_slice(&before);
    fs::write(&path, bytes).unwrap();

    let store = Store::open(folder.path()).unwrap();
    let opened = store.open_draft(ID).unwrap();
    assert_eq!((opened.heads(), opened.damage()), (heads, Some(&Damage::default())));
    assert!(!Damage::default().is_loss(), "nothing to tell: it is all there");
    let sound: String = Connection::open(&path)
        .unwrap()
        .query_row("SELECT integrity_check FROM pragma_integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn heads_of_four_edits_earlier_are_not_replaced_without_a_word() {
    let (folder, store, mut draft) = fresh();
    summarise(&mut draft, &store, 0..EDITS);
    let heads: Vec<u8> = Connection::open(file(&folder))
        .unwrap()
        .query_row("SELECT heads FROM draft", [], |row| row.get(0))
        .unwrap();
    summarise(&mut draft, &store, EDITS..EDITS + 4);
    Connection::open(file(&folder)).unwrap().execute("UPDATE draft SET heads = ?1", [heads]).unwrap();
    let opened = store.open_draft(ID).unwrap();
    assert_eq!(opened.heads(), draft.heads(), "the table holds more than was said saved");
    assert!(opened.damage().unwrap().is_loss(), "nobody knows whether it held still more");
}

#[test]
fn a_snapshot_that_says_it_holds_more_than_it_does_hides_no_edit() {
    let (folder, store, mut draft) = fresh();
    summarise(&mut draft, &store, 0..EDITS);
    compact(&mut draft, &store, 1);
    summarise(&mut draft, &store, EDITS..EDITS + 9);
    sql(&folder, "UPDATE snapshot SET upto = upto + 5 WHERE id = (SELECT max(id) FROM snapshot)");
    let opened = store.open_draft(ID).unwrap();
    assert_eq!((opened.heads(), opened.damage()), (draft.heads(), Some(&Damage::default())));
    // It is mended: neither the next opening nor what is typed meanwhile finds anything amiss.
    summarise(&mut draft, &store, 50..52);
    let again = store.open_draft(ID).unwrap();
    assert_eq!((again.heads(), again.damage()), (draft.heads(), None));
    let all: i64 = Connection::open(file(&folder))
        .unwrap()
        .query_row("SELECT count(*) FROM set_aside", [], |row| row.get(0))
        .unwrap();
    assert_eq!(all, 0, "nothing was damaged but a number");
}

#[test]
fn a_bit_of_the_index_costs_no_edit() {
    let (folder, heads) = edited();
    let path = file(&folder);
    let (at, size) = root_page(&path, "change_by_draft");
    let sound = fs::read(&path).unwrap();
    let mut chance = Chance(7);
    let flips: Vec<_> = (0..80).map(|_| (at + chance.below(size), chance.below(8))).collect();
    for (byte, bit) in &flips {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(store::FILE), flipped(&sound, *byte, *bit)).unwrap();
        let (_, draft) = open(folder.path()).unwrap();
        assert!(draft.heads() == heads, "bit {bit} of byte {byte}: the table holds all of it");
    }
    let fates = flips.into_iter().map(|(byte, bit)| {
        fate(&flipped(&sound, byte, bit), &heads, &format!("bit {bit} of byte {byte} of the index"))
    });
    let whole = fates.filter(|fate| *fate == Fate::Whole).count();
    // The others can be read and no longer written: SQLite itself cannot take such an index away.
    assert!(whole >= 75, "and work goes on: {whole} of 80");
}

#[test]
fn a_bit_anywhere_never_makes_a_draft_shorter_without_a_word() {
    let (folder, heads) = edited();
    let sound = fs::read(file(&folder)).unwrap();
    let mut chance = Chance(20_160_928);
    // One bit, as memory flips it, then a few together.
    for n in 0..300 {
        let mut bytes = sound.clone();
        for _ in 0..1 + n % 3 {
            bytes = flipped(&bytes, chance.below(sound.len()), chance.below(8));
        }
        fate(&bytes, &heads, &format!("file {n}"));
    }
}

#[test]
fn a_schema_without_the_tables_of_edits_or_of_another_format_is_damage() {
    for harm in
        ["ALTER TABLE change RENAME TO exchange", "PRAGMA user_version = 1", "PRAGMA user_version = 0"]
    {
        let (folder, _) = edited();
        sql(&folder, harm);
        let used = Store::open(folder.path()).and_then(|store| {
            store.list(false)?;
            store.setting("author")?;
            store.open_draft(ID)
        });
        let Err(error) = used else { panic!("{harm}: nothing said") };
        assert!(matches!(error, StoreError::Damaged(_)), "{harm}: {error:?}");
        let told = error.to_string();
        assert!(told.contains("endommagées") && told.contains(store::FILE), "{harm}: {told}");
        assert!(!told.contains("no such") && !told.contains("already"), "{harm}: {told}");
    }
}

/// The first bytes of the pages that hold a table's rows, and the size of a page.
fn leaves(path: &Path, table: &str) -> (Vec<usize>, usize) {
    let (root, size) = root_page(path, table);
    let bytes = fs::read(path).unwrap();
    let page = &bytes[root..root + size];
    let number = |at: usize| u32::from_be_bytes(page[at..at + 4].try_into().unwrap()) as usize;
    let short = |at: usize| usize::from(u16::from_be_bytes(page[at..at + 2].try_into().unwrap()));
    assert_eq!(page[0], 5, "a table of several pages");
    let cells = (0..short(3)).map(|cell| number(short(12 + 2 * cell)));
    (cells.chain([number(8)]).map(|page| (page - 1) * size).collect(), size)
}

/// Destroys the page that the next edit of any draft would be written on.
fn destroy_where_edits_go(path: &Path) {
    let (pages, size) = leaves(path, "change");
    let mut bytes = fs::read(path).unwrap();
    let last = *pages.last().unwrap();
    bytes[last..last + size].fill(0xFF);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_page_of_changes_that_is_destroyed_costs_its_edits_and_those_after_it() {
    let (folder, store, mut draft) = fresh();
    summarise(&mut draft, &store, 0..EDITS);
    let mut other = store.create("autre", &[], &[], &call(), None, &stamp(0)).unwrap();
    summarise(&mut other, &store, 0..EDITS);
    let (heads, others) = (draft.heads(), other.heads());
    drop((draft, other, store));
    let sound = fs::read(file(&folder)).unwrap();
    let (pages, size) = leaves(&file(&folder), "change");
    assert!(pages.len() > 3);
    let mut kept = Vec::new();
    for at in pages {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(store::FILE);
        let mut bytes = sound.clone();
        bytes[at..at + size].fill(0xFF);
        fs::write(&path, &bytes).unwrap();
        let store = Store::open(folder.path()).unwrap();
        let mut told = 0;
        for (id, heads) in [(ID, &heads), ("autre", &others)] {
            let draft = store.open_draft(id).unwrap();
            let whole = draft.heads() == *heads;
            let said = store.untold_loss(id).unwrap();
            assert!(
                whole || said.is_some_and(|said| said.contains("avant-reparation-1")),
                "page at {at}, {id}"
            );
            told += usize::from(!whole);
            if id == ID {
                kept.push(draft.dossier().identity.acronym.to_string());
            }
        }
        for id in [ID, "autre"] {
            // Work goes on, in both.
            let mut draft = store.open_draft(id).unwrap();
            assert_eq!(draft.damage(), None, "page at {at}, {id}: found once");
            summarise(&mut draft, &store, 90..91);
            assert_eq!(&*store.open_draft(id).unwrap().dossier().identity.acronym, "Résumé 90");
        }
        assert!((1..=2).contains(&told), "page at {at}: {told}");
        let copy = fs::read(path.with_extension("avant-reparation-1.sqlite3")).unwrap();
        assert!(copy[at..at + size] == bytes[at..at + size], "what was damaged is kept as it was");
        let sound: String = Connection::open(&path)
            .unwrap()
            .query_row("SELECT integrity_check FROM pragma_integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sound, "ok", "page at {at}");
    }
    assert_eq!(kept[0], "", "from the snapshot");
    assert!(kept[1].starts_with("Résumé "), "everything before the damage: {kept:?}");
    assert_eq!(kept.last().unwrap(), &format!("Résumé {}", EDITS - 1), "the other's edits only were hit");
}

#[test]
fn a_destroyed_page_stops_no_work_in_another_draft_and_is_told_where_it_cost_something() {
    let (folder, store, mut draft) = fresh();
    let mut other = store.create("autre", &[], &[], &call(), None, &stamp(0)).unwrap();
    summarise(&mut other, &store, 0..EDITS);
    summarise(&mut draft, &store, 0..2);
    drop((other, store));
    destroy_where_edits_go(&file(&folder));
    let store = Store::open(folder.path()).unwrap();
    // It was open all the time: what its page held is written again, with what comes.
    summarise(&mut draft, &store, 2..3);
    assert!(draft.is_saved());
    store.create("troisieme", &[], &[], &call(), None, &stamp(9)).unwrap();
    let again = store.open_draft(ID).unwrap();
    assert_eq!(again.heads(), draft.heads());
    let told = store.untold_loss("autre").unwrap().unwrap_or_default();
    assert!(told.contains("avant-reparation-1.sqlite3"), "{told}");
    assert_eq!(store.open_draft("autre").unwrap().damage(), None, "found once");
}

#[test]
fn a_new_draft_is_made_beside_a_destroyed_page() {
    let (folder, store, mut draft) = fresh();
    summarise(&mut draft, &store, 0..EDITS);
    drop((draft, store));
    destroy_where_edits_go(&file(&folder));
    let store = Store::open(folder.path()).unwrap();
    store.create("autre", &[], &[], &call(), None, &stamp(9)).unwrap();
    assert!(store.untold_loss(ID).unwrap().is_some());
}

#[test]
fn a_draft_whose_row_is_gone_comes_back_and_says_so() {
    let (folder, heads) = edited();
    sql(&folder, "PRAGMA foreign_keys = OFF; DELETE FROM draft");
    let store = Store::open(folder.path()).unwrap();
    let listed: Vec<String> = store.list(false).unwrap().into_iter().map(|draft| draft.id).collect();
    assert_eq!(listed, [ID]);
    let draft = store.open_draft(ID).unwrap();
    assert_eq!(draft.heads(), heads, "nothing of it was lost but its row");
    assert!(draft.damage().is_some_and(Damage::is_loss), "nobody knows whether it held still more");
    // What is deleted for good stays so.
    store.purge(ID, instant(9)).unwrap();
    assert!(Store::open(folder.path()).unwrap().list(false).unwrap().is_empty());
}

/// Figures that look like chance and are the same at each run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}
