//! Plans of any kind: whatever can be typed, within the limits of the fields.

#![allow(dead_code, reason = "each test file uses some of these words")]

use budget::Budget;
use dossier::Value;
use proptest::prelude::*;

use crate::plan::{Plan, plan};

/// A number as a format keeps it, small or up to the limit, with so many decimals at most.
fn number(decimals: u32) -> impl Strategy<Value = String> {
    let unit = 10_u64.pow(decimals);
    let largest = 1_000_000_000 * unit - 1;
    prop_oneof![
        6 => 0..(5_000 * unit),
        1 => 0..largest,
        1 => Just(largest),
        1 => Just(0),
    ]
    .prop_map(move |count| format!("{}.{:0width$}", count / unit, count % unit, width = decimals as usize))
}

fn percent() -> impl Strategy<Value = String> {
    prop_oneof![Just("20".to_owned()), Just("5.5".to_owned()), Just("100".to_owned()), Just("0".to_owned())]
}

/// A bearer, nobody, or somebody who is not there.
fn bearer() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["c1", "c2", "c3", "p1", "p2", "", "gone"])
}

#[derive(Clone, Debug)]
pub struct ALine {
    kind: &'static str,
    basis: Vec<(&'static str, Option<String>)>,
    bearer: &'static str,
    category: &'static str,
    from: Option<i64>,
    to: Option<i64>,
    eligible: Option<bool>,
    in_kind: Option<bool>,
}

fn line() -> impl Strategy<Value = ALine> {
    let flag = || prop::option::of(any::<bool>());
    let month = || prop::option::weighted(0.8, 1_i64..=60);
    let given = |value| prop::option::weighted(0.95, value);
    let basis = (number(4), number(4), number(2), percent(), given(number(2)));
    let basis = basis.prop_map(|(many, price, amount, vat, other)| {
        vec![
            ("days", Some(many.clone())),
            ("daily_cost", Some(price.clone())),
            ("yearly_cost", other),
            ("quantity", Some(many)),
            ("unit_price", Some(price)),
            ("vat", Some(vat)),
            ("amount", Some(amount)),
        ]
    });
    let kinds = vec!["time_daily", "time_yearly", "purchase", "lump_sum", ""];
    let categories = vec!["A", "B", "", "gone"];
    let places = (bearer(), prop::sample::select(categories));
    (prop::sample::select(kinds), basis, places, month(), month(), flag(), flag()).prop_map(
        |(kind, basis, (bearer, category), from, to, eligible, in_kind)| ALine {
            kind,
            basis,
            bearer,
            category,
            from,
            to,
            eligible,
            in_kind,
        },
    )
}

#[derive(Clone, Debug)]
pub struct APlan {
    pub lines: Vec<ALine>,
    funding: Vec<(&'static str, &'static str, Option<bool>, String)>,
    requested: Option<String>,
    payer: &'static str,
    months: Option<i64>,
    working_days: Option<String>,
    pub start: Option<(u32, u32)>,
    recovered: String,
}

pub fn a_plan() -> impl Strategy<Value = APlan> {
    let funding = (bearer(), prop::sample::select(vec!["", "Fondation"]), any::<Option<bool>>(), number(2));
    (
        prop::collection::vec(line(), 0..30),
        prop::collection::vec(funding, 0..6),
        prop::option::of(number(2)),
        bearer(),
        prop::option::of(1_i64..=36),
        prop::option::weighted(0.9, number(4)),
        prop::option::of((2016_u32..2020, 1_u32..=12)),
        percent(),
    )
        .prop_map(|(lines, funding, requested, payer, months, working_days, start, recovered)| APlan {
            lines,
            funding,
            requested,
            payer,
            months,
            working_days,
            start,
            recovered,
        })
}

fn flag(plan: &mut Plan, pointer: &str, value: Option<bool>) {
    if let Some(value) = value {
        plan.set_value(pointer, &Value::Flag(value));
    }
}

fn set_all<'a>(plan: &mut Plan, fields: impl IntoIterator<Item = (String, Option<&'a str>)>) {
    for (pointer, value) in fields {
        match value {
            Some(text) if !text.is_empty() => plan.set(&pointer, text),
            _ => plan.unset(&pointer),
        };
    }
}

/// The plan with its lines in the given order.
pub fn write(a_plan: &APlan, order: impl Iterator<Item = usize>) -> Plan {
    let mut plan = plan();
    for at in order {
        let line = &a_plan.lines[at];
        let id = format!("line {at}");
        plan.put("/costs", &id);
        let below = |path: &str| format!("/costs/{id}/{path}");
        let basis = line.basis.iter();
        set_all(&mut plan, basis.map(|(key, value)| (below(&format!("basis/{key}")), value.as_deref())));
        let texts = [("basis/kind", line.kind), ("bearer", line.bearer), ("category", line.category)];
        set_all(&mut plan, texts.map(|(key, value)| (below(key), Some(value))));
        for (key, month) in [("from", line.from), ("to", line.to)] {
            if let Some(month) = month {
                plan.set_value(&below(key), &Value::Int(month));
            }
        }
        flag(&mut plan, &below("eligible"), line.eligible);
        flag(&mut plan, &below("in_kind"), line.in_kind);
    }
    for (funder, name, public, amount) in &a_plan.funding {
        let id = plan.funding(amount);
        let below = |key: &str| format!("/funding/{id}/{key}");
        set_all(&mut plan, [(below("funder"), Some(*funder)), (below("funder_name"), Some(*name))]);
        flag(&mut plan, &below("public"), *public);
    }
    let start = a_plan.start.map(|(year, month)| format!("{year}-{month:02}"));
    set_all(
        &mut plan,
        [
            ("/grant/requested".to_owned(), a_plan.requested.as_deref()),
            ("/self_financing/funder".to_owned(), Some(a_plan.payer)),
            ("/project/working_days".to_owned(), a_plan.working_days.as_deref()),
            ("/project/start".to_owned(), start.as_deref()),
            ("/partners/p2/vat_recovered".to_owned(), Some(&a_plan.recovered)),
        ],
    );
    match a_plan.months {
        Some(months) => plan.months(months),
        None => plan.unset("/project/months"),
    };
    plan
}

pub fn in_order(a_plan: &APlan) -> Budget {
    write(a_plan, 0..a_plan.lines.len()).budget()
}
