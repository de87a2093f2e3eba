//! A file that is no longer what was written: no command works on less than was saved as if nothing had happened.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use std::fs;

use stand::Stand;

const PAGE: usize = 4096;

fn database(stand: &Stand) -> std::path::PathBuf {
    stand.data().join("amorce.sqlite3")
}

fn summarise(stand: &Stand, draft: &str, range: std::ops::Range<usize>) {
    for n in range {
        stand.done(&["set", draft, "/identity/summary", &format!("Résumé, version {n}")]);
    }
}

/// Puts one file in the database's place and looks at the draft. Gives what was told, where something was.
fn look(stand: &Stand, draft: &str, bytes: &[u8], whole: &str, what: &str) -> Option<String> {
    fs::write(database(stand), bytes).unwrap();
    let outcome = stand.run(&["--json", "show", draft]);
    if outcome.code == 0 {
        assert_eq!(outcome.out.trim_end(), whole, "{what}: exit code 0, and another text");
        return None;
    }
    assert!([4, 5].contains(&outcome.code), "{what}: {outcome:?}");
    assert_eq!(outcome.out, "", "{what}");
    Some(outcome.error()["message"].as_str().unwrap().to_owned())
}

/// A disk that says « written » and is not: one page stays as it was some edits earlier.
#[test]
fn a_write_that_one_page_lost_never_shortens_a_draft_in_silence() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    summarise(&stand, &id, 0..12);
    let before = fs::read(database(&stand)).unwrap();
    summarise(&stand, &id, 12..16);
    let after = fs::read(database(&stand)).unwrap();
    let whole = stand.done(&["--json", "show", &id]);
    let mut told = 0;
    for (number, old) in before.chunks(PAGE).enumerate() {
        let at = number * PAGE;
        if after[at..at + PAGE] == *old {
            continue;
        }
        let mut bytes = after.clone();
        bytes[at..at + PAGE].copy_from_slice(old);
        told += usize::from(look(&stand, &id, &bytes, &whole, &format!("page {}", number + 1)).is_some());
    }
    assert!(told > 0, "edits that no page holds any more cannot come back");
}

#[test]
fn a_bit_anywhere_never_shortens_a_draft_in_silence_nor_ends_in_a_defect() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    summarise(&stand, &id, 0..8);
    let sound = fs::read(database(&stand)).unwrap();
    let whole = stand.done(&["--json", "show", &id]);
    // Chance that is the same at each run (xorshift).
    let mut chance = 0x5EED_u64;
    for _ in 0..150 {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let bit = usize::try_from(chance % (sound.len() as u64 * 8)).unwrap();
        let mut bytes = sound.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        look(&stand, &id, &bytes, &whole, &format!("bit {bit}"));
    }
}

/// Overwrites a text of the schema, on the first pages, with one of the same length.
fn rewritten(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from.as_bytes())).collect();
    assert!(!places.is_empty(), "{from}");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

#[test]
fn a_schema_that_is_damaged_is_no_defect_of_the_program() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let sound = fs::read(database(&stand)).unwrap();
    let mut older = sound.clone();
    // The number of the format, in the header of a SQLite file.
    older[60..64].copy_from_slice(&[0, 0, 0, 1]);
    for args in [vec!["list"], vec!["show", &id], vec!["set", &id, "/identity/title", "X"]] {
        fs::write(database(&stand), &older).unwrap();
        let error = stand.refused(5, &args);
        assert_eq!(error["code"], "storage_damaged", "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("endommagées") && message.contains("amorce.sqlite3"), "{message}");
        assert!(!message.contains("no such") && !message.contains("already"), "{message}");
    }
}

/// Tables that are no longer as they were made are made anew: what they lost is told once, where it matters to somebody.
#[test]
fn a_table_beside_the_edits_that_is_damaged_stops_no_work() {
    for (from, to, lost) in [
        ("setting", "sitting", Some("des réglages")),
        ("heads BLOB NOT NULL,\n    json", "tails BLOB NOT NULL,\n    json", None),
    ] {
        let stand = Stand::new();
        let id = stand.draft("Le Gué");
        let sound = fs::read(database(&stand)).unwrap();
        fs::write(database(&stand), rewritten(&sound, from, to)).unwrap();
        assert_eq!(stand.json(&["list"])[0]["title"], "Le Gué");
        if let Some(lost) = lost {
            let told = stand.refused(5, &["show", &id]);
            assert_eq!(told["code"], "storage_damaged");
            let message = told["message"].as_str().unwrap();
            assert!(message.contains(lost) && message.contains("avant-reparation-1"), "{message}");
        }
        stand.done(&["set", &id, "/identity/acronym", "GUE"]);
        assert_eq!(stand.show(&id, "/identity/acronym"), "GUE");
    }
}

/// What is left of the draft is told, then read, written, exported and copied as any other.
#[test]
fn a_page_of_edits_that_is_destroyed_leaves_a_draft_to_work_on() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    summarise(&stand, &id, 0..24);
    let mut bytes = fs::read(database(&stand)).unwrap();
    // Pages of several rows: each begins with the engine's magic bytes.
    let magic = [0x85, 0x6F, 0x4A, 0x83];
    let rows = |page: &[u8]| page.windows(4).filter(|window| *window == magic).count();
    let pages: Vec<usize> =
        (0..bytes.len() / PAGE).filter(|n| rows(&bytes[n * PAGE..][..PAGE]) > 3).collect();
    assert!(pages.len() > 1, "{pages:?}");
    let at = pages[1] * PAGE;
    bytes[at..at + PAGE].fill(0);
    fs::write(database(&stand), bytes).unwrap();
    let error = stand.refused(5, &["show", &id]);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("amorce.avant-reparation-1.sqlite3"), "{message}");
    assert!(!error["hints"].as_array().unwrap().is_empty(), "{error}");
    assert_eq!(stand.show(&id, "/identity/title"), "Le Gué");
    stand.done(&["set", &id, "/identity/title", "Le Gué, suite"]);
    stand.done(&["export", &id, "--to", &stand.arg("gué.json")]);
    let copy = stand.done(&["duplicate", &id]);
    assert_eq!(stand.show(&copy, "/identity/title"), "Le Gué, suite (copie)");
}

/// Looking for the draft that is meant makes the cards that are missing; what that finds is not lost on a list.
#[test]
fn what_a_list_found_is_still_told_to_whoever_opens_the_draft() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/identity/acronym", "ZWQPERDU"]);
    let sound = fs::read(database(&stand)).unwrap();
    // The last edit, and the card that would answer for it.
    let bytes = rewritten(&rewritten(&sound, "ZWQPERDU", "ZWQPERDV"), "\"progress\":", "\"progresz\":");
    fs::write(database(&stand), bytes).unwrap();
    for _ in 0..2 {
        let card = &stand.json(&["list"])[0];
        assert!(card["damaged"].as_str().unwrap().contains("mise de côté"), "{card}");
    }
    let error = stand.refused(5, &["show", &id[..8]]);
    assert!(error["message"].as_str().unwrap().contains("mise de côté"), "{error}");
    assert_eq!(stand.show(&id, "/identity/title"), "Le Gué", "and then one goes on");
    assert!(stand.json(&["list"])[0]["damaged"].as_str().unwrap().contains("mise de côté"));
}
