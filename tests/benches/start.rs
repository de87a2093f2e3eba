//! How long from the program's start to the first answer that its page gets: what a person waits for before the
//! drafts are there. In turn with a bare Tauri window (`bare/`), since the machine's speed moves: what counts is the
//! difference. Needs a display and a release build with the feature `e2e` (`make bench` brings both).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

const TIMES: usize = 10;
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut programs = Vec::new();
    for (name, variable) in [("Amorce", "AMORCE_PROGRAM"), ("a bare Tauri window", "AMORCE_BARE_WINDOW")] {
        let program: PathBuf = std::env::var_os(variable).context("use `scripts/bench start`")?.into();
        // The first start fills the disk's cache and makes the database; it is told apart, and not counted.
        let first = start(&program, folder.path())?;
        programs.push((name, program, first, Vec::new()));
    }
    for _ in 0..TIMES {
        for (_, program, _, taken) in &mut programs {
            taken.push(start(program, folder.path())?);
        }
    }
    for (name, _, first, mut taken) in programs {
        taken.sort();
        let at = |at: usize| taken.get(at).copied().unwrap_or_default();
        writeln!(
            std::io::stdout(),
            "{name}, start to first answer: median {} ms of {TIMES} (fastest {} ms, slowest {} ms; very first {} ms)",
            ((at(TIMES / 2 - 1) + at(TIMES / 2)) / 2).as_millis(),
            at(0).as_millis(),
            at(TIMES - 1).as_millis(),
            first.as_millis()
        )?;
    }
    Ok(())
}

fn start(program: &Path, folder: &Path) -> Result<Duration> {
    let note = folder.join("first-answer");
    let _ = std::fs::remove_file(&note);
    let began = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let waiting = Instant::now();
    let mut process = Command::new(program)
        .env("AMORCE_DATA", folder.join("data"))
        .env("AMORCE_E2E_FIRST_ANSWER", &note)
        // As Amorce chooses by itself: the same renderer for both.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_DATA_HOME", folder.join("share"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let answered = loop {
        if let Ok(text) = std::fs::read_to_string(&note) {
            break Ok(Duration::from_micros(text.trim().parse()?));
        }
        if waiting.elapsed() > PATIENCE {
            break Err(anyhow::anyhow!("no answer within {} s", PATIENCE.as_secs()));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    process.kill()?;
    process.wait()?;
    match answered?.checked_sub(began) {
        Some(taken) => Ok(taken),
        None => bail!("the clock went backwards"),
    }
}
