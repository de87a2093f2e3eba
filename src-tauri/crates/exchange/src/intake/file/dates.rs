//! Dates of spreadsheets: numbers of days by the look of their format.

use crate::intake::grid::french_date;

/// Whether a number's format shows a date or a time: letters of dates outside quotes and brackets.
pub fn is_date(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in code.split(';').next().unwrap_or_default().chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | 'j' | 'J' | 'a' | 'A'
                if !quoted && !bracketed && !code.eq_ignore_ascii_case("general") =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// A number of days as the date that it shows: `12/03/2017`.
pub fn french(days: f64, from_1904: bool) -> String {
    let shift = if from_1904 { 1_462.0 } else { 0.0 };
    let whole = (days + shift).floor();
    if !(1.0..2_958_466.0).contains(&whole) {
        return crate::intake::grid::plain_number(days).replace('.', ",");
    }
    // Within a hundred centuries, checked just above.
    #[allow(clippy::cast_possible_truncation, reason = "checked to lie within a hundred centuries")]
    let serial = whole as i64;
    // Excel counts a 29 February 1900 that never was.
    let serial = if serial < 60 { serial + 1 } else { serial };
    let (year, month, day) = civil(serial - 25_569);
    french_date(
        u16::try_from(year).unwrap_or(0),
        u8::try_from(month).unwrap_or(0),
        u8::try_from(day).unwrap_or(0),
    )
}

/// The date of a number of days since 1 January 1970 (Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_those_of_amounts() {
        for code in ["dd/mm/yyyy", "mmm yy", "hh:mm", "[$-40C]d mmmm yyyy", "jj/mm/aaaa"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "#,##0.00\\ [$€-40C]", "0.00%", "\"M\"0", "#,##0.00\\ \"mois\"", "@"] {
            assert!(!is_date(code), "{code}");
        }
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        assert_eq!(french(42_806.0, false), "12/03/2017");
        assert_eq!(french(42_806.75, false), "12/03/2017");
        assert_eq!(french(41_344.0, true), "12/03/2017");
        assert_eq!(french(1.0, false), "01/01/1900");
        assert_eq!(french(-3.0, false), "-3");
    }
}
