//! A command written wrong, a folder that cannot be used, a database that is not ours or no longer whole: a
//! clear French message, the right exit code, nothing lost.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use std::fs;
use std::process::Stdio;

use serde_json::json;
use stand::{Outcome, Stand};

/// The database in the data folder.
const DATABASE: &str = "amorce.sqlite3";

#[test]
fn a_command_written_wrong_exits_2_and_says_in_french_what_is_wrong() {
    let stand = Stand::new();
    for (args, said) in [
        (vec![], "Il manque une commande"),
        (vec!["lst"], "« lst » n’existe pas"),
        (vec!["list", "--colour"], "« --colour » n’est pas attendu"),
        (vec!["list", "extra"], "« extra » n’est pas attendu"),
        (vec!["show"], "Il manque <BROUILLON>"),
        (vec!["export", "x"], "Il manque --to"),
        (vec!["attach", "x", "f"], "Il manque --kind"),
        (vec!["import"], "Il manque <FICHIER>"),
        (vec!["new", "--title"], "valeur après --title"),
        (vec!["new", "--example", "--title", "x"], "ne vont pas ensemble"),
        (vec!["move", "x", "/costs/l"], "Il manque --before <ID> ou --after <ID> ou --last."),
        (vec!["move", "x", "/costs/l", "--last", "--after", "y"], "ne vont pas ensemble"),
        (vec!["add", "x", "/costs", "label"], "« label » ne convient pas pour CHAMP=VALEUR."),
        (vec!["call"], "Il manque une commande"),
        (vec!["list", "--data", ""], "Il manque une valeur après --data"),
    ] {
        let error = stand.refused(2, &args);
        assert_eq!(error["code"], "usage", "{args:?}");
        let message = error["message"].as_str().unwrap().replace('\u{A0}', " ");
        assert!(message.contains(said), "{args:?}: {message}");
        let told = error.to_string();
        for english in ["error:", "Usage:", "argument", "required", "unexpected"] {
            assert!(!told.replace("L’argument", "").contains(english), "{english} in {told}");
        }
    }
    assert!(!stand.data().exists(), "a wrong command touches no folder");
}

#[test]
fn help_and_version_are_no_faults() {
    let stand = Stand::new();
    let help = stand.done(&["--help"]);
    for command in ["calls", "new", "set", "export", "purge", "Codes de sortie", "--data"] {
        assert!(help.contains(command), "{command} in {help}");
    }
    assert!(stand.done(&["move", "--help"]).contains("--before"));
    assert!(stand.done(&["--version"]).starts_with("amorce-cli "));
    assert!(!stand.data().exists());
}

