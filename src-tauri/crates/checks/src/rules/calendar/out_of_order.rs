//! **What**: a date of the project's calendar stands after a later one.
//!
//! **Why**: the calendar is printed as it is listed, and a wrong year shows this way.
//! **Example**: 26 September 2016 listed before 6 September 2016.
//! **Source**: `domain.md`, « À corriger »: dates out of order. An entry without date is passed over; without an hour,
//! a day is in order with any hour of it.

use std::cmp::Ordering;

use call::date::day;
use chrono::{NaiveDate, NaiveTime};
use dossier::Item;
use dossier::parts::Event;

use crate::naming::quoted;
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("calendar.out_of_order", "Les dates du calendrier ne se suivent pas.", check);

type When = (NaiveDate, Option<NaiveTime>);
type Dated<'a> = (&'a Item<Event>, When);

fn check(case: &Case<'_>, found: &mut Findings) {
    let dated: Vec<Dated<'_>> = case
        .dossier
        .calendar
        .iter()
        .filter_map(|event| event.date.map(|date| (event, (date, event.time))))
        .collect();
    if dated.is_sorted_by(|(_, before), (_, after)| !earlier(*after, *before)) {
        return;
    }
    let kept = longest_in_order(&dated);
    for (place, (event, when)) in dated.iter().enumerate().filter(|(place, _)| !kept.contains(place)) {
        let before = kept.iter().rev().find(|kept| **kept < place).and_then(|kept| dated.get(*kept));
        let after = kept.iter().find(|kept| **kept > place).and_then(|kept| dated.get(*kept));
        let told = match (before, after) {
            (Some((other, then)), _) if earlier(*when, *then) => Some(("après", other, then)),
            (_, Some((other, then))) if earlier(*then, *when) => Some(("avant", other, then)),
            _ => None,
        };
        let Some((side, other, then)) = told else { continue };
        let message = format!(
            "{} ({}) vient {side} {} ({}) : remettez le calendrier dans l’ordre ou corrigez une date.",
            quoted(&event.title),
            day(when.0),
            quoted(&other.title),
            day(then.0)
        );
        found.say(at("/calendar", &event.id, "date"), message);
    }
}

/// The places of the most entries that follow one another: those that are left out are the fewest to be corrected,
/// so that one wrong year is told once and not by every entry after it.
fn longest_in_order(dated: &[Dated<'_>]) -> Vec<usize> {
    // For each entry, how many follow one another up to it, and the one before it among them.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(dated.len());
    for (place, (_, when)) in dated.iter().enumerate() {
        let mut run = (1, None);
        for (before, ((length, _), (_, then))) in runs.iter().zip(dated).enumerate().take(place) {
            if length + 1 > run.0 && !earlier(*when, *then) {
                run = (length + 1, Some(before));
            }
        }
        runs.push(run);
    }
    let most = runs.iter().map(|(length, _)| *length).max();
    let mut place = runs.iter().position(|(length, _)| Some(*length) == most);
    let mut kept = Vec::new();
    while let Some(at) = place {
        kept.push(at);
        place = runs.get(at).and_then(|(_, before)| *before);
    }
    kept.reverse();
    kept
}

fn earlier((date, time): When, (other, at): When) -> bool {
    match date.cmp(&other) {
        Ordering::Equal => matches!((time, at), (Some(time), Some(at)) if time < at),
        order => order == Ordering::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_date_listed_after_a_later_one_is_told() {
        let sample = Sample::sound().last("/calendar", "e1");
        insta::assert_snapshot!(sample.said(&RULE), @"/calendar/e1/date: « Regroupement » (6 septembre 2016) vient après « Signature » (26 septembre 2016) : remettez le calendrier dans l’ordre ou corrigez une date.");
    }

    #[test]
    fn one_wrong_year_is_told_once() {
        let event = |sample: Sample, id: &str, date: &str| {
            sample.add("/calendar", id, &[("title", id), ("date", date)])
        };
        let mut sample = event(Sample::sound(), "Annonce", "2061-11-15");
        for (id, date) in [("Lancement", "2017-01-10"), ("Revue", "2017-09-28"), ("Bilan", "2018-12-11")] {
            sample = event(sample, id, date);
        }
        insta::assert_snapshot!(sample.said(&RULE), @"/calendar/Annonce/date: « Annonce » (15 novembre 2061) vient avant « Lancement » (10 janvier 2017) : remettez le calendrier dans l’ordre ou corrigez une date.");
    }

    #[test]
    fn two_hours_of_a_day_are_compared() {
        let add = |time: &str| {
            Sample::sound()
                .set("/calendar/e2/time", "11:00")
                .add("/calendar", "e3", &[("title", "Dépôt"), ("date", "2016-09-26"), ("time", time)])
                .said(&RULE)
        };
        assert_eq!(add("11:00"), "");
        assert_eq!(add(""), "", "some time that day");
        assert_ne!(add("10:59"), "");
    }
}
