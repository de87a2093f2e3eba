//! Who bears what: names that are too long, and too many.

use super::*;

/// The lines of text of a figure, by where their label stands.
fn texts(figure: &Figure, at: Anchor) -> Vec<String> {
    let line = |mark: &Mark| match mark {
        Mark::Text { text, anchor, .. } if *anchor == at => Some(text.replace(['\u{202F}', '\u{A0}'], " ")),
        _ => None,
    };
    figure.marks.iter().filter_map(line).collect()
}

#[test]
fn long_names_that_begin_alike_are_told_apart() {
    let names = [
        "Établissement public de coopération intercommunale à fiscalité propre du Loiret",
        "Établissement public de coopération intercommunale à fiscalité propre du Cher",
        "Direction départementale des territoires (DDT) de l’Indre et de plusieurs communes",
        "Établissement public foncier d’intérêt régional et de toutes les communes",
        "Communauté de communes de toute la moyenne vallée numéro 4, et de toutes ses communes membres",
        "Communauté de communes de toute la moyenne vallée numéro 5, et de toutes ses communes membres",
    ];
    let bearers: Vec<(String, String, usize)> =
        names.iter().map(|name| ((*name).to_owned(), "100.00".to_owned(), 0)).collect();
    let plan = wide_plan(&[("Temps".to_owned(), "0.00".to_owned(), "0.00".to_owned())], &bearers, 24, &[]);
    let figure = all(&plan, &plan.budget(), 443_000).remove(4);
    assert_eq!(
        texts(&figure, Anchor::End),
        [
            "Établissement public de",
            "…à fiscalité propre du Loiret",
            "100,00 €",
            "Établissement public de",
            "…à fiscalité propre du Cher",
            "100,00 €",
            "DDT de l’Indre et de",
            "plusieurs communes",
            "100,00 €",
            "Établissement public foncier",
            "d’intérêt régional et de toute…",
            "100,00 €",
            "Communauté de communes de",
            "…numéro 4, et de toutes ses…",
            "100,00 €",
            "Communauté de communes de",
            "…numéro 5, et de toutes ses…",
            "100,00 €",
        ]
    );
    assert!(figure.rows.iter().any(|row| row[0].text == names[2]), "the table has whole names");
}

#[test]
fn too_many_bearers_are_drawn_together_and_all_told_in_the_table() {
    let bearers: Vec<(String, String, usize)> =
        (1..=20).map(|at| (format!("Service {at}"), format!("{at}00.00"), 0)).collect();
    let plan = wide_plan(&[("Temps".to_owned(), "0.00".to_owned(), "0.00".to_owned())], &bearers, 24, &[]);
    let figure = all(&plan, &plan.budget(), 454_000).remove(4);
    let said = |text: &str| {
        figure.marks.iter().any(|mark| matches!(mark, Mark::Text { text: label, .. } if label == text))
    };
    assert!(said("Service 20") && said("Service 10") && said("Autres (9)") && !said("Service 9"));
    assert_eq!(figure.rows.len(), 21);
}
