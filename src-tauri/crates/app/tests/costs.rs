//! The cost lines as a person wants to see them: arranged on demand, their sums live at each keystroke.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use app::Desk;
use app::dto::{CostCells, CostColumn, CostGrouping, CostOrder, CostView, EditRequest, FindingRun};
use proptest::prelude::*;
use tempfile::TempDir;

use support::{add, desk, edit, input};

struct Desktop {
    _folder: TempDir,
    desk: Desk,
    draft: String,
}

fn line(n: usize) -> String {
    format!("5a0c6a7e-0000-4000-8000-{n:012}")
}

/// A desk with lump sums: label, category, amount.
fn with_lines(lines: &[(&str, &str, &str)]) -> Desktop {
    let (folder, desk) = desk();
    let draft = desk.create_draft(None, None).unwrap();
    let ops = lines.iter().enumerate().map(|(n, (label, category, amount))| {
        add(
            "/costs",
            &line(n),
            &[("label", label), ("category", category), ("basis/kind", "lump_sum"), ("basis/amount", amount)],
        )
    });
    desk.edit(&draft, &edit(1, ops.collect())).unwrap();
    Desktop { _folder: folder, desk, draft }
}

impl Desktop {
    fn shown(&self, view: &CostView) -> Vec<Vec<String>> {
        let view = self.desk.arrange_costs(&self.draft, view).unwrap();
        view.groups.into_iter().map(|group| group.lines).collect()
    }

    fn categories(&self) -> Vec<String> {
        let view = self.desk.open_draft(&self.draft).unwrap();
        view.call.categories.into_iter().map(|category| category.id).collect()
    }
}

fn order(column: CostColumn, descending: bool) -> CostView {
    CostView { order: Some(CostOrder { column, descending }), ..CostView::default() }
}

#[test]
fn names_are_sorted_as_in_french_and_amounts_by_their_value() {
    let here = with_lines(&[("Zoo", "", "9"), ("étude", "", "1000,5"), ("Atelier", "", ""), ("", "", "80")]);
    let by_label = here.shown(&order(CostColumn::Label, false));
    assert_eq!(by_label, [[line(2), line(1), line(0), line(3)]], "a line without a label stands last");
    let other_way = here.shown(&order(CostColumn::Label, true));
    assert_eq!(other_way, [[line(0), line(1), line(2), line(3)]], "and last the other way too");
    assert_eq!(here.shown(&order(CostColumn::Amount, true)), [[line(1), line(3), line(0), line(2)]]);
    assert_eq!(here.shown(&CostView::default()), [[line(0), line(1), line(2), line(3)]]);
}

#[test]
fn groups_stand_in_the_order_of_the_call_with_the_budget_s_own_sums() {
    let here = with_lines(&[]);
    let categories = here.categories();
    let [first, second, ..] = categories.as_slice() else { panic!("{categories:?}") };
    let here = with_lines(&[("a", second, "10"), ("b", "", "5"), ("c", first, "1"), ("d", second, "20")]);
    let view = CostView { group: Some(CostGrouping::Category), ..CostView::default() };
    let arranged = here.desk.arrange_costs(&here.draft, &view).unwrap();
    let heads: Vec<_> = arranged.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(heads, [first, second, "null"], "those of no category last");
    assert_eq!(arranged.groups[1].lines, [line(0), line(3)]);
    let figures = here.desk.open_draft(&here.draft).unwrap().figures;
    assert_eq!(figures[&arranged.groups[1].figure], "30,00\u{A0}€");
    assert!(arranged.figures.is_empty(), "what is whole needs no other sums");
}

