//! Whatever is typed, within the limits of the fields: tables add up to the cent, nothing overflows or stops.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where its plan is wrong")]

#[path = "plan/any.rs"]
mod any;
mod plan;

use any::{a_plan, in_order, write};
use budget::{Budget, Cents, LARGEST_LINE};
use plan::plan;
use proptest::prelude::*;

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
