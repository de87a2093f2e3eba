//! How long a keystroke takes to be applied, to be on disk, and a long-lived draft to open.
//!
//! The first lines printed are plain figures: median and 99th percentile of durable edits, which criterion does
//! not give. The targets are those of the trial of the engine: 0.5 ms and 1.7 ms.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a bench, not the program")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use store::OpenDraft;
use support::{ID, apply, compact, fresh, line, set, splice, stamp};

const TEXT: &str = "/sections/contexte/text";

/// One keystroke: a letter at the end of a text.
fn keystroke(draft: &mut OpenDraft, n: usize) {
    let edit = dossier::Edit {
        group: format!("run {}", n / 40),
        label: "Contexte".to_owned(),
        ops: vec![splice(TEXT, n, 0, "a")],
    };
    draft.apply(&edit, &[], &stamp(1)).unwrap();
}

fn percentiles(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |permille: usize| times.get(times.len() * permille / 1000).copied().unwrap_or_default();
    println!("{name}: median {:?}, p99 {:?}, of {}", at(500), at(990), times.len());
}

fn plain_figures() {
    let (_folder, _store, mut draft) = fresh();
    let mut applied = Vec::new();
    for n in 0..3_000 {
        let start = Instant::now();
        keystroke(&mut draft, n);
        applied.push(start.elapsed());
    }
    percentiles("keystroke applied, nothing else going on", applied);
    let (_folder, store, mut draft) = fresh();
    let (mut applied, mut durable) = (Vec::new(), Vec::new());
    for n in 0..3_000 {
        let start = Instant::now();
        keystroke(&mut draft, n);
        applied.push(start.elapsed());
        draft.commit(&store).unwrap();
        durable.push(start.elapsed());
    }
    percentiles("keystroke applied", applied);
    percentiles("keystroke applied and on disk", durable);
    let mut durable = Vec::new();
    for n in 0..1_000 {
        let ops = line(draft.dossier(), &format!("l{n}"), "120.00");
        let start = Instant::now();
        apply(&mut draft, "Dépense", ops);
        draft.commit(&store).unwrap();
        durable.push(start.elapsed());
    }
    percentiles("cost line applied and on disk", durable);
}

/// A draft with 20 000 edits: 1 000 cost lines and much typing.
fn long_lived() -> (tempfile::TempDir, store::Store, OpenDraft) {
    let (folder, store, mut draft) = fresh();
    for n in 0..1_000 {
        let ops = line(draft.dossier(), &format!("l{n}"), "120.00");
        apply(&mut draft, "Dépense", ops);
    }
    for n in 0..14_000 {
        keystroke(&mut draft, n);
    }
    for n in 0..5_000 {
        let at = format!("/costs/l{}/basis/amount", n % 1_000);
        apply(&mut draft, "Montant", vec![set(&at, &format!("{n}.50"))]);
    }
    let start = Instant::now();
    draft.commit(&store).unwrap();
    println!("20 000 waiting edits put on disk at once: {:?}", start.elapsed());
    (folder, store, draft)
}

/// So many cost lines more, as one paste brings them.
fn lines(dossier: &dossier::Dossier, count: usize) -> Vec<dossier::Op> {
    let mut copy = dossier.clone();
    let mut ops = Vec::new();
    for n in 0..count {
        let line = line(&copy, &format!("l{n}"), "120.00");
        copy.apply(&line).unwrap();
        ops.extend(line);
    }
    ops
}

/// What a paste costs against its size, and what taking it back costs.
fn pastes(criterion: &mut Criterion) {
    let pasted = |ops: &[dossier::Op]| {
        let (folder, store, mut draft) = fresh();
        apply(&mut draft, "Coller", ops.to_vec());
        draft.commit(&store).unwrap();
        (folder, store, draft)
    };
    for count in [10, 100, 1_000, 5_000] {
        let ops = lines(fresh().2.dossier(), count);
        let mut group = criterion.benchmark_group(format!("a paste of {count} lines"));
        group.sample_size(10);
        group.bench_function("applied and on disk", |bencher| {
            bencher.iter_batched(|| (), |()| pasted(&ops), BatchSize::PerIteration);
        });
        group.bench_function("taken back and on disk", |bencher| {
            bencher.iter_batched_ref(
                || pasted(&ops),
                |(_, store, draft)| {
                    draft.undo(&stamp(3)).unwrap();
                    draft.commit(store).unwrap();
                },
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

/// The largest budget: 5 000 cost lines.
fn large() -> (tempfile::TempDir, store::Store, OpenDraft) {
    let (folder, store, mut draft) = fresh();
    let ops = lines(draft.dossier(), 5_000);
    apply(&mut draft, "Import", ops);
    draft.commit(&store).unwrap();
    compact(&mut draft, &store, 2);
    (folder, store, draft)
}

fn benches(criterion: &mut Criterion) {
    plain_figures();
    let (_folder, store, mut draft) = fresh();
    let mut n = 0;
    criterion.bench_function("durable edit", |bencher| {
        bencher.iter(|| {
            keystroke(&mut draft, n);
            draft.commit(&store).unwrap();
            n += 1;
        });
    });
    let (_folder, store, mut draft) = long_lived();
    let mut group = criterion.benchmark_group("open a draft of 20 000 edits");
    group.sample_size(10);
    let open = || store.open_draft(ID).unwrap();
    group.bench_function("from its changes", |bencher| {
        bencher.iter_batched(|| (), |()| open(), BatchSize::PerIteration)
    });
    let start = Instant::now();
    compact(&mut draft, &store, 2);
    println!("snapshot of 20 000 edits made, verified and written: {:?}", start.elapsed());
    group.bench_function("from its snapshot", |bencher| {
        bencher.iter_batched(|| (), |()| open(), BatchSize::PerIteration)
    });
    group.finish();
    let (_folder, store, _draft) = large();
    let mut group = criterion.benchmark_group("open a draft of 5 000 cost lines");
    group.sample_size(10);
    let open = || store.open_draft(ID).unwrap();
    group.bench_function("from its snapshot", |bencher| {
        bencher.iter_batched(|| (), |()| open(), BatchSize::PerIteration)
    });
    group.finish();
}

criterion_group!(durable_edit, benches, pastes);
criterion_main!(durable_edit);