#[test]
fn the_sum_of_what_a_filter_left_follows_each_keystroke_and_says_where_it_comes_from() {
    let here = with_lines(&[("Étude", "", "10"), ("Voyage", "", "5"), ("Seconde étude", "", "1")]);
    let view = CostView { search: "ETUDE".to_owned(), ..CostView::default() };
    let arranged = here.desk.arrange_costs(&here.draft, &view).unwrap();
    assert_eq!((arranged.shown, arranged.figure.as_str()), (2, "view/total"));
    assert_eq!(arranged.figures["view/total"], "11,00\u{A0}€");
    let typed =
        |n: usize, text: &str| edit(1, vec![input(&format!("/costs/{}/basis/amount", line(n)), text)]);
    let answer = here.desk.edit(&here.draft, &typed(2, "2,50")).unwrap();
    assert_eq!(answer.figures["view/total"].as_deref(), Some("12,50\u{A0}€"));
    let answer = here.desk.edit(&here.draft, &typed(1, "7")).unwrap();
    assert!(!answer.figures.contains_key("view/total"), "a line that is not shown changes nothing of it");
    let trace = here.desk.trace(&here.draft, "view/total").unwrap();
    assert_eq!(trace.lines.len(), 2);
    here.desk.arrange_costs(&here.draft, &CostView::default()).unwrap();
    assert!(here.desk.trace(&here.draft, "view/total").is_err(), "nothing is left out any more");
}

#[test]
fn filters_look_for_what_is_missing_too_and_keep_what_was_just_made() {
    let here = with_lines(&[]);
    let category = here.categories()[0].clone();
    let here = with_lines(&[("a", &category, "1"), ("b", "", "2"), ("c", "unknown", "3")]);
    let by = |category: &str| CostView { category: Some(category.to_owned()), ..CostView::default() };
    assert_eq!(here.shown(&by(&category)), [[line(0)]]);
    assert_eq!(here.shown(&by("")), [[line(1), line(2)]], "an unknown category is none");
    assert_eq!(here.shown(&CostView { keep: vec![line(1)], ..by(&category) }), [[line(0), line(1)]]);
    let with_finding = CostView { with_finding: true, ..CostView::default() };
    assert!(here.shown(&with_finding)[0].contains(&line(1)), "a line without category is a finding");
    let kind = CostView { kind: Some("purchase".to_owned()), ..CostView::default() };
    assert_eq!(here.shown(&kind), [Vec::<String>::new()]);
}

#[test]
fn selected_numbers_of_one_column_are_added_exactly() {
    let here = with_lines(&[("a", "", "0,10"), ("b", "", "0,20"), ("c", "", "")]);
    let cells =
        |columns: &[CostColumn]| CostCells { lines: (0..3).map(line).collect(), columns: columns.to_vec() };
    let sum = |columns: &[CostColumn]| here.desk.sum_costs(&here.draft, &cells(columns)).unwrap();
    let costs = sum(&[CostColumn::Label, CostColumn::UnitCost]).unwrap();
    assert_eq!((costs.count, costs.text.as_str()), (2, "0,30\u{A0}€"));
    let amounts = sum(&[CostColumn::Quantity, CostColumn::UnitCost, CostColumn::Amount]).unwrap();
    assert_eq!((amounts.column, amounts.count), (CostColumn::Amount, 3));
    assert_eq!(sum(&[CostColumn::Label]), None);
    assert_eq!(sum(&[CostColumn::Quantity]), None, "a lump sum has no quantity");
}

#[test]
fn the_months_of_a_line_are_told_as_they_are_understood() {
    let here = with_lines(&[("a", "", "1")]);
    let months = |op| here.desk.edit(&here.draft, &edit(1, vec![op])).unwrap();
    let key = format!("lines/{}/span", line(0));
    let answer = months(input(&format!("/costs/{}/from", line(0)), "3"));
    assert_eq!(answer.figures[&key].as_deref(), Some("3–18"));
    let answer = months(input(&format!("/costs/{}/to", line(0)), "2"));
    assert_eq!(answer.figures[&key].as_deref(), Some("2–3"), "swapped for the computation");
}

