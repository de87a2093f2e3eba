//! Undo and redo: by groups, across restarts, never over somebody else's work.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use dossier::{Edit, Op};
use store::{OpenDraft, PendingInput, Store};
use support::*;

fn typed(draft: &mut OpenDraft, group: &str, ops: Vec<Op>) {
    let edit = Edit { group: group.to_owned(), label: "Texte".to_owned(), ops };
    draft.apply(&edit, &[], &stamp(1)).unwrap();
}

const TEXT: &str = "/sections/contexte/text";

fn text(draft: &OpenDraft) -> String {
    draft.dossier().sections.get("contexte").map(|section| section.text.to_string()).unwrap_or_default()
}

#[test]
fn a_run_of_typing_is_undone_at_once() {
    let (_folder, store, mut draft) = fresh();
    typed(&mut draft, "a", vec![splice(TEXT, 0, 0, "Bonjour ")]);
    for (at, letter) in ["l", "e", "s", "😀"].iter().enumerate() {
        typed(&mut draft, "b", vec![splice(TEXT, 8 + at, 0, letter)]);
        draft.commit(&store).unwrap();
    }
    typed(&mut draft, "b", vec![splice(TEXT, 11, 2, "")]);
    typed(&mut draft, "b", vec![splice(TEXT, 10, 1, "")]);
    assert_eq!(text(&draft), "Bonjour le");
    draft.undo(&stamp(2)).unwrap();
    assert_eq!(text(&draft), "Bonjour ");
    draft.redo(&stamp(2)).unwrap();
    assert_eq!(text(&draft), "Bonjour le");
    draft.undo(&stamp(2)).unwrap();
    draft.undo(&stamp(2)).unwrap();
    assert_eq!((text(&draft).as_str(), draft.can_undo()), ("", None));
}

#[test]
fn what_was_typed_and_taken_back_leaves_nothing_to_undo() {
    let (_folder, _store, mut draft) = fresh();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Labo")]);
    for text in ["X", "XY", "Labo"] {
        typed(&mut draft, "g1", vec![set("/identity/title", text)]);
    }
    assert_eq!(draft.can_undo(), Some("Titre"));
    draft.undo(&stamp(2)).unwrap();
    assert_eq!((&*draft.dossier().identity.title, draft.can_undo()), ("Fabrique des transitions", None));
}

#[test]
fn what_was_typed_key_by_key_and_cannot_be_read_is_undone_at_once() {
    let (_folder, _store, mut draft) = fresh();
    apply(&mut draft, "Durée", vec![set("/project/working_days", "210")]);
    let at: dossier::Pointer = "/project/working_days".into();
    for (key, text) in ["a", "ab", "abc"].into_iter().enumerate() {
        let ops = if key == 0 { vec![Op::Unset { at: at.clone() }] } else { Vec::new() };
        let edit = Edit { group: "typing".to_owned(), label: "Jours".to_owned(), ops };
        let unread = PendingInput { at: at.clone(), text: Some(text.to_owned()) };
        draft.apply(&edit, &[unread], &stamp(1)).unwrap();
    }
    let shown = |draft: &OpenDraft| {
        let days = dossier::Leaf::text(&draft.dossier().project.working_days);
        (days, draft.pending().get(&at).cloned())
    };
    assert_eq!(shown(&draft), ("".to_owned(), Some("abc".to_owned())));
    draft.undo(&stamp(2)).unwrap();
    assert_eq!(shown(&draft), ("210".to_owned(), None));
    draft.redo(&stamp(3)).unwrap();
    assert_eq!(shown(&draft), ("".to_owned(), Some("abc".to_owned())));
    draft.undo(&stamp(4)).unwrap();
    assert_eq!(shown(&draft), ("210".to_owned(), None));
}

