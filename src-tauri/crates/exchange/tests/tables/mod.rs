//! Tables that come from anywhere, as the tests open and read them.
#![allow(dead_code, reason = "each test file uses some of these words")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use dossier::parts::Project;
use exchange::intake::{Grid, IntakeError, Kept, Layout, LineRead, Table, read_lines};
use exchange::names::{Named, Names};

pub fn open(name: &str, bytes: &[u8]) -> Result<Grid, IntakeError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Table::open(&path)?.grid(None)
}

pub fn lines(grid: &Grid, names: &Names) -> Vec<LineRead> {
    read_lines(grid, &Layout::of(grid, &Kept::new()).unwrap(), names, &Project::default()).unwrap()
}

/// Two bearers and two categories.
fn names() -> Names {
    let named = |labels: &[&str]| -> Vec<Named> {
        let named = |label: &&str| Named { id: (*label).to_owned(), label: (*label).to_owned() };
        labels.iter().map(named).collect()
    };
    Names {
        bearers: named(&["DREAL", "DRAAF"]),
        categories: named(&["Formation", "Locaux"]),
        ..Names::default()
    }
}

/// The rows of a text that are set aside, each with its reason, where these are known.
pub fn aside(text: &str) -> BTreeMap<u32, String> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &names());
    let why = |line: &LineRead| Some((line.row, line.aside.clone()?.replace('\u{A0}', " ")));
    read.iter().filter_map(why).collect()
}

pub fn rows(text: &str) -> Vec<u32> {
    aside(text).into_keys().collect()
}

pub fn faults(grid: &Grid) -> Vec<String> {
    let read = lines(grid, &Names::default());
    read.iter().flat_map(|line| &line.faults).map(|fault| fault.to_string().replace('\u{A0}', " ")).collect()
}

pub fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    // Unoptimised, and on a machine that others use: two seconds are what the built program has, and a reader that
    // lays the sheet out never ends.
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
    done
}

/// How the totals of a text are not what its lines amount to.
pub fn off(text: &str) -> Vec<String> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &names());
    read.into_iter().filter_map(|line| Some(line.off?.replace(['\u{A0}', '\u{202F}'], " "))).collect()
}