#[test]
fn whoever_has_read_enough_stops_the_program_quietly() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let mut child =
        stand.program(&["show", &id]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The reader goes before anything is written: some hundred kilobytes do not fit in a pipe.
    drop(child.stdout.take());
    let outcome = Outcome::of(child.wait_with_output().unwrap());
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));

    // And the command's own code is what the script sees: a draft that is not finished still blocks.
    let id = stand.draft("Le Gué");
    let mut child =
        stand.program(&["check", &id]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let outcome = Outcome::of(child.wait_with_output().unwrap());
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn what_never_ends_is_refused_before_it_is_read() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    std::os::unix::fs::symlink("/dev/zero", stand.path("sans-fin.json")).unwrap();
    let endless = &stand.arg("sans-fin.json");
    for command in [
        &["attach", &id, endless, "--kind", "letter"][..],
        &["call", "add", endless],
        &["import", endless],
        &["import-costs", &id, endless],
    ] {
        let outcome = stand.run(command);
        assert_eq!(outcome.code, 3, "{command:?}: {outcome:?}");
        assert!(
            outcome.err.contains("sans-fin.json") && outcome.err.contains("fichier ordinaire"),
            "{outcome:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_finds_no_room_is_a_fault_of_storage() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let outcome = Outcome::of(stand.program(&["--json", "show", &id]).stdout(full).output().unwrap());
    assert_eq!(outcome.code, 5, "{outcome:?}");
    assert_eq!(outcome.error()["code"], "storage_full");
}

#[test]
fn a_data_folder_that_is_a_file_is_refused() {
    let stand = Stand::new();
    fs::write(stand.data(), "mine").unwrap();
    for args in [vec!["list"], vec!["new"], vec!["calls"]] {
        stand.refused(5, &args);
    }
    assert_eq!(fs::read(stand.data()).unwrap(), b"mine");
}

/// An administrator may read everything: there the program runs as nobody.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_read_is_called_neither_read_only_nor_damaged() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let (data, database) = (stand.data(), stand.data().join(DATABASE));
    let rights = |path: &std::path::Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let administrator = fs::read_to_string("/proc/self/status").unwrap().contains("Uid:\t0\t0");
    // Nobody must get as far as the folder, and find the program too.
    rights(data.parent().unwrap(), 0o755);
    let copy = stand.path("programme");
    fs::copy(env!("CARGO_BIN_EXE_amorce-cli"), &copy).unwrap();
    rights(&copy, 0o755);
    let run = |args: &[&str]| {
        let mut program = std::process::Command::new(&copy);
        program.env_remove("AMORCE_DATA").arg("--json").arg("--data").arg(&data).args(args);
        if administrator {
            program.uid(65_534).gid(65_534);
        }
        Outcome::of(program.output().unwrap())
    };
    for (path, mode) in [(&data, 0o000), (&data, 0o600), (&database, 0o000), (&database, 0o200)] {
        rights(&data, 0o777);
        rights(&database, 0o666);
        rights(path, mode);
        for args in [vec!["list"], vec!["show", &id], vec!["new"]] {
            let outcome = run(&args);
            assert_eq!((outcome.code, outcome.out.as_str()), (5, ""), "{mode:o} {args:?}: {outcome:?}");
            let error = outcome.error();
            assert_eq!(error["code"], "storage", "{mode:o} {args:?}: {error}");
            let told = error["message"].as_str().unwrap();
            assert!(told.contains("ne peut pas être lu") && told.contains("droit"), "{told}");
            assert!(!told.contains("lecture seule"), "{told}");
        }
    }
    // Read, and not written.
    rights(&data, 0o555);
    rights(&database, 0o444);
    assert_eq!(run(&["show", &id, "/identity/title"]).out, "\"Le Gué\"\n");
    assert_eq!(run(&["new"]).error()["code"], "storage_read_only");
    // A folder whose names cannot be listed is used all the same, as any folder is.
    rights(&data, 0o733);
    rights(&database, 0o666);
    assert_eq!(run(&["set", &id, "/identity/title", "Écrit"]).code, 0);
    rights(&data, 0o755);
    assert_eq!(stand.show(&id, "/identity/title"), json!("Écrit"));
}

#[test]
fn the_environment_names_the_data_folder_where_the_command_does_not() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let program = |folder: std::path::PathBuf| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_amorce-cli"));
        program.env("AMORCE_DATA", folder).args(["list", "--json"]);
        Outcome::of(program.output().unwrap())
    };
    assert!(program(stand.data()).out.contains(&id));
    assert_eq!(program(stand.path("elsewhere")).out, "[]\n");
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let stand = Stand::new();
    fs::create_dir(stand.data()).unwrap();
    let path = stand.data().join(DATABASE);
    fs::write(&path, "Un texte de quelqu’un d’autre, plus long qu’un en-tête.").unwrap();
    let before = fs::read(&path).unwrap();
    let error = stand.refused(5, &["list"]);
    assert_eq!(error["code"], "storage_damaged");
    stand.refused(5, &["new"]);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn another_programs_database_is_left_as_it_is() {
    let stand = Stand::new();
    stand.draft("Le Gué");
    let path = stand.data().join(DATABASE);
    let mut bytes = fs::read(&path).unwrap();
    // The application's number, in the header of a SQLite file.
    bytes[68..72].copy_from_slice(b"Else");
    fs::write(&path, &bytes).unwrap();
    let error = stand.refused(5, &["list"]);
    assert_eq!(error["code"], "storage_damaged");
    assert!(error["message"].as_str().unwrap().contains(DATABASE), "{error}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_damaged_database_is_told_and_not_written() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let path = stand.data().join(DATABASE);
    let whole = fs::read(&path).unwrap();
    // Everything after the header page is overwritten.
    let mut bytes = whole.clone();
    bytes[4096..].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    for args in [vec!["list"], vec!["show", &id], vec!["set", &id, "/identity/title", "X"], vec!["new"]] {
        let error = stand.refused(5, &args);
        assert_eq!(error["code"], "storage_damaged", "{args:?}");
        assert!(error["message"].to_string().contains(DATABASE), "which file: {error}");
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // Cut in the middle, as by a copy that was broken off.
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(stand.refused(5, &["show", &id])["code"], "storage_damaged");
    // Brought back from a copy, all is there.
    fs::write(&path, &whole).unwrap();
    assert_eq!(stand.show(&id, "/identity/acronym"), json!("LEVEE"));
}

#[test]
fn a_database_cut_to_nothing_is_told_and_left() {
    let stand = Stand::new();
    stand.draft("Le Gué");
    let path = stand.data().join(DATABASE);
    fs::write(&path, "").unwrap();
    for args in [["list"], ["new"]] {
        let error = stand.refused(5, &args);
        assert_eq!(error["code"], "storage_damaged");
        assert!(error["message"].as_str().unwrap().contains("vide"), "{error}");
    }
    assert_eq!(fs::metadata(&path).unwrap().len(), 0);
}

/// Damages every place of the database where a text stands.
fn damage(stand: &Stand, text: &str) {
    let path = stand.data().join(DATABASE);
    let mut bytes = fs::read(&path).unwrap();
    let places: Vec<usize> =
        (0..bytes.len() - text.len()).filter(|at| bytes[*at..].starts_with(text.as_bytes())).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(&path, bytes).unwrap();
}

#[test]
fn a_damaged_edit_is_told_once_as_a_fault_and_then_on_the_card() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    stand.done(&["set", &id, "/identity/acronym", "ZWQPERDU"]);
    damage(&stand, "ZWQPERDU");
    let error = stand.refused(5, &["show", &id]);
    assert_eq!(error["code"], "storage_damaged");
    assert!(error["message"].as_str().unwrap().contains("mise de côté"), "{error}");
    assert_eq!(stand.show(&id, "/identity/title"), json!("Le Gué"), "what came before is there");
    let card = &stand.json(&["list"])[0];
    assert!(card["damaged"].as_str().unwrap().contains("mise de côté"), "{card}");
}

#[test]
fn a_damaged_copy_of_the_shipped_call_is_not_believed() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let before = stand.json(&["budget", &id]);
    // The rate, as the canonical JSON of the call writes it.
    damage(&stand, "\"0.50\"");
    assert_eq!(stand.json(&["budget", &id])["rate"], before["rate"]);
}

