//! How long the command line takes to make the PDF, as a whole process: the example as it is, and its sections written
//! over and over until there are about 100 and 400 pages. Needs a release build of `amorce-cli` (`make bench`).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const TIMES: usize = 10;
/// How many times each section's text is written.
const SIZES: [usize; 3] = [1, 4, 18];

fn main() -> Result<()> {
    let program: PathBuf = std::env::var_os("AMORCE_CLI").context("AMORCE_CLI: `make bench`")?.into();
    let folder = tempfile::tempdir()?;
    let cli = Cli { program: &program, data: folder.path().join("data") };
    let example = cli.says(&["new", "--example"])?;
    let sections: Value = serde_json::from_str(&cli.says(&["show", &example, "/sections"])?)?;
    for times in SIZES {
        for (id, section) in sections.as_object().context("sections")? {
            let text = section.get("text").and_then(Value::as_str).unwrap_or_default();
            let text = json!(vec![text; times].join("\n\n"));
            let pointer = format!("/sections/{id}/text");
            cli.says(&["set", &example, &pointer, &text.to_string(), "--json-value"])?;
        }
        let pdf = folder.path().join("dossier.pdf");
        let to = pdf.to_str().context("a path in UTF-8")?;
        let mut taken = Vec::new();
        for _ in 0..=TIMES {
            let began = Instant::now();
            cli.says(&["export", &example, "--to", to])?;
            taken.push(began.elapsed());
        }
        // The first fills the disk's cache.
        taken.remove(0);
        taken.sort();
        let at = |index: usize| taken.get(index).copied().unwrap_or_default();
        let median = (at(TIMES / 2 - 1) + at(TIMES / 2)) / 2;
        writeln!(
            std::io::stdout(),
            "PDF of {} pages: median {} ms of {TIMES} (fastest {} ms, slowest {} ms)",
            pages(&pdf)?,
            median.as_millis(),
            at(0).as_millis(),
            at(TIMES - 1).as_millis(),
        )?;
    }
    start(&cli)
}

/// What a process costs that only says which calls there are.
fn start(cli: &Cli<'_>) -> Result<()> {
    let mut least = Duration::MAX;
    for _ in 0..TIMES {
        let began = Instant::now();
        cli.says(&["calls"])?;
        least = least.min(began.elapsed());
    }
    writeln!(std::io::stdout(), "of which the process and the database: {} ms", least.as_millis())?;
    Ok(())
}

struct Cli<'a> {
    program: &'a Path,
    data: PathBuf,
}

impl Cli<'_> {
    fn says(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new(self.program).arg("--data").arg(&self.data).args(arguments).output()?;
        ensure!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }
}

fn pages(pdf: &Path) -> Result<u32> {
    let output = Command::new("pdfinfo").arg(pdf).output().context("pdfinfo is missing")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("Pages:")).context("no pages")?;
    Ok(line.trim().parse()?)
}
