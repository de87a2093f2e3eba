//! The worked examples of the rules, row by row. Unless said: a project of 24 months, 210 working days, a
//! window of 18 months, a rate of 50 %, VAT recovered by p1 alone, category A.

mod plan;

use budget::{Input, Place, Uncomputable};
use plan::{amount, call_with, each, months, plan, share, written};

#[test]
fn row_1_the_grant_is_computed_on_the_total_and_not_line_by_line() {
    let mut plan = plan();
    plan.months(18);
    for carrier in ["c1", "c2", "c3"] {
        plan.lump_sum("333.33").by(carrier).on(1, 18);
    }
    let budget = plan.budget();
    assert_eq!(budget.total.to_string(), "999.99");
    assert_eq!(budget.base.to_string(), "999.99");
    assert_eq!(budget.grant_ceiling.to_string(), "499.99", "not 499.98, not 500.00");
    assert_eq!(share(&budget, "c1"), "166.67");
    assert_eq!(share(&budget, "c2"), "166.66");
    assert_eq!(share(&budget, "c3"), "166.66");
    assert_eq!(budget.balance.to_string(), "500.00");
    for line in ["l1", "l2", "l3"] {
        assert_eq!(months(&budget, line), [each(1..=15, "18.52"), each(16..=18, "18.51")].concat());
    }
    assert_eq!(written(budget.years.iter().map(|y| y.amount)), ["666.72", "333.27"]);
}

#[test]
fn row_2_time_is_rounded_once_half_up_and_valued_time_alone_leaves_nothing_to_pay() {
    let mut plan = plan();
    plan.days_of_a_year("5", "63001.05").by("c1").on(1, 1);
    plan.days("0.5", "310.25").by("c1").on(1, 1);
    let budget = plan.budget();
    assert_eq!(amount(&budget, "l1"), "1500.03", "not 1500.02, not 1500.05");
    assert_eq!(amount(&budget, "l2"), "155.13", "not 155.12");
    assert_eq!(budget.total.to_string(), "1655.16");
    assert_eq!(budget.in_kind.to_string(), "1655.16");
    assert_eq!(budget.cash_costs.to_string(), "0.00");
    assert_eq!(budget.grant_ceiling.to_string(), "827.58");
    assert_eq!(budget.grant_useful.to_string(), "0.00");
    assert_eq!(budget.balance.to_string(), "-827.58");
}

#[test]
fn row_3_vat_is_borne_by_who_does_not_recover_it() {
    let mut plan = plan();
    plan.purchase("3", "101.00", "5.5").by("c1").on(1, 1);
    plan.purchase("3", "101.00", "5.5").by("p1").on(1, 1);
    plan.purchase("2.5", "0.0333", "20").by("c1").on(1, 1);
    let budget = plan.budget();
    assert_eq!(amount(&budget, "l1"), "319.67", "not 319.66, not 319.68");
    assert_eq!(amount(&budget, "l2"), "303.00");
    assert_eq!(amount(&budget, "l3"), "0.10");
    assert_eq!(budget.total.to_string(), "622.77");
    assert_eq!(budget.grant_ceiling.to_string(), "311.38");
    assert_eq!(share(&budget, "c1"), "159.88");
    assert_eq!(share(&budget, "p1"), "151.50");
}

#[test]
fn row_3b_vat_recovered_in_part_is_borne_in_part() {
    let mut plan = plan();
    plan.set("/partners/p1/vat_recovered", "37.5");
    plan.purchase("3", "101.00", "20").by("p1").on(1, 1);
    assert_eq!(amount(&plan.budget(), "l1"), "340.88", "not 340.87");
}

#[test]
fn row_4_the_first_months_take_the_cents_left() {
    let mut plan = plan();
    plan.lump_sum("100.00").by("c1").on(1, 7);
    let budget = plan.budget();
    assert_eq!(months(&budget, "l1"), [each(1..=4, "14.29"), each(5..=7, "14.28")].concat());
}

#[test]
fn row_5_the_base_is_the_sum_of_the_months_of_the_window() {
    let mut plan = plan();
    plan.lump_sum("1000.00").by("c1").on(13, 24);
    let budget = plan.budget();
    assert_eq!(months(&budget, "l1"), [each(13..=16, "83.34"), each(17..=24, "83.33")].concat());
    assert_eq!(budget.base.to_string(), "500.02", "not 500.00 pro rata");
    assert_eq!(budget.grant_ceiling.to_string(), "250.01");
    assert_eq!(written(budget.years.iter().map(|y| y.amount)), ["0.00", "1000.00"]);
}

