//! What must hold of the two pictures and of the engine, whatever the edits.

use proptest::prelude::*;

use crate::support::random::{Act, act, seen};
use crate::support::{ID, call, edit, fresh, set, stamp};
use crate::{OpenDraft, Store, hydrate};

/// A draft with something in every part, so that edits have what to act upon.
fn furnished() -> (tempfile::TempDir, Store, OpenDraft) {
    let (folder, store, mut draft) = fresh();
    let text = crate::support::splice("/sections/contexte/text", 0, 0, "Le territoire 😀 vit.\n");
    crate::support::apply(&mut draft, "Contexte", vec![text]);
    for list in ["/costs", "/carriers", "/work_plan/tasks", "/annexes", "/scenarios"] {
        let ops = vec![crate::support::add(draft.dossier(), list, "first")];
        crate::support::apply(&mut draft, "Ajout", ops);
    }
    for list in ["/carriers/first/agents", "/scenarios/first/costs", "/sections/contexte/comments"] {
        let ops = vec![crate::support::add(draft.dossier(), list, "inner")];
        crate::support::apply(&mut draft, "Ajout", ops);
    }
    draft.commit(&store).unwrap();
    (folder, store, draft)
}

fn perform(draft: &mut OpenDraft, act: &Act, who: &str) {
    let ops = act.ops(draft.dossier(), who);
    draft.apply(&edit("Essai", ops), &[], &stamp(1)).unwrap();
}

fn assert_pictures_equal(draft: &OpenDraft) {
    let (hydrated, unread) = hydrate::whole(&draft.document.engine).unwrap();
    assert_eq!(hydrated, draft.dossier);
    assert_eq!(unread, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_does_the_same_to_the_structures_and_to_the_document(acts in prop::collection::vec(act(), 1..25)) {
        let (_folder, store, mut draft) = furnished();
        for act in &acts {
            perform(&mut draft, act, "me");
            assert_pictures_equal(&draft);
        }
        draft.commit(&store).unwrap();
        let reopened = store.open_draft(ID).unwrap();
        prop_assert_eq!(reopened.dossier(), draft.dossier());
        prop_assert_eq!(reopened.heads(), draft.heads());
        prop_assert_eq!(reopened.damage(), None);
    }

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_it_the_end(acts in prop::collection::vec(act(), 1..20)) {
        let (_folder, store, mut draft) = furnished();
        draft.undo = Default::default();
        store.db.execute("DELETE FROM undo_group", []).unwrap();
        let start = seen(draft.dossier());
        for act in &acts {
            perform(&mut draft, act, "me");
        }
        let end = seen(draft.dossier());
        draft.commit(&store).unwrap();
        let mut draft = store.open_draft(ID).unwrap();
        while let Some(undone) = draft.undo(&stamp(2)).unwrap() {
            prop_assert_eq!(undone.kept, []);
        }
        prop_assert_eq!(seen(draft.dossier()), start);
        assert_pictures_equal(&draft);
        draft.commit(&store).unwrap();
        let mut draft = store.open_draft(ID).unwrap();
        while draft.redo(&stamp(3)).unwrap().is_some() {}
        prop_assert_eq!(seen(draft.dossier()), end);
        assert_pictures_equal(&draft);
    }

    #[test]
    fn two_processes_on_one_draft_lose_nothing(
        acts in prop::collection::vec((any::<bool>(), 0_u8..4, act()), 1..30),
    ) {
        let (folder, store, one) = furnished();
        let other_store = Store::open(folder.path()).unwrap();
        let two = other_store.open_draft(ID).unwrap();
        let mut sides = [(one, store), (two, other_store)];
        for (second, then, act) in &acts {
            let (draft, store) = &mut sides[usize::from(*second)];
            perform(draft, act, if *second { "two" } else { "one" });
            match then {
                0 => drop(draft.commit(store).unwrap()),
                1 => drop(draft.poll(store).unwrap()),
                _ => {}
            }
            assert_pictures_equal(draft);
        }
        for (draft, store) in &mut sides {
            draft.commit(store).unwrap();
        }
        for (draft, store) in &mut sides {
            draft.poll(store).unwrap();
            assert_pictures_equal(draft);
        }
        // Heads name the whole history: equal, nobody's change is missing.
        let reopened = sides[0].1.open_draft(ID).unwrap();
        prop_assert_eq!(reopened.damage(), None);
        for (draft, _) in &sides {
            prop_assert_eq!(draft.heads(), reopened.heads());
            prop_assert_eq!(draft.dossier(), reopened.dossier());
        }
    }

    #[test]
    fn merging_is_commutative_and_idempotent(
        ours in prop::collection::vec(act(), 1..12),
        theirs in prop::collection::vec(act(), 1..12),
    ) {
        let (_folder, store, mut one) = furnished();
        let mut two = store.open_draft(ID).unwrap();
        let base = one.heads();
        ours.iter().for_each(|act| perform(&mut one, act, "one"));
        theirs.iter().for_each(|act| perform(&mut two, act, "two"));
        let (from_one, from_two) = (one.document.changes_since(&base), two.document.changes_since(&base));
        for _ in 0..2 {
            for (draft, changes) in [(&mut one, &from_two), (&mut two, &from_one)] {
                let chains = draft.document.take(changes.clone()).unwrap();
                hydrate::refresh(&draft.document.engine, &mut draft.dossier, &chains).unwrap();
                assert_pictures_equal(draft);
            }
        }
        prop_assert_eq!(one.heads(), two.heads());
        prop_assert_eq!(one.dossier(), two.dossier());
    }
}

#[test]
fn a_section_that_two_people_begin_is_one_section() {
    let (_folder, store, mut one) = fresh();
    let mut two = store.open_draft(ID).unwrap();
    let write = |draft: &mut OpenDraft, text: &str| {
        let op = crate::support::splice("/sections/nouvelle/text", 0, 0, text);
        crate::support::apply(draft, "Rubrique", vec![op]);
    };
    write(&mut one, "Un. ");
    write(&mut two, "Deux. ");
    one.commit(&store).unwrap();
    let elsewhere = two.commit(&store).unwrap().elsewhere.unwrap();
    assert!(elsewhere.touched.contains(&"/sections/nouvelle/text".into()));
    one.poll(&store).unwrap();
    let text = two.dossier().sections.get("nouvelle").unwrap().text.to_string();
    assert!(text.contains("Un. ") && text.contains("Deux. "), "{text}");
    assert_eq!(store.open_draft(ID).unwrap().dossier(), two.dossier());
}

#[test]
fn a_new_draft_starts_from_what_all_dossiers_share() {
    let (_folder, store, draft) = fresh();
    let other = store.create("autre", &[set("/identity/title", "T")], &[], &call(), None, &stamp(0)).unwrap();
    let first = |draft: &OpenDraft| draft.document.changes_since(&Default::default())[0].hash();
    assert_eq!(first(&draft), first(&other));
}

/// A document that automerge 0.12.0 wrote, and what is in it: every release must read it so.
#[test]
fn the_documents_of_earlier_releases_are_read_as_they_were() {
    let document =
        crate::document::Document::load(include_bytes!("../tests/golden/automerge-0.12.0")).unwrap();
    let (dossier, unread) = hydrate::whole(&document.engine).unwrap();
    let expected = include_str!("../tests/golden/automerge-0.12.0.txt");
    assert_eq!(seen(&dossier).join("\n"), expected.trim_end());
    assert_eq!(unread, []);
}
