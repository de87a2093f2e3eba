//! Numbers as people type them, and as the formats keep them.

use rust_decimal::Decimal;

use crate::ValueError;

/// Whole digits that a decimal may have (`formats.md`: `^\d{1,9}(\.\d{1,4})?$`).
const MAX_DIGITS: usize = 9;
const NARROW_SPACE: char = '\u{202F}';
const NO_BREAK_SPACE: char = '\u{A0}';

/// What may stand beside a number that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its words, whatever their case; of two that begin alike the longer one first.
    words: &'static [&'static str],
    /// What may follow of the VAT.
    taxes: Option<Taxes>,
}

/// Whether the VAT is in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taxes {
    Without,
    With,
}

impl Unit {
    /// Nothing.
    pub const NONE: Self = Self { words: &[], taxes: None };
    /// Euros, as they are paid.
    pub const EUROS: Self = Self { words: &["euros", "euro", "eur", "€"], taxes: Some(Taxes::With) };
    /// Euros before VAT.
    pub const EUROS_BEFORE_VAT: Self = Self { taxes: Some(Taxes::Without), ..Self::EUROS };
    /// Percent.
    pub const PERCENT: Self = Self { words: &["%"], taxes: None };
    /// Days.
    pub const DAYS: Self = Self { words: &["jours", "jour", "j"], taxes: None };

    /// Whether a number of it is an amount.
    pub fn is_euros(self) -> bool {
        self.words == Self::EUROS.words
    }

    /// What is typed, without its unit, and what it says of the VAT.
    fn off(self, typed: &str) -> (&str, Option<Taxes>) {
        let body = typed.trim_matches(is_blank);
        let said = [("HT", Taxes::Without), ("H.T.", Taxes::Without), ("TTC", Taxes::With)];
        let said = said.into_iter().find_map(|(word, taxes)| Some((without_end(body, word)?, taxes)));
        let (body, taxes) = match said {
            Some((rest, taxes)) if self.taxes.is_some() => (rest, Some(taxes)),
            _ => (body, None),
        };
        // Before the number where an English spreadsheet wrote it.
        let bare = |word: &&str| without_end(body, word).or_else(|| without_start(body, word));
        (self.words.iter().find_map(bare).unwrap_or(body), taxes)
    }
}

/// Reads a decimal of a format: digits and at most one point; no sign, no exponent, no separator.
///
/// # Errors
/// Says whether the text is no number, is negative, has too many decimals or too many digits.
pub fn read_strict(text: &str, decimals: u32) -> Result<Decimal, ValueError> {
    let not_a_number = || ValueError::NotANumber(text.to_owned());
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(rest) = text.strip_prefix('-') {
        return Err(if read_strict(rest, decimals).is_ok() {
            ValueError::Negative(text.to_owned())
        } else {
            not_a_number()
        });
    }
    if !digits(whole) || fraction.is_some_and(|f| !digits(f)) {
        return Err(not_a_number());
    }
    if fraction.is_some_and(|f| f.len() > decimals as usize) {
        return Err(ValueError::TooManyDecimals { text: text.to_owned(), max: decimals });
    }
    if whole.len() > MAX_DIGITS {
        return Err(ValueError::OutOfBounds {
            text: text.to_owned(),
            min: "0".to_owned(),
            max: "999\u{202F}999\u{202F}999,99".to_owned(),
        });
    }
    Decimal::from_str_exact(text).map_err(|_| not_a_number())
}