#[test]
fn what_could_not_be_read_and_was_taken_back_leaves_nothing_to_undo_and_all_that_could_be_redone() {
    let (_folder, store, mut draft) = fresh();
    apply(&mut draft, "Durée", vec![set("/project/working_days", "210")]);
    apply(&mut draft, "Titre", vec![set("/identity/title", "Autre")]);
    draft.undo(&stamp(2)).unwrap();
    draft.commit(&store).unwrap();
    let at: dossier::Pointer = "/project/working_days".into();
    let mut key = |text: Option<&str>, ops: Vec<Op>| {
        let edit = Edit { group: "typing".to_owned(), label: "Jours".to_owned(), ops };
        let unread = PendingInput { at: at.clone(), text: text.map(str::to_owned) };
        draft.apply(&edit, &[unread], &stamp(3)).unwrap();
        draft.commit(&store).unwrap();
        (draft.can_undo().map(str::to_owned), draft.can_redo().map(str::to_owned))
    };
    let unset = || vec![Op::Unset { at: "/project/working_days".into() }];
    let days = |days: &str| vec![set("/project/working_days", days)];
    let nothing = (Some("Durée".to_owned()), Some("Titre".to_owned()));
    // Once more in the same cell, and by way of what could be read.
    for _ in 0..2 {
        assert_eq!(key(None, days("9")), (Some("Jours".to_owned()), None));
        key(Some("9a"), unset());
        key(Some("9ab"), unset());
        assert_eq!(key(None, days("210")), nothing);
    }
    let again = store.open_draft(ID).unwrap();
    assert_eq!((again.can_undo(), again.can_redo()), (Some("Durée"), Some("Titre")));
    draft.redo(&stamp(4)).unwrap();
    assert_eq!(&*draft.dossier().identity.title, "Autre");
    // What another edit has followed is gone for good.
    draft.undo(&stamp(5)).unwrap();
    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FT")]);
    typed(&mut draft, "x", days("1"));
    typed(&mut draft, "x", days("210"));
    assert_eq!((draft.can_undo(), draft.can_redo()), (Some("Acronyme"), None));
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let (folder, store, mut draft) = fresh();
    let ops = line(draft.dossier(), "l1", "10");
    apply(&mut draft, "Dépense", ops);
    apply(&mut draft, "Titre", vec![set("/identity/title", "Autre")]);
    draft.undo(&stamp(2)).unwrap();
    draft.commit(&store).unwrap();
    drop((draft, store));

    let store = Store::open(folder.path()).unwrap();
    let mut draft = store.open_draft(ID).unwrap();
    assert_eq!((draft.can_undo(), draft.can_redo()), (Some("Dépense"), Some("Titre")));
    let redone = draft.redo(&stamp(3)).unwrap().unwrap();
    assert_eq!((redone.label.as_str(), redone.touched), ("Titre", vec!["/identity/title".into()]));
    assert_eq!(&*draft.dossier().identity.title, "Autre");
    draft.undo(&stamp(3)).unwrap();
    draft.undo(&stamp(3)).unwrap();
    assert!(draft.dossier().costs.is_empty());
    assert_eq!(&*draft.dossier().identity.title, "Fabrique des transitions");
}

#[test]
fn a_new_edit_ends_what_could_be_redone() {
    let (_folder, store, mut draft) = fresh();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Un")]);
    draft.commit(&store).unwrap();
    draft.undo(&stamp(2)).unwrap();
    draft.commit(&store).unwrap();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Deux")]);
    draft.commit(&store).unwrap();
    assert_eq!(draft.can_redo(), None);
    assert_eq!(store.open_draft(ID).unwrap().can_redo(), None);
}

#[test]
fn what_somebody_else_changed_since_is_left_and_named() {
    let (_folder, store, mut draft) = fresh();
    let ops = line(draft.dossier(), "l1", "10");
    apply(&mut draft, "Dépense", ops);
    draft.commit(&store).unwrap();
    let mut other = store.open_draft(ID).unwrap();
    apply(&mut other, "Libellé", vec![set("/costs/l1/label", "Séminaire")]);
    other.commit(&store).unwrap();
    // One connection sees no change of version from its own writes: the commit below takes it in all the same.
    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FT")]);
    let elsewhere = draft.commit(&store).unwrap().elsewhere.unwrap();
    assert_eq!(elsewhere.touched.into_iter().collect::<Vec<_>>(), ["/costs/l1/label".into()]);

    draft.undo(&stamp(2)).unwrap();
    let undone = draft.undo(&stamp(2)).unwrap().unwrap();
    assert_eq!(undone.kept, ["/costs/l1".into(), "/costs/l1/label".into()]);
    let line = draft.dossier().costs.get("l1").unwrap();
    assert_eq!((&*line.label, line.basis.amount), ("Séminaire", None));
}

#[test]
fn a_text_is_put_back_only_where_it_still_begins_as_it_did() {
    let (_folder, store, mut draft) = fresh();
    typed(&mut draft, "a", vec![splice(TEXT, 0, 0, "Le territoire vit.")]);
    typed(&mut draft, "b", vec![splice(TEXT, 3, 11, "")]);
    draft.commit(&store).unwrap();
    let mut other = store.open_draft(ID).unwrap();
    apply(&mut other, "Texte", vec![splice(TEXT, 7, 0, " Bien.")]);
    other.commit(&store).unwrap();
    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FT")]);
    draft.commit(&store).unwrap();
    draft.undo(&stamp(2)).unwrap();
    // The other's words stand after: the deletion is undone beside them.
    draft.undo(&stamp(2)).unwrap();
    assert_eq!(text(&draft), "Le territoire vit. Bien.");

    draft.redo(&stamp(2)).unwrap();
    draft.commit(&store).unwrap();
    let mut other = store.open_draft(ID).unwrap();
    apply(&mut other, "Texte", vec![splice(TEXT, 0, 2, "Ce")]);
    other.commit(&store).unwrap();
    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FTT")]);
    draft.commit(&store).unwrap();
    draft.undo(&stamp(2)).unwrap();
    // Now they stand before: where the deletion was is no longer sure.
    let undone = draft.undo(&stamp(2)).unwrap().unwrap();
    assert_eq!((undone.touched, undone.kept), (vec![], vec![TEXT.into()]));
    assert_eq!(text(&draft), "Ce vit. Bien.");
}
