//! Every figure on screen says where it comes from; tables, plan and drawings are those of the budget.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use app::ErrorCode;
use app::dto::{BalanceState, GrantState, TableUnit};

use support::{add, apply, desk, example, input};

const TABLES: [&str; 15] = [
    "bearers/years",
    "bearers/civil_years",
    "bearers/quarters",
    "bearers/months",
    "bearers/categories",
    "bearers/grant",
    "categories/years",
    "categories/civil_years",
    "categories/quarters",
    "categories/months",
    "categories/grant",
    "bearers_categories/years",
    "bearers_categories/civil_years",
    "bearers_categories/quarters",
    "bearers_categories/months",
];

/// Digits of an amount or of a share, as a count of its last decimal.
fn count(text: &str) -> i64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap() }
}

#[test]
fn every_figure_that_the_window_is_told_of_has_a_trace_that_ends_in_it() {
    let (_folder, desk, id) = example();
    let view = desk.open_draft(&id).unwrap();
    assert!(view.figures.len() > 300, "{} figures", view.figures.len());
    // The months of a line are drawn as a bar, not computed.
    for (key, text) in view.figures.iter().filter(|(key, _)| !key.ends_with("/span")) {
        let trace = desk.trace(&id, key).unwrap_or_else(|error| panic!("{key}: {}", error.message));
        assert!(trace.formula.contains(text), "{key}: {text} but {}", trace.formula);
        assert!(!trace.title.is_empty(), "{key}");
    }
}

#[test]
fn every_cell_of_every_table_has_a_trace_that_states_it_in_euros_and_as_a_share() {
    let (_folder, desk, id) = example();
    for name in TABLES {
        for unit in [TableUnit::Euros, TableUnit::Share] {
            let table = desk.budget_table(&id, name, unit).unwrap();
            let cells = table.rows.iter().chain([&table.total]).flat_map(|row| &row.cells);
            // Tracing a share computes its table again: a sample of the largest tables is enough here.
            for cell in cells.filter(|cell| cell.key.is_some()).step_by(7) {
                let key = cell.key.as_deref().unwrap();
                let trace = desk.trace(&id, key).unwrap_or_else(|error| panic!("{key}: {}", error.message));
                assert!(trace.formula.contains(&cell.text), "{key}: {} but {}", cell.text, trace.formula);
            }
        }
    }
}

#[test]
fn what_the_tables_show_adds_up_as_it_is_read() {
    let (_folder, desk, id) = example();
    for name in TABLES {
        for unit in [TableUnit::Euros, TableUnit::Share] {
            let table = desk.budget_table(&id, name, unit).unwrap();
            let nested = table.rows.iter().any(|row| row.group);
            let has_sum = table.columns.iter().any(|column| column.total);
            for (at, column) in table.columns.iter().enumerate() {
                let tops = table.rows.iter().filter(|row| row.group || !nested);
                let sum: i64 = tops.map(|row| count(&row.cells[at].text)).sum();
                assert_eq!(sum, count(&table.total.cells[at].text), "{name}, {unit:?}, {}", column.label);
            }
            for row in table.rows.iter().chain([&table.total]).filter(|_| has_sum) {
                let (total, cells) = row.cells.split_last().unwrap();
                let sum: i64 = cells.iter().map(|cell| count(&cell.text)).sum();
                assert_eq!(sum, count(&total.text), "{name}, {unit:?}, {}", row.label);
            }
        }
        let shares = desk.budget_table(&id, name, TableUnit::Share).unwrap();
        assert_eq!(shares.total.cells.last().unwrap().text, "100,00\u{A0}%", "{name}");
    }
}

