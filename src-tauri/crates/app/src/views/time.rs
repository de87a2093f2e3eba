//! Dates and durations as people read them: by the clock of their machine, overseas too; a deadline by that of its call.

use call::Entry;
use chrono::{DateTime, FixedOffset, Local, TimeZone, Utc};
use chrono_tz::Europe::Paris;

/// A moment by this machine's clock.
pub(crate) fn here(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&Local).fixed_offset()
}

/// « 6 septembre 2016 à 14 h 02 »
pub(crate) fn long(at: DateTime<FixedOffset>) -> String {
    call::date::moment(at.naive_local())
}

/// When a deadline is, and by this machine's clock too where that shows another hour.
pub(crate) fn deadline(entry: &Entry) -> String {
    deadline_at(entry, &Local)
}

fn deadline_at(entry: &Entry, clock: &impl TimeZone) -> String {
    let here = entry.instant().map(|at| at.with_timezone(clock).naive_local());
    let here = here.zip(entry.at).and_then(|(here, there)| call::date::by_other_clock(there.0, here));
    match here {
        Some(here) => format!("{} ({here}, heure locale)", entry.when_there()),
        None => entry.when(),
    }
}

/// `2016-09-06T12:02:00Z`, for programs.
pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// « 14:02 »
pub(crate) fn hour(at: DateTime<Utc>) -> String {
    here(at).format("%-H\u{A0}h\u{A0}%M").to_string()
}

/// How long until a deadline: « Il reste 12 jours », « Date limite passée depuis le 28 septembre 2016 ».
pub(crate) fn left(deadline: Option<DateTime<Utc>>, now: DateTime<Utc>) -> String {
    let Some(deadline) = deadline else { return String::new() };
    let left = deadline - now;
    let (days, hours) = (left.num_days(), left.num_hours());
    if left.num_seconds() <= 0 {
        let day = call::date::day(deadline.with_timezone(&Paris).date_naive());
        format!("Date limite passée depuis le {day}")
    } else if days >= 2 {
        format!("Il reste {days}\u{A0}jours")
    } else if hours >= 2 {
        format!("Il reste {hours}\u{A0}heures")
    } else {
        match left.num_minutes() {
            0 | 1 => "Il reste une minute".to_owned(),
            minutes => format!("Il reste {minutes}\u{A0}minutes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn time_left_is_told_in_the_unit_that_matters() {
        let deadline = Some(at("2016-09-28T15:00:00Z"));
        assert_eq!(left(deadline, at("2016-09-16T14:00:00Z")), "Il reste 12\u{A0}jours");
        assert_eq!(left(deadline, at("2016-09-27T16:00:00Z")), "Il reste 23\u{A0}heures");
        assert_eq!(left(deadline, at("2016-09-28T14:59:30Z")), "Il reste une minute");
        assert_eq!(
            left(deadline, at("2016-09-28T15:00:00Z")),
            "Date limite passée depuis le 28 septembre 2016"
        );
    }

    #[test]
    fn a_deadline_is_told_by_two_clocks_where_they_differ() {
        let entry: Entry = serde_json::from_value(serde_json::json!({
            "id": "depot", "title": "Dépôt", "at": "2016-09-28T17:00", "zone": "Europe/Paris", "source": "call"
        }))
        .unwrap();
        let told = |clock: chrono_tz::Tz| deadline_at(&entry, &clock).replace('\u{A0}', " ");
        assert_eq!(told(Paris), "28 septembre 2016 à 17 h 00");
        assert_eq!(
            told(chrono_tz::Indian::Reunion),
            "28 septembre 2016 à 17 h 00, heure de Paris (19 h 00, heure locale)"
        );
        assert_eq!(
            told(chrono_tz::Pacific::Noumea),
            "28 septembre 2016 à 17 h 00, heure de Paris (29 septembre 2016 à 2 h 00, heure locale)"
        );
    }
}
