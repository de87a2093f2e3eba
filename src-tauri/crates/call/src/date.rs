//! Dates as French is written: the one place that knows the months' names.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

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
    format!("{} à {:02}\u{A0}h\u{A0}{:02}", day(at.date()), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_1er() {
        let first = NaiveDate::from_ymd_opt(2016, 9, 1).unwrap();
        assert_eq!(day(first), "1er septembre 2016");
        assert_eq!(moment(first.and_hms_opt(7, 5, 0).unwrap()), "1er septembre 2016 à 07\u{A0}h\u{A0}05");
        assert_eq!(month(2017, 2), "février 2017");
    }
}
