//! Figures keep their labels inside and apart, say their numbers twice, and are sound SVG.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where its plan is wrong")]

#[path = "../../budget/tests/plan/mod.rs"]
mod plan;

#[path = "parts/flows.rs"]
mod flow;
#[path = "parts/schedule.rs"]
mod time;

use budget::Budget;
use dossier::Value;
use figures::{
    Anchor, Called, Cell, Figure, Mark, Step, ceiling_gauge, costs_by_category, flows, resources, schedule,
    spending_by_month,
};
use plan::{Plan, call_with, plan};
use proptest::prelude::*;

/// A typeface of the simplest kind: narrow letters are a quarter of the size, others six tenths.
fn measure(text: &str, size: i32) -> i32 {
    let width = |c: char| if "iljtf ,.’\u{202F}\u{A0}".contains(c) { size / 4 } else { size * 6 / 10 };
    text.chars().map(width).sum()
}

/// A plan with these categories, each with something paid and something in kind.
fn plan_of(categories: &[(&str, &str, &str)]) -> Plan {
    let ids: Vec<String> = (1..=categories.len()).map(|at| format!("k{at}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut plan = plan();
    plan.call = call_with(&ids);
    for (category, (name, _, _)) in plan.call.categories.iter_mut().zip(categories) {
        category.name = (*name).to_owned();
    }
    for (id, (_, paid, given)) in ids.iter().zip(categories) {
        plan.lump_sum(paid).by("c1").category(id);
        plan.lump_sum(given).by("c2").category(id).in_kind();
    }
    plan
}

fn example() -> Plan {
    plan_of(&[
        ("Temps des agents et des personnels déjà en poste", "0.00", "81600.00"),
        ("Prestations intellectuelles et design", "120000.00", "0.00"),
        ("Locaux : mise à disposition et charges", "12500.50", "36000.00"),
        ("Formation", "0.00", "0.00"),
    ])
}

/// Left, top, right, bottom of each mark that is seen.
fn boxes(figure: &Figure) -> Vec<(bool, [i32; 4])> {
    let extent = |points: &[(i32, i32)]| {
        let (xs, ys) = (points.iter().map(|p| p.0), points.iter().map(|p| p.1));
        [
            xs.clone().min().unwrap_or(0),
            ys.clone().min().unwrap_or(0),
            xs.max().unwrap_or(0),
            ys.max().unwrap_or(0),
        ]
    };
    let of = |mark: &Mark| match mark {
        Mark::Rect { x, y, width, height, .. } => (false, [*x, *y, x + width, y + height]),
        Mark::Line { from, to, .. } => (false, extent(&[*from, *to])),
        Mark::Path { steps, .. } | Mark::Shape { steps, .. } => {
            let points: Vec<(i32, i32)> = steps
                .iter()
                .flat_map(|step| match step {
                    Step::Move(x, y) | Step::Line(x, y) => vec![(*x, *y)],
                    Step::Curve(a, b, c) => vec![*a, *b, *c],
                    Step::Close => vec![],
                })
                .collect();
            (false, extent(&points))
        }
        Mark::Text { x, y, size, anchor, text, .. } => {
            let width = measure(text, *size);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2,
                Anchor::End => x - width,
            };
            (true, [left, y - size, left + width, y + size / 4])
        }
    };
    figure.marks.iter().map(of).collect()
}

fn overlap(a: &[i32; 4], b: &[i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn hold(figure: &Figure) -> Result<(), TestCaseError> {
    let boxes = boxes(figure);
    for (at, (is_text, mark)) in boxes.iter().enumerate() {
        let inside = mark[0] >= 0 && mark[1] >= 0 && mark[2] <= figure.width && mark[3] <= figure.height;
        prop_assert!(inside, "{mark:?} outside of {} × {}", figure.width, figure.height);
        let others = boxes.iter().skip(at + 1);
        for (other_is_text, other) in others.filter(|(text, _)| *is_text || *text) {
            let both = if *is_text && *other_is_text { "two labels" } else { "a label and a mark" };
            prop_assert!(!overlap(mark, other), "{both}: {mark:?} and {other:?}");
        }
    }
    for mark in &figure.marks {
        // On a screen that sets letters a little wider.
        let Mark::Text { x, anchor, size, text, .. } = mark else { continue };
        let wider = measure(text, *size) * 103 / 100;
        let (left, right) = match anchor {
            Anchor::Start => (*x, x + wider),
            Anchor::Middle => (x - wider / 2, x + wider / 2),
            Anchor::End => (x - wider, *x),
        };
        prop_assert!(left >= 0 && right <= figure.width, "« {text} » from {left} to {right}");
    }
    for row in &figure.rows {
        prop_assert_eq!(row.len(), figure.head.len());
    }
    Ok(())
}

fn name() -> impl Strategy<Value = String> {
    let words = vec![
        "Temps",
        "des",
        "anticonstitutionnellement",
        "événements",
        "à\u{A0}disposition",
        "&",
        "<b>",
        "2",
        "œuvre",
    ];
    prop::collection::vec(prop::sample::select(words), 0..8).prop_map(|words| words.join(" "))
}

fn amount() -> impl Strategy<Value = String> {
    let cents = prop_oneof![Just(0_u64), 1..1_000_u64, 0..99_999_999_u64, Just(99_999_999_999)];
    cents.prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100))
}

/// Every figure of a plan.
fn all(plan: &Plan, budget: &Budget, width: i32) -> Vec<Figure> {
    let bearer = |id: Option<&str>| {
        let carriers = || plan.dossier.carriers.get(id?).map(|carrier| carrier.name.to_string());
        let name = carriers().unwrap_or_else(|| "Non attribué".to_owned());
        Called { short: name.replace("Direction départementale des territoires (DDT)", "DDT"), name }
    };
    vec![
        costs_by_category(budget, &plan.call, width, &measure),
        ceiling_gauge(budget, &plan.call, width, &measure),
        resources(budget, false, width, &measure),
        spending_by_month(budget, width, &measure),
        flows(budget, &plan.call, &bearer, width, &measure),
    ]
}

/// A plan of many bearers, some without a cost, over many months.
fn wide_plan(
    categories: &[(String, String, String)],
    bearers: &[(String, String, usize)],
    months: i64,
    cash: &[String],
) -> Plan {
    let categories: Vec<(&str, &str, &str)> =
        categories.iter().map(|(name, paid, given)| (name.as_str(), paid.as_str(), given.as_str())).collect();
    let mut plan = plan_of(&categories);
    for (at, (name, amount, category)) in bearers.iter().enumerate() {
        let id = format!("c{}", at + 4);
        plan.put("/carriers", &id).set(&format!("/carriers/{id}/name"), name);
        let category = format!("k{}", category % categories.len().max(1) + 1);
        plan.lump_sum(amount).by(&id).category(&category).on(1 + at as i64 % months, months);
    }
    for (at, amount) in cash.iter().enumerate() {
        let id = plan.funding(amount);
        plan.set(&format!("/funding/{id}/status"), ["acquired", "requested", "planned"][at % 3]);
    }
    plan.self_financing("c1");
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_stay_inside_and_never_overlap_however_narrow_the_figure(
        categories in prop::collection::vec((name(), amount(), amount()), 1..16),
        bearers in prop::collection::vec((name(), amount(), 0..16_usize), 0..22),
        months in 1..=60_i64,
        cash in prop::collection::vec(amount(), 0..5),
        width in prop_oneof![0..700_000_i32, Just(454_000)],
    ) {
        let plan = wide_plan(&categories, &bearers, months, &cash);
        let budget = plan.budget();
        for figure in all(&plan, &budget, width) {
            hold(&figure)?;
        }
    }

    #[test]
    fn the_tables_of_the_figures_add_up_to_the_budget(
        categories in prop::collection::vec((name(), amount(), amount()), 1..6),
        bearers in prop::collection::vec((name(), amount(), 0..16_usize), 0..16),
        months in 1..=60_i64,
    ) {
        let plan = wide_plan(&categories, &bearers, months, &[]);
        let budget = plan.budget();
        for figure in all(&plan, &budget, 454_000) {
            let cents = |row: &Vec<Cell>, at: usize| -> i64 {
                let digits: String = row[at].text.chars().filter(char::is_ascii_digit).collect();
                digits.parse().expect("an amount")
            };
            let column = match figure.title.as_str() {
                "Dépenses par poste" => 3,
                "Dépenses mois par mois" => 1,
                "Qui porte quelles dépenses" => 2,
                _ => continue,
            };
            let (total, rows) = figure.rows.split_last().expect("a total");
            let sum: i64 = rows.iter().map(|row| cents(row, column)).sum();
            prop_assert_eq!(sum, cents(total, column), "{}", figure.title);
            prop_assert_eq!(sum, budget.total.get());
        }
        for figure in all(&plan, &budget, 454_000) {
            for cell in figure.rows.iter().flatten() {
                let Some(key) = &cell.key else { continue };
                let trace = budget.trace(key, &plan.dossier, &plan.call);
                let formula = trace.expect("a trace").formula;
                prop_assert!(formula.ends_with(&cell.text), "{}: {key} {formula}", cell.text);
            }
        }
    }
}

#[test]
fn a_plan_of_nothing_has_figures_too() {
    let plan = plan();
    for figure in all(&plan, &plan.budget(), 454_000) {
        assert!(figure.height > 0 && !figure.description.is_empty(), "{}", figure.title);
    }
}

#[test]
fn a_cent_beside_the_largest_amount_is_drawn() {
    let mut plan = plan();
    plan.lump_sum("0.01").by("c1").on(1, 1);
    plan.lump_sum("999999999.99").by("c2").on(2, 2);
    let budget = plan.budget();
    let months = spending_by_month(&budget, 454_000, &measure);
    let bars = months.marks.iter().filter(|mark| matches!(mark, Mark::Rect { height, .. } if *height > 0));
    // The legend's sample, and a bar for each of the two months.
    assert_eq!(bars.count(), 3);
    let shapes = all(&plan, &budget, 454_000).remove(4).marks;
    assert_eq!(shapes.iter().filter(|mark| matches!(mark, Mark::Shape { .. })).count(), 2);
}

#[test]
fn what_is_beyond_the_base_is_hatched_and_its_end_is_named() {
    let mut plan = plan();
    plan.lump_sum("2400.00").by("c1").on(1, 24);
    let figure = spending_by_month(&plan.budget(), 454_000, &measure);
    let hatched = figure.marks.iter().filter(|mark| matches!(mark, Mark::Path { .. })).count();
    assert_eq!(hatched, 6 + 1, "six months and the legend's sample");
    let named = figure
        .marks
        .iter()
        .any(|mark| matches!(mark, Mark::Text { text, .. } if text == "Fin de l’assiette\u{A0}: M18"));
    assert!(named);
}

#[test]
fn resources_say_what_is_missing() {
    let mut plan = example();
    plan.requested("1000.00");
    let figure = resources(&plan.budget(), false, 454_000, &measure);
    let text = figure.description.replace(['\u{202F}', '\u{A0}'], " ");
    assert!(text.ends_with("Reste à financer : 131 500,50 €."), "{text}");
}

#[test]
fn the_costs_say_their_numbers_in_a_table_too() {
    let plan = example();
    let figure = costs_by_category(&plan.budget(), &plan.call, 300_000, &measure);
    let plain = |row: &[String]| row.join(" | ").replace(['\u{202F}', '\u{A0}'], " ");
    let texts = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let rows: Vec<String> = figure.rows.iter().map(|row| plain(&texts(row))).collect();
    assert_eq!(plain(&figure.head), "Poste de dépense | Dépenses à payer | Contributions valorisées | Total");
    assert_eq!(
        rows,
        [
            "Temps des agents et des personnels déjà en poste | 0,00 € | 81 600,00 € | 81 600,00 €",
            "Prestations intellectuelles et design | 120 000,00 € | 0,00 € | 120 000,00 €",
            "Locaux : mise à disposition et charges | 12 500,50 € | 36 000,00 € | 48 500,50 €",
            "Formation | 0,00 € | 0,00 € | 0,00 €",
            "Total | 132 500,50 € | 117 600,00 € | 250 100,50 €",
        ]
    );
}

#[test]
fn lines_without_category_are_drawn_too() {
    let mut plan = example();
    plan.lump_sum("10.00").by("c1").category("gone");
    let figure = costs_by_category(&plan.budget(), &plan.call, 300_000, &measure);
    assert!(figure.rows.iter().any(|row| row.first().is_some_and(|name| name.text == "Non attribué")));
}

#[test]
fn the_gauge_says_what_is_left_and_what_is_too_much() {
    let said = |plan: &Plan| {
        let figure = ceiling_gauge(&plan.budget(), &plan.call, 300_000, &measure);
        figure.description.replace(['\u{202F}', '\u{A0}'], " ")
    };
    let mut plan = example();
    assert_eq!(
        said(&plan),
        "Total des dépenses : 250 100,50 €. Plafond de l’appel : 500 000,00 €. Marge sous le plafond : 249 899,50 €."
    );
    plan.lump_sum("249899.51").by("c1");
    assert!(said(&plan).ends_with("Dépassement du plafond : 0,01 €."));
}

#[test]
fn a_cent_above_the_ceiling_can_be_seen() {
    let crossed = |plan: &Plan| {
        let figure = ceiling_gauge(&plan.budget(), &plan.call, 300_000, &measure);
        let paths: Vec<_> = figure.marks.iter().filter(|mark| matches!(mark, Mark::Path { .. })).collect();
        paths.len()
    };
    let mut plan = example();
    plan.lump_sum("249899.50").by("c1");
    assert_eq!(crossed(&plan), 0, "at the ceiling");
    plan.lump_sum("0.01").by("c1");
    assert_eq!(crossed(&plan), 1, "above it");
}

#[test]
fn the_svg_needs_no_style_and_no_script() {
    let plan = example();
    for figure in all(&plan, &plan.budget(), 300_000) {
        let svg = figure.to_svg();
        assert!(!svg.contains("style") && !svg.contains("<script") && !svg.contains("href"));
        assert!(svg.contains(&format!("<title>{}</title>", figure.title)));
    }
}

#[test]
fn costs_by_category_as_svg() {
    let plan = example();
    let figure = costs_by_category(&plan.budget(), &plan.call, 220_000, &measure);
    insta::assert_snapshot!(figure.to_svg().replace("><", ">\n<"));
}

#[test]
fn ceiling_gauge_as_svg() {
    let mut plan = example();
    plan.lump_sum("300000.00").by("c1");
    let figure = ceiling_gauge(&plan.budget(), &plan.call, 220_000, &measure);
    insta::assert_snapshot!(figure.to_svg().replace("><", ">\n<"));
}
