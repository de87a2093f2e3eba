//! A file is the old one or the new one, never half of one, whatever stops the program.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use exchange::{WriteError, write_whole};

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_new_file_is_written_and_an_old_one_replaced_without_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier à déposer.json");
    write_whole(&path, b"first and longer").unwrap();
    write_whole(&path, b"second").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"second");
    assert_eq!(names(folder.path()), ["dossier à déposer.json"]);
}

#[test]
fn a_write_that_fails_at_its_last_step_leaves_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    // Longer than any system takes: it is refused when the file is to take its name.
    let path = folder.path().join("n".repeat(300));
    assert!(write_whole(&path, b"new").is_err());
    assert_eq!(names(folder.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_rights_and_a_lost_link_gives_none_of_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let rights = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let new = folder.path().join("new.pdf");
    write_whole(&new, b"new").unwrap();
    let lost = folder.path().join("lost.pdf");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &lost).unwrap();
    write_whole(&lost, b"new").unwrap();
    assert_eq!(rights(&lost), rights(&new));
    assert_eq!(rights(&new) & 0o111, 0);
    std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o640)).unwrap();
    write_whole(&new, b"newer").unwrap();
    assert_eq!(rights(&new), 0o640);
}

#[test]
fn what_was_protected_or_is_no_file_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("final.pdf");
    std::fs::write(&path, b"old").unwrap();
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    assert!(matches!(write_whole(&path, b"new"), Err(WriteError::ReadOnly(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");

    assert!(matches!(write_whole(folder.path(), b"new"), Err(WriteError::NotAFile(_))));
    assert!(matches!(write_whole(Path::new("/"), b"new"), Err(WriteError::NotAFile(_))));
}

#[test]
fn a_folder_that_is_not_there_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nulle part").join("a.json");
    let error = write_whole(&missing, b"x").unwrap_err();
    assert!(matches!(error, WriteError::NoFolder(_)), "{error:?}");
    std::fs::write(folder.path().join("file"), b"").unwrap();
    let below_a_file = folder.path().join("file").join("a.json");
    assert!(matches!(write_whole(&below_a_file, b"x"), Err(WriteError::NoFolder(_))));
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_linked_file_is_replaced_and_a_device_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.json"), folder.path().join("link.json"));
    std::fs::write(&real, b"old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    write_whole(&link, b"new").unwrap();
    assert_eq!(std::fs::read(&real).unwrap(), b"new");
    assert!(link.is_symlink());
    assert!(matches!(write_whole(Path::new("/dev/null"), b"x"), Err(WriteError::NotAFile(_))));
}

/// Names the file that the killed writer writes.
const TARGET: &str = "AMORCE_TEST_TARGET";

/// Run by the next test in a process of its own; without a target it has nothing to do.
#[test]
fn a_writer_to_be_killed() {
    let Some(target) = std::env::var_os(TARGET) else { return };
    let (zeros, ones) = (vec![b'0'; 1 << 20], vec![b'1'; 1 << 20]);
    loop {
        write_whole(Path::new(&target), &zeros).unwrap();
        write_whole(Path::new(&target), &ones).unwrap();
    }
}

#[test]
fn a_writer_that_is_killed_leaves_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("dossier.json");
    write_whole(&target, &vec![b'0'; 1 << 20]).unwrap();
    for round in 0..12_u64 {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_writer_to_be_killed"])
            .env(TARGET, &target)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + 13 * round));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let bytes = std::fs::read(&target).unwrap();
        assert_eq!(bytes.len(), 1 << 20, "round {round}");
        assert!(bytes.windows(2).all(|pair| pair.first() == pair.last()), "round {round}: two files in one");
    }
}
