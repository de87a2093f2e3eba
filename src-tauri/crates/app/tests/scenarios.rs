//! Scenarios: kept, compared, adopted and taken back, by the window and by the command line.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use app::dto::{Change, OpRequest};
use app::{Desk, ErrorCode};
use proptest::prelude::*;
use serde_json::Value as Json;

use support::{apply, example, hour_here, input};

/// The parts that a scenario holds another of, as JSON.
fn budget_of(desk: &Desk, id: &str, root: &str) -> Vec<Json> {
    ["costs", "funding", "grant", "self_financing"]
        .map(|part| desk.show(id, &format!("{root}/{part}")).unwrap())
        .into()
}

fn lines(desk: &Desk, id: &str) -> Vec<String> {
    desk.open_draft(id).unwrap().lists["/costs"].clone()
}

#[test]
fn what_could_not_be_read_goes_into_a_scenario_and_comes_back_with_it() {
    let (_folder, desk, id) = example();
    let cost = lines(&desk, &id)[0].clone();
    let from = format!("/costs/{cost}/from");
    let shown = |at: &str| desk.open_draft(&id).unwrap().fields.get(at).map(|field| field.text.clone());
    let unread = || desk.check(&id).unwrap().iter().filter(|one| one.rule == "draft.unread").count();
    apply(&desk, &id, vec![input(&from, "12,3,4")]);
    desk.keep_scenario(&id, "Illisible", "").unwrap();
    let scenario = desk.scenarios(&id).unwrap().scenarios[0].clone();
    assert!(scenario.is_present);
    assert_eq!(unread(), 1, "the scenario's own is no fault of the dossier");

    apply(&desk, &id, vec![input(&from, "2")]);
    assert!(!desk.scenarios(&id).unwrap().scenarios[0].is_present);
    let compared = desk.compare_scenarios(&id, None, Some(&scenario.id)).unwrap();
    let details = &compared.costs[0].details;
    assert!(details[0].contains("2 → «\u{A0}12,3,4\u{A0}» (illisible)"), "{details:?}");

    desk.adopt_scenario(&id, &scenario.id, Some("Lisible")).unwrap();
    assert_eq!((shown(&from).as_deref(), unread()), (Some("12,3,4"), 1));
    let readable = desk.scenarios(&id).unwrap().scenarios[1].clone();
    desk.adopt_scenario(&id, &readable.id, None).unwrap();
    assert_eq!((shown(&from).as_deref(), unread()), (Some("2"), 0));
    desk.undo(&id).unwrap();
    assert_eq!((shown(&from).as_deref(), unread()), (Some("12,3,4"), 1));
}

#[test]
fn a_kept_budget_is_the_same_to_the_last_field_and_says_so() {
    let (_folder, desk, id) = example();
    let present = budget_of(&desk, &id, "");
    desk.keep_scenario(&id, " Tel quel ", "Avant tout changement").unwrap();
    let view = desk.scenarios(&id).unwrap();
    let card = &view.scenarios[0];
    assert_eq!(budget_of(&desk, &id, &format!("/scenarios/{}", card.id)), present);
    assert_eq!(
        (card.name.as_str(), card.is_present, card.total.text.as_str()),
        ("Tel quel", true, view.total.text.as_str())
    );
    assert!(card.at.as_ref().unwrap().ends_with(&format!(" septembre 2016 à {}", hour_here())));
    assert!(
        view.is_kept && view.banner.contains("identique au scénario «\u{A0}Tel quel\u{A0}»"),
        "{}",
        view.banner
    );
    let comparison = desk.compare_scenarios(&id, None, Some(&card.id)).unwrap();
    assert!(comparison.costs.is_empty() && comparison.funding.is_empty());
    assert!(comparison.figures.iter().all(|figure| figure.difference.is_none()));
    assert_eq!(comparison.same_costs, view.costs);
    desk.undo(&id).unwrap();
    assert!(desk.scenarios(&id).unwrap().scenarios.is_empty(), "kept by one edit, taken back by one");
}

