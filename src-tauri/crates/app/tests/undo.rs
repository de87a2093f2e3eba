//! Undo and redo as a window sees them, alone and beside the command line.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::sync::{Mutex, mpsc};
use std::time::Duration;

use app::dto::{OpRequest, PositionRequest, SaveState};
use app::{Desk, Event};

use support::{clock, desk, edit, input};

const LINE: &str = "5a0c6a7e-0000-4000-8000-000000000001";

#[test]
fn undo_takes_back_a_group_and_redo_does_it_again() {
    let (_folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    desk.open_draft(&id).unwrap();
    let fields = [("basis/kind", "lump_sum"), ("basis/amount", "75")];
    let fields = fields.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let (list, id_of_line) = ("/costs".to_owned(), LINE.to_owned());
    let line = OpRequest::Add { list, id: id_of_line, position: PositionRequest::Last, fields };
    desk.edit(&id, &edit(1, vec![line])).unwrap();
    let answer = desk.undo(&id).unwrap();
    assert_eq!(answer.lists["/costs"], Vec::<String>::new());
    assert_eq!(answer.figures["total"].as_deref(), Some("0,00\u{A0}€"));
    assert!(answer.can_undo.is_none());
    let answer = desk.redo(&id).unwrap();
    assert_eq!(answer.lists["/costs"], [LINE]);
    assert_eq!(answer.fields[&format!("/costs/{LINE}/basis/amount")].as_ref().unwrap().text, "75,00");
    assert_eq!(answer.figures["total"].as_deref(), Some("75,00\u{A0}€"));
}

#[test]
fn an_undo_that_cannot_be_done_says_so_and_what_the_next_one_is() {
    let (folder, window) = desk();
    let id = window.create_draft(None, None).unwrap();
    window.open_draft(&id).unwrap();
    window.edit(&id, &edit(1, vec![input("/identity/title", "Le Gué")])).unwrap();
    window.edit(&id, &edit(2, vec![input("/identity/acronym", "GUE")])).unwrap();
    let (tell, told) = mpsc::channel();
    let tell = Mutex::new(tell);
    window.watch(move |event| drop(tell.lock().unwrap().send(event))).unwrap();
    let both = vec![input("/identity/acronym", "GUE 2"), input("/signatures/place", "Tours")];
    window.edit(&id, &edit(3, both)).unwrap();
    let is_saved = |event: &Event| matches!(event, Event::SaveState { state: SaveState::Saved { .. }, .. });
    while !is_saved(&told.recv_timeout(Duration::from_secs(10)).unwrap()) {}
    let other = Desk::open(folder.path(), clock).unwrap();
    other.set(&id, "/identity/acronym", "CLI").unwrap();
    assert_eq!(window.open_draft(&id).unwrap().fields["/identity/acronym"].text, "CLI");

    // Of two fields one is taken back; of one, nothing. What comes next is told each time.
    let half = window.undo(&id).unwrap();
    assert_eq!(half.fields.keys().collect::<Vec<_>>(), ["/signatures/place"]);
    let why = half.kept.unwrap();
    assert!(why.contains("en partie seulement") && why.contains("Acronyme"), "{why}");
    let none = window.undo(&id).unwrap();
    assert!(none.fields.is_empty());
    assert!(none.kept.unwrap().contains("impossible"));
    assert_eq!(none.can_undo.as_deref(), Some("Titre"));
    let title = window.undo(&id).unwrap();
    assert_eq!(title.kept, None);
    assert_eq!(title.fields["/identity/title"].as_ref().map(|field| field.text.as_str()), None);
    assert_eq!(window.open_draft(&id).unwrap().fields["/identity/acronym"].text, "CLI");
}

#[test]
fn what_was_removed_from_elsewhere_is_named_once_and_by_its_name() {
    let (folder, window) = desk();
    let id = window.create_draft(None, None).unwrap();
    window.open_draft(&id).unwrap();
    let file = folder.path().join("Lettre de soutien.pdf");
    std::fs::write(&file, "%PDF-1.4").unwrap();
    let annex = window.attach(&id, &file, "letter", None).unwrap();
    let other = Desk::open(folder.path(), clock).unwrap();
    other.remove(&id, &format!("/annexes/{annex}")).unwrap();
    window.open_draft(&id).unwrap();
    let why = window.undo(&id).unwrap().kept.unwrap();
    assert_eq!(
        why,
        "Annexe Lettre de soutien.pdf\u{A0}: impossible, car l’élément a été supprimé depuis \
         (Annexes › Lettre de soutien)."
    );
}
