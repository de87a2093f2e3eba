//! LibreOffice, headless, computes exported workbooks anew: every figure is ours to the cent.
//!
//! The values that were saved with the formulas are taken out first, so that nothing can be merely copied. All
//! workbooks go through as few calls of LibreOffice as there are processors, since it starts slowly.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../budget/tests/plan/mod.rs"]
mod plan;

mod any;
mod example;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use budget::Budget;
use call::Call;
use dossier::Dossier;
use exchange::intake::{Cell, Table};
use exchange::sheets::{Source, write_budget_ods, write_budget_xlsx};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

/// « Traçabilité » alone, as a table of raw numbers: separator, quote, UTF-8, from row 1, English, numbers as they
/// are, the sixth sheet.
const TRACES: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,false,false,false,false,6";

fn source<'a>(dossier: &'a Dossier, call: &'a Call, budget: &'a Budget) -> Source<'a> {
    Source {
        dossier,
        call,
        budget,
        unread: 0,
        at: "6 septembre 2016 à 14 h 02",
        written: [2016, 9, 6, 14, 2, 0],
    }
}

/// The same file without the values of its formulas.
fn without_values(bytes: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.contains("worksheets/") || name == "content.xml" {
            content = strip(&String::from_utf8(content).unwrap()).into_bytes();
        }
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        to.start_file(name, stored).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn strip(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    // `.xlsx`: what follows a formula up to the end of its cell.
    while let Some(at) = rest.find("</f><v>") {
        let (before, after) = rest.split_at(at + "</f>".len());
        out.push_str(before);
        rest = &after[after.find("</v>").unwrap() + "</v>".len()..];
    }
    out.push_str(rest);
    // `.ods`: the attributes after a formula.
    let mut parts = out.split(" table:formula=\"");
    let mut stripped = parts.next().unwrap().to_owned();
    for part in parts {
        let (formula, after) = part.split_once('"').unwrap();
        let end = after.find("/>").unwrap();
        stripped.push_str(&format!(" table:formula=\"{formula}\""));
        stripped.push_str(&after[end..]);
    }
    stripped
}

/// Has LibreOffice compute these files, one for each processor side by side, and gives each one's figures by key.
fn computed(folder: &Path, files: &[String]) -> Vec<BTreeMap<String, Option<Decimal>>> {
    let out = folder.join("out");
    let offices = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    std::thread::scope(|scope| {
        for (number, share) in files.chunks(files.len().div_ceil(offices)).enumerate() {
            let (out, profile) = (&out, folder.join(format!("profile{number}")));
            scope.spawn(move || {
                let profile = format!("-env:UserInstallation=file://{}", profile.display());
                let mut office = Command::new("soffice");
                office
                    .args([&profile, "--headless", "--norestore", "--convert-to", TRACES, "--outdir"])
                    .arg(out);
                office.args(share.iter().map(|file| folder.join(file)));
                let done = office.output().expect("LibreOffice is missing: scripts/setup test installs it");
                assert!(done.status.success(), "{done:?}");
            });
        }
    });
    files.iter().map(|file| figures(&out, file.rsplit_once('.').unwrap().0)).collect()
}

fn figures(folder: &Path, stem: &str) -> BTreeMap<String, Option<Decimal>> {
    let path = folder.join(format!("{stem}-Traçabilité.csv"));
    let grid =
        Table::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).grid(None).unwrap();
    // The head of a group has no key.
    let rows = grid.rows.iter().filter(|row| row.number > 4 && row.cells.contains_key(&5));
    rows.map(|row| {
        let text = |column: u32| row.cells.get(&column).map(Cell::shown);
        let value = text(1).map(|value| {
            let plain = value.replace(',', ".");
            // A rate comes as a percentage.
            let (plain, hundred) =
                plain.strip_suffix('%').map_or((plain.clone(), 1), |rate| (rate.to_owned(), 100));
            let number: Result<Decimal, _> = plain.parse();
            number.or_else(|_| Decimal::from_scientific(&plain)).unwrap_or_else(|_| panic!("{stem}: {row:?}"))
                / Decimal::from(hundred)
        });
        (text(5).expect("a key"), value)
    })
    .collect()
}

