//! Crossed tables: whatever is typed, they add up by rows, by columns and in total, in euros and as shares; and
//! every cell says where it comes from.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where its plan is wrong")]

#[path = "plan/any.rs"]
mod any;
mod plan;

use std::iter::once;

use any::{a_plan, in_order, write};
use budget::{Axis, Budget, Cents, Columns, CrossCell, CrossName, CrossRow, CrossTable, Ratio, Rows};
use plan::plan;
use proptest::prelude::*;

/// The rows that are no parts of another.
fn tops(table: &CrossTable) -> Vec<&CrossRow> {
    let nested = table.rows.iter().any(|row| row.group);
    table.rows.iter().filter(|row| row.group || !nested).collect()
}

fn sums<'a>(cells: impl Iterator<Item = &'a CrossCell>) -> (Cents, i64) {
    cells.fold((Cents::ZERO, 0), |(amount, share), cell| (amount + cell.amount, share + cell.share.get()))
}

fn of(cell: &CrossCell) -> (Cents, i64) {
    (cell.amount, cell.share.get())
}

/// By rows, by columns, by groups and in total.
fn adds_up(table: &CrossTable) -> Result<(), TestCaseError> {
    let name = table.name;
    let tops = tops(table);
    for row in table.rows.iter().chain([&table.total]) {
        prop_assert_eq!(row.cells.len(), table.columns.len(), "{} has holes", name);
        if table.row_totals {
            prop_assert_eq!(sums(row.cells.iter()), of(&row.total), "{}, {:?}", name, row);
        }
    }
    for at in 0..table.columns.len() {
        let column = sums(tops.iter().map(|row| &row.cells[at]));
        prop_assert_eq!(column, of(&table.total.cells[at]), "{}, column {}", name, at);
    }
    if table.row_totals {
        prop_assert_eq!(sums(tops.iter().map(|row| &row.total)), of(&table.total.total), "{}", name);
    }
    for (at, group) in table.rows.iter().enumerate().filter(|(_, row)| row.group) {
        let under = || table.rows[at + 1..].iter().take_while(|row| !row.group);
        prop_assert_eq!(sums(under().map(|row| &row.total)), of(&group.total), "{}, {:?}", name, group);
        for column in 0..table.columns.len() {
            let cells = sums(under().map(|row| &row.cells[column]));
            prop_assert_eq!(cells, of(&group.cells[column]), "{}, {:?}", name, group);
        }
    }
    Ok(())
}

