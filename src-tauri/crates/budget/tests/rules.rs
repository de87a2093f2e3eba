//! What the rules say beyond the worked examples, rule by rule.

#![allow(clippy::unwrap_used, reason = "a test stops where its plan is wrong")]

mod plan;

use budget::{Funder, Input, Place, Uncomputable};
use call::{BaseOf, CeilingOf};
use dossier::Value;
use plan::{Plan, amount, each, months, plan, written};

fn reason(plan: &Plan, line: &str) -> Option<Uncomputable> {
    plan.budget().line(line).unwrap().facts.uncomputable
}

#[test]
fn rule_2_each_missing_value_is_named() {
    let mut plan = plan();
    plan.days("1", "1").by("c1");
    plan.days_of_a_year("1", "1").by("c1");
    plan.purchase("1", "1", "20").by("c1");
    plan.lump_sum("1").by("c1");
    for (line, key, input) in [
        ("l1", "days", Input::Days),
        ("l1", "daily_cost", Input::DailyCost),
        ("l2", "days", Input::Days),
        ("l2", "yearly_cost", Input::YearlyCost),
        ("l3", "quantity", Input::Quantity),
        ("l3", "unit_price", Input::UnitPrice),
        ("l3", "vat", Input::Vat),
        ("l4", "amount", Input::Amount),
    ] {
        assert_eq!(reason(&plan, line), None);
        let pointer = format!("/costs/{line}/basis/{key}");
        plan.unset(&pointer);
        assert_eq!(reason(&plan, line), Some(Uncomputable::Missing(input)), "{pointer}");
        assert_eq!(format!("/costs/{line}/{}", input.path()), pointer);
        plan.set(&pointer, "1");
    }
    plan.set("/project/working_days", "0");
    assert_eq!(reason(&plan, "l2"), Some(Uncomputable::WorkingDaysZero));
}

#[test]
fn rule_2_vat_may_be_missing_where_it_is_wholly_recovered() {
    let mut plan = plan();
    plan.purchase("3", "101.00", "20").by("p1");
    plan.unset("/costs/l1/basis/vat");
    assert_eq!(amount(&plan.budget(), "l1"), "303.00");
    plan.set("/costs/l1/bearer", "c1");
    assert_eq!(reason(&plan, "l1"), Some(Uncomputable::Missing(Input::Vat)));
}

#[test]
fn rule_2_a_line_may_reach_the_largest_amount_and_not_pass_it() {
    let mut plan = plan();
    plan.purchase("999999999.99", "1", "0").by("c1");
    assert_eq!(amount(&plan.budget(), "l1"), "999999999.99");
    plan.set("/costs/l1/basis/quantity", "999999999.9949");
    assert_eq!(amount(&plan.budget(), "l1"), "999999999.99", "rounded before it is compared");
    plan.set("/costs/l1/basis/quantity", "999999999.995");
    assert_eq!(reason(&plan, "l1"), Some(Uncomputable::TooLarge));
    assert_eq!(amount(&plan.budget(), "l1"), "0.00");
}

#[test]
fn rule_3_a_line_that_starts_after_the_end_without_a_last_month_has_one_month() {
    let mut plan = plan();
    plan.months(6).lump_sum("10.00").by("c1");
    plan.set_value("/costs/l1/from", &Value::Int(8));
    let budget = plan.budget();
    assert_eq!(months(&budget, "l1"), each(8..=8, "10.00"));
    assert_eq!(budget.table_months(), 8);
    assert!(budget.lines[0].facts.beyond_end);
}

#[test]
fn rule_3_a_project_without_duration_lasts_as_long_as_the_window() {
    let mut plan = plan();
    plan.unset("/project/months").lump_sum("18.00").by("c1");
    assert_eq!(months(&plan.budget(), "l1"), each(1..=18, "1.00"));
}

#[test]
fn rule_4_another_call_may_take_the_whole_project_or_leave_valued_time_out() {
    let mut plan = plan();
    plan.days("24", "100.00").by("c1");
    plan.days("24", "1.00").by("c1").paid();
    assert_eq!(plan.budget().base.to_string(), "1818.00");
    plan.call.rules.base_of.value = BaseOf::Project;
    assert_eq!(plan.budget().base.to_string(), "2424.00");
    plan.call.rules.valued_time_in_base.value = false;
    let budget = plan.budget();
    assert_eq!(budget.base.to_string(), "24.00", "paid time is not valued time");
    assert_eq!(budget.eligible.to_string(), "2424.00", "eligible is what the line says");
}