#[test]
fn two_budgets_are_compared_line_by_line_with_signed_differences() {
    let (_folder, desk, id) = example();
    desk.keep_scenario(&id, "Avant", "").unwrap();
    let before = desk.scenarios(&id).unwrap().scenarios[0].id.clone();
    let all = lines(&desk, &id);
    let new = "5a0c6a7e-0000-4000-8000-000000000001";
    let fields = [("label", "Panneaux"), ("basis/kind", "lump_sum"), ("basis/amount", "1 000")];
    apply(
        &desk,
        &id,
        vec![
            OpRequest::Remove { pointer: format!("/costs/{}", all[0]) },
            input(&format!("/costs/{}/label", all[1]), "Autrement"),
            OpRequest::Add {
                list: "/costs".to_owned(),
                id: new.to_owned(),
                position: app::dto::PositionRequest::Last,
                fields: fields.map(|(at, text)| (at.to_owned(), text.to_owned())).into(),
            },
        ],
    );
    let comparison = desk.compare_scenarios(&id, Some(&before), None).unwrap();
    let changes: Vec<(Change, &str)> =
        comparison.costs.iter().map(|item| (item.change, item.id.as_str())).collect();
    assert_eq!(
        changes,
        [(Change::Changed, all[1].as_str()), (Change::Added, new), (Change::Removed, all[0].as_str())]
    );
    assert!(comparison.costs[0].details[0].ends_with("→ Autrement"), "{:?}", comparison.costs[0].details);
    let added = &comparison.costs[1].figure;
    assert_eq!(
        (added.left.as_ref(), added.difference.as_ref().map(|cell| cell.text.as_str())),
        (None, Some("+1\u{202F}000,00\u{A0}€"))
    );
    assert!(comparison.costs[2].figure.difference.as_ref().unwrap().text.starts_with('\u{2212}'));
    assert!(
        comparison
            .summary
            .starts_with("1\u{A0}dépense ajoutée, 1\u{A0}dépense retirée, 1\u{A0}dépense modifiée")
    );
    // Every figure of both says where it comes from, in its own budget.
    let rows = comparison.figures.iter().chain(&comparison.categories).chain(&comparison.bearers);
    let items = comparison.costs.iter().chain(&comparison.funding).map(|item| &item.figure);
    let cells = rows.chain(items).flat_map(|row| [&row.left, &row.right, &row.difference]).flatten();
    let mut told = 0;
    for cell in cells {
        let trace = desk.trace(&id, cell.key.as_deref().unwrap()).unwrap();
        assert!(trace.formula.ends_with(&cell.text), "{cell:?} {trace:?}");
        told += 1;
        for line in trace.lines {
            let Some(key) = line.key else { continue };
            assert!(desk.trace(&id, &key).unwrap().formula.ends_with(&line.figure), "{key}");
        }
    }
    assert!(told > 40, "{told}");
    // The other way round, each difference changes its sign.
    let back = desk.compare_scenarios(&id, None, Some(&before)).unwrap();
    let flipped = |cell: &Option<app::dto::TableCellView>| {
        cell.as_ref()
            .map(|cell| cell.text.replace('+', "#").replace('\u{2212}', "+").replace('#', "\u{2212}"))
    };
    for (one, other) in comparison.figures.iter().zip(&back.figures) {
        let other = other.difference.as_ref().map(|cell| cell.text.clone());
        assert_eq!(flipped(&one.difference), other, "{}", one.label);
    }
}

#[test]
fn adopting_takes_one_edit_keeps_what_was_there_and_can_be_taken_back() {
    let (_folder, desk, id) = example();
    desk.keep_scenario(&id, "Complet", "").unwrap();
    let full = desk.scenarios(&id).unwrap().scenarios[0].id.clone();
    let whole = budget_of(&desk, &id, "");
    let all = lines(&desk, &id);
    let gone =
        all.iter().take(5).map(|line| OpRequest::Remove { pointer: format!("/costs/{line}") }).collect();
    apply(&desk, &id, gone);
    apply(
        &desk,
        &id,
        vec![input("/grant/requested", "100000"), input(&format!("/costs/{}/from", all[6]), "3")],
    );
    let changed = budget_of(&desk, &id, "");
    assert_ne!(whole, changed);

    let answer = desk.adopt_scenario(&id, &full, Some("Réduit")).unwrap();
    assert_eq!(answer.can_undo.as_deref(), Some("Scénario adopté\u{A0}: Complet"));
    assert_eq!(budget_of(&desk, &id, ""), whole);
    let view = desk.scenarios(&id).unwrap();
    assert_eq!(
        view.scenarios.iter().map(|one| (one.name.as_str(), one.is_present)).collect::<Vec<_>>(),
        [("Complet", true), ("Réduit", false)]
    );
    assert_eq!(budget_of(&desk, &id, &format!("/scenarios/{}", view.scenarios[1].id)), changed);

    desk.undo(&id).unwrap();
    assert_eq!(budget_of(&desk, &id, ""), changed);
    assert_eq!(
        desk.scenarios(&id).unwrap().scenarios.len(),
        1,
        "what was kept by the same edit goes with it"
    );
    desk.redo(&id).unwrap();
    assert_eq!(budget_of(&desk, &id, ""), whole);
}