fn cells(table: &CrossTable) -> impl Iterator<Item = &CrossCell> {
    table.rows.iter().chain([&table.total]).flat_map(|row| row.cells.iter().chain(once(&row.total)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_adds_up_by_rows_by_columns_and_in_total(a_plan in a_plan()) {
        let plan = write(&a_plan, 0..a_plan.lines.len());
        let budget = plan.budget();
        for name in CrossName::all() {
            let table = budget.cross(name, &plan.dossier);
            adds_up(&table)?;
            let whole = if name.columns == Columns::Grant { &table.total.cells[0] } else { &table.total.total };
            let empty = name.columns == Columns::CivilYears && a_plan.start.is_none();
            let expected = if empty { Cents::ZERO } else { budget.total };
            prop_assert_eq!(whole.amount, expected, "{}", name);
            let all = if expected.is_zero() { Ratio::ZERO } else { Ratio::new(10_000) };
            prop_assert_eq!(whole.share, all, "{}", name);
        }
    }

    #[test]
    fn a_tables_sums_are_the_figures_of_the_budget(a_plan in a_plan()) {
        let plan = write(&a_plan, 0..a_plan.lines.len());
        let budget = in_order(&a_plan);
        let total = |rows, columns| budget.cross(CrossName { rows, columns }, &plan.dossier).total;
        let amounts = |row: CrossRow| row.cells.iter().map(|cell| cell.amount).collect::<Vec<_>>();
        for rows in [Rows::Bearers, Rows::Categories, Rows::BearersCategories] {
            prop_assert_eq!(amounts(total(rows, Columns::Months)), budget.months.clone());
            let years: Vec<Cents> = budget.years.iter().map(|year| year.amount).collect();
            prop_assert_eq!(amounts(total(rows, Columns::Years)), years);
            let quarters: Vec<Cents> = budget.quarters.iter().map(|quarter| quarter.amount).collect();
            prop_assert_eq!(amounts(total(rows, Columns::Quarters)), quarters);
            let civil: Vec<Cents> = budget.civil_years.iter().map(|year| year.amount).collect();
            prop_assert_eq!(amounts(total(rows, Columns::CivilYears)), civil);
        }
        let table = budget.cross(CrossName { rows: Rows::Bearers, columns: Columns::Years }, &plan.dossier);
        for row in &table.rows {
            let Axis::One(id) = &row.bearer else { panic!("a bearer's row") };
            let bearer = budget.bearer(id.as_deref()).expect("the bearer");
            prop_assert_eq!(row.total.amount, bearer.amount);
        }
    }

    #[test]
    fn a_share_is_within_a_hundredth_of_a_percent_for_each_apportioning(a_plan in a_plan()) {
        let plan = write(&a_plan, 0..a_plan.lines.len());
        let budget = plan.budget();
        for name in CrossName::all().filter(|name| name.columns != Columns::Grant) {
            let table = budget.cross(name, &plan.dossier);
            // Once for the bearer, once for its category, once for the cell.
            let steps = if name.rows == Rows::BearersCategories { 3 } else { 2 };
            for cell in table.rows.iter().filter(|row| !row.group).flat_map(|row| &row.cells) {
                let exact = i128::from(cell.amount.get()) * 10_000;
                let shown = i128::from(cell.share.get()) * i128::from(table.total.total.amount.get());
                let off = i128::from(table.total.total.amount.get()) * steps;
                prop_assert!((shown - exact).abs() <= off, "{}: {:?}", name, cell);
            }
        }
    }

    #[test]
    fn the_two_sides_add_up_in_euros_and_to_the_whole_in_shares(a_plan in a_plan()) {
        for side in in_order(&a_plan).sides() {
            let amount: Cents = side.parts.iter().map(|part| part.amount).sum();
            let share: i64 = side.parts.iter().map(|part| part.share.get()).sum();
            prop_assert_eq!(amount, side.amount);
            prop_assert_eq!(share, if side.amount.is_zero() { 0 } else { 10_000 });
            prop_assert_eq!(share, side.share.get());
        }
    }

    #[test]
    fn the_two_blocks_of_the_plan_say_the_balance(a_plan in a_plan()) {
        let budget = in_order(&a_plan);
        let plan = budget.financing_plan();
        let sum = |lines: &[budget::PlanLine]| lines.iter().map(|line| line.amount).sum::<Cents>();
        for block in [&plan.cash, &plan.in_kind] {
            prop_assert_eq!(sum(&block.costs), block.costs_total.amount);
            prop_assert_eq!(sum(&block.resources), block.resources_total.amount);
        }
        prop_assert_eq!(plan.cash.gap(), budget.balance);
        prop_assert_eq!(plan.in_kind.gap(), Cents::ZERO);
        prop_assert_eq!(plan.cash.costs_total.amount + plan.in_kind.costs_total.amount, budget.total);
        for line in &plan.in_kind.resources {
            let budget::PlanItem::InKind { lines, .. } = &line.item else { panic!("an in-kind line") };
            prop_assert_eq!(lines.iter().map(|(_, amount)| *amount).sum::<Cents>(), line.amount);
        }
    }
}

/// Two bearers, two categories, thirty months over four civil years, one line without anybody.
fn rich() -> plan::Plan {
    let mut plan = plan();
    plan.set("/project/start", "2017-03").set("/carriers/c1/name", "DREAL");
    plan.lump_sum("1000.01").by("c1").on(1, 30);
    plan.lump_sum("333.33").by("c1").category("B").on(2, 20);
    plan.days("7", "101.01").by("p2").on(5, 11);
    plan.lump_sum("77.07").category("gone").on(12, 13);
    plan.cash("p2", "100.00").self_financing("c1");
    plan
}

/// The digits of an amount or of a percentage, which both have two decimals.
fn hundredths(figure: &str) -> i64 {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

#[test]
fn every_cell_has_a_trace_that_states_it_in_euros_and_as_a_share() {
    let plan = rich();
    let budget = plan.budget();
    let mut seen = 0;
    for name in CrossName::all() {
        let table = budget.cross(name, &plan.dossier);
        for cell in cells(&table).filter(|cell| !cell.amount.is_zero()) {
            let key = cell.key.as_deref().expect("a key");
            let trace = budget.trace(key, &plan.dossier, &plan.call);
            let formula = trace.unwrap_or_else(|| panic!("no trace of {key}")).formula;
            assert!(formula.contains(&cell.amount.french()), "{key}: {formula}");
            let key = format!("shares/{name}/{key}");
            let trace = budget.trace(&key, &plan.dossier, &plan.call);
            let trace = trace.unwrap_or_else(|| panic!("no trace of {key}"));
            assert!(trace.formula.ends_with(&cell.share.french()), "{key}: {}", trace.formula);
            // Hundredths of a percent, and cents: the numbers of the parts make the share, or one hundredth beside it.
            let numbers: Vec<i64> = trace.parts.iter().map(|part| hundredths(&part.figure)).collect();
            let share = hundredths(&cell.share.french());
            match (trace.rounding, numbers.as_slice()) {
                (None, shares) => assert_eq!(shares.iter().sum::<i64>(), share, "{key}: {}", trace.formula),
                (Some(_), [part, whole, rest @ ..]) => {
                    let of = rest.first().copied().unwrap_or(10_000);
                    let beside = (part * of - share * whole).abs();
                    assert!(beside < *whole, "{key}: {} {numbers:?}", trace.formula);
                }
                other => panic!("{key}: {other:?}"),
            }
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen} cells");
}

#[test]
fn every_line_of_the_plan_has_a_trace_that_states_it() {
    let plan = rich();
    let budget = plan.budget();
    let financing = budget.financing_plan();
    for block in [&financing.cash, &financing.in_kind] {
        let lines = block.costs.iter().chain(&block.resources);
        for line in lines.chain([&block.costs_total, &block.resources_total]) {
            let trace = budget.trace(&line.key, &plan.dossier, &plan.call).expect("a trace");
            assert!(trace.formula.contains(&line.amount.french()), "{}: {}", line.key, trace.formula);
        }
    }
}

#[test]
fn a_table_is_found_by_its_name_and_no_table_crosses_the_grant() {
    assert_eq!(CrossName::all().count(), 3 * 4 + 1 + 2);
    for name in CrossName::all() {
        assert_eq!(name.to_string().parse(), Ok(name));
    }
    for name in ["", "bearers", "bearers_categories/grant", "categories/categories", "bearers/weeks"] {
        assert_eq!(name.parse::<CrossName>(), Err(()), "{name}");
    }
}

#[test]
fn a_bearers_share_is_the_same_whatever_the_columns() {
    let plan = rich();
    let budget: Budget = plan.budget();
    let shares = |rows, columns| -> Vec<i64> {
        let table = budget.cross(CrossName { rows, columns }, &plan.dossier);
        tops(&table).iter().map(|row| row.total.share.get()).collect()
    };
    let expected = shares(Rows::Bearers, Columns::Years);
    for columns in [Columns::Months, Columns::Quarters, Columns::CivilYears, Columns::Categories] {
        assert_eq!(shares(Rows::Bearers, columns), expected);
    }
    assert_eq!(shares(Rows::BearersCategories, Columns::Months), expected);
}

#[test]
fn months_end_in_the_civil_year_that_they_belong_to() {
    let plan = rich();
    let name = CrossName { rows: Rows::Bearers, columns: Columns::CivilYears };
    let table = plan.budget().cross(name, &plan.dossier);
    let ranges: Vec<(u32, u32)> = table
        .columns
        .iter()
        .map(|column| match column {
            budget::CrossColumn::Period { first, last, .. } => (*first, *last),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ranges, [(1, 10), (11, 22), (23, 30)]);
}
