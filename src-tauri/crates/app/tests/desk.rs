//! A draft's life at the desk: written, closed, reopened, shared between two processes.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::sync::mpsc;
use std::time::Duration;

use app::dto::{BalanceState, DraftPlace, EditRequest, OpRequest, SaveState};
use app::{Desk, ErrorCode, Event};
use tempfile::TempDir;

use support::{add, clock, desk, edit, hour_here, input};

const LINE: &str = "5a0c6a7e-0000-4000-8000-000000000001";

/// What a desk tells without being asked, from now on.
fn watched(desk: &Desk) -> mpsc::Receiver<Event> {
    let (tell, told) = mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    desk.watch(move |event| {
        let _ = tell.lock().unwrap().send(event);
    })
    .unwrap();
    told
}

#[test]
fn a_keystroke_answers_with_what_changed_and_nothing_else() {
    let (_folder, desk) = desk();
    let id = desk.create_draft(None, Some("Le Gué")).unwrap();
    let view = desk.open_draft(&id).unwrap();
    assert_eq!(view.fields["/identity/title"].text, "Le Gué");
    let line =
        add("/costs", LINE, &[("basis/kind", "lump_sum"), ("basis/amount", "100"), ("label", "Atelier")]);
    desk.edit(&id, &edit(1, vec![line])).unwrap();
    let amount = format!("/costs/{LINE}/basis/amount");
    let answer = desk.edit(&id, &edit(2, vec![input(&amount, "1 234,5")])).unwrap();
    assert_eq!(answer.n, 2);
    assert_eq!(answer.fields.keys().collect::<Vec<_>>(), [&amount]);
    assert_eq!(answer.fields[&amount].as_ref().unwrap().text, "1\u{202F}234,50");
    assert_eq!(answer.figures["total"].as_deref(), Some("1\u{202F}234,50\u{A0}€"));
    assert!(answer.lists.is_empty());
    assert!(!answer.figures.contains_key("in_kind"), "what did not change is not sent");
}

#[test]
fn what_cannot_be_read_is_kept_marked_and_still_there_after_a_restart() {
    let (folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    let line = add("/costs", LINE, &[("basis/kind", "lump_sum"), ("basis/amount", "100")]);
    desk.edit(&id, &edit(1, vec![line])).unwrap();
    let amount = format!("/costs/{LINE}/basis/amount");
    let answer = desk.edit(&id, &edit(2, vec![input(&amount, "12,3,4")])).unwrap();
    let state = answer.fields[&amount].clone().unwrap();
    assert_eq!(state.text, "12,3,4");
    assert!(state.error.unwrap().contains("n’est pas un montant"));
    assert_eq!(answer.figures["total"].as_deref(), Some("0,00\u{A0}€"), "the field itself is unset");
    desk.close_draft(&id).unwrap();
    drop(desk);

    let desk = Desk::open(folder.path(), clock).unwrap();
    let view = desk.open_draft(&id).unwrap();
    assert_eq!(view.fields[&amount].text, "12,3,4");
    assert!(view.fields[&amount].error.is_some());
    let unread = |findings: &[app::dto::FindingView]| findings.iter().any(|f| f.pointer == amount);
    assert!(unread(&view.findings));
    let answer = desk.edit(&id, &edit(3, vec![input(&amount, "12,34")])).unwrap();
    assert!(answer.fields[&amount].as_ref().unwrap().error.is_none());
    assert_eq!(answer.figures["total"].as_deref(), Some("12,34\u{A0}€"));
}

#[test]
fn a_text_that_no_cell_can_hold_is_refused_whole() {
    let (_folder, desk) = desk();
    let id = desk.create_draft(None, Some("Le Gué")).unwrap();
    desk.edit(&id, &edit(1, vec![add("/costs", LINE, &[("label", "Atelier")])])).unwrap();
    let before = desk.show(&id, "").unwrap();
    let label = format!("/costs/{LINE}/label");
    let long = "x".repeat(100_000);
    let other = "5a0c6a7e-0000-4000-8000-000000000002";
    for ops in [
        vec![input("/identity/title", "Autre"), input(&label, &long)],
        vec![add("/costs", other, &[("basis/amount", &long)])],
        // Each could be kept unread; all together are no table.
        (0..500).map(|_| input(&label, &long[..9_000])).collect(),
    ] {
        assert_eq!(desk.edit(&id, &edit(2, ops)).unwrap_err().code, ErrorCode::BadInput);
        assert_eq!(desk.show(&id, "").unwrap(), before);
    }
    let answer = desk.edit(&id, &edit(3, vec![input(&label, &long[..9_000])])).unwrap();
    assert!(answer.fields[&label].as_ref().unwrap().error.is_some(), "what a hand may have typed is kept");
}

#[test]
fn a_card_tells_of_an_unreadable_input_at_once_and_after_closing() {
    let (_folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    desk.open_draft(&id).unwrap();
    let before = desk.list(false).unwrap()[0].blocking;
    desk.edit(&id, &edit(1, vec![input("/grant/requested", "12,3,4")])).unwrap();
    assert_eq!(desk.list(false).unwrap()[0].blocking, before + 1);
    desk.close_draft(&id).unwrap();
    assert_eq!(desk.list(false).unwrap()[0].blocking, before + 1);
}

#[test]
fn saved_is_said_once_it_is_on_disk() {
    let (folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    desk.open_draft(&id).unwrap();
    let told = watched(&desk);
    desk.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    let saved = Event::SaveState { draft: id.clone(), state: SaveState::Saved { at: Some(hour_here()) } };
    loop {
        if told.recv_timeout(Duration::from_secs(10)).unwrap() == saved {
            break;
        }
    }
    let other = Desk::open(folder.path(), clock).unwrap();
    assert_eq!(other.show(&id, "/identity/acronym").unwrap(), "GUE");
}

#[test]
fn window_and_command_line_work_on_one_draft_without_loss() {
    let (folder, window) = desk();
    let id = window.create_draft(None, None).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    let cli = Desk::open(folder.path(), clock).unwrap();
    cli.set(&id, "/identity/title", "Écrit par la ligne de commande").unwrap();
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "DEUX")])).unwrap();
    loop {
        if let Event::Patched { answer, .. } = told.recv_timeout(Duration::from_secs(10)).unwrap() {
            let title = answer.fields["/identity/title"].clone().unwrap();
            assert_eq!(title.text, "Écrit par la ligne de commande");
            break;
        }
    }
    window.close_draft(&id).unwrap();
    let third = Desk::open(folder.path(), clock).unwrap();
    let identity = third.show(&id, "/identity").unwrap();
    assert_eq!(identity["acronym"], "DEUX");
    assert_eq!(identity["title"], "Écrit par la ligne de commande");
}

