//! The program killed in the middle of its writing: what it had said to be saved is there.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise"
)]

mod support;

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use store::Store;
use support::*;

const FOLDER: &str = "AMORCE_TEST_FOLDER";

/// What the child does: this test again, with a folder in its environment.
fn write_until_killed(folder: &Path) {
    let store = Store::open(folder).unwrap();
    let mut draft = store.open_draft(ID).unwrap();
    let start: u32 = draft.dossier().identity.acronym.parse().unwrap();
    for n in start + 1.. {
        let mut ops = vec![set("/identity/acronym", &n.to_string())];
        ops.extend(line(draft.dossier(), &format!("l{n}"), &format!("{n}.00")));
        apply(&mut draft, "Essai", ops);
        draft.commit(&store).unwrap();
        println!("saved {n}");
        std::io::stdout().flush().unwrap();
        if n % 20 == 0 {
            compact(&mut draft, &store, 2);
        }
    }
}

fn child(folder: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "what_was_said_to_be_saved_is_there_after_a_kill", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn what_was_said_to_be_saved_is_there_after_a_kill() {
    if let Some(folder) = env::var_os(FOLDER) {
        return write_until_killed(Path::new(&folder));
    }
    let (folder, store, mut draft) = fresh();
    apply(&mut draft, "Essai", vec![set("/identity/acronym", "0")]);
    draft.commit(&store).unwrap();
    drop((draft, store));
    let mut said = 0;
    for round in 1_u32..=6 {
        let mut child = child(folder.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let stop = said + 5 + 7 * round;
        let mut killed = false;
        // Every line that was written before the kill counts.
        while let Some(Ok(line)) = lines.next() {
            if let Some(n) = line.strip_prefix("saved ") {
                said = n.parse().unwrap();
            }
            if said >= stop && !killed {
                child.kill().unwrap();
                killed = true;
            }
        }
        child.wait().unwrap();
        assert!(killed, "the child stopped by itself");

        let store = Store::open(folder.path()).unwrap();
        let draft = store.open_draft(ID).unwrap();
        assert_eq!(draft.damage(), None);
        let there: u32 = draft.dossier().identity.acronym.parse().unwrap();
        assert!(there == said || there == said + 1, "{said} said, {there} there");
        assert_eq!(draft.dossier().costs.len(), there as usize, "each edit whole, none twice");
    }
}
