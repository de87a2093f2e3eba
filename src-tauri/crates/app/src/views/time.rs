//! Dates and durations as people read them: Paris time, for deadlines are given in it.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Paris;

/// « 6 septembre 2016 à 14 h 02 »
pub(crate) fn long(at: DateTime<Utc>) -> String {
    call::date::moment(at.with_timezone(&Paris).naive_local())
}

/// `2016-09-06T12:02:00Z`, for programs.
pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// « 14:02 »
pub(crate) fn hour(at: DateTime<Utc>) -> String {
    at.with_timezone(&Paris).format("%-H\u{A0}h\u{A0}%M").to_string()
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
    fn hours_are_those_of_paris() {
        assert_eq!(long(at("2016-09-01T12:02:00Z")), "1er septembre 2016 à 14\u{A0}h\u{A0}02");
        assert_eq!(hour(at("2016-12-01T12:02:00Z")), "13\u{A0}h\u{A0}02");
    }
}
