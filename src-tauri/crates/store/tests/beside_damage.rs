//! Damage anywhere in the file: what is only there to be quick never keeps a draft closed, what a user typed or
//! attached comes back as far as it can be read, and the rest is told.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;

use dossier::Pointer;
use rusqlite::Connection;
use store::{Heads, OpenDraft, PendingInput, Store, StoreError};
use support::*;
use tempfile::TempDir;

/// Every table but those of edits, and a word that the user is told where it is lost.
const TABLES: [(&str, Option<&str>); 11] = [
    ("draft", Some("tel qu’il avait été enregistré")),
    ("set_aside", None),
    ("projection", None),
    ("pending_input", Some("saisies")),
    ("undo_group", None),
    ("call_file", Some("appels à projets")),
    ("attachment", Some("fichiers joints")),
    ("attachment_chunk", Some("fichiers joints")),
    ("attachment_use", None),
    ("setting", Some("réglages")),
    ("export_number", Some("numéros d’export")),
];

fn pending(at: &str, text: &str) -> PendingInput {
    PendingInput { at: Pointer::new(at), text: Some(text.to_owned()) }
}

fn file(folder: &Path) -> PathBuf {
    folder.join(store::FILE)
}

fn name(draft: &mut OpenDraft, store: &Store, acronym: &str) {
    apply(draft, acronym, vec![set("/identity/acronym", acronym)]);
    draft.commit(store).unwrap();
}

/// A draft with something in every table, in one file; its heads, and the hash of its annex.
fn full() -> (TempDir, Heads, String) {
    let (folder, store, mut draft) = fresh();
    let annex = store.put_attachment(&mut &b"%PDF-1.4 un plan"[..], instant(1)).unwrap();
    let mut ops = vec![add(draft.dossier(), "/annexes", "a1"), set("/annexes/a1/sha256", &annex.sha256)];
    ops.extend(line(draft.dossier(), "l1", "10"));
    let typed = [pending("/grant/requested", "12,3,4")];
    draft.apply(&edit("Dépense", ops), &typed, &stamp(1)).unwrap();
    draft.commit(&store).unwrap();
    for n in 0..40 {
        name(&mut draft, &store, &format!("Nom {n}"));
    }
    store.put_projection(ID, &draft.heads(), "{}").unwrap();
    store.put_setting("author", Some("Claire Morel, DREAL")).unwrap();
    store.record_export(ID, "aa", "final", "0.1", &stamp(2)).unwrap();
    (folder, draft.heads(), annex.sha256)
}

/// The places of a table's root page and of its leaves, and the size of a page.
fn pages(path: &Path, table: &str) -> (usize, Vec<usize>, usize) {
    let db = Connection::open(path).unwrap();
    let size: u32 = db.query_row("SELECT page_size FROM pragma_page_size", [], |row| row.get(0)).unwrap();
    let find = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let root: u32 = db.query_row(find, [table], |row| row.get(0)).unwrap();
    drop(db);
    let (root, size) = (root as usize, size as usize);
    let bytes = fs::read(path).unwrap();
    let start = (root - 1) * size;
    let page = &bytes[start..start + size];
    let number = |at: usize| u32::from_be_bytes(page[at..at + 4].try_into().unwrap()) as usize;
    let short = |at: usize| usize::from(u16::from_be_bytes(page[at..at + 2].try_into().unwrap()));
    // Inner pages of a table, and of one without row numbers.
    let leaves = match page[0] {
        5 | 2 => (0..short(3)).map(|cell| number(short(12 + 2 * cell))).chain([number(8)]).collect(),
        _ => vec![root],
    };
    (start, leaves.into_iter().map(|page| (page - 1) * size).collect(), size)
}

fn destroy(path: &Path, at: usize, size: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at..at + size].fill(0xFF);
    fs::write(path, bytes).unwrap();
}