#[test]
fn the_plan_leads_to_what_is_typed_and_to_the_in_kind_lines() {
    let (_folder, desk, id) = example();
    let view = desk.open_draft(&id).unwrap();
    let plan = desk.financing_plan(&id).unwrap();
    assert_eq!(plan.blocks.len(), 2);
    for block in &plan.blocks {
        assert_eq!(block.balance, BalanceState::Balanced, "{}", block.verdict);
        for lines in [&block.costs, &block.resources] {
            assert!(!lines.is_empty());
        }
        let (costs, resources) = (count(&block.costs_total.text), count(&block.resources_total.text));
        assert_eq!(costs, resources);
        assert_eq!(block.costs.iter().map(|line| count(&line.text)).sum::<i64>(), costs);
        assert_eq!(block.resources.iter().map(|line| count(&line.text)).sum::<i64>(), resources);
        for line in block.costs.iter().chain(&block.resources) {
            assert!(desk.trace(&id, &line.key).unwrap().formula.contains(&line.text), "{}", line.key);
            assert!(!line.label.is_empty());
        }
    }
    for line in &plan.blocks[1].resources {
        assert!(!line.lines.is_empty(), "{} brings nothing?", line.label);
        assert_eq!(line.lines.iter().map(|source| count(&source.text)).sum::<i64>(), count(&line.text));
        for source in &line.lines {
            assert!(view.fields.contains_key(&format!("{}/label", source.pointer)), "{}", source.pointer);
        }
    }
    assert_eq!(plan.costs_total.text, view.figures["total"]);
    assert_eq!(plan.resources_total.text, view.figures["resources"]);
}

#[test]
fn a_block_that_does_not_balance_names_the_difference() {
    let (_folder, desk, id) = example();
    desk.open_draft(&id).unwrap();
    apply(&desk, &id, vec![input("/grant/requested", "1,00")]);
    let answer = apply(&desk, &id, vec![input("/self_financing/funder", "")]);
    let plan = desk.financing_plan(&id).unwrap();
    let balance = answer.figures["balance"].clone().unwrap();
    assert_eq!(plan.blocks[0].verdict, format!("Il manque {balance} de ressources"));
    let states = [&plan.blocks[0], &plan.blocks[1]].map(|block| block.balance);
    assert_eq!(states, [BalanceState::Shortfall, BalanceState::Balanced]);
}

#[test]
fn the_grant_says_how_it_stands_beside_what_the_call_gives_and_the_project_needs() {
    let (_folder, desk, id) = example();
    let stands = |ops| apply(&desk, &id, ops).budget.unwrap().grant;
    let asked = |amount: &str| vec![input("/grant/requested", amount)];
    assert_eq!(desk.open_draft(&id).unwrap().budget.grant, GrantState::Useful);
    assert_eq!(stands(asked("1,00")), GrantState::BelowUseful);
    assert_eq!(stands(asked("400 000")), GrantState::AboveCeiling);
    // The maximum, and more cash than the rest of what is to be paid.
    let cash = "5a0c6a7e-0000-4000-8000-000000000003";
    let more = vec![input("/grant/requested", ""), add("/funding", cash, &[("amount", "150 000")])];
    assert_eq!(stands(more), GrantState::AboveNeed);
}

#[test]
fn what_the_co_financing_brings_beyond_the_costs_is_told_since_no_grant_mends_it() {
    let (_folder, desk, id) = example();
    assert_eq!(desk.open_draft(&id).unwrap().budget.excess_funding, None);
    let costs = count(&desk.open_draft(&id).unwrap().figures["cash_costs"]);
    let cash = "5a0c6a7e-0000-4000-8000-000000000003";
    let ops = vec![add("/funding", cash, &[("amount", "900 000")]), input("/grant/requested", "0")];
    let budget = apply(&desk, &id, ops).budget.unwrap();
    let funding = count(&desk.open_draft(&id).unwrap().figures["cash_funding"]);
    assert_eq!(budget.grant, GrantState::Useful, "none is asked for, and none is useful");
    assert_eq!(budget.excess_funding.as_deref().map(count), Some(funding - costs));
}