#[test]
fn row_6_a_line_without_months_lasts_as_long_as_the_project() {
    let mut plan = plan();
    plan.months(12).lump_sum("1200.01").by("c1");
    let budget = plan.budget();
    assert_eq!(months(&budget, "l1"), [each(1..=1, "100.01"), each(2..=12, "100.00")].concat());
    assert_eq!(budget.base.to_string(), "1200.01");
    assert_eq!(budget.grant_ceiling.to_string(), "600.00", "not 600.01");
    assert_eq!(budget.months.len(), 12, "the table is not as long as the window");
}

#[test]
fn row_7_a_cent_left_goes_to_the_largest_remainder_and_a_grant_too_large_stays_as_typed() {
    let mut plan = plan();
    plan.lump_sum("200.00").by("c1").on(1, 18);
    plan.lump_sum("100.00").by("c2").on(1, 18);
    plan.lump_sum("50.00").by("p1").on(1, 18).not_eligible();
    plan.lump_sum("400.00").by("p2").on(1, 18);
    let budget = plan.requested("100.00").budget();
    assert_eq!(budget.total.to_string(), "750.00");
    assert_eq!(budget.eligible.to_string(), "700.00");
    assert_eq!(budget.base.to_string(), "700.00");
    assert_eq!(budget.grant_ceiling.to_string(), "350.00");
    let shares = |budget: &budget::Budget| ["c1", "c2", "p1", "p2"].map(|id| share(budget, id));
    assert_eq!(shares(&budget), ["28.57", "14.29", "0.00", "57.14"]);
    assert_eq!(budget.balance.to_string(), "650.00");

    let budget = plan.requested("350.01").budget();
    assert_eq!(budget.grant.to_string(), "350.01", "not cut to 350.00");
    assert_eq!(budget.facts.grant_above_ceiling.to_string(), "0.01");
    assert_eq!(shares(&budget), ["100.00", "50.00", "0.00", "200.01"]);
}

#[test]
fn row_8_bearers_are_in_the_order_of_the_dossier_and_categories_in_that_of_the_call() {
    let mut plan = plan();
    plan.call = call_with(&["B", "A"]);
    plan.lump_sum("100.01").by("c1").on(1, 1);
    plan.lump_sum("100.01").by("p1").category("B").on(1, 1);
    let budget = plan.budget();
    assert_eq!(budget.grant_ceiling.to_string(), "100.01");
    assert_eq!(share(&budget, "c1"), "50.01");
    assert_eq!(share(&budget, "p1"), "50.00");
    assert_eq!(written(budget.categories.iter().map(|c| c.grant)), ["50.01", "50.00"]);
    assert_eq!(budget.categories[0].id.as_deref(), Some("B"));
}

#[test]
fn row_9_valued_time_stands_on_both_sides_and_cash_balances() {
    let mut plan = plan();
    plan.days("10", "300.00").by("c1").on(1, 18);
    plan.purchase("5", "1000.00", "20").by("c2").category("B").on(1, 18);
    let budget = plan.cash("p1", "1000.00").self_financing("c1").budget();
    assert_eq!(budget.total.to_string(), "9000.00");
    assert_eq!(budget.base.to_string(), "9000.00");
    assert_eq!(budget.grant.to_string(), "4500.00");
    assert_eq!(budget.in_kind.to_string(), "3000.00");
    assert_eq!(budget.cash_costs.to_string(), "6000.00");
    assert_eq!(budget.self_financing.to_string(), "500.00");
    assert_eq!(budget.balance.to_string(), "0.00");
    assert_eq!(share(&budget, "c1"), "1500.00");
    assert_eq!(share(&budget, "c2"), "3000.00");
    let c1 = budget.bearer(Some("c1")).unwrap();
    assert_eq!(written([c1.cash, c1.in_kind]), ["500.00", "3000.00"]);
    assert_eq!(budget.bearer(Some("p1")).unwrap().cash.to_string(), "1000.00");
}

fn row_10() -> plan::Plan {
    let mut plan = plan();
    plan.days("20", "300.00").by("c1").on(1, 18);
    plan.lump_sum("2000.00").by("c2").category("B").on(1, 18);
    plan.self_financing("c1");
    plan
}