#[test]
fn rule_4_a_lent_room_is_in_kind_and_no_valued_time() {
    let mut plan = plan();
    plan.lump_sum("18.00").by("c1").on(1, 18).in_kind();
    plan.call.rules.valued_time_in_base.value = false;
    let budget = plan.budget();
    assert_eq!(budget.base.to_string(), "18.00");
    assert_eq!(budget.in_kind.to_string(), "18.00");
}

#[test]
fn rule_5_cash_of_nobody_known_counts_and_stands_with_nobody() {
    let mut plan = plan();
    plan.lump_sum("100.00").by("c1").on(1, 1);
    plan.cash("gone", "10.00").funding("5.00");
    plan.cash("p1", "1.00");
    plan.set("/funding/f3/funder_name", "Fondation X");
    let named = plan.funding("0.50");
    plan.set(&format!("/funding/{named}/funder_name"), "Fondation X");
    plan.unset(&format!("/funding/{named}/amount"));
    let budget = plan.budget();
    assert_eq!(budget.cash_funding.to_string(), "16.00");
    let cash = written(budget.bearers.iter().map(|bearer| bearer.cash));
    assert_eq!(cash, ["0.00", "0.00", "0.00", "1.00", "0.00"]);
    let facts = &budget.facts.funding;
    let funders: Vec<Funder> = facts.iter().map(|one| one.funder).collect();
    let outside = Funder::Outside { public: false };
    assert_eq!(funders, [Funder::Unknown, Funder::Missing, Funder::Bearer(3), outside]);
    assert!(facts[2].both_funders && !facts[0].both_funders);
    assert!(facts[3].amount_missing && facts[3].amount.is_zero());
    assert_eq!(budget.funding_by_status.planned.to_string(), "16.00", "a missing status is « planned »");
}

#[test]
fn rule_6_nobody_bears_the_self_financing_until_somebody_known_is_named() {
    let mut plan = plan();
    plan.lump_sum("100.00").by("c1").on(1, 1);
    for (funder, place, balance) in
        [("", Place::Missing, "50.00"), ("gone", Place::Unknown, "50.00"), ("p2", Place::Known(4), "0.00")]
    {
        plan.self_financing(funder);
        let budget = plan.budget();
        assert_eq!(budget.facts.self_financing, place);
        assert_eq!(budget.balance.to_string(), balance);
    }
    assert_eq!(plan.budget().bearer(Some("p2")).unwrap().cash.to_string(), "50.00");
}

#[test]
fn rule_7_a_grant_without_a_base_has_no_shares() {
    let mut plan = plan();
    plan.lump_sum("100.00").by("c1").on(19, 24);
    let budget = plan.requested("10.00").budget();
    assert_eq!(budget.grant.to_string(), "10.00");
    assert_eq!(budget.bearer(Some("c1")).unwrap().grant.to_string(), "0.00");
    assert_eq!(budget.rates.grant_over_base, None);
}

#[test]
fn rule_8_the_crossed_table_is_in_order_and_leaves_zeros_out() {
    let mut plan = plan();
    plan.lump_sum("5.00").on(1, 1);
    plan.lump_sum("24.00").by("p1").category("B").on(1, 24);
    plan.lump_sum("7.00").by("c2").category("gone").on(13, 13);
    plan.lump_sum("3.00").by("c2").category("B").on(1, 1);
    plan.lump_sum("2.00").by("c2").on(24, 24);
    plan.lump_sum("0.00").by("c3").on(1, 24);
    let cells: Vec<String> = plan
        .budget()
        .crossed
        .iter()
        .map(|cell| {
            let id = |id: &Option<String>| id.clone().unwrap_or_else(|| "–".to_owned());
            format!("{} {} {} {}", id(&cell.bearer), id(&cell.category), cell.year, cell.amount)
        })
        .collect();
    assert_eq!(
        cells,
        ["c2 A 2 2.00", "c2 B 1 3.00", "c2 – 2 7.00", "p1 B 1 12.00", "p1 B 2 12.00", "– A 1 5.00"]
    );
}