#[test]
fn every_figure_is_drawn_with_its_words_and_its_table() {
    let (_folder, desk, id) = example();
    for name in ["costs_by_category", "ceiling_gauge", "resources", "spending_by_month", "flows"] {
        let figure = desk.figure(&id, name).unwrap();
        assert!(figure.svg.starts_with("<svg") && figure.svg.contains("<desc>"), "{name}");
        assert!(!figure.title.is_empty() && !figure.description.is_empty(), "{name}");
        assert!(figure.rows.iter().all(|row| row.len() == figure.head.len()), "{name}");
        for cell in figure.rows.iter().flatten().filter(|cell| cell.key.is_some()) {
            let trace = desk.trace(&id, cell.key.as_deref().unwrap()).unwrap();
            assert!(trace.formula.ends_with(&cell.text) && !cell.label.is_empty(), "{cell:?} {trace:?}");
        }
    }
    assert_eq!(desk.figure(&id, "pie").unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(desk.budget_table(&id, "weeks", TableUnit::Euros).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_plan_is_not_told_to_balance_as_long_as_what_was_typed_for_it_cannot_be_read() {
    let (_folder, desk, id) = example();
    let opened = desk.open_draft(&id).unwrap();
    assert_eq!((opened.budget.balance, opened.budget.unread_at), (BalanceState::Balanced, None));
    let [first, second] = [0, 1].map(|at| format!("/costs/{}", opened.lists["/costs"][at]));
    // What one typed in a text is no figure.
    apply(&desk, &id, vec![input(&format!("{second}/label"), "a\u{7}b")]);
    assert_eq!(desk.open_draft(&id).unwrap().budget.balance, BalanceState::Balanced);
    let [to, from] = [format!("{first}/to"), format!("{second}/from")];
    let state = apply(&desk, &id, vec![input(&from, "1,2,3")]).budget.unwrap();
    assert_eq!(
        (state.unread_text.as_deref(), state.unread_at),
        (Some("1 saisie illisible"), Some(from.clone()))
    );
    let state = apply(&desk, &id, vec![input(&to, "1,2,3")]).budget.unwrap();
    assert_eq!(state.unread_at, Some(to.clone()), "the first of the dossier");
    assert_eq!((state.balance, &*state.balance_text), (BalanceState::Unsure, "Équilibre à confirmer"));
    let plan = desk.financing_plan(&id).unwrap();
    assert!(plan.blocks.iter().all(|block| block.balance == BalanceState::Unsure), "{:?}", plan.blocks);
    assert_eq!(desk.unread_figures(&id).unwrap().len(), 2);
    let drawn = desk.figure(&id, "resources").unwrap();
    assert!(drawn.description.contains("à confirmer"), "{}", drawn.description);
    // No other grant is offered on figures that lack something.
    apply(&desk, &id, vec![input("/grant/requested", "1,00")]);
    let state = desk.open_draft(&id).unwrap().budget;
    assert_eq!((state.grant, state.useful_offer), (GrantState::BelowUseful, None));
    apply(&desk, &id, vec![input("/grant/requested", "194312,14")]);
    // Across a restart of the draft, and until it is mended.
    desk.close_draft(&id).unwrap();
    assert_eq!(desk.open_draft(&id).unwrap().budget.unread_text.as_deref(), Some("2 saisies illisibles"));
    apply(&desk, &id, vec![input(&to, "")]);
    let state = apply(&desk, &id, vec![input(&from, "")]).budget.unwrap();
    assert_eq!((state.unread_text, state.unread_at), (None, None));
}

#[test]
fn an_empty_budget_is_not_told_to_balance() {
    let (_folder, desk) = desk();
    let id = desk.create_draft(None, None).unwrap();
    let budget = desk.open_draft(&id).unwrap().budget;
    assert_eq!(
        (budget.balance, budget.balance_text.as_str()),
        (BalanceState::Empty, "Rien à financer pour l’instant")
    );
    assert!(desk.financing_plan(&id).unwrap().blocks.iter().all(|block| block.verdict.is_empty()));
}

#[test]
fn the_days_of_an_agent_say_which_lines_they_come_from() {
    let (_folder, desk, id) = example();
    let view = desk.agent_times(&id).unwrap();
    let mut told = 0;
    for year in view.agents.iter().flat_map(|agent| &agent.years) {
        let trace = desk.trace(&id, &year.key).unwrap();
        assert!(trace.formula.ends_with(&year.days), "{year:?} {trace:?}");
        for line in &trace.lines {
            assert!(desk.show(&id, line.pointer.as_deref().unwrap()).is_ok(), "{line:?}");
            told += 1;
        }
    }
    assert!(told > 10, "{told}");
    assert_eq!(desk.trace(&id, "agents/nobody/1").unwrap_err().code, ErrorCode::NotFound);
}