#[test]
fn a_draft_that_is_taken_from_under_the_window_says_so_and_can_be_made_again() {
    let (folder, window) = desk();
    let id = window.create_draft(None, Some("Le Gué")).unwrap();
    window.open_draft(&id).unwrap();
    let told = watched(&window);
    let next_place = || loop {
        if let Event::Placed { place, .. } = told.recv_timeout(Duration::from_secs(10)).unwrap() {
            return place;
        }
    };
    let cli = Desk::open(folder.path(), clock).unwrap();
    cli.trash(&id).unwrap();
    assert_eq!(next_place(), DraftPlace::Trash);
    cli.untrash(&id).unwrap();
    assert_eq!(next_place(), DraftPlace::Home);
    cli.trash(&id).unwrap();
    cli.purge(&id).unwrap();
    while next_place() != DraftPlace::Gone {}

    // What the window holds is all that is left of it.
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    let file = folder.path().join("gue.json");
    assert_eq!(window.preview_export(&id, false).unwrap().file_name, "gue-projet.pdf");
    window.export_json(&id, &file).unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().contains("GUE"));
    assert!(window.close_draft(&id).unwrap_err().message.contains("supprimé définitivement"));
    let again = window.remake(&id).unwrap();
    window.close_draft(&id).unwrap();
    let cards = window.list(false).unwrap();
    assert_eq!((cards.len(), cards[0].id.as_str()), (1, again.as_str()));
    assert_eq!(cards[0].title.as_deref(), Some("Le Gué"));
    assert_eq!(cards[0].acronym.as_deref(), Some("GUE"));
}

#[test]
fn a_draft_that_was_deleted_elsewhere_can_be_left_without_keeping_it() {
    let (folder, window) = desk();
    let id = window.create_draft(None, None).unwrap();
    window.open_draft(&id).unwrap();
    let cli = Desk::open(folder.path(), clock).unwrap();
    cli.trash(&id).unwrap();
    cli.purge(&id).unwrap();
    assert!(window.close_all().is_err());
    window.abandon(&id).unwrap();
    window.close_all().unwrap();
    assert!(window.list(false).unwrap().is_empty());
}

