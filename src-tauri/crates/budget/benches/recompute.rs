//! How long a whole recomputation takes, all tables included. Target: 1 000 lines under 1 ms, growth linear.

#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a benchmark may stop")]

#[path = "../tests/plan/mod.rs"]
mod plan;

use std::cell::LazyCell;
use std::hint::black_box;

use budget::{Budget, CrossName};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use plan::Plan;

/// A plan of every basis, spread over bearers, categories and months.
fn plan_of(lines: usize) -> Plan {
    let mut plan = plan::plan();
    let bearers = ["c1", "c2", "c3", "p1", "p2"];
    for at in 0..lines {
        let line = match at % 4 {
            0 => plan.days("12.5", "310.5025"),
            1 => plan.days_of_a_year("17.25", "63001.05"),
            2 => plan.purchase("3", "101.3333", "5.5"),
            _ => plan.lump_sum("1234.57"),
        };
        let from = i64::try_from(at % 20).expect("small") + 1;
        let to = from + i64::try_from(at % 7).expect("small");
        line.by(bearers[at % bearers.len()]).category(if at % 3 == 0 { "A" } else { "B" }).on(from, to);
    }
    for at in 0..20 {
        plan.cash(bearers[at % bearers.len()], "1000.00");
    }
    plan.self_financing("c1");
    plan
}

fn recompute(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("budget");
    for lines in [10_usize, 100, 1_000, 5_000] {
        group.throughput(Throughput::Elements(lines as u64));
        // Written only if this size is measured: a plan of 5 000 lines takes longer than its budget.
        let plan = LazyCell::new(|| plan_of(lines));
        group.bench_function(BenchmarkId::new("recompute", lines), |bencher| {
            let plan: &Plan = &plan;
            bencher.iter(|| Budget::of(black_box(&plan.dossier), black_box(&plan.call)));
        });
        group.bench_function(BenchmarkId::new("recompute and every crossed table", lines), |bencher| {
            let plan: &Plan = &plan;
            bencher.iter(|| {
                let budget = Budget::of(black_box(&plan.dossier), black_box(&plan.call));
                CrossName::all().map(|name| budget.cross(name, &plan.dossier).rows.len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, recompute);
criterion_main!(benches);