/// Reads a number as a person types it: `12 345,67 €`, `12345.67`, `1,234.56`, `12,` (a trailing separator), `12 EUR`.
///
/// Groups of thousands must be whole: `1 23` is refused rather than guessed.
///
/// # Errors
/// As [`read_strict`], with the text as it was typed; and where it says the other of with and without VAT.
pub fn read_typed(text: &str, decimals: u32, unit: Unit) -> Result<Decimal, ValueError> {
    let refused = || ValueError::NotANumber(text.to_owned());
    let (body, taxes) = unit.off(text);
    let negative = body.starts_with(['-', '\u{2212}']);
    let body = body.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(body).trim_start_matches(is_blank);
    if !body.contains(|c: char| c.is_ascii_digit()) {
        return Err(refused());
    }
    let (whole, fraction) = split_decimal(body).ok_or_else(refused)?;
    let whole = join_groups(whole).ok_or_else(refused)?;
    let plain = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    let value = read_strict(&plain, decimals).map_err(|error| restate(error, text))?;
    match taxes {
        _ if negative && !value.is_zero() => Err(ValueError::Negative(text.to_owned())),
        Some(Taxes::Without) if unit.taxes == Some(Taxes::With) => {
            Err(ValueError::BeforeVat(text.to_owned()))
        }
        Some(Taxes::With) if unit.taxes == Some(Taxes::Without) => Err(ValueError::WithVat(text.to_owned())),
        _ => Ok(value),
    }
}

/// A decimal as one edits it in French: `12 345,67`, with exactly `fixed` decimals, or its own if `None`.
pub fn write_french(value: Decimal, fixed: Option<u32>) -> String {
    let mut value = value;
    if let Some(decimals) = fixed {
        value.rescale(decimals);
    }
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |w| ("\u{2212}", w));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(NARROW_SPACE);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// How many, as a user reads it: `5 000`.
pub fn write_count(count: usize) -> String {
    write_french(Decimal::from(count), None)
}

/// An amount in euros as a user reads it: `12 345,67 €`, always two decimals, never `-0,00`.
pub fn write_euros(value: Decimal) -> String {
    let value = if value.is_zero() { Decimal::ZERO } else { value };
    format!("{}{NO_BREAK_SPACE}€", write_french(value, Some(2)))
}

/// A price of one as a user reads it: `10,50 €`, and `0,1234 €` where it has more than cents, since what is computed
/// from it must be what one reads.
pub fn write_price(value: Decimal) -> String {
    let value = value.normalize();
    format!("{}{NO_BREAK_SPACE}€", write_french(value, Some(value.scale().max(2))))
}

fn without_end<'a>(body: &'a str, word: &str) -> Option<&'a str> {
    let (rest, end) = body.split_at_checked(body.len().checked_sub(word.len())?)?;
    end.eq_ignore_ascii_case(word).then(|| rest.trim_matches(is_blank))
}

fn without_start<'a>(body: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = body.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then(|| rest.trim_matches(is_blank))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == NARROW_SPACE || c == NO_BREAK_SPACE
}

/// Cuts a number at its decimal separator: the last of `,` and `.`, if it stands once.
fn split_decimal(body: &str) -> Option<(&str, &str)> {
    let Some(at) = body.rfind([',', '.']) else {
        return Some((body, ""));
    };
    let (whole, rest) = body.split_at(at);
    let separator = rest.chars().next()?;
    let fraction = rest.get(1..)?;
    (!whole.contains(separator) && fraction.bytes().all(|b| b.is_ascii_digit())).then_some((whole, fraction))
}

/// Joins groups of thousands (spaces, apostrophes, points or commas between groups of three).
fn join_groups(whole: &str) -> Option<String> {
    let is_separator = |c: char| is_blank(c) || matches!(c, '\'' | '’' | '.' | ',');
    if !whole.contains(is_separator) {
        return Some(if whole.is_empty() { "0".to_owned() } else { whole.to_owned() });
    }
    let separator = whole.chars().find(|c| is_separator(*c))?;
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let sound = (1..=3).contains(&first.len());
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        out.push_str(group);
    }
    sound.then_some(out)
}

