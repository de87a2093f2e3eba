//! **What**: a date of the project's calendar stands after a later one.
//!
//! **Why**: the calendar is printed as it is listed, and a wrong year shows this way.
//! **Example**: 26 September 2016 listed before 6 September 2016.
//! **Source**: `domain.md`, « À corriger »: dates out of order. An entry without date is passed over; without an hour,
//! a day is in order with any hour of it.

use std::cmp::Ordering;

use call::date::day;
use chrono::{NaiveDate, NaiveTime};

use crate::naming::quoted;
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("calendar.out_of_order", "Les dates du calendrier ne se suivent pas.", check);

type When = (NaiveDate, Option<NaiveTime>);

fn check(case: &Case<'_>, found: &mut Findings) {
    let mut latest: Option<(When, &str)> = None;
    for event in &case.dossier.calendar {
        let Some(date) = event.date else { continue };
        let when = (date, event.time);
        match latest {
            Some((before, title)) if earlier(when, before) => {
                let message = format!(
                    "{} ({}) vient après {} ({}) : remettez le calendrier dans l’ordre ou corrigez une date.",
                    quoted(&event.title),
                    day(date),
                    quoted(title),
                    day(before.0)
                );
                found.say(at("/calendar", &event.id, "date"), message);
            }
            _ => latest = Some((when, &event.title)),
        }
    }
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
