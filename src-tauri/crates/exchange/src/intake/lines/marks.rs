//! « 1,200 » is one and a fifth in French, and a thousand two hundred in English. Where another text of its column says
//! plainly how thousands are written there, it is read so; where none does, it is read as French, with a remark.

use crate::intake::grid::Cell;

/// The sign between thousands in the texts of a column, where one of them says so plainly: « 12,500.00 », « 1.250.000 ».
pub fn of_thousands<'a>(cells: impl Iterator<Item = &'a Cell>) -> Option<char> {
    let mut found = None;
    for cell in cells {
        let Cell::Text(text) = cell else { continue };
        let Some(sign) = plain_sign(core(text).1) else { continue };
        if found.is_some_and(|other| other != sign) {
            return None;
        }
        found = Some(sign);
    }
    found
}

/// A text without that sign between its thousands, as French types it.
pub fn without(text: &str, sign: char) -> Option<String> {
    let (before, core, after) = core(text);
    let decimal = other(sign);
    let (whole, fraction) = core.split_once(decimal).map_or((core, None), |(a, b)| (a, Some(b)));
    if !whole.contains(sign) || !are_groups(whole, sign) || fraction.is_some_and(|text| !is_digits(text)) {
        return None;
    }
    let fraction = fraction.map_or(String::new(), |fraction| format!(",{fraction}"));
    Some(format!("{before}{}{fraction}{after}", whole.replace(sign, "")))
}

/// Whether the one sign of a text may stand between thousands: one to three digits, the sign, and exactly three.
pub fn is_doubtful(text: &str) -> bool {
    let core = core(text).1;
    !core.starts_with('0')
        && [',', '.'].into_iter().any(|sign| core.contains(sign) && are_groups(core, sign))
        && core.matches([',', '.']).count() == 1
}

fn plain_sign(core: &str) -> Option<char> {
    [',', '.'].into_iter().find(|sign| {
        let (whole, fraction) = core.split_once(other(*sign)).map_or((core, None), |(a, b)| (a, Some(b)));
        let many = whole.matches(*sign).count();
        are_groups(whole, *sign)
            && match fraction {
                Some(fraction) => many > 0 && is_digits(fraction),
                None => many > 1,
            }
    })
}

fn other(sign: char) -> char {
    if sign == ',' { '.' } else { ',' }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the sign stands between groups of three digits, the first of one to three.
fn are_groups(whole: &str, sign: char) -> bool {
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && is_digits(first)
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// What stands before a number, its digits with their signs, and what follows: a unit.
fn core(text: &str) -> (&str, &str, &str) {
    let digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(digit), text.rfind(digit)) else { return (text, "", "") };
    let (before, rest) = text.split_at(first);
    let (core, after) = rest.split_at(last + 1 - first);
    (before, core, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(texts: &[&str]) -> Option<char> {
        let cells: Vec<Cell> = texts.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        of_thousands(cells.iter())
    }

    #[test]
    fn the_sign_of_thousands_is_told_by_a_number_that_has_both_or_two_of_it() {
        assert_eq!(sign(&["1,200", "€12,500.00"]), Some(','));
        assert_eq!(sign(&["1.200", "12.500,5 €"]), Some('.'));
        assert_eq!(sign(&["1,250,000"]), Some(','));
        assert_eq!(sign(&["1,200", "12.5", "x", "12 500,00", "1,2,3", ""]), None);
        assert_eq!(sign(&["12,500.00", "12.500,00"]), None);
    }

    #[test]
    fn thousands_are_joined_and_what_has_none_stays() {
        assert_eq!(without("1,200", ',').as_deref(), Some("1200"));
        assert_eq!(without("$ 12,500.00 HT", ',').as_deref(), Some("$ 12500,00 HT"));
        assert_eq!(without("1.5", '.'), None);
        assert_eq!(without("12,5", ','), None);
        assert_eq!(without("12.5", ','), None);
    }

    #[test]
    fn one_sign_before_three_digits_is_doubtful_unless_it_follows_a_zero() {
        for text in ["1,200", "1.250", "12,500 €", "120,000"] {
            assert!(is_doubtful(text), "{text}");
        }
        for text in ["0,125", "1,2", "1200,500", "1,2000", "1,200.00", "1 200", "x", ""] {
            assert!(!is_doubtful(text), "{text}");
        }
    }
}