#[test]
fn what_is_typed_never_replaces_unseen_what_the_command_line_wrote_in_that_field() {
    let (folder, window) = desk();
    let id = window.create_draft(None, Some("Base")).unwrap();
    let seen = window.open_draft(&id).unwrap().rev;
    let cli = Desk::open(folder.path(), clock).unwrap();
    cli.set(&id, "/identity/title", "CLI").unwrap();
    let typed = |base, at: &str, text: &str| {
        let mut request = edit(1, vec![input(at, text)]);
        request.base = base;
        window.edit(&id, &request)
    };
    let refused = typed(seen, "/identity/title", "BaseY").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Stale);
    assert!(refused.message.contains("«\u{A0}CLI\u{A0}»"), "{}", refused.message);
    // Another field takes what is typed, and the same once its author has seen the new text.
    typed(seen, "/identity/acronym", "GUE").unwrap();
    let rev = window.open_draft(&id).unwrap().rev;
    let answer = typed(rev, "/identity/title", "CLI et moi").unwrap();
    assert_eq!(answer.fields["/identity/title"].as_ref().unwrap().text, "CLI et moi");
}

/// A folder in which SQLite can make none of the files that it needs to write, whoever asks.
fn take_no_more(folder: &TempDir) -> std::path::PathBuf {
    let in_the_way = folder.path().join("amorce.sqlite3-shm");
    std::fs::create_dir(&in_the_way).unwrap();
    in_the_way
}

#[test]
fn a_folder_that_takes_nothing_is_read_and_written_once_it_can_be() {
    let (folder, first) = desk();
    let id = first.create_draft(None, Some("Le Gué")).unwrap();
    assert_eq!(first.home().unwrap().read_only, None);
    drop(first);
    let in_the_way = take_no_more(&folder);

    let window = Desk::open(folder.path(), clock).unwrap();
    let home = window.home().unwrap();
    assert_eq!(home.drafts[0].title.as_deref(), Some("Le Gué"));
    assert!(home.read_only.unwrap().contains("dossier de données"));
    assert_eq!(window.open_draft(&id).unwrap().fields["/identity/title"].text, "Le Gué");
    assert_eq!(window.create_draft(None, None).unwrap_err().code, ErrorCode::StorageReadOnly);

    let told = watched(&window);
    window.edit(&id, &edit(1, vec![input("/identity/acronym", "GUE")])).unwrap();
    // The saver tells each of its attempts: two a second.
    let wait_for = |wanted: fn(&SaveState) -> bool| {
        let found = (0..60).find(|_| {
            let told = told.recv_timeout(Duration::from_secs(10)).unwrap();
            matches!(told, Event::SaveState { state, .. } if wanted(&state))
        });
        assert!(found.is_some());
    };
    wait_for(
        |state| matches!(state, SaveState::NotSaved { reason } if reason.contains("dossier de données") && reason.contains("reprendra")),
    );
    std::fs::remove_dir(in_the_way).unwrap();
    wait_for(|state| matches!(state, SaveState::Saved { .. }));
    assert_eq!(window.home().unwrap().read_only, None);
    let other = Desk::open(folder.path(), clock).unwrap();
    assert_eq!(other.show(&id, "/identity/acronym").unwrap(), "GUE");
}

#[test]
fn the_example_is_whole_and_balanced() {
    let (_folder, desk) = desk();
    let id = desk.create_example().unwrap();
    let findings = desk.check(&id).unwrap();
    let grave: Vec<_> = findings.iter().filter(|finding| finding.severity != "note").collect();
    assert!(grave.is_empty(), "{grave:#?}");
    let view = desk.open_draft(&id).unwrap();
    assert_eq!(view.budget.balance, BalanceState::Balanced);
    let home = desk.home().unwrap();
    assert_eq!(home.drafts.len(), 1);
    assert_eq!(home.drafts[0].progress, 100);
    assert_eq!(home.drafts[0].total, view.figures["total"]);
}

