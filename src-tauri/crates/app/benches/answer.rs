//! How long the program takes to answer the window, against the number of cost lines: a key in a cell, and a paste.
//!
//! An answer is what crosses to the page, written as JSON: the fields and figures that changed, and apart, once that
//! is on screen, what became of the findings. The saver writes meanwhile, as it does beside a window.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may stop")]

use std::collections::BTreeMap;
use std::hint::black_box;

use app::Desk;
use app::dto::{EditRequest, OpRequest, PositionRequest};
use chrono::{DateTime, Utc};
use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use tempfile::TempDir;

fn clock() -> DateTime<Utc> {
    "2016-09-16T12:02:00Z".parse().unwrap()
}

fn id(n: usize) -> String {
    format!("5a0c6a7e-0000-4000-8000-{n:012}")
}

/// Lines as a spreadsheet brings them: a name, how the cost is reckoned, its numbers; neither bearer nor category.
fn pasted(count: usize) -> EditRequest {
    let line = |n: usize| {
        let basis: &[(&str, &str)] = match n % 4 {
            0 => &[("basis/kind", "lump_sum"), ("basis/amount", "1234,50")],
            1 => &[("basis/kind", "purchase"), ("basis/quantity", "2"), ("basis/unit_price", "10,25")],
            2 => &[("basis/kind", "time_daily"), ("basis/days", "3"), ("basis/daily_cost", "310,50")],
            _ => &[("basis/kind", "lump_sum"), ("basis/amount", "1000")],
        };
        let named = [("label", format!("Ligne {n}"))].map(|(path, text)| (path.to_owned(), text));
        let basis = basis.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let fields: BTreeMap<String, String> = named.into_iter().chain(basis).collect();
        OpRequest::Add { list: "/costs".to_owned(), id: id(n), position: PositionRequest::Last, fields }
    };
    let ops = (0..count).map(line).collect();
    EditRequest { n: 1, group: "paste".to_owned(), label: "Coller".to_owned(), base: 0, ops }
}

fn key(n: u32, text: &str) -> EditRequest {
    let ops =
        vec![OpRequest::Input { pointer: format!("/costs/{}/basis/amount", id(0)), text: text.to_owned() }];
    EditRequest { n, group: "key".to_owned(), label: "Montant".to_owned(), base: 0, ops }
}

fn draft() -> (TempDir, Desk, String) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(folder.path(), clock).unwrap();
    let draft = desk.create_draft(None, None).unwrap();
    (folder, desk, draft)
}

fn answers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("answer");
    group.sample_size(20);
    for lines in [10_usize, 100, 300, 1_000, 5_000] {
        group.throughput(Throughput::Elements(lines as u64));
        let paste = pasted(lines);
        group.bench_function(BenchmarkId::new("a paste", lines), |bencher| {
            bencher.iter_batched_ref(
                draft,
                |(_folder, desk, draft)| serde_json::to_vec(&desk.edit(draft, &paste).unwrap()).unwrap(),
                BatchSize::PerIteration,
            );
        });
        let (_folder, desk, draft) = draft();
        desk.edit(&draft, &paste).unwrap();
        let mut n = 1;
        group.bench_function(BenchmarkId::new("a key", lines), |bencher| {
            bencher.iter(|| {
                n += 1;
                let text = if n % 2 == 0 { "1234" } else { "123" };
                serde_json::to_vec(black_box(&desk.edit(&draft, &key(n, text)).unwrap())).unwrap()
            });
        });
        let mut told = desk.open_draft(&draft).unwrap().rev;
        group.bench_function(BenchmarkId::new("the findings after a key", lines), |bencher| {
            bencher.iter_batched(
                || {
                    n += 1;
                    let text = if n % 2 == 0 { "1234" } else { "123" };
                    desk.edit(&draft, &key(n, text)).unwrap();
                },
                |()| {
                    let change = desk.findings(&draft, told);
                    told = change.rev;
                    serde_json::to_vec(&change).unwrap()
                },
                BatchSize::PerIteration,
            );
        });
        figures_explained(&mut group, &desk, &draft, lines);
    }
    group.finish();
}

/// « D’où vient ce chiffre ? » of a sum, of a share of a crossed table, and of a difference between two budgets.
fn figures_explained(group: &mut BenchmarkGroup<'_, WallTime>, desk: &Desk, draft: &str, lines: usize) {
    desk.keep_scenario(draft, "Sans la Région", "").unwrap();
    let scenario = desk.scenarios(draft).unwrap().scenarios.remove(0).id;
    desk.edit(draft, &key(u32::MAX, "777")).unwrap();
    let compared = desk.compare_scenarios(draft, Some(&scenario), None).unwrap();
    let difference = compared.figures.iter().find_map(|row| row.difference.as_ref()?.key.clone()).unwrap();
    for (name, key) in [
        ("where a sum comes from", "total"),
        ("where a share comes from", "shares/bearers/quarters/cells/null/*/q1"),
        ("where a difference comes from", &difference),
    ] {
        group.bench_function(BenchmarkId::new(name, lines), |bencher| {
            bencher.iter(|| serde_json::to_vec(&desk.trace(draft, key).unwrap()).unwrap());
        });
    }
}

criterion_group!(benches, answers);
criterion_main!(benches);