#[test]
fn a_basis_pasted_with_its_fields_decides_which_are_read() {
    let here = with_lines(&[("a", "", "1")]);
    let at = |path: &str| format!("/costs/{}/{path}", line(0));
    let ops = vec![
        input(&at("basis/kind"), "purchase"),
        input(&at("basis/quantity"), "2"),
        input(&at("basis/unit_price"), "1 234,50 €"),
        input(&at("basis/vat"), "douze"),
    ];
    // A paste is a gesture of its own: in the group of what made the line, one undo would take the line too.
    let paste = EditRequest { group: "paste".to_owned(), ..edit(1, ops) };
    let answer = here.desk.edit(&here.draft, &paste).unwrap();
    assert_eq!(answer.fields[&at("basis/unit_price")].as_ref().unwrap().text, "1\u{202F}234,50");
    let unread = answer.fields[&at("basis/vat")].clone().unwrap();
    assert_eq!(unread.text, "douze", "what cannot be read stays as it was typed");
    assert!(unread.error.is_some());
    let undone = here.desk.undo(&here.draft).unwrap();
    assert_eq!(undone.fields[&at("basis/kind")].as_ref().unwrap().text, "lump_sum", "all of it at once");
}

#[test]
fn of_hundreds_of_findings_those_that_a_keystroke_changes_are_told() {
    let lines: Vec<_> = (0..200).map(|n| (format!("Ligne {n}"), (n + 1).to_string())).collect();
    let lines: Vec<_> = lines.iter().map(|(label, amount)| (label.as_str(), "", amount.as_str())).collect();
    let here = with_lines(&lines);
    let view = here.desk.open_draft(&here.draft).unwrap();
    let (told, rev) = (view.findings, view.rev);
    assert!(told.len() > 400, "each line lacks its category and its bearer");
    let typed = edit(1, vec![input(&format!("/costs/{}/basis/amount", line(9)), "1000")]);
    here.desk.edit(&here.draft, &typed).unwrap();
    let runs = here.desk.findings(&here.draft, rev).runs.unwrap();
    let now = runs.iter().flat_map(|run| match run {
        FindingRun::Kept { from, count } => told[*from as usize..(*from + *count) as usize].to_vec(),
        FindingRun::New(views) => {
            assert!(views.len() < 5, "{views:?}");
            views.clone()
        }
    });
    assert_eq!(now.collect::<Vec<_>>(), here.desk.open_draft(&here.draft).unwrap().findings);
}

#[test]
fn findings_are_told_as_what_became_of_those_that_the_window_has() {
    let here = with_lines(&[("a", "", "1"), ("b", "", "2")]);
    let view = here.desk.open_draft(&here.draft).unwrap();
    let same = here.desk.findings(&here.draft, view.rev);
    assert_eq!((same.rev, same.runs), (view.rev, None), "nothing was typed");

    let title = |text: &str| edit(1, vec![input("/identity/title", text)]);
    let typed = here.desk.edit(&here.draft, &title("Un laboratoire")).unwrap();
    let change = here.desk.findings(&here.draft, view.rev);
    assert_eq!(change.rev, typed.rev);
    assert!(change.runs.unwrap().iter().all(|run| matches!(run, FindingRun::Kept { .. })), "one went");

    // The window missed that telling: it gets all of them, not what became of what it does not have.
    let all = here.desk.findings(&here.draft, view.rev).runs.unwrap();
    assert_eq!(all, [FindingRun::New(here.desk.open_draft(&here.draft).unwrap().findings)]);

    here.desk.close_draft(&here.draft).unwrap();
    assert_eq!(here.desk.findings(&here.draft, 1).runs, None, "a question that comes late opens nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn arranging_loses_no_line_and_doubles_none(
        lines in proptest::collection::vec(("[a-zÉ ]{0,4}", 0..3_usize, 0..500_u32), 0..12),
        column in 0..3_usize,
        descending in any::<bool>(),
    ) {
        let categories = ["", "unknown", "personnel"];
        let amounts: Vec<_> = lines.iter().map(|(_, _, amount)| amount.to_string()).collect();
        let lines: Vec<_> = lines.iter().zip(&amounts)
            .map(|((label, category, _), amount)| (label.as_str(), categories[*category], amount.as_str()))
            .collect();
        let here = with_lines(&lines);
        let columns = [CostColumn::Label, CostColumn::Category, CostColumn::Amount];
        for group in [None, Some(CostGrouping::Category), Some(CostGrouping::Bearer)] {
            let mut found: Vec<String> =
                here.shown(&CostView { group, ..order(columns[column], descending) }).concat();
            found.sort();
            let all: Vec<String> = (0..lines.len()).map(line).collect();
            prop_assert_eq!(found, all);
        }
    }
}
