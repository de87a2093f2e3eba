//! A window and the command line at work on one folder, as two processes: what one has saved, the other reads.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use std::sync::mpsc;
use std::time::Duration;

use app::dto::{EditRequest, OpRequest, SaveState};
use app::{Desk, Event};
use serde_json::json;
use stand::Stand;

fn input(n: u32, pointer: &str, text: &str) -> EditRequest {
    let op = OpRequest::Input { pointer: pointer.to_owned(), text: text.to_owned() };
    EditRequest { n, group: format!("g{n}"), label: String::new(), base: 0, ops: vec![op] }
}

#[test]
fn what_a_window_has_saved_the_command_line_reads_and_the_other_way_round() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    // This process is the window: a desk, and the saver's own connection.
    let window = Desk::open(&stand.data(), chrono::Utc::now).unwrap();
    let (tell, told) = mpsc::channel();
    let tell = std::sync::Mutex::new(tell);
    window.watch(move |event| drop(tell.lock().unwrap().send(event))).unwrap();
    window.open_draft(&id).unwrap();
    let wait_for = |wanted: &dyn Fn(&Event) -> bool| {
        while !wanted(&told.recv_timeout(Duration::from_secs(20)).unwrap()) {}
    };
    for round in 1..4 {
        // A command opens the database, and lets go of it as whoever was there last.
        assert_eq!(stand.json(&["list"])[0]["id"], json!(id));
        let acronym = format!("GUE{round}");
        window.edit(&id, &input(round, "/identity/acronym", &acronym)).unwrap();
        wait_for(&|event| matches!(event, Event::SaveState { state: SaveState::Saved { .. }, .. }));
        assert_eq!(stand.show(&id, "/identity/acronym"), json!(acronym), "« Enregistré » was said");
        let title = format!("Écrit par la ligne de commande, {round}");
        stand.done(&["set", &id, "/identity/title", &title]);
        wait_for(
            &|event| matches!(event, Event::Patched { answer, .. } if answer.fields.contains_key("/identity/title")),
        );
    }
    drop(window);
    assert_eq!(
        stand.show(&id, "/identity"),
        json!({ "title": "Écrit par la ligne de commande, 3", "acronym": "GUE3" })
    );
}

#[test]
fn the_budget_tells_what_was_typed_for_it_and_could_not_be_read() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let before = stand.run(&["budget", &id]);
    assert_eq!((before.code, before.err.as_str()), (0, ""));
    let window = Desk::open(&stand.data(), chrono::Utc::now).unwrap();
    window.open_draft(&id).unwrap();
    window.edit(&id, &input(1, "/grant/requested", "12,3,4")).unwrap();
    window.close_draft(&id).unwrap();
    let told = stand.run(&["budget", &id]);
    assert_eq!(told.code, 0);
    assert_eq!(told.out, before.out);
    assert_eq!(
        told.err,
        "\nSaisies illisibles, dont ces chiffres ne tiennent pas compte\u{a0}:\n  Subvention › Subvention demandée\u{a0}: «\u{a0}12,3,4\u{a0}»\n"
    );
}