/// Opens the draft of a damaged file and goes on working; gives what its user is told.
fn works(folder: &Path, what: &str) -> (OpenDraft, Option<String>) {
    let store = Store::open(folder).unwrap_or_else(|error| panic!("{what}: {error}"));
    let listed = store.list(false).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(listed.len(), 1, "{what}");
    let opened = store.open_draft(ID).unwrap_or_else(|error| panic!("{what}: {error}"));
    // All that a window asks for.
    assert!(matches!(store.call(&call().sha256), Ok(_) | Err(StoreError::NoSuchCall(_))), "{what}");
    store.setting("author").unwrap();
    store.exports(ID).unwrap();
    store.has_attachment("aa").unwrap();
    let told = store.untold_loss(ID).unwrap();
    store.loss_told(ID).unwrap();
    let mut again = store.open_draft(ID).unwrap();
    name(&mut again, &store, "La suite");
    store.put_projection(ID, &again.heads(), "{}").unwrap();
    store.put_setting("author", Some("Paul")).unwrap();
    let other = store.put_attachment(&mut &b"autre"[..], instant(3)).unwrap();
    assert!(store.has_attachment(&other.sha256).unwrap());
    assert_eq!(store.record_export(ID, "bb", "final", "0.1", &stamp(4)).unwrap().number, 2, "{what}");
    let told = told.or(store.untold_loss(ID).unwrap());
    drop(store);
    let last = Store::open(folder).unwrap().open_draft(ID).unwrap();
    assert_eq!(&*last.dossier().identity.acronym, "La suite", "{what}");
    if !file(folder).with_extension("avant-reparation-1.sqlite3").exists() {
        return (opened, told);
    }
    let sound: String = Connection::open(file(folder))
        .unwrap()
        .query_row("SELECT integrity_check FROM pragma_integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok", "{what}");
    (opened, told)
}

#[test]
fn a_destroyed_page_of_any_other_table_costs_no_edit() {
    let (sound, heads, _) = full();
    for (table, word) in TABLES {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(file(sound.path()), file(folder.path())).unwrap();
        let (root, _, size) = pages(&file(folder.path()), table);
        destroy(&file(folder.path()), root, size);
        let (opened, told) = works(folder.path(), table);
        assert_eq!(opened.heads(), heads, "{table}");
        match word {
            Some(word) => {
                let told = told.unwrap_or_default();
                assert!(told.contains(word) && told.contains("avant-reparation-1"), "{table}: {told}");
            }
            None => assert_eq!(told, None, "{table}: nothing to tell"),
        }
        let kept = opened.pending().len();
        assert_eq!(kept, usize::from(table != "pending_input"), "{table}");
    }
}

#[test]
fn a_table_that_is_gone_is_made_again() {
    let (sound, heads, _) = full();
    for (table, word) in TABLES {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(file(sound.path()), file(folder.path())).unwrap();
        let db = Connection::open(file(folder.path())).unwrap();
        db.execute_batch(&format!("PRAGMA foreign_keys = OFF; DROP TABLE {table}")).unwrap();
        drop(db);
        let (opened, told) = works(folder.path(), table);
        assert_eq!(opened.heads(), heads, "{table}");
        let told = told.unwrap_or_default();
        assert!(word.is_none_or(|word| told.contains(word)), "{table}: {told}");
    }
}

#[test]
fn a_rule_of_a_table_that_changed_is_mended() {
    for harm in [
        "ALTER TABLE projection RENAME COLUMN heads TO tails",
        "UPDATE change SET bytes = x'00' WHERE seq = (SELECT max(seq) FROM change);
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, '''damaged''', '''daeaged''')",
    ] {
        let (folder, ..) = full();
        Connection::open(file(folder.path())).unwrap().execute_batch(harm).unwrap();
        works(folder.path(), harm);
    }
}

#[test]
fn edits_before_the_damage_open_whatever_else_is_damaged() {
    let (sound, ..) = full();
    for (table, _) in TABLES {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path());
        fs::copy(file(sound.path()), &path).unwrap();
        let (root, _, size) = pages(&path, table);
        let (_, leaves, _) = pages(&path, "change");
        assert!(leaves.len() > 2);
        destroy(&path, root, size);
        destroy(&path, leaves[leaves.len() - 2], size);
        let (opened, told) = works(folder.path(), table);
        assert!(opened.dossier().identity.acronym.starts_with("Nom "), "{table}");
        assert!(told.unwrap_or_default().contains("avant-reparation-1"), "{table}");
    }
}

#[test]
fn rows_on_both_sides_of_a_destroyed_page_come_back() {
    let (folder, store, mut draft) = fresh();
    for n in 0..200 {
        let typed = [pending(&format!("/costs/{n:03}/basis/amount"), &format!("12,{n},4 ").repeat(8))];
        draft.apply(&edit("Illisible", vec![]), &typed, &stamp(1)).unwrap();
    }
    draft.commit(&store).unwrap();
    drop(store);
    let path = file(folder.path());
    let (_, leaves, size) = pages(&path, "pending_input");
    assert!(leaves.len() > 4);
    destroy(&path, leaves[1], size);
    destroy(&path, leaves[3], size);
    // The window that had it open still holds all of them, and writes them again.
    let store = Store::open(folder.path()).unwrap();
    let opened = store.open_draft(ID).unwrap();
    assert!((100..200).contains(&opened.pending().len()), "{}", opened.pending().len());
    assert!(store.untold_loss(ID).unwrap().unwrap().contains("saisies"));
    draft.commit(&store).unwrap();
    draft.poll(&store).unwrap();
    draft.commit(&store).unwrap();
    assert_eq!(store.open_draft(ID).unwrap().pending(), draft.pending());
    assert_eq!(draft.pending().len(), 200);
}

