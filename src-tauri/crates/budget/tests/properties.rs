//! Whatever is typed, within the limits of the fields: tables add up to the cent, nothing overflows or stops.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where its plan is wrong")]

mod plan;

use budget::{Budget, Cents, LARGEST_LINE};
use dossier::Value;
use plan::{Plan, plan};
use proptest::prelude::*;

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
struct ALine {
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
struct APlan {
    lines: Vec<ALine>,
    funding: Vec<(&'static str, &'static str, Option<bool>, String)>,
    requested: Option<String>,
    payer: &'static str,
    months: Option<i64>,
    working_days: Option<String>,
    start: Option<(u32, u32)>,
    recovered: String,
}

fn a_plan() -> impl Strategy<Value = APlan> {
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
fn write(a_plan: &APlan, order: impl Iterator<Item = usize>) -> Plan {
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

fn in_order(a_plan: &APlan) -> Budget {
    write(a_plan, 0..a_plan.lines.len()).budget()
}

fn sum(amounts: impl Iterator<Item = Cents>) -> Cents {
    amounts.sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_adds_up_to_the_cent(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let total = budget.total;
        prop_assert_eq!(sum(budget.lines.iter().map(|line| line.amount)), total);
        prop_assert_eq!(sum(budget.categories.iter().map(|entry| entry.amount)), total);
        prop_assert_eq!(sum(budget.bearers.iter().map(|entry| entry.amount)), total);
        prop_assert_eq!(sum(budget.crossed.iter().map(|cell| cell.amount)), total);
        prop_assert_eq!(sum(budget.months.iter().copied()), total);
        prop_assert_eq!(sum(budget.quarters.iter().map(|entry| entry.amount)), total);
        prop_assert_eq!(sum(budget.years.iter().map(|entry| entry.amount)), total);
        if a_plan.start.is_some() {
            prop_assert_eq!(sum(budget.civil_years.iter().map(|entry| entry.amount)), total);
        }
        for line in &budget.lines {
            prop_assert_eq!(line.months.months().len(), budget.months.len());
            prop_assert_eq!(sum(line.months.months()), line.amount);
        }
        for (at, month) in budget.months.iter().enumerate() {
            let number = u32::try_from(at).expect("few months") + 1;
            prop_assert_eq!(sum(budget.lines.iter().map(|line| line.months.month(number))), *month);
        }
        for bearer in &budget.bearers {
            let cells = budget.crossed.iter().filter(|cell| cell.bearer == bearer.id);
            prop_assert_eq!(sum(cells.map(|cell| cell.amount)), bearer.amount);
        }
        for year in &budget.years {
            let cells = budget.crossed.iter().filter(|cell| cell.year == year.year);
            prop_assert_eq!(sum(cells.map(|cell| cell.amount)), year.amount);
        }
    }

    #[test]
    fn every_base_adds_up_and_stays_within_what_is_eligible(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let base = budget.base;
        prop_assert_eq!(sum(budget.lines.iter().map(|line| line.base)), base);
        prop_assert_eq!(sum(budget.categories.iter().map(|entry| entry.base)), base);
        prop_assert_eq!(sum(budget.bearers.iter().map(|entry| entry.base)), base);
        prop_assert_eq!(sum(budget.years.iter().map(|entry| entry.base)), base);
        prop_assert!(base <= budget.eligible && budget.eligible <= budget.total);
        prop_assert!(budget.grant_useful <= budget.grant_ceiling && budget.grant_ceiling <= base);
        for line in &budget.lines {
            prop_assert!(Cents::ZERO <= line.base && line.base <= line.amount && line.amount <= LARGEST_LINE);
        }
    }

    #[test]
    fn shares_of_the_grant_sum_to_it_and_follow_the_bases(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let expected = if budget.base.is_zero() { Cents::ZERO } else { budget.grant };
        prop_assert_eq!(sum(budget.bearers.iter().map(|entry| entry.grant)), expected);
        prop_assert_eq!(sum(budget.categories.iter().map(|entry| entry.grant)), expected);
        for entry in budget.bearers.iter().filter(|entry| !budget.base.is_zero() && entry.base > Cents::ZERO) {
            let exact = i128::from(budget.grant.get()) * i128::from(entry.base.get());
            let given = i128::from(entry.grant.get()) * i128::from(budget.base.get());
            prop_assert!((given - exact).abs() < i128::from(budget.base.get()), "within a cent");
        }
    }

    #[test]
    fn resources_and_balance_are_one_identity(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        prop_assert_eq!(budget.total, budget.cash_costs + budget.in_kind);
        prop_assert_eq!(budget.total, budget.resources + budget.balance);
        let cash = budget.grant + budget.cash_funding + budget.self_financing;
        prop_assert_eq!(budget.balance, budget.cash_costs - cash, "what must balance is cash");
        prop_assert!(budget.self_financing >= Cents::ZERO);
        let by_status = budget.funding_by_status;
        prop_assert_eq!(by_status.acquired + by_status.requested + by_status.planned, budget.cash_funding);
        let time = sum(budget.time.iter().map(|time| time.amount));
        prop_assert_eq!(time, sum(budget.lines.iter().filter(|line| line.facts.time).map(|line| line.amount)));
    }

    #[test]
    fn the_order_of_the_lines_changes_no_total(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let reversed = write(&a_plan, (0..a_plan.lines.len()).rev()).budget();
        let mut lines = reversed.lines.clone();
        lines.reverse();
        prop_assert_eq!(&budget, &Budget { lines, ..reversed });
    }
}

#[test]
fn the_largest_values_of_every_field_neither_overflow_nor_stop() {
    let mut plan = plan();
    let (whole, cents) = ("999999999.9999", "999999999.99");
    plan.days(whole, whole).by("c1").on(1, 60);
    plan.days_of_a_year(whole, cents).by("c1").on(1, 60);
    plan.purchase(whole, whole, "100").by("c2").on(1, 60);
    for _ in 0..200 {
        plan.lump_sum(cents).by("c3").on(1, 60);
    }
    plan.set("/project/working_days", "0.0001").set("/project/start", "2999-12");
    plan.requested(cents).cash("p1", cents).self_financing("c1");
    let budget = plan.budget();
    for line in ["l1", "l2", "l3"] {
        let facts = budget.line(line).expect("the line").facts;
        assert_eq!(facts.uncomputable, Some(budget::Uncomputable::TooLarge), "{line}");
    }
    assert_eq!(budget.total.to_string(), "199999999998.00");
    assert_eq!(budget.time[0].days.to_string(), "1999999999.9998");
    assert_eq!(
        budget.time[0].fte.expect("working days").to_string(),
        "19999999999998.00",
        "absurd, and exact"
    );
    let last = budget.civil_years.last().expect("a year");
    assert_eq!(last.year, 3004);
}