/// What the budget says of the same keys: its own JSON, walked by a path.
fn expected(json: &serde_json::Value, key: &str) -> Option<Decimal> {
    let steps: Vec<&str> = key.split('/').collect();
    let is = |value: &serde_json::Value, step: &str| match value {
        serde_json::Value::Null => step == "null",
        serde_json::Value::String(text) => text == step,
        serde_json::Value::Number(number) => number.to_string() == step,
        _ => false,
    };
    let entry = |list: &str, by: &[(&str, &str)]| {
        let list = json[list].as_array().unwrap();
        list.iter().find(|entry| by.iter().all(|(key, step)| is(&entry[*key], step))).expect(key)
    };
    let value = match steps[..] {
        ["months", month] => json["months"][month.parse::<usize>().unwrap() - 1].clone(),
        ["crossed", bearer, category, year, figure] => {
            entry("crossed", &[("bearer", bearer), ("category", category), ("year", year)])[figure].clone()
        }
        ["time", bearer, figure] => entry("time", &[("bearer", bearer)])[figure].clone(),
        ["quarters", quarter, figure] => entry("quarters", &[("quarter", quarter)])[figure].clone(),
        [list @ ("years" | "civil_years"), year, figure] => entry(list, &[("year", year)])[figure].clone(),
        [list, id, figure] => entry(list, &[("id", id)])[figure].clone(),
        [group, figure] => json[group][figure].clone(),
        [total] => json[total].clone(),
        _ => panic!("{key}"),
    };
    value.as_str().map(|text| text.parse().unwrap())
}

fn agree(name: &str, budget: &Budget, figures: &BTreeMap<String, Option<Decimal>>) -> usize {
    for key in [
        "total",
        "base",
        "grant",
        "grant_ceiling",
        "resources",
        "balance",
        "rates/public_over_total",
        "months/1",
    ] {
        assert!(figures.contains_key(key), "{name}: {key} is missing");
    }
    let json = serde_json::to_value(budget).unwrap();
    for (key, value) in figures {
        let ours = expected(&json, key);
        assert_eq!(*value, ours, "{name}: {key}");
    }
    figures.len()
}

/// Two hundred plans, the same on every machine.
fn plans(count: usize) -> Vec<plan::Plan> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..count).map(|_| any::a_plan().new_tree(&mut runner).unwrap().current().plan()).collect()
}

#[test]
fn libreoffice_comes_to_our_cents_on_the_example_and_on_200_dossiers() {
    let folder = tempfile::tempdir().unwrap();
    let (dossier, call) = example::read();
    let mut all = vec![("exemple".to_owned(), dossier, call)];
    for (number, plan) in plans(200).into_iter().enumerate() {
        all.push((format!("plan{number}"), plan.dossier, plan.call));
    }
    let (mut files, mut budgets) = (Vec::new(), Vec::new());
    for (at, (name, dossier, call)) in all.iter().enumerate() {
        let budget = Budget::of(dossier, call);
        let file = format!("{name}.xlsx");
        let bytes = write_budget_xlsx(source(dossier, call, &budget)).unwrap();
        std::fs::write(folder.path().join(&file), without_values(&bytes)).unwrap();
        files.push(file);
        budgets.push((name.clone(), budget.clone()));
        // The other format has the same formulas in another spelling.
        if at % 10 == 0 {
            let file = format!("{name}-ods.ods");
            let bytes = write_budget_ods(source(dossier, call, &budget)).unwrap();
            std::fs::write(folder.path().join(&file), without_values(&bytes)).unwrap();
            files.push(file);
            budgets.push((format!("{name} (ods)"), budget));
        }
    }
    let computed = computed(folder.path(), &files);
    let figures: usize =
        budgets.iter().zip(&computed).map(|((name, budget), figures)| agree(name, budget, figures)).sum();
    assert!(figures > 20_000, "only {figures} figures were compared");
}