fn restate(error: ValueError, typed: &str) -> ValueError {
    let typed = typed.to_owned();
    match error {
        ValueError::NotANumber(_) => ValueError::NotANumber(typed),
        ValueError::Negative(_) => ValueError::Negative(typed),
        ValueError::TooManyDecimals { max, .. } => ValueError::TooManyDecimals { text: typed, max },
        ValueError::OutOfBounds { min, max, .. } => ValueError::OutOfBounds { text: typed, min, max },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Option<String> {
        read_typed(text, 2, Unit::EUROS).ok().map(|d| d.to_string())
    }

    #[test]
    fn usual_ways_of_typing_an_amount_are_read() {
        for text in [
            "12345.67",
            "12 345,67",
            "12\u{202F}345,67\u{A0}€",
            "12,345.67",
            "12.345,67",
            "12’345,67",
            " 12345,67€ ",
            "€ 12,345.67",
            "€12345.67",
            "12345,67 EUR",
            "12 345,67 euros",
            "12 345,67 Euros TTC",
            "EUR 12,345.67",
            "12345,67 € ttc",
        ] {
            assert_eq!(typed(text).as_deref(), Some("12345.67"), "{text}");
        }
        assert_eq!(typed("12,").as_deref(), Some("12"), "a trailing separator is readable");
        assert_eq!(typed(",5").as_deref(), Some("0.5"));
        assert_eq!(typed("0").as_deref(), Some("0"));
    }

    #[test]
    fn what_is_said_of_the_vat_must_be_what_the_field_takes() {
        let price = |text: &str| read_typed(text, 4, Unit::EUROS_BEFORE_VAT);
        for text in ["10 € HT", "10 H.T.", "10€ht", "10 euros HT", "10"] {
            assert_eq!(price(text), Ok(Decimal::TEN), "{text}");
            assert_eq!(typed(text).is_some(), text == "10", "{text}");
        }
        assert_eq!(price("10 € TTC"), Err(ValueError::WithVat("10 € TTC".to_owned())));
        let amount = read_typed("10 € HT", 2, Unit::EUROS);
        assert_eq!(amount, Err(ValueError::BeforeVat("10 € HT".to_owned())));
        for text in ["HT", "€ HT", "10,2,3 € HT", "10 HTC", "10 % HT", "10 kEUR"] {
            assert_eq!(price(text), Err(ValueError::NotANumber(text.to_owned())), "{text}");
        }
        assert!(read_typed("10 HT", 4, Unit::PERCENT).is_err());
        assert_eq!(read_typed("10 jours", 4, Unit::DAYS), Ok(Decimal::TEN));
    }

    #[test]
    fn a_price_keeps_what_it_has_beyond_cents() {
        let written = |text: &str| write_price(text.parse().unwrap());
        assert_eq!(
            ["10.5", "310.5050", "0.1234", "1200"].map(written),
            ["10,50\u{A0}€", "310,505\u{A0}€", "0,1234\u{A0}€", "1\u{202F}200,00\u{A0}€"]
        );
    }

    #[test]
    fn what_is_ambiguous_or_wrong_is_refused() {
        for text in
            ["12,3,4", "1 23", "1e3", "1_000", "douze", "12,345", "--1", "", "€", "1.2.3", "12 345 6,7"]
        {
            assert_eq!(typed(text), None, "{text}");
        }
        assert!(matches!(read_typed("-5", 2, Unit::NONE), Err(ValueError::Negative(_))));
        assert!(matches!(read_typed("1234567890", 2, Unit::NONE), Err(ValueError::OutOfBounds { .. })));
    }

    #[test]
    fn strict_decimals_take_no_sign_exponent_or_underscore() {
        assert!(read_strict("1234.50", 2).is_ok());
        for text in ["1e3", "1_000", "+1", "-1", ".5", "5.", " 5", "1,5", "", "1.234"] {
            assert!(read_strict(text, 2).is_err(), "{text}");
        }
    }

    #[test]
    fn french_writing_groups_by_three() {
        assert_eq!(write_euros(Decimal::new(123_456_789, 2)), "1\u{202F}234\u{202F}567,89\u{A0}€");
        assert_eq!(write_euros(Decimal::new(-5, 2)), "\u{2212}0,05\u{A0}€");
        assert_eq!(write_euros(Decimal::new(-0, 2)), "0,00\u{A0}€");
        assert_eq!(write_french(Decimal::new(125, 1), None), "12,5");
        assert_eq!((write_count(999), write_count(5_000)), ("999".to_owned(), "5\u{202F}000".to_owned()));
    }
}
