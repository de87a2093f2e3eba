//! Months, dates, hours, instants.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::{Typed, text_of};
use crate::kind::Kind;
use crate::{Value, ValueError};

/// The years that a dossier can speak of.
const YEARS: std::ops::Range<i32> = 1900..3000;

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// The year, 1900 to 2999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

impl YearMonth {
    fn of(year: &str, month: &str) -> Option<Self> {
        let sound = year.len() == 4 && (1..=2).contains(&month.len());
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (sound && YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month `n` months later.
    #[must_use]
    pub fn plus(self, n: u32) -> Self {
        let months = self.month - 1 + n;
        let years = i32::try_from(months / 12).unwrap_or(0);
        Self { year: self.year + years, month: months % 12 + 1 }
    }
}

impl Typed for YearMonth {
    const KIND: Kind = Kind::YearMonth;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "un mois (« 2017-01 »)")?;
        let parts = text.split_once('-').filter(|(_, month)| month.len() == 2);
        parts.and_then(|(y, m)| Self::of(y, m)).ok_or_else(|| ValueError::NotAnIsoMonth(text.to_owned()))
    }
    fn to_value(&self) -> Value {
        Value::Text(format!("{:04}-{:02}", self.year, self.month))
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let parts = text.split_once('-').or_else(|| text.split_once('/').map(|(month, year)| (year, month)));
        let named = || call::date::read_month(text).map(|(year, month)| Self { year, month });
        parts
            .and_then(|(y, m)| Self::of(y.trim(), m.trim()))
            .or_else(|| named().filter(|month| YEARS.contains(&month.year)))
            .ok_or_else(|| ValueError::NotAMonth(text.to_owned()))
    }
    fn to_text(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

impl Typed for NaiveDate {
    const KIND: Kind = Kind::Date;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        let text = text_of(value, "une date (« 2016-09-28 »)")?;
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| text.len() == 10)
            .ok_or_else(|| ValueError::NotAnIsoDate(text.to_owned()))
    }
    fn to_value(&self) -> Value {
        Value::Text(self.format("%Y-%m-%d").to_string())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
            .or_else(|| call::date::read_day(text))
            .filter(|date| YEARS.contains(&chrono::Datelike::year(date)))
            .ok_or_else(|| ValueError::NotADate(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }
}

impl Typed for NaiveTime {
    const KIND: Kind = Kind::Time;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Self::from_typed(text_of(value, "une heure (« 09:30 »)")?)
    }
    fn to_value(&self) -> Value {
        Value::Text(self.format("%H:%M").to_string())
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        let plain = text.replace(['h', 'H'], ":").replace(char::is_whitespace, "");
        let plain = if plain.ends_with(':') { format!("{plain}00") } else { plain };
        NaiveTime::parse_from_str(&plain, "%H:%M").map_err(|_| ValueError::NotATime(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.format("%H:%M").to_string()
    }
}

impl Typed for DateTime<FixedOffset> {
    const KIND: Kind = Kind::Instant;
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        Self::from_typed(text_of(value, "un instant")?)
    }
    fn to_value(&self) -> Value {
        Value::Text(self.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
    }
    fn from_typed(text: &str) -> Result<Self, ValueError> {
        DateTime::parse_from_rfc3339(text).map_err(|_| ValueError::NotAnInstant(text.to_owned()))
    }
    fn to_text(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_typed_in_figures_or_as_it_is_printed() {
        let first = NaiveDate::from_ymd_opt(2016, 9, 1).unwrap();
        for text in ["2016-09-01", "01/09/2016", "1.9.2016", "1er septembre 2016", "1 sept. 2016"] {
            assert_eq!(NaiveDate::from_typed(text), Ok(first), "{text}");
        }
        let month = YearMonth { year: 2017, month: 1 };
        for text in ["2017-01", "01/2017", "janvier 2017", "Janv. 2017"] {
            assert_eq!(YearMonth::from_typed(text), Ok(month), "{text}");
        }
        for text in ["31/02/2017", "31 février 2017", "1er septembre 1016", "demain"] {
            assert_eq!(NaiveDate::from_typed(text), Err(ValueError::NotADate(text.to_owned())), "{text}");
        }
        assert!(YearMonth::from_typed("janvier 1017").is_err());
    }
}