#[test]
fn a_figure_that_is_not_there_says_so_when_asked_where_it_comes_from() {
    let (_folder, desk) = desk();
    let id = desk.create_example().unwrap();
    desk.open_draft(&id).unwrap();
    assert_eq!(desk.trace(&id, "no/such").unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn drafts_are_duplicated_renamed_trashed_and_purged() {
    let (_folder, desk) = desk();
    let id = desk.create_example().unwrap();
    let copy = desk.duplicate(&id).unwrap();
    assert_eq!(desk.show(&copy, "/origin").unwrap(), id.as_str());
    let title = desk.show(&id, "/identity/title").unwrap();
    assert_eq!(desk.show(&copy, "/identity/title").unwrap(), format!("{} (copie)", title.as_str().unwrap()));
    desk.rename(&copy, "Autre").unwrap();
    assert!(desk.purge(&copy).is_err(), "only what lies in the trash is deleted for good");
    desk.trash(&copy).unwrap();
    assert_eq!(desk.list(false).unwrap().len(), 1);
    desk.untrash(&copy).unwrap();
    desk.trash(&copy).unwrap();
    desk.purge(&copy).unwrap();
    assert!(desk.list(true).unwrap().is_empty());
    assert_eq!(desk.open_draft(&copy).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_copy_keeps_what_could_not_be_read() {
    let (folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    desk.edit(&id, &edit(1, vec![add("/costs", LINE, &[("basis/kind", "lump_sum")])])).unwrap();
    let amount = format!("/costs/{LINE}/basis/amount");
    desk.edit(&id, &edit(2, vec![input(&amount, "12,3,4"), input("/grant/requested", "beaucoup")])).unwrap();
    let blocking = desk.list(false).unwrap()[0].blocking;
    let copy = desk.duplicate(&id).unwrap();
    let card = desk.list(false).unwrap().into_iter().find(|card| card.id == copy).unwrap();
    assert_eq!(card.blocking, blocking, "it blocks the copy as it blocks the original");
    drop(desk);

    let desk = Desk::open(folder.path(), clock).unwrap();
    let view = desk.open_draft(&copy).unwrap();
    let line = view.lists["/costs"][0].clone();
    let state = &view.fields[&format!("/costs/{line}/basis/amount")];
    assert_eq!((state.text.as_str(), state.error.is_some()), ("12,3,4", true));
    assert_eq!(view.fields["/grant/requested"].text, "beaucoup");
    // A file is read by others: it holds what could be read only.
    desk.export_json(&copy, &folder.path().join("a.json")).unwrap();
    let text = std::fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert!(!text.contains("12,3,4") && !text.contains("beaucoup"));
}

#[test]
fn a_splice_on_an_older_text_is_refused() {
    let (folder, window) = desk();
    let id = window.create_draft(None, None).unwrap();
    let at = "/sections/contexte/text";
    let splice = |base: u32, insert: &str| EditRequest {
        base,
        ..edit(
            1,
            vec![OpRequest::Splice { pointer: at.to_owned(), at: 0, delete: 0, insert: insert.to_owned() }],
        )
    };
    let rev = window.open_draft(&id).unwrap().rev;
    window.edit(&id, &splice(rev, "Un début.")).unwrap();
    let cli = Desk::open(folder.path(), clock).unwrap();
    window.close_draft(&id).unwrap();
    let seen = window.open_draft(&id).unwrap().rev;
    cli.set(&id, at, "Tout autre chose.").unwrap();
    // The window takes it in at its next look, and a splice from before is stale.
    window.check(&id).unwrap();
    assert_eq!(window.edit(&id, &splice(seen, "X")).unwrap_err().code, ErrorCode::Stale);
}

/// The draft is damaged on disk; `list` finds it, and a window that opens it hears of it all the same.
#[test]
fn a_window_is_told_of_a_loss_before_it_works_on_what_is_left() {
    let (folder, desk) = desk();
    let id = desk.create_draft(None, Some("Le Gué")).unwrap();
    desk.set(&id, "/identity/acronym", "ZWQPERDU").unwrap();
    drop(desk);
    let path = folder.path().join(store::FILE);
    let mut bytes = std::fs::read(&path).unwrap();
    // The last edit; and the card, which would answer for the draft.
    for (text, other) in [("ZWQPERDU", "ZWQPERDV"), ("\"progress\":", "\"progresz\":")] {
        let places: Vec<usize> =
            (0..bytes.len() - text.len()).filter(|at| bytes[*at..].starts_with(text.as_bytes())).collect();
        assert!(!places.is_empty());
        places.into_iter().for_each(|at| bytes[at..at + text.len()].copy_from_slice(other.as_bytes()));
    }
    std::fs::write(&path, bytes).unwrap();
    let desk = Desk::open(folder.path(), clock).unwrap();
    let card = |desk: &Desk| desk.home().unwrap().drafts.remove(0).damaged.unwrap();
    let said = card(&desk);
    assert!(said.contains("mise de côté"), "{said}");
    let error = desk.open_draft(&id).unwrap_err();
    assert_eq!((error.code, error.message.as_str()), (ErrorCode::StorageDamaged, said.as_str()));
    assert_eq!(desk.open_draft(&id).unwrap().fields["/identity/title"].text, "Le Gué");
    assert_eq!(card(&desk), said);
}
