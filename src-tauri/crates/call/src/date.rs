//! Dates as French is written: the one place that knows the months' names.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};
use chrono_tz::Europe::Paris;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « janvier » for 1; nothing for what is no month.
fn name(month: u32) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

/// « janvier 2017 »; months count from 1.
pub fn month(year: i32, month: u32) -> String {
    format!("{} {year}", name(month))
}

/// « 1er septembre 2016 ».
pub fn day(date: NaiveDate) -> String {
    let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{day} {}", month(date.year(), date.month()))
}

/// « 28 septembre 2016 à 17 h 00 ».
pub fn moment(at: NaiveDateTime) -> String {
    format!("{} à {}\u{A0}h\u{A0}{:02}", day(at.date()), at.hour(), at.minute())
}

/// What another clock shows at a moment, to be said after it: « 19 h 00 », with its day where that is another; nothing
/// where both show the same.
pub fn by_other_clock(at: NaiveDateTime, other: NaiveDateTime) -> Option<String> {
    let hour = || format!("{}\u{A0}h\u{A0}{:02}", other.hour(), other.minute());
    (at != other).then(|| if at.date() == other.date() { hour() } else { moment(other) })
}

/// A moment by the clock of a machine, and by that of Paris where it shows another hour: paper travels.
pub fn moment_on_paper(at: DateTime<FixedOffset>) -> String {
    let (here, there) = (at.naive_local(), at.with_timezone(&Paris).naive_local());
    match by_other_clock(here, there) {
        None => moment(here),
        Some(there) => format!("{}, heure locale ({there}, heure de Paris)", moment(here)),
    }
}

/// The year and month of a text such as « janvier 2017 » or « janv. 2017 ».
pub fn read_month(text: &str) -> Option<(i32, u32)> {
    let mut words = text.split_whitespace();
    let month = number(words.next()?)?;
    let year = words.next().filter(|year| year.len() == 4)?.parse().ok()?;
    words.next().is_none().then_some((year, month))
}

/// The date of a text such as « 1er septembre 2016 » or « 28 sept. 2016 ».
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.trim().split_once(char::is_whitespace)?;
    let day = if day == "1er" { "1" } else { day };
    let (year, month) = read_month(rest)?;
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)
}

/// The number of a month by its name or the beginning of it, with or without accents; none where two begin so.
fn number(name: &str) -> Option<u32> {
    let plain = |name: &str| name.to_lowercase().replace(['é', 'è'], "e").replace('û', "u");
    let begins = plain(name.trim_end_matches('.'));
    let mut known = (1..).zip(MONTHS).filter(|(_, month)| plain(month).starts_with(&begins));
    let (number, _) = known.next().filter(|_| begins.chars().count() >= 3)?;
    known.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_1er() {
        let first = NaiveDate::from_ymd_opt(2016, 9, 1).unwrap();
        assert_eq!(day(first), "1er septembre 2016");
        assert_eq!(moment(first.and_hms_opt(7, 5, 0).unwrap()), "1er septembre 2016 à 7\u{A0}h\u{A0}05");
        assert_eq!(month(2017, 2), "février 2017");
    }

    #[test]
    fn on_paper_a_moment_overseas_is_told_by_the_clock_of_paris_too() {
        let told = |at: &str| moment_on_paper(at.parse().unwrap()).replace('\u{A0}', " ");
        assert_eq!(told("2016-09-28T17:00:00+02:00"), "28 septembre 2016 à 17 h 00");
        assert_eq!(
            told("2016-09-28T19:00:00+04:00"),
            "28 septembre 2016 à 19 h 00, heure locale (17 h 00, heure de Paris)"
        );
        assert_eq!(
            told("2016-09-29T02:00:00+11:00"),
            "29 septembre 2016 à 2 h 00, heure locale (28 septembre 2016 à 17 h 00, heure de Paris)"
        );
    }

    #[test]
    fn a_date_is_read_as_it_is_written() {
        let first = NaiveDate::from_ymd_opt(2016, 9, 1);
        for text in
            ["1er septembre 2016", "1 Septembre 2016", "01 sept. 2016", "1er\u{A0}septembre\u{A0}2016"]
        {
            assert_eq!(read_day(text), first, "{text}");
        }
        assert_eq!(read_month("fevr. 2017"), Some((2017, 2)));
        assert_eq!(read_month("AOÛT 2017"), Some((2017, 8)));
        // « jui » begins two months.
        for text in ["jui 2017", "ju 2017", "2017", "janvier 17", "janvier 2017 au soir", ""] {
            assert_eq!(read_month(text), None, "{text}");
        }
        for text in ["31 février 2017", "er mars 2017", "mars 2017"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
