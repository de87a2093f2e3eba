//! A month of the project where the file gives one of the calendar.

use dossier::leaf::{Typed, YearMonth};

use crate::intake::grid::Cell;

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

/// In French, that a cell is neither a month's number nor a date.
pub fn no_month(text: &str) -> String {
    format!(
        "«\u{A0}{text}\u{A0}» n’est ni le numéro d’un mois du projet (de 1 à {LAST}) ni une date\u{A0}: écrivez par \
         exemple 3, 01/03/2017 ou mars 2017"
    )
}

/// `12/03/2017`, `2017-03-12`, `03/2017`, `mars 2017`, `1er mars 2017`, and with the last two digits of a year.
fn calendar(text: &str) -> Option<YearMonth> {
    exact(text).or_else(|| exact(&with_century(text)?))
}

fn exact(text: &str) -> Option<YearMonth> {
    let is_day = |day: &str| {
        let number = day.strip_suffix("er").unwrap_or(day);
        number.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)) && number.len() <= 2
    };
    let day_first = |sign: char| {
        let (_, month) = text.split_once(sign).filter(|(day, _)| is_day(day))?;
        let month = if sign == ' ' { month.to_owned() } else { month.replace(sign, "/") };
        YearMonth::from_typed(&month).ok()
    };
    let day_last = || {
        let (month, _) = text.rsplit_once('-').filter(|(_, day)| is_day(day))?;
        YearMonth::from_typed(month).ok()
    };
    let of_day = || ['/', '-', '.', ' '].into_iter().find_map(day_first).or_else(day_last);
    YearMonth::from_typed(text).ok().or_else(of_day)
}

/// `janv-17`, `janv. 17` and `01/02/17`: a date of this century. Two numbers alone are none: `12,50`, `1/2`.
fn with_century(text: &str) -> Option<String> {
    let at = text.rfind(|c: char| !c.is_ascii_digit())?;
    let sign = text.get(at..)?.chars().next()?;
    let (before, year) = (text.get(..at)?, text.get(at + sign.len_utf8()..)?);
    if year.len() != 2 {
        return None;
    }
    let signs = ['/', '-', '.', ' '];
    if before.chars().any(char::is_alphabetic) {
        Some(format!("{} 20{year}", before.trim_end_matches(signs)))
    } else {
        (signs.contains(&sign) && before.contains(sign)).then(|| format!("{before}{sign}20{year}"))
    }
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
            ("janv-17", 3),
            ("janv. 17", 3),
            ("15-janv-17", 3),
            ("01/02/17", 4),
            ("1.2.17", 4),
            ("15-01-2017", 3),
            ("1er mars 2017", 5),
            ("28 sept. 2017", 11),
        ] {
            assert_eq!(of(text), Some(Ok(number)), "{text}");
        }
        for text in ["3", "M1", "12,5", "12,50", "1/2", "M 12", "printemps", ""] {
            assert_eq!(of(text), None, "{text}");
        }
        let early = of("01/10/2016").unwrap().unwrap_err();
        assert!(early.contains("avant le début du projet (11/2016)"), "{early}");
        assert!(of("01/01/2030").unwrap().is_err());
        let unknown = month(&Cell::Date("01/01/2017".to_owned()), None).unwrap().unwrap_err();
        assert!(unknown.contains("numéro du mois"), "{unknown}");
    }
}