#[test]
fn two_commands_at_once_both_write() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let children: Vec<_> = (0..6)
        .map(|n| {
            stand
                .program(&["add", &id, "/costs", &format!("label=L{n}")])
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(stand.show(&id, "/costs").as_array().unwrap().len(), 6);
}

#[test]
fn a_command_that_is_killed_takes_nothing_back_that_it_said_was_done() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let mut said = Vec::new();
    for round in 0..16_u64 {
        let label = format!("label=L{round}");
        let mut child =
            stand.program(&["add", &id, "/costs", &label]).stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 9));
        // It may have ended by itself.
        let _ = child.kill();
        let outcome = child.wait_with_output().unwrap();
        said.extend(String::from_utf8(outcome.stdout).unwrap().lines().map(str::to_owned));
    }
    said.push(stand.done(&["add", &id, "/costs", "label=last"]));
    let costs = stand.show(&id, "/costs");
    let kept: Vec<&str> = costs.as_array().unwrap().iter().map(|cost| cost["id"].as_str().unwrap()).collect();
    for line in &said {
        assert!(kept.contains(&line.as_str()), "{line} was said to be done");
    }
    // An item is whole or not there at all.
    assert!(costs.as_array().unwrap().iter().all(|cost| cost["label"].is_string()), "{costs}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let mut program = stand.program(&["--json", "set", &id, "/identity/title"]);
    program.arg(std::ffi::OsStr::from_bytes(b"\xc9vreux"));
    let outcome = Outcome::of(program.output().unwrap());
    assert_eq!(outcome.code, 2, "{outcome:?}");
    assert!(outcome.error()["message"].as_str().unwrap().contains("UTF-8"));
    assert_eq!(stand.show(&id, "/identity/title"), json!("Le Gué"));
}

#[test]
fn a_huge_value_is_refused_in_few_words() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    let long = "x".repeat(100_000);
    let error = stand.unchanged(&id, 3, &["set", &id, "/project/months", &long]);
    let message = error["message"].as_str().unwrap();
    assert!(message.chars().count() < 1_500 && message.contains("[…]"), "{}", message.len());
}