#[test]
fn rule_8_an_entry_of_nobody_stands_there_only_for_lines_of_nobody() {
    let mut plan = plan();
    plan.lump_sum("1.00").by("c1");
    assert_eq!(plan.budget().bearers.len(), 5);
    plan.without_basis().category("gone");
    let budget = plan.budget();
    assert_eq!(budget.bearers.len(), 6);
    assert_eq!(budget.categories.len(), 3);
    assert_eq!(budget.lines[1].facts.category, Place::Unknown);
}

#[test]
fn rule_9_civil_years_follow_the_start() {
    let mut plan = plan();
    plan.set("/project/start", "2017-11").lump_sum("24.00").by("c1");
    let years: Vec<(i32, String)> =
        plan.budget().civil_years.iter().map(|year| (year.year, year.amount.to_string())).collect();
    let expected = [(2017, "2.00"), (2018, "12.00"), (2019, "10.00")];
    assert_eq!(years, expected.map(|(year, amount)| (year, amount.to_owned())));
}

#[test]
fn rule_9_the_ceiling_of_a_call_may_speak_of_the_base() {
    let mut plan = plan();
    plan.lump_sum("400000.00").by("c1").on(1, 18);
    plan.lump_sum("200000.00").by("c1").on(19, 24);
    assert_eq!(plan.budget().facts.above_call_ceiling.to_string(), "100000.00");
    plan.call.rules.ceiling_of.value = CeilingOf::Base;
    assert_eq!(plan.budget().facts.above_call_ceiling.to_string(), "0.00");
}

#[test]
fn rule_9_public_money_is_the_grant_and_what_public_bodies_bring() {
    let mut plan = plan();
    plan.set("/partners/p1/kind", "local_authority").set("/partners/p2/kind", "association");
    plan.lump_sum("1000.00").by("c1").on(1, 18);
    plan.days("1", "100.00").by("p1").on(1, 18);
    plan.days("1", "50.00").by("p2").on(1, 18);
    plan.cash("p1", "10.00").cash("p2", "20.00");
    for (public, amount) in [(true, "3.00"), (false, "4.00")] {
        let id = plan.funding(amount);
        plan.set(&format!("/funding/{id}/funder_name"), "Quelqu’un");
        plan.set_value(&format!("/funding/{id}/public"), &Value::Flag(public));
    }
    let budget = plan.self_financing("c1").budget();
    // 575.00 of grant, 100.00 in kind and 10.00 in cash of p1, 388.00 of c1's own, 3.00 of a public funder.
    assert_eq!(budget.self_financing.to_string(), "388.00");
    let rate = budget.rates.public_over_total.map(|rate| rate.to_string());
    assert_eq!(rate.as_deref(), Some("0.9356"), "1 076.00 ÷ 1 150.00, cut");
    let rate = budget.rates.cofinancing_over_total.map(|rate| rate.to_string());
    assert_eq!(rate.as_deref(), Some("0.5000"));
}

#[test]
fn rule_10_days_count_even_where_their_cost_is_unknown() {
    let mut plan = plan();
    plan.days("100", "10.00").by("c1");
    plan.days_of_a_year("20.75", "1").by("c1");
    plan.unset("/costs/l2/basis/yearly_cost");
    plan.days("3", "1.00").paid();
    plan.lump_sum("5.00").by("c2");
    let times = |plan: &Plan| -> Vec<String> {
        let budget = plan.budget();
        let times = budget.time.iter().map(|time| {
            let fte = time.fte.map_or_else(|| "null".to_owned(), |fte| fte.to_string());
            format!("{:?} {} {fte} {}", time.bearer.as_deref(), time.days, time.amount)
        });
        times.collect()
    };
    // 120.75 ÷ 210 is 0.575: the half goes up.
    assert_eq!(times(&plan), ["Some(\"c1\") 120.75 0.58 1000.00", "None 3 0.01 3.00"]);
    plan.unset("/project/working_days");
    assert_eq!(times(&plan)[0], "Some(\"c1\") 120.75 null 1000.00");
}

#[test]
fn a_basis_typed_under_another_kind_is_not_read() {
    let mut plan = plan();
    plan.lump_sum("7.00").by("c1");
    plan.set("/costs/l1/basis/days", "12").set("/costs/l1/basis/daily_cost", "300");
    let budget = plan.budget();
    assert_eq!(amount(&budget, "l1"), "7.00");
    assert!(budget.time.is_empty());
}