#[test]
fn row_10_much_valued_time_makes_a_surplus_and_never_a_negative_self_financing() {
    let budget = row_10().budget();
    assert_eq!(budget.grant_ceiling.to_string(), "4000.00");
    assert_eq!(budget.grant.to_string(), "4000.00");
    assert_eq!(budget.grant_useful.to_string(), "2000.00");
    assert_eq!(budget.cash_costs.to_string(), "2000.00");
    assert_eq!(budget.self_financing.to_string(), "0.00");
    assert_eq!(budget.balance.to_string(), "-2000.00");
}

#[test]
fn row_10b_asking_for_the_useful_grant_balances() {
    let budget = row_10().requested("2000.00").budget();
    assert_eq!(budget.balance.to_string(), "0.00");
    assert_eq!(share(&budget, "c1"), "1500.00");
    assert_eq!(share(&budget, "c2"), "500.00");
}

#[test]
fn row_10c_somebody_recruited_is_paid() {
    let mut plan = row_10();
    plan.set_value("/costs/l1/in_kind", &dossier::Value::Flag(false));
    let budget = plan.budget();
    assert_eq!(budget.in_kind.to_string(), "0.00");
    assert_eq!(budget.cash_costs.to_string(), "8000.00");
    assert_eq!(budget.grant.to_string(), "4000.00");
    assert_eq!(budget.self_financing.to_string(), "4000.00");
    assert_eq!(budget.balance.to_string(), "0.00");
}

#[test]
fn row_11_the_ceiling_of_the_call_may_be_reached_and_not_passed_by_a_cent() {
    let mut plan = plan();
    plan.lump_sum("499999.99").by("c1").on(1, 18);
    plan.lump_sum("0.01").by("c2").on(1, 18);
    let budget = plan.budget();
    assert_eq!(budget.total.to_string(), "500000.00");
    assert_eq!(budget.facts.above_call_ceiling.to_string(), "0.00");

    plan.set("/costs/l2/basis/amount", "0.02");
    let budget = plan.budget();
    assert_eq!(budget.total.to_string(), "500000.01");
    assert_eq!(budget.facts.above_call_ceiling.to_string(), "0.01");
    assert_eq!(budget.grant_ceiling.to_string(), "250000.00");
    assert_eq!(share(&budget, "c1"), "249999.99");
    assert_eq!(share(&budget, "c2"), "0.01");
}

#[test]
fn row_12_what_cannot_be_computed_counts_for_zero_and_stops_nothing() {
    let mut plan = plan();
    plan.months(12).unset("/project/working_days");
    plan.lump_sum("600.00").by("c1").on(10, 15);
    plan.lump_sum("120.00").by("c1");
    plan.without_basis().by("c1");
    plan.days_of_a_year("10", "42000.00").by("c1");
    let budget = plan.budget();
    assert_eq!(budget.total.to_string(), "720.00");
    let expected = [vec!["10.00"; 9], vec!["110.00"; 3], vec!["100.00"; 3]].concat();
    assert_eq!(written(budget.months.iter().copied()), expected, "the table is not cut at M12");
    assert_eq!(written(budget.years.iter().map(|y| y.amount)), ["420.00", "300.00"]);
    let reasons = budget.lines.iter().map(|line| line.facts.uncomputable);
    assert_eq!(
        reasons.collect::<Vec<_>>(),
        [None, None, Some(Uncomputable::NoBasis), Some(Uncomputable::Missing(Input::WorkingDays))]
    );
    assert!(budget.lines[0].facts.beyond_end);
    assert_eq!(budget.base.to_string(), "420.00");
    assert_eq!(budget.grant_ceiling.to_string(), "210.00");
}

#[test]
fn row_13_what_nobody_bears_shares_like_the_others_and_swapped_months_are_read_in_order() {
    let mut plan = plan();
    plan.lump_sum("75.03").by("c1").on(1, 18);
    plan.lump_sum("75.04").on(1, 18);
    plan.lump_sum("10.00").by("c2").on(9, 3);
    let budget = plan.budget();
    assert_eq!(budget.grant_ceiling.to_string(), "80.03");
    assert_eq!(share(&budget, "c1"), "37.51");
    assert_eq!(share(&budget, "c2"), "5.00");
    assert_eq!(budget.bearer(None).unwrap().grant.to_string(), "37.52");
    assert_eq!(budget.lines[1].facts.bearer, Place::Missing);
    assert!(budget.lines[2].facts.months_swapped);
    assert_eq!(months(&budget, "l3"), [each(3..=8, "1.43"), each(9..=9, "1.42")].concat());
}
