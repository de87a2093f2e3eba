//! A draft's life: made, worked on, closed, opened again, put away.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod support;

use dossier::{Op, Pointer};
use store::{PendingInput, Store, StoreError};
use support::*;

#[test]
fn what_was_committed_is_there_after_a_restart() {
    let (folder, store, mut draft) = fresh();
    let ops = line(draft.dossier(), "l1", "1200.50");
    apply(&mut draft, "Dépense", ops);
    apply(&mut draft, "Contexte", vec![splice("/sections/contexte/text", 0, 0, "# Élan 😀\n")]);
    apply(&mut draft, "Contexte", vec![splice("/sections/contexte/text", 9, 0, "!")]);
    let ops = vec![add(draft.dossier(), "/carriers", "c1")];
    apply(&mut draft, "Porteur", ops);
    let ops = vec![
        add(draft.dossier(), "/carriers/c1/agents", "a1"),
        set("/carriers/c1/agents/a1/name", "Jean Petit"),
        set("/identity/x-note", "gardé"),
    ];
    apply(&mut draft, "Agent", ops);
    assert!(!draft.is_saved());
    assert_eq!(draft.commit(&store).unwrap().n, 6);
    assert!(draft.is_saved());
    let before = draft.dossier().clone();
    drop((draft, store));

    let store = Store::open(folder.path()).unwrap();
    let draft = store.open_draft(ID).unwrap();
    assert_eq!(*draft.dossier(), before);
    assert_eq!(&*draft.dossier().id, ID);
    assert_eq!(&*draft.dossier().sections.get("contexte").unwrap().text, "# Élan 😀!\n");
    assert!(draft.damage().is_none() && draft.unread().is_empty());
}

#[test]
fn an_item_that_comes_with_its_fields_its_texts_and_its_own_items_reopens_as_it_was() {
    let (folder, store, mut draft) = fresh();
    let mut ops = vec![
        add(draft.dossier(), "/carriers", "c1"),
        set("/carriers/c1/name", "DRAC"),
        // The last word stands.
        set("/carriers/c1/name", "DREAL"),
        set("/carriers/c1/head/name", "Anne Roy"),
    ];
    let mut grown = draft.dossier().clone();
    grown.apply(&ops).unwrap();
    ops.push(add(&grown, "/carriers/c1/agents", "a1"));
    ops.push(set("/carriers/c1/agents/a1/name", "Jean Petit"));
    ops.push(set("/carriers/c1/address", "1, place de la Préfecture"));
    ops.push(splice("/sections/contexte/text", 0, 0, "Écouter les usagers"));
    apply(&mut draft, "Collé", ops);
    draft.commit(&store).unwrap();
    let before = draft.dossier().clone();
    drop((draft, store));

    let store = Store::open(folder.path()).unwrap();
    let draft = store.open_draft(ID).unwrap();
    assert_eq!(*draft.dossier(), before);
    assert_eq!(&*draft.dossier().carriers.get("c1").unwrap().name, "DREAL");
}

#[test]
fn what_was_removed_comes_back_as_it_was_after_a_restart() {
    let (folder, store, mut draft) = fresh();
    let ops = line(draft.dossier(), "l1", "10");
    apply(&mut draft, "Dépense", ops);
    let before = draft.dossier().clone();
    apply(&mut draft, "Suppression", vec![Op::Remove { at: "/costs/l1".into() }]);
    draft.commit(&store).unwrap();
    drop((draft, store));

    let store = Store::open(folder.path()).unwrap();
    let mut draft = store.open_draft(ID).unwrap();
    assert!(draft.dossier().costs.is_empty());
    assert_eq!(draft.can_undo(), Some("Suppression"));
    draft.undo(&stamp(2)).unwrap();
    assert_eq!(*draft.dossier(), before);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let (_folder, store, mut draft) = fresh();
    let (before, heads) = (draft.dossier().clone(), draft.heads());
    let mut ops = line(draft.dossier(), "l1", "10");
    ops.push(set("/costs/l1/basis/amount", "12,3,4"));
    let refused = draft.apply(&edit("Dépense", ops), &[], &stamp(1));
    assert!(matches!(refused, Err(StoreError::Edit(_))));
    assert_eq!(draft.dossier().costs.len(), before.costs.len());
    draft.commit(&store).unwrap();
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!(*reopened.dossier(), before);
    assert_eq!((draft.can_undo(), draft.heads()), (None, heads));
}

#[test]
fn what_cannot_be_read_is_kept_until_the_field_is_set() {
    let (folder, store, mut draft) = fresh();
    let at = Pointer::new("/grant/requested");
    apply(&mut draft, "Subvention", vec![set("/grant/requested", "100")]);
    let unreadable = PendingInput { at: at.clone(), text: Some("12,3,4".to_owned()) };
    draft.apply(&edit("Subvention", vec![Op::Unset { at: at.clone() }]), &[unreadable], &stamp(1)).unwrap();
    let committed = draft.commit(&store).unwrap();
    assert_eq!(
        draft.pending().get(&at).map(String::as_str),
        Some("12,3,4"),
        "writing it down keeps it in the picture"
    );
    assert!(committed.elsewhere.is_none(), "nobody else wrote");
    drop((draft, store));

    let store = Store::open(folder.path()).unwrap();
    let mut draft = store.open_draft(ID).unwrap();
    assert_eq!(draft.pending().get(&at).map(String::as_str), Some("12,3,4"));
    assert!(draft.dossier().grant.requested.is_none());
    apply(&mut draft, "Subvention", vec![set("/grant/requested", "1234")]);
    assert!(draft.pending().is_empty());
    draft.commit(&store).unwrap();
    assert!(store.open_draft(ID).unwrap().pending().is_empty());
    // Undone, the unreadable text is back in its place.
    draft.undo(&stamp(2)).unwrap();
    assert_eq!(draft.pending().get(&at).map(String::as_str), Some("12,3,4"));
}

