//! A page of the file is destroyed while its draft lies open: the window saves by itself, and nothing of it is lost.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::fs;
use std::sync::mpsc;
use std::time::Duration;

use app::dto::SaveState;
use app::{Desk, ErrorCode, Event};
use tempfile::TempDir;

use support::{apply, clock, desk, edit, input};

const FILE: &str = "amorce.sqlite3";
/// The size of a page, as the store makes them.
const PAGE: usize = 4096;

/// The beginnings of the pages that hold rows of a draft: leaves of tables, with or without row numbers.
fn pages_of(bytes: &[u8], id: &str) -> Vec<usize> {
    let is_its = |page: &[u8]| {
        matches!(page[0], 0x0D | 0x0A) && page.windows(id.len()).any(|text| text == id.as_bytes())
    };
    let pages = bytes.chunks(PAGE).enumerate().skip(1);
    pages.filter(|(_, page)| is_its(page)).map(|(n, _)| n * PAGE).collect()
}

#[test]
fn a_page_destroyed_under_an_open_draft_costs_nothing_that_the_window_holds() {
    let (folder, first) = desk();
    let id = first.create_draft(None, Some("Le Gué")).unwrap();
    for n in 0..30 {
        apply(&first, &id, vec![input("/identity/acronym", &format!("NOM {n}"))]);
        first.close_draft(&id).unwrap();
    }
    apply(&first, &id, vec![input("/grant/requested", "12,3,4")]);
    first.close_draft(&id).unwrap();
    drop(first);
    let sound = fs::read(folder.path().join(FILE)).unwrap();
    let pages = pages_of(&sound, &id);
    assert!(pages.len() > 5, "{}", pages.len());
    let mut met = 0;
    for at in pages {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, &sound).unwrap();
        let window = Desk::open(folder.path(), clock).unwrap();
        window.open_draft(&id).unwrap();
        let mut bytes = sound.clone();
        bytes[at..at + PAGE].fill(0xFF);
        fs::write(&path, bytes).unwrap();
        let (tell, told) = mpsc::channel();
        let tell = std::sync::Mutex::new(tell);
        window.watch(move |event| drop(tell.lock().unwrap().send(event))).unwrap();
        window.edit(&id, &edit(1, vec![input("/identity/title", "Après")])).unwrap();
        let mut states = Vec::new();
        while !matches!(states.last(), Some(SaveState::Saved { .. })) {
            match told.recv_timeout(Duration::from_secs(20)) {
                Ok(Event::SaveState { state, .. }) => states.push(state),
                Ok(_) => {}
                Err(_) => panic!("page at {at}: never saved: {states:?}"),
            }
            assert!(states.len() < 40, "page at {at}: {states:?}");
        }
        window.close_draft(&id).unwrap();
        drop(window);
        if !path.with_extension("avant-reparation-1.sqlite3").exists() {
            // Nobody read that page meanwhile: it is found, and told, by who opens the draft next.
            continue;
        }
        met += 1;
        let other = Desk::open(folder.path(), clock).unwrap();
        let identity = other.show(&id, "/identity").or_else(|told| {
            // Of edits alone there is nothing to tell: the window has written them again.
            assert_eq!(told.code, ErrorCode::StorageDamaged);
            assert!(told.message.contains("avant-reparation-1"), "{}", told.message);
            assert!(told.message.contains("euvent manquer"), "page at {at}: {}", told.message);
            other.show(&id, "/identity")
        });
        let identity = identity.unwrap();
        assert_eq!((&identity["title"], &identity["acronym"]), (&"Après".into(), &"NOM 29".into()), "{at}");
        assert_eq!(other.open_draft(&id).unwrap().fields["/grant/requested"].text, "12,3,4", "page at {at}");
    }
    assert!(met > 1, "{met}");
}
