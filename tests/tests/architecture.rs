//! Holds the walls that `docs` and reviews would otherwise have to guard: which crate may know which, and
//! which words may stand in whose sources. A new arrow is added here on purpose, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Crate -> the crates of ours that it may know. What is not listed is forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    ("call", &[]),
    ("dossier", &["call"]),
    ("budget", &["call", "dossier"]),
    ("checks", &["call", "dossier", "budget", "prose"]),
    ("figures", &["call", "dossier", "budget"]),
    ("store", &["call", "dossier"]),
    ("prose", &["budget"]),
    ("pdf", &["call", "dossier", "budget", "checks", "figures", "prose"]),
    ("exchange", &["call", "dossier", "budget"]),
    ("app", &["call", "dossier", "budget", "checks", "figures", "store", "prose", "pdf", "exchange"]),
    ("cli", &["app"]),
    ("amorce", &["app"]),
    ("amorce-tests", &[]),
];

/// Outside crate -> the only crates of ours that may know it.
const WRAPPERS: &[(&str, &[&str])] = &[
    ("automerge", &["store"]),
    ("rusqlite", &["store"]),
    ("printpdf", &["pdf"]),
    ("pulldown-cmark", &["prose"]),
    ("lopdf", &["pdf"]),
    ("tauri", &["amorce"]),
    ("tauri-plugin-dialog", &["amorce"]),
    ("clap", &["cli"]),
    ("anyhow", &["cli", "amorce-tests"]),
    ("chrono-tz", &["app", "call"]),
];

/// Pure crates: no file, no network, no process, no environment, no clock.
const PURE: &[&str] = &["call", "dossier", "budget", "checks", "figures", "prose"];

#[test]
fn every_arrow_between_our_crates_is_on_the_list() -> Result<()> {
    let metadata = workspace()?;
    let ours = names(&metadata);
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();

    let listed: BTreeSet<String> = allowed.keys().map(ToString::to_string).collect();
    assert_eq!(ours, listed, "a crate came or went: say here what it may know");

    let mut stray = Vec::new();
    for package in metadata.workspace_packages() {
        let may = allowed.get(package.name.as_str()).context("a crate without a line")?;
        for dependency in &package.dependencies {
            let ordinary = dependency.kind != DependencyKind::Development;
            if ordinary && ours.contains(&dependency.name) && !may.contains(dependency.name.as_str()) {
                stray.push(format!("{} -> {}", package.name, dependency.name));
            }
        }
    }
    assert!(stray.is_empty(), "arrows that the architecture forbids: {stray:?}");
    Ok(())
}

#[test]
fn engines_stay_behind_the_one_crate_that_wraps_them() -> Result<()> {
    let metadata = workspace()?;
    let mut stray = Vec::new();
    for package in metadata.workspace_packages() {
        for dependency in &package.dependencies {
            let Some((_, wrappers)) = WRAPPERS.iter().find(|(name, _)| *name == dependency.name) else {
                continue;
            };
            let ordinary = dependency.kind != DependencyKind::Development;
            if ordinary && !wrappers.contains(&package.name.as_str()) {
                stray.push(format!("{} -> {}", package.name, dependency.name));
            }
        }
    }
    assert!(stray.is_empty(), "crates that reach past a wrapper: {stray:?}");
    Ok(())
}

#[test]
fn sql_is_written_in_the_store_alone() -> Result<()> {
    let statements =
        ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA ", "BEGIN IMMEDIATE"];
    let mut stray = Vec::new();
    for (package, file) in sources()? {
        if package == "store" || package == "amorce-tests" {
            continue;
        }
        for (number, line) in code(&std::fs::read_to_string(&file)?) {
            if statements.iter().any(|statement| line.contains(statement)) {
                stray.push(format!("{}:{number}", file.display()));
            }
        }
    }
    assert!(stray.is_empty(), "SQL outside `store`: {stray:#?}");
    Ok(())
}

