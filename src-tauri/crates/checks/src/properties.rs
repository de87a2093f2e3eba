//! Whatever people and merges bring together, the checks answer, and in the same way.

use dossier::{Kind, Position};
use proptest::prelude::*;

use crate::Finding;
use crate::sample::Sample;

/// Texts that fit a kind of field, sound and odd ones.
fn texts(kind: &Kind) -> Vec<&'static str> {
    match kind {
        Kind::Amount => vec!["", "0", "0.01", "1000.00", "999999999.99"],
        Kind::Quantity => vec!["", "0", "0.0001", "210", "12.5", "999999999.9999"],
        Kind::Percent => vec!["", "0", "5.5", "100"],
        Kind::Integer { max: 4, .. } => vec!["", "1", "4"],
        Kind::Integer { .. } => vec!["", "1", "7", "18", "36"],
        Kind::YearMonth => vec!["", "2016-12", "2017-01", "2999-12"],
        Kind::Date => vec!["", "1900-01-01", "2016-09-06", "2999-12-31"],
        Kind::Time => vec!["", "00:00", "23:59"],
        Kind::Instant => vec!["", "2016-09-06T08:00:00Z"],
        Kind::Flag => vec!["", "oui", "non"],
        Kind::Choice(choices) => choices.iter().map(|choice| choice.code).chain([""]).collect(),
        Kind::Reference(_) | Kind::References(_) => {
            vec![
                "",
                "c1",
                "c2",
                "p1",
                "p3",
                "a1",
                "a2",
                "t1",
                "t2",
                "f1",
                "prestations",
                "letter",
                "nobody",
                "n1",
            ]
        }
        Kind::Line { .. } | Kind::Prose { .. } => {
            vec!["", " ", "DREAL", "D.R.É.A.L.", "73282932000075", "a@b.fr", "« x »", "\u{301}", "😀.pdf"]
        }
        Kind::Json => vec![""],
    }
}

/// One thing that somebody does: types into a field (found by its pattern), removes an item, moves it last.
#[derive(Clone, Debug)]
struct Act {
    field: prop::sample::Index,
    item: prop::sample::Index,
    text: prop::sample::Index,
    remove: bool,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act =
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..10u8)
            .prop_map(|(field, item, text, dice)| Act { field, item, text, remove: dice == 0 });
    prop::collection::vec(act, 0..60)
}

/// The ids tried for `*`: known ones, and new ones that are added.
const IDS: [&str; 16] =
    ["c1", "c2", "p1", "p3", "a1", "l1", "l3", "f1", "t1", "t2", "d1", "x1", "e1", "n1", "n2", "n3"];

fn done(acts: &[Act]) -> Sample {
    let fields: Vec<_> = dossier::fields().into_iter().filter(|field| !field.locked).collect();
    acts.iter().fold(Sample::sound(), |sample, act| {
        let field = act.field.get(&fields);
        let id = act.item.get(&IDS);
        let pointer = field.pattern.replace('*', id);
        if act.remove {
            return sample.try_remove(&pointer);
        }
        let texts = texts(&field.kind);
        let text: &&str = act.text.get(&texts);
        sample.try_set(&pointer, text)
    })
}

fn told(findings: &[Finding]) -> Vec<(&'static str, &str)> {
    let mut told: Vec<_> = findings.iter().map(|one| (one.rule, one.pointer.as_str())).collect();
    told.sort_unstable();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_dossier_stops_the_checks(acts in acts()) {
        let sample = done(&acts);
        let findings = sample.findings();
        prop_assert!(findings.is_sorted_by_key(|one| one.severity));
        for one in &findings {
            prop_assert!(one.message.ends_with('.') && !one.message.contains(" :"), "{}", one.message);
        }
        prop_assert_eq!(sample.findings(), findings, "the same dossier, the same findings");
    }

    /// The calendar is the one list whose order is looked at.
    #[test]
    fn the_order_of_lists_changes_no_number_of_findings(acts in acts(), list in 0..7usize, item: prop::sample::Index) {
        let lists = ["/carriers", "/partners", "/costs", "/funding", "/work_plan/tasks", "/annexes", "/risks"];
        let sample = done(&acts);
        let before = sample.findings();
        let moved = sample.move_one(lists[list], &item, &Position::Last);
        let after = moved.findings();
        let rules = |findings: &[Finding]| told(findings).into_iter().map(|(rule, _)| rule).collect::<Vec<_>>();
        prop_assert_eq!(rules(&before), rules(&after));
    }
}
