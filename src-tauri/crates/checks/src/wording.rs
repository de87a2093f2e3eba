//! French turns that several messages share: lists, numbers, months.

use dossier::leaf::YearMonth;
use rust_decimal::Decimal;

/// « a », « a et b », « a, b et c ».
pub(crate) fn list(parts: &[impl AsRef<str>]) -> String {
    joined(parts, "et")
}

/// « a », « a ou b », « a, b ou c ».
pub(crate) fn either(parts: &[impl AsRef<str>]) -> String {
    joined(parts, "ou")
}

fn joined(parts: &[impl AsRef<str>], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// « 1 jour », « 3 jours ».
pub(crate) fn count(number: i64, singular: &str, plural: &str) -> String {
    let name = if number.abs() < 2 { singular } else { plural };
    format!("{number} {name}")
}

pub(crate) use dossier::number::write_count as number;

/// Bytes in millions, with two decimals at most: « 4,8 Mo »; cut, or rounded up so that what passes a limit shows.
pub(crate) fn megabytes(bytes: u64, up: bool) -> String {
    let hundredths = if up { bytes.div_ceil(10_000) } else { bytes / 10_000 };
    let mut size = Decimal::from(hundredths);
    // Cannot fail: two is a scale that any decimal may have.
    let _ = size.set_scale(2);
    format!("{} Mo", dossier::number::write_french(size.normalize(), None))
}

/// « janvier 2017 ».
pub(crate) fn month(month: YearMonth) -> String {
    call::date::month(month.year, month.month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(either(&["a", "b", "c"]), "a, b ou c");
        assert_eq!(list(&["a", "b"]), "a et b");
        assert_eq!(list(&["a", "b", "c"]), "a, b et c");
        assert_eq!(list(&[""; 0]), "");
    }

    #[test]
    fn one_is_singular_and_a_month_has_its_name() {
        assert_eq!(month(YearMonth { year: 2017, month: 2 }), "février 2017");
        assert_eq!(count(1, "jour", "jours"), "1 jour");
        assert_eq!(count(0, "jour", "jours"), "0 jour");
    }
}
