//! The stories of `hard_disk`, each on a file system of its own.

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use serde_json::json;

use crate::stand::Stand;

/// Set for the run that stands among mounts of its own.
const APART: &str = "AMORCE_TEST_APART";

type Story = (&'static str, fn(&Path));

const STORIES: [Story; 4] = [
    (
        "what_was_saved_before_the_disk_was_full_is_all_there",
        what_was_saved_before_the_disk_was_full_is_all_there,
    ),
    ("a_first_start_that_finds_no_room_is_no_start", a_first_start_that_finds_no_room_is_no_start),
    ("an_export_that_finds_no_room_leaves_the_old_file", an_export_that_finds_no_room_leaves_the_old_file),
    ("a_folder_that_became_read_only_is_named_as_such", a_folder_that_became_read_only_is_named_as_such),
];

pub fn main() -> ExitCode {
    if std::env::var_os(APART).is_none() {
        return run_apart();
    }
    let mut failed = 0;
    for (name, story) in STORIES {
        let folder = tempfile::tempdir().unwrap();
        mount(folder.path(), "size=4m").then_some(()).expect("probed before");
        let told = catch_unwind(AssertUnwindSafe(|| story(folder.path())));
        println!("test {name} ... {}", if told.is_ok() { "ok" } else { "FAILED" });
        failed += usize::from(told.is_err());
        let _ = Command::new("umount").args(["-l".as_ref(), folder.path()]).status();
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", STORIES.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs this program among mounts of its own: as root simply, as anybody else as the root of a user namespace.
fn run_apart() -> ExitCode {
    for flags in [["-m"].as_slice(), &["-r", "-m"]] {
        let apart = |program: &std::ffi::OsStr| {
            let mut unshare = Command::new("unshare");
            unshare.args(flags).arg(program);
            unshare
        };
        let probe =
            apart("mount".as_ref()).args(["-t", "tmpfs", "none", "/mnt"]).stderr(Stdio::null()).status();
        if probe.is_ok_and(|status| status.success()) {
            let status =
                apart(std::env::current_exe().unwrap().as_os_str()).env(APART, "1").status().unwrap();
            return if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    }
    println!("test result: ok. 0 passed; 0 failed; {} ignored: mounts are not allowed here", STORIES.len());
    ExitCode::SUCCESS
}

fn mount(folder: &Path, options: &str) -> bool {
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", options, "none"]).arg(folder);
    mount.status().is_ok_and(|status| status.success())
}

/// Takes all the room that is left.
fn fill(path: &Path) {
    let mut file = fs::File::create(path).unwrap();
    for size in [65_536, 4_096, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

/// Gives some of it back.
fn give_back(path: &Path, bytes: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_len(file.metadata().unwrap().len() - bytes).unwrap();
}

fn what_was_saved_before_the_disk_was_full_is_all_there(folder: &Path) {
    let stand = Stand::within(folder);
    let id = stand.draft("Le Gué");
    // Some room is given back, so that the disk fills up while the program writes.
    fill(&stand.path("filler"));
    give_back(&stand.path("filler"), 400 * 1024);
    let response = format!("response={}", "mesure ".repeat(600));
    let mut saved = Vec::new();
    let refused = loop {
        assert!(saved.len() < 500, "the disk never filled up");
        let outcome =
            stand.run(&["--json", "add", &id, "/risks", &format!("title=R{}", saved.len()), &response]);
        if outcome.code != 0 {
            break outcome;
        }
        saved.push(outcome.out.trim_end().to_owned());
    };
    assert!(!saved.is_empty(), "{refused:?}");
    assert_eq!((refused.code, refused.out.as_str()), (5, ""), "{refused:?}");
    assert_eq!(refused.error()["code"], "storage_full");
    assert!(refused.error()["message"].as_str().unwrap().contains("plein"));
    nothing_changed(&refused.error());
    let outcome = stand.run(&["--json", "new"]);
    assert_eq!(outcome.code, 5, "{outcome:?}");
    // What is there can be read while no room is left.
    assert_eq!(stand.show(&id, "/risks").as_array().unwrap().len(), saved.len());
    everything_is_read(&stand, &id);

    fs::remove_file(stand.path("filler")).unwrap();
    let risks = stand.show(&id, "/risks");
    let found: Vec<&str> =
        risks.as_array().unwrap().iter().map(|risk| risk["id"].as_str().unwrap()).collect();
    assert_eq!(found, saved, "what was said to be saved, no more and no less");
    stand.done(&["set", &id, "/identity/title", "La place est revenue"]);
    assert_eq!(stand.show(&id, "/identity/title"), json!("La place est revenue"));
}

fn a_first_start_that_finds_no_room_is_no_start(folder: &Path) {
    let stand = Stand::within(folder);
    fill(&stand.path("filler"));
    // Room comes back bit by bit: the start fails at each of its steps in turn, then succeeds.
    let mut refused = 0;
    loop {
        give_back(&stand.path("filler"), 8 * 1024);
        let outcome = stand.run(&["--json", "new"]);
        if outcome.code == 0 {
            break;
        }
        refused += 1;
        assert_eq!(outcome.code, 5, "{outcome:?}");
        assert_eq!(outcome.error()["code"], "storage_full", "{refused}: {outcome:?}");
    }
    assert!(refused > 10, "{refused}");
    fs::remove_file(stand.path("filler")).unwrap();
    assert_eq!(stand.run(&["list"]).code, 0);
}

fn an_export_that_finds_no_room_leaves_the_old_file(folder: &Path) {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let target = folder.join("dossier.json");
    fs::write(&target, "old").unwrap();
    fill(&folder.join("filler"));
    let to = target.to_str().unwrap();
    assert_eq!(stand.refused(5, &["export", &id, "--to", to])["code"], "storage_full");
    assert_eq!(fs::read(&target).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2, "nothing is left beside it");
    fs::remove_file(folder.join("filler")).unwrap();
    stand.done(&["export", &id, "--to", to]);
    assert!(fs::read(&target).unwrap().ends_with(b"}\n"));
}

fn a_folder_that_became_read_only_is_named_as_such(folder: &Path) {
    let stand = Stand::within(folder);
    let id = stand.draft("Le Gué");
    let before = stand.show(&id, "/");
    let files = fs::read_dir(stand.data()).unwrap().count();
    assert!(mount(folder, "remount,ro"));
    for args in [vec!["set", &id, "/identity/title", "X"], vec!["new"], vec!["trash", &id]] {
        let error = stand.unchanged(&id, 5, &args);
        assert_eq!(error["code"], "storage_read_only", "{args:?}");
        assert!(error["message"].as_str().unwrap().contains("lecture seule"), "{error}");
        nothing_changed(&error);
    }
    assert_eq!(stand.show(&id, "/"), before);
    everything_is_read(&stand, &id);
    assert_eq!(fs::read_dir(stand.data()).unwrap().count(), files);
    let to = folder.join("out.json");
    let elsewhere = Stand::new();
    let other = elsewhere.draft("Ailleurs");
    let error = elsewhere.refused(5, &["export", &other, "--to", to.to_str().unwrap()]);
    assert_eq!(error["code"], "storage_read_only");
    assert!(mount(folder, "remount,rw,size=4m"));
    assert_eq!(stand.show(&id, "/"), before);
}

/// A command that could not write says that nothing was changed, and promises nothing of what a window does.
fn nothing_changed(error: &serde_json::Value) {
    let told = error.to_string();
    assert!(told.contains("n’a rien changé") && told.contains("relancez"), "{told}");
    assert!(!told.contains("reprendra") && !told.contains("rien n’a été perdu"), "{told}");
}

/// What only reads does its work on a folder that takes nothing.
fn everything_is_read(stand: &Stand, id: &str) {
    assert_eq!(stand.json(&["list"])[0]["id"], json!(id));
    assert_eq!(stand.json(&["list"])[0]["damaged"], json!(null));
    assert_eq!(stand.json(&["calls"]).as_array().unwrap().len(), 1);
    assert!(stand.json(&["budget", id])["total"].is_string());
    let check = stand.run(&["--json", "check", id]);
    assert_eq!(check.code, 1, "a draft just begun has blocking findings: {check:?}");
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["out.json", "out.pdf"] {
        let to = elsewhere.path().join(name);
        stand.done(&["export", id, "--to", to.to_str().unwrap()]);
        assert!(fs::metadata(&to).unwrap().len() > 100);
    }
}
