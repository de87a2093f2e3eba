//! Tables that come from anywhere, as the tests open and read them.
#![allow(dead_code, reason = "each test file uses some of these words")]

use std::time::{Duration, Instant};

use dossier::parts::Project;
use exchange::intake::{Grid, IntakeError, Kept, Layout, LineRead, Table, read_lines};
use exchange::names::Names;

pub fn open(name: &str, bytes: &[u8]) -> Result<Grid, IntakeError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Table::open(&path)?.grid(None)
}

pub fn lines(grid: &Grid, names: &Names) -> Vec<LineRead> {
    read_lines(grid, &Layout::of(grid, &Kept::new()).unwrap(), names, &Project::default()).unwrap()
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
