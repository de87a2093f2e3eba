//! A month of the project where the file gives one of the calendar.

use dossier::leaf::{Typed, YearMonth};

use super::grid::Cell;

/// The number of the month in which a date lies, counted from the project's first; nothing where the cell is no date,
/// and, in French, why it has no number.
pub fn month(cell: &Cell, start: Option<YearMonth>) -> Option<Result<i64, String>> {
    let (Cell::Date(text) | Cell::Text(text)) = cell else { return None };
    let date = calendar(text.trim())?;
    let Some(start) = start else {
        return Some(Err(format!(
            "«\u{A0}{text}\u{A0}» est une date\u{A0}: écrivez le numéro du mois (1 est le premier du projet), ou dites \
             d’abord dans le dossier quand le projet commence"
        )));
    };
    let months = |month: YearMonth| i64::from(month.year) * 12 + i64::from(month.month);
    let number = months(date) - months(start) + 1;
    let last = i64::from(LAST);
    Some(if (1..=last).contains(&number) {
        Ok(number)
    } else {
        let where_ = if number < 1 { "avant le début" } else { "trop loin du début" };
        Err(format!(
            "«\u{A0}{text}\u{A0}» est {where_} du projet ({:02}/{})\u{A0}: écrivez le numéro du mois (1 est le premier)",
            start.month, start.year
        ))
    })
}

/// The last month that a line can name.
const LAST: u32 = 60;

/// `12/03/2017`, `2017-03-12`, `03/2017` or `mars 2017`.
fn calendar(text: &str) -> Option<YearMonth> {
    let is_day = |day: &str| day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)) && day.len() <= 2;
    let of_day = || {
        let slashed = text.split_once('/').filter(|(day, _)| is_day(day)).map(|(_, month)| month);
        let iso = || text.rsplit_once('-').filter(|(_, day)| is_day(day)).map(|(month, _)| month);
        slashed.or_else(iso).and_then(|month| YearMonth::from_typed(month).ok())
    };
    YearMonth::from_typed(text).ok().or_else(of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_month_of_the_project_in_which_it_lies() {
        let start = Some(YearMonth { year: 2016, month: 11 });
        let of = |text: &str| month(&Cell::Text(text.to_owned()), start);
        for (text, number) in [
            ("01/11/2016", 1),
            ("31/01/2017", 3),
            ("2017-01-15", 3),
            ("01/2017", 3),
            ("janvier 2017", 3),
            ("30/06/2017", 8),
        ] {
            assert_eq!(of(text), Some(Ok(number)), "{text}");
        }
        for text in ["3", "M1", "12,5", "1/2", ""] {
            assert_eq!(of(text), None, "{text}");
        }
        let early = of("01/10/2016").unwrap().unwrap_err();
        assert!(early.contains("avant le début du projet (11/2016)"), "{early}");
        assert!(of("01/01/2030").unwrap().is_err());
        let unknown = month(&Cell::Date("01/01/2017".to_owned()), None).unwrap().unwrap_err();
        assert!(unknown.contains("numéro du mois"), "{unknown}");
    }
}