#[test]
fn what_could_not_be_read_gives_way_to_what_is_adopted() {
    let (_folder, desk, id) = example();
    desk.keep_scenario(&id, "Avant", "").unwrap();
    let before = desk.scenarios(&id).unwrap().scenarios[0].id.clone();
    apply(&desk, &id, vec![input("/grant/requested", "cent mille")]);
    assert!(desk.open_draft(&id).unwrap().fields["/grant/requested"].error.is_some());
    desk.adopt_scenario(&id, &before, None).unwrap();
    let view = desk.open_draft(&id).unwrap();
    assert!(view.fields.get("/grant/requested").is_none_or(|field| field.error.is_none()));
    assert!(view.findings.iter().all(|finding| finding.rule != "draft.unread"));
}

#[test]
fn a_blank_name_and_a_scenario_that_is_gone_are_refused() {
    let (_folder, desk, id) = example();
    let refused = desk.keep_scenario(&id, "  ", "").unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::BadInput, Some("/scenarios")));
    assert_eq!(desk.keep_scenario(&id, &"x".repeat(500), "").unwrap_err().code, ErrorCode::BadInput);
    assert_eq!(desk.adopt_scenario(&id, "nowhere", None).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(desk.compare_scenarios(&id, None, Some("nowhere")).unwrap_err().code, ErrorCode::NotFound);
    assert!(desk.scenarios(&id).unwrap().scenarios.is_empty());
}

#[test]
fn the_command_line_reaches_scenarios_by_their_pointers() {
    let (_folder, desk, id) = example();
    let fields = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect()
    };
    let scenario = desk.add(&id, "/scenarios", &fields(&[("name", "À la main")])).unwrap();
    let costs = format!("/scenarios/{scenario}/costs");
    let line = desk.add(&id, &costs, &fields(&[("basis/kind", "lump_sum"), ("basis/amount", "12")])).unwrap();
    desk.set(&id, &format!("{costs}/{line}/basis/amount"), "1 234,5").unwrap();
    assert_eq!(desk.scenarios(&id).unwrap().scenarios[0].total.text, "1\u{202F}234,50\u{A0}€");
    desk.remove(&id, &format!("{costs}/{line}")).unwrap();
    desk.remove(&id, &format!("/scenarios/{scenario}")).unwrap();
    assert!(desk.scenarios(&id).unwrap().scenarios.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to the lines meanwhile, adopting brings back what was kept, and undo what was done.
    #[test]
    fn adopting_what_was_kept_is_the_kept_budget(steps in proptest::collection::vec((0_u8..6, 0_usize..50), 1..12)) {
        let (_folder, desk, id) = example();
        desk.keep_scenario(&id, "Avant", "").unwrap();
        let kept = desk.scenarios(&id).unwrap().scenarios[0].id.clone();
        let before = budget_of(&desk, &id, "");
        for (what, which) in steps {
            let all = lines(&desk, &id);
            let line = &all[which % all.len()];
            let other = &all[(which + 1) % all.len()];
            let op = match what {
                0 => OpRequest::Remove { pointer: format!("/costs/{line}") },
                1 => input(&format!("/costs/{line}/label"), "Autre"),
                2 => input(&format!("/costs/{line}/basis/kind"), "lump_sum"),
                3 if line != other => OpRequest::Move {
                    pointer: format!("/costs/{line}"),
                    position: app::dto::PositionRequest::After(other.clone()),
                },
                4 => input(&format!("/costs/{line}/in_kind"), "true"),
                _ => input("/self_financing/funder", ""),
            };
            apply(&desk, &id, vec![op]);
        }
        let after = budget_of(&desk, &id, "");
        desk.adopt_scenario(&id, &kept, None).unwrap();
        prop_assert_eq!(&budget_of(&desk, &id, ""), &before);
        prop_assert!(desk.scenarios(&id).unwrap().scenarios[0].is_present);
        if before != after {
            desk.undo(&id).unwrap();
            prop_assert_eq!(&budget_of(&desk, &id, ""), &after);
        }
    }
}
