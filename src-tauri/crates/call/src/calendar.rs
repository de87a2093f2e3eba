//! Dates of a call: an instant in a place's time, a day, a month, a year.

use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Source, date};

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct YearMonth {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

impl TryFrom<String> for YearMonth {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
        parts
            .and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)))
            .filter(|(_, month)| (1..=12).contains(month))
            .map(|(year, month)| Self { year, month })
            .ok_or_else(|| format!("« {text} » n’est pas un mois (« 2017-01 »)"))
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        format!("{:04}-{:02}", month.year, month.month)
    }
}

/// A span of months, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First month.
    pub from: YearMonth,
    /// Last month.
    pub to: YearMonth,
}

/// A zone of the tz database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Zone(pub Tz);

impl TryFrom<String> for Zone {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("« {text} » n’est pas un fuseau horaire (« Europe/Paris »)"))
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0.name().to_owned()
    }
}

/// A local date and time, to the minute (`2016-09-28T17:00`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Moment(pub NaiveDateTime);

impl TryFrom<String> for Moment {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M")
            .map(Self)
            .map_err(|_| format!("« {text} » n’est pas une date avec heure (« 2016-09-28T17:00 »)"))
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.0.format("%Y-%m-%dT%H:%M").to_string()
    }
}

/// A day, or a whole month or year where the call says no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum Day {
    /// `2016-07-07`
    Date(NaiveDate),
    /// `2016-09`
    Month(YearMonth),
    /// `2017`
    Year(i32),
}

impl Day {
    /// Whether the whole of it comes before the other: a day of a month does not come before that month.
    pub(crate) fn is_before(self, other: Self) -> bool {
        let (own, other) = (String::from(self), String::from(other));
        let common = own.len().min(other.len());
        own.get(..common) < other.get(..common)
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let day = match text.len() {
            10 => NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().map(Self::Date),
            7 => YearMonth::try_from(text.clone()).ok().map(Self::Month),
            4 => text.parse().ok().map(Self::Year),
            _ => None,
        };
        day.ok_or_else(|| format!("« {text} » n’est pas une date (« 2016-09-28 », « 2016-09 » ou « 2016 »)"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        match day {
            Day::Date(date) => date.format("%Y-%m-%d").to_string(),
            Day::Month(month) => month.into(),
            Day::Year(year) => format!("{year:04}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Day::Date(day) => f.write_str(&date::day(*day)),
            Day::Month(month) => f.write_str(&date::month(month.year, month.month)),
            Day::Year(year) => write!(f, "{year}"),
        }
    }
}

/// A date of the call's calendar: an instant (`at`), or a span (`from`, `to`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Names it in this call.
    pub id: String,
    /// What happens.
    pub title: String,
    /// When, in the time of `zone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    /// The place whose time it is.
    pub zone: Zone,
    /// Whether the call says so.
    pub source: Source,
}

impl Entry {
    /// The instant, if it has one; where the clocks go back, the first of the two.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        let at = self.at?.0;
        self.zone.0.from_local_datetime(&at).earliest().map(|instant| instant.to_utc())
    }

    /// When, and by which clock: « 28 septembre 2016 à 17 h 00, heure de Paris ».
    pub fn when_there(&self) -> String {
        let zone = self.zone.0.name();
        let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        if self.at.is_some() { format!("{}, heure de {city}", self.when()) } else { self.when() }
    }

    /// When, in French: « 28 septembre 2016 à 17 h 00 », « du 7 juillet 2016 au 8 juillet 2016 ».
    pub fn when(&self) -> String {
        match (self.at, self.from, self.to) {
            (Some(Moment(at)), ..) => date::moment(at),
            (None, Some(from), Some(to)) if from != to => match (from, to) {
                (Day::Year(from), Day::Year(to)) => format!("{from}-{to}"),
                _ => format!("du {from} au {to}"),
            },
            (None, Some(day), _) | (None, None, Some(day)) => day.to_string(),
            (None, None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: &str, zone: &str) -> Entry {
        Entry {
            id: "depot".into(),
            title: "Dépôt".into(),
            at: Some(Moment::try_from(at.to_owned()).unwrap()),
            from: None,
            to: None,
            zone: Zone::try_from(zone.to_owned()).unwrap(),
            source: Source::Call,
        }
    }

    #[test]
    fn a_deadline_in_paris_is_an_instant() {
        let deadline = entry("2016-09-28T17:00", "Europe/Paris");
        assert_eq!(deadline.instant().unwrap().to_rfc3339(), "2016-09-28T15:00:00+00:00");
        assert_eq!(deadline.when(), "28 septembre 2016 à 17\u{A0}h\u{A0}00");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        assert!(Day::try_from("2016-02-30".to_owned()).is_err());
        assert!(Moment::try_from("2016-09-28 17:00".to_owned()).is_err());
        assert!(Zone::try_from("Europe/Lutece".to_owned()).is_err());
        let day = |text: &str| Day::try_from(text.to_owned()).unwrap();
        assert!(day("2016-08").is_before(day("2016-09-01")) && day("2016-09-01").is_before(day("2017")));
        assert!(!day("2016-09").is_before(day("2016-09-01")) && !day("2016-09-01").is_before(day("2016-09")));
        assert_eq!(Day::try_from("2016-09-01".to_owned()).unwrap().to_string(), "1er septembre 2016");
    }
}