#[test]
fn annexes_whose_bytes_are_gone_are_missing_and_the_others_are_there() {
    let (folder, store, _draft) = fresh();
    let bytes = |n: u8| vec![n; 300];
    let kept: Vec<_> = (0..100)
        .map(|n| store.put_attachment(&mut bytes(n).as_slice(), instant(1)).unwrap().sha256)
        .collect();
    drop((store, _draft));
    let path = file(folder.path());
    let (_, leaves, size) = pages(&path, "attachment_chunk");
    assert!(leaves.len() > 4, "{}", leaves.len());
    destroy(&path, leaves[2], size);
    let store = Store::open(folder.path()).unwrap();
    let mut there = 0;
    for (n, sha256) in kept.iter().enumerate() {
        match store.read_attachment(sha256) {
            Ok(read) => {
                assert_eq!(read, bytes(u8::try_from(n).unwrap()));
                there += 1;
            }
            Err(StoreError::NoSuchAttachment(_)) => assert!(!store.has_attachment(sha256).unwrap()),
            Err(error) => panic!("{error}"),
        }
    }
    assert!((50..100).contains(&there), "{there}");
    assert!(store.untold_loss(ID).unwrap().unwrap().contains("fichiers joints"));
}

#[test]
fn a_file_that_was_cut_off_opens_with_what_it_holds() {
    let (sound, ..) = full();
    // The pages by which tables are found stand first, in the first hundred thousand bytes.
    let store = Store::open(sound.path()).unwrap();
    let mut draft = store.open_draft(ID).unwrap();
    for n in 0..30 {
        let text: String =
            (0..3_000).map(|at| char::from_digit((at * at * (n + 7)) % 36, 36).unwrap()).collect();
        apply(&mut draft, "Texte", vec![splice("/sections/contexte/text", 0, 0, &text)]);
        draft.commit(&store).unwrap();
    }
    let heads = draft.heads();
    drop(store);
    let bytes = fs::read(file(sound.path())).unwrap();
    let mut opened = 0;
    let cuts: Vec<usize> = (1..6).map(|n| bytes.len() * n / 6).chain([bytes.len() - 1]).collect();
    for cut in &cuts {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file(folder.path()), &bytes[..*cut]).unwrap();
        let draft = Store::open(folder.path()).and_then(|store| {
            let draft = store.open_draft(ID)?;
            let told = store.untold_loss(ID)?;
            assert!(draft.heads() == heads || told.is_some(), "cut at {cut}: shorter, and nothing said");
            Ok(draft)
        });
        match draft {
            Ok(_) => {
                opened += 1;
                works(folder.path(), &format!("cut at {cut}"));
            }
            Err(error) => {
                assert!(matches!(error, StoreError::Damaged(_)), "cut at {cut}: {error:?}")
            }
        }
    }
    assert!(opened * 2 > cuts.len(), "{opened} of {}", cuts.len());
}

#[test]
fn two_that_open_at_once_make_one_copy_and_name_it() {
    for _ in 0..4 {
        let (folder, ..) = full();
        let path = file(folder.path());
        let (_, leaves, size) = pages(&path, "change");
        destroy(&path, leaves[1], size);
        let start = Barrier::new(3);
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..3)
                .map(|_| {
                    scope.spawn(|| {
                        let store = Store::open(folder.path()).unwrap();
                        start.wait();
                        store.open_draft(ID).unwrap().heads()
                    })
                })
                .collect();
            let heads: Vec<Heads> = opened.into_iter().map(|opened| opened.join().unwrap()).collect();
            assert!(heads.iter().all(|found| *found == heads[0]));
        });
        let told = Store::open(folder.path()).unwrap().untold_loss(ID).unwrap().unwrap();
        assert!(told.contains("avant-reparation-1.sqlite3"), "{told}");
        assert!(!path.with_extension("avant-reparation-2.sqlite3").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
    }
}