#[test]
fn drafts_are_listed_put_in_the_trash_and_purged() {
    let (_folder, store, draft) = fresh();
    let other = store.create("autre", &[], &[], &call(), Some(ID), &stamp(5)).unwrap();
    assert_eq!(&*other.dossier().origin, ID);
    let ids = |trashed| -> Vec<String> {
        store.list(trashed).unwrap().into_iter().map(|listed| listed.id).collect()
    };
    assert_eq!(ids(false), ["autre", ID]);
    assert!(matches!(
        store.create("autre", &[], &[], &call(), None, &stamp(6)),
        Err(StoreError::DraftExists(_))
    ));

    store.put_projection(ID, &draft.heads(), r#"{"title":"Fabrique"}"#).unwrap();
    let listed = &store.list(false).unwrap()[1];
    assert_eq!((listed.projection.as_deref(), listed.current), (Some(r#"{"title":"Fabrique"}"#), true));

    store.trash(ID, instant(9)).unwrap();
    assert_eq!((ids(false), ids(true)), (vec!["autre".to_owned()], vec![ID.to_owned()]));
    store.untrash(ID).unwrap();
    assert!(ids(true).is_empty());
    store.purge(ID, instant(10)).unwrap();
    assert!(matches!(store.open_draft(ID), Err(StoreError::NoSuchDraft(_))));
    assert!(matches!(store.trash(ID, instant(11)), Err(StoreError::NoSuchDraft(_))));
}

#[test]
fn a_projection_is_known_to_be_older_than_the_draft() {
    let (_folder, store, mut draft) = fresh();
    store.put_projection(ID, &draft.heads(), "{}").unwrap();
    apply(&mut draft, "Acronyme", vec![set("/identity/acronym", "FT")]);
    draft.commit(&store).unwrap();
    assert!(!store.list(false).unwrap()[0].current);
    store.put_projection(ID, &draft.heads(), "{}").unwrap();
    assert!(store.list(false).unwrap()[0].current);
}

#[test]
fn a_batch_is_written_on_another_thread_while_the_edits_go_on() {
    let (folder, store, mut draft) = fresh();
    apply(&mut draft, "Titre", vec![set("/identity/title", "Un")]);
    let batch = draft.batch().unwrap();
    let (batch, receipt) = std::thread::scope(|scope| {
        let writer = scope.spawn(move || {
            let receipt = store.write_batch(&batch);
            (batch, receipt)
        });
        apply(&mut draft, "Titre", vec![set("/identity/title", "Deux")]);
        writer.join().unwrap()
    });
    assert_eq!(draft.settle(&batch, receipt.unwrap()).unwrap().n, batch.n());
    assert!(!draft.is_saved());
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(&*store.open_draft(ID).unwrap().dossier().identity.title, "Un");
    draft.commit(&store).unwrap();
    let reopened = store.open_draft(ID).unwrap();
    assert_eq!((&*reopened.dossier().identity.title, reopened.can_undo()), ("Deux", Some("Titre")));
}

#[test]
fn what_another_process_wrote_is_taken_in_whichever_store_looks() {
    let (folder, store, mut draft) = fresh();
    let (second, third) = (Store::open(folder.path()).unwrap(), Store::open(folder.path()).unwrap());
    assert_eq!(draft.poll(&second).unwrap(), None);
    let mut other = third.open_draft(ID).unwrap();
    for (n, looks) in [&store, &second, &store, &second].into_iter().enumerate() {
        apply(&mut other, "Acronyme", vec![set("/identity/acronym", &format!("A{n}"))]);
        other.commit(&third).unwrap();
        let elsewhere = draft.poll(looks).unwrap().unwrap();
        assert_eq!(elsewhere.touched.into_iter().collect::<Vec<_>>(), [Pointer::new("/identity/acronym")]);
        assert_eq!(*draft.dossier().identity.acronym, format!("A{n}"));
        assert_eq!(draft.poll(looks).unwrap(), None);
    }
}

/// The saver is another thread: what it takes there must be allowed to go.
#[test]
fn drafts_stores_and_batches_may_go_to_another_thread() {
    fn may_go<T: Send>() {}
    may_go::<store::OpenDraft>();
    may_go::<store::Batch>();
    may_go::<store::Receipt>();
    may_go::<store::Snapshot>();
    may_go::<Store>();
}

#[test]
fn the_example_is_kept_field_by_field() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../assets/examples/laboratoire-centre-val-de-loire/dossier.json"
    );
    let json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut n = 0;
    let mut id = || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    };
    let ops = dossier::import::import(&json, &mut id).unwrap().ops;
    let (_folder, store, _draft) = fresh();
    let created = store.create("exemple", &ops, &[], &call(), None, &stamp(0)).unwrap();
    assert!(created.dossier().costs.len() > 30, "the whole example");
    let reopened = store.open_draft("exemple").unwrap();
    assert_eq!(reopened.dossier(), created.dossier());
    assert_eq!((reopened.unread(), reopened.heads()), (&[][..], created.heads()));
}