#[test]
fn pure_crates_touch_neither_the_machine_nor_the_clock() -> Result<()> {
    let forbidden = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::time::Instant",
        "SystemTime",
        "Utc::now",
        "Local::now",
        "File::open",
    ];
    let mut stray = Vec::new();
    for (package, file) in sources()? {
        let is_test =
            file.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "benches");
        if !PURE.contains(&package.as_str()) || is_test {
            continue;
        }
        let text = std::fs::read_to_string(&file)?;
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code(program) {
            if forbidden.iter().any(|word| line.contains(word)) {
                stray.push(format!("{}:{number}", file.display()));
            }
        }
    }
    assert!(stray.is_empty(), "a pure crate reaches out: {stray:#?}");
    Ok(())
}

#[test]
fn only_the_shell_speaks_to_tauri_from_the_page_in_one_file() -> Result<()> {
    let pages = root()?.join("ui/src");
    ensure!(pages.is_dir(), "ui/src is missing");
    let mut speakers = Vec::new();
    for file in files(&pages, &["ts", "tsx"])? {
        let text = std::fs::read_to_string(&file)?;
        let is_test = file.to_string_lossy().contains(".test.");
        if text.contains("@tauri-apps/") && !is_test {
            speakers.push(file.strip_prefix(&pages)?.to_string_lossy().into_owned());
        }
    }
    assert!(speakers.len() <= 1, "one client speaks to the shell, not {speakers:?}");
    Ok(())
}

#[test]
fn the_page_may_call_exactly_the_commands_that_it_calls() -> Result<()> {
    let root = root()?;
    let read = |path: &str| std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned());

    let shell = read("src-tauri/src/lib.rs")?;
    let list = between(&shell, "generate_handler![", "]").context("the shell lists its commands")?;
    let handled: BTreeSet<&str> = list
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .collect();

    let mut permitted = BTreeSet::new();
    let mut texts = Vec::new();
    for file in files(&root.join("src-tauri/permissions"), &["toml"])? {
        texts.push(std::fs::read_to_string(file)?);
    }
    for text in &texts {
        for list in text.split("commands.allow").skip(1) {
            let list = between(list, "[", "]").context("a permission lists its commands")?;
            permitted.extend(list.split('"').skip(1).step_by(2));
        }
    }
    assert_eq!(handled, permitted, "handled by the shell, and permitted to the page");

    let client = read("ui/src/ipc.ts")?;
    let called: BTreeSet<&str> = client
        .split("invoke")
        .skip(1)
        .filter_map(|call| between(call.split_once('(')?.1, "\"", "\""))
        .collect();
    assert_eq!(handled, called, "handled by the shell, and called by the page");
    Ok(())
}

#[test]
fn no_rust_source_grows_past_four_hundred_lines() -> Result<()> {
    let mut long = Vec::new();
    for (_, file) in sources()? {
        let lines = std::fs::read_to_string(&file)?.lines().count();
        if lines > 400 {
            long.push(format!("{} ({lines})", file.display()));
        }
    }
    assert!(long.is_empty(), "split by concept: {long:#?}");
    Ok(())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inside, _)| inside)
}

fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("the tests stand in a folder of the workspace")?.to_owned())
}

fn workspace() -> Result<Metadata> {
    Ok(MetadataCommand::new().manifest_path(root()?.join("Cargo.toml")).no_deps().exec()?)
}

fn names(metadata: &Metadata) -> BTreeSet<String> {
    metadata.workspace_packages().iter().map(|package| package.name.to_string()).collect()
}

/// Every Rust source of ours, with the name of its crate.
fn sources() -> Result<Vec<(String, PathBuf)>> {
    let root = root()?;
    let mut found = Vec::new();
    for package in workspace()?.workspace_packages() {
        let folder = package.manifest_path.parent().context("a manifest stands in a folder")?.to_owned();
        let folder = folder.into_std_path_buf();
        // The root package is the shell only: the other folders under it are other packages.
        let folder = if folder == root { root.join("src-tauri/src") } else { folder };
        for file in files(&folder, &["rs"])? {
            found.push((package.name.to_string(), file));
        }
    }
    ensure!(found.len() > 10, "the sources were not found");
    Ok(found)
}

fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !path.ends_with("node_modules") {
                waiting.push(path);
            } else if extensions.contains(&extension.as_str()) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The lines that are not comments, numbered from one.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| {
        let line = line.trim_start();
        !line.starts_with("//")
    })
}
