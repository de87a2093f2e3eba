//! Amounts in euros that somebody wrote by hand in a text: « 206 175,05 € », « 206 k€ », « 0,2 million d’euros ».
//!
//! An amount is known with the weight of its last digit, since one who writes « 206 k€ » says nothing of what is
//! below a thousand. A price by the day, by the piece or without tax is no amount of a budget and is passed over.

/// The most digits that an amount of a dossier has, and some.
const DIGITS: usize = 15;

/// Words just before an amount that say it is rounded.
const ABOUT: [&str; 14] = [
    "environ",
    "près",
    "presque",
    "quelque",
    "quelques",
    "autour",
    "ordre",
    "plus",
    "moins",
    "entre",
    "approximativement",
    "avoisine",
    "approche",
    "≈",
];

/// How many words before an amount are looked at: « de l’ordre de ».
const WORDS_BEFORE: usize = 3;

/// An amount as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    /// As it stands, with its unit.
    pub(crate) source: &'a str,
    /// The sentence that it stands in.
    pub(crate) sentence: &'a str,
    /// Euros, in cents.
    pub(crate) cents: i128,
    /// What its last digit weighs, in cents; of an amount said to be rounded, its last digit but zeros.
    pub(crate) step: i128,
}

impl Written<'_> {
    /// Whether it can be a writing of this amount: the same, or the same rounded up or down as it is written.
    pub(crate) fn is(&self, cents: i64) -> bool {
        (self.cents - i128::from(cents)).abs() < self.step
    }
}

/// The amounts of a text, in order.
pub(crate) fn amounts(text: &str) -> Vec<Written<'_>> {
    let mut found = Vec::new();
    if !(text.contains('€') || text.contains("euro") || text.contains("EUR")) {
        return found;
    }
    let mut at = 0;
    let mut before = ' ';
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        // What follows a letter or a digit is a part of a word: M18, 2016-09.
        let begins =
            c.is_ascii_digit() && !before.is_alphanumeric() && !matches!(before, ',' | '.' | '-' | '/');
        let number = if begins { text.get(at..).and_then(Number::begins) } else { None };
        let (length, last) = match &number {
            Some(number) => (number.length, '0'),
            None => (c.len_utf8(), c),
        };
        if let Some(amount) = number.and_then(|number| amount(text, at, &number)) {
            found.push(amount);
        }
        (at, before) = (at + length, last);
    }
    found
}

/// A number at the beginning of a text.
struct Number {
    /// How many bytes it takes.
    length: usize,
    /// Its digits, without separators.
    digits: String,
    /// How many of them are decimals.
    decimals: u32,
}

/// A blank that stands between groups of thousands, or before a unit.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

impl Number {
    fn begins(text: &str) -> Option<Self> {
        let first = digits(text);
        let mut length = first;
        let mut all = text.get(..first)?.to_owned();
        if first <= 3 {
            while let Some((separator, group)) = next_group(text.get(length..)?) {
                all.push_str(group);
                length += separator + group.len();
            }
        }
        let rest = text.get(length..)?;
        let mut decimals = 0;
        if rest.starts_with([',', '.']) {
            let fraction = rest.get(1..)?;
            let count = digits(fraction);
            if (1..=4).contains(&count) {
                all.push_str(fraction.get(..count)?);
                length += 1 + count;
                decimals = u32::try_from(count).ok()?;
            }
        }
        (all.len() <= DIGITS).then_some(Self { length, digits: all, decimals })
    }
}

/// A group of exactly three digits after one separator: the separator's length, and the group.
fn next_group(text: &str) -> Option<(usize, &str)> {
    let separator = text.chars().next().filter(|c| is_blank(*c) || *c == '.')?.len_utf8();
    let rest = text.get(separator..)?;
    (digits(rest) == 3).then(|| rest.get(..3)).flatten().map(|group| (separator, group))
}

/// Words that make a number an amount, and how many cents the unit is worth.
const UNITS: [(&str, i128); 13] = [
    ("€", 100),
    ("k€", 100_000),
    ("K€", 100_000),
    ("M€", 100_000_000),
    ("euros", 100),
    ("euro", 100),
    ("EUR", 100),
    ("kEUR", 100_000),
    ("milliers d’euros", 100_000),
    ("millions d’euros", 100_000_000),
    ("million d’euros", 100_000_000),
    ("millions d'euros", 100_000_000),
    ("milliers d'euros", 100_000),
];

/// What follows a price rather than an amount.
const PRICE: [&str; 8] = ["/", "par ", "HT", "hors taxe", "l’unité", "l'unité", "chacun", "de l’heure"];

fn amount<'a>(text: &'a str, at: usize, number: &Number) -> Option<Written<'a>> {
    let rest = text.get(at + number.length..)?;
    // « **206 000** € »: the marks of bold stand between.
    let gap = rest.len() - rest.trim_start_matches(|c: char| is_blank(c) || c == '*').len();
    let rest = rest.get(gap..)?;
    let (unit, worth) = UNITS.into_iter().find(|(unit, _)| {
        let after = rest.strip_prefix(unit).map(|after| after.chars().next());
        after.is_some_and(|next| !next.is_some_and(char::is_alphanumeric))
    })?;
    let after = rest.get(unit.len()..)?;
    if PRICE.iter().any(|word| after.trim_start_matches(|c: char| is_blank(c) || c == '*').starts_with(word))
    {
        return None;
    }
    let whole: i128 = number.digits.parse().ok()?;
    let scale = 10_i128.pow(number.decimals);
    let cents = whole * worth / scale;
    let sentence = sentence(text, at);
    let about = is_about(text.get(..at)?) || first_word(after) == "environ";
    let zeros = if number.decimals == 0 && about { trailing_zeros(whole) } else { 0 };
    let step = (worth / scale).max(1) * 10_i128.pow(zeros);
    let source = text.get(at..at + number.length + gap + unit.len())?;
    Some(Written { source, sentence, cents, step })
}

fn trailing_zeros(mut number: i128) -> u32 {
    let mut zeros = 0;
    while number != 0 && number % 10 == 0 {
        number /= 10;
        zeros += 1;
    }
    zeros
}

/// Whether a text ends with a word that says that what follows is rounded.
fn is_about(before: &str) -> bool {
    let here = before.rsplit(['.', ';', '!', '?', '\n']).next().unwrap_or_default();
    let words = here.split(|c: char| !(c.is_alphabetic() || c == '≈')).filter(|word| !word.is_empty());
    words.rev().take(WORDS_BEFORE).any(|word| ABOUT.contains(&word.to_lowercase().as_str()))
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default()
}

/// The sentence around a place: to the ends of its line, or to a full stop before a space.
fn sentence(text: &str, at: usize) -> &str {
    let is_end = |(place, c): (usize, char)| {
        let full_stop = c == '.' && text.get(place + 1..).is_none_or(|rest| rest.starts_with([' ', '\n']));
        full_stop || matches!(c, '\n' | '!' | '?' | ';')
    };
    let start = text.get(..at).unwrap_or_default().char_indices().rev().find(|one| is_end(*one));
    let start = start.map_or(0, |(place, c)| place + c.len_utf8());
    let end = text.char_indices().skip_while(|(place, _)| *place < at).find(|one| is_end(*one));
    text.get(start..end.map_or(text.len(), |(place, _)| place)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, i128, i128)> {
        amounts(text).into_iter().map(|one| (one.source, one.cents, one.step)).collect()
    }

    #[test]
    fn amounts_are_read_as_french_texts_write_them() {
        assert_eq!(
            read("Une aide de 206\u{202F}175,05\u{A0}€ est demandée."),
            [("206\u{202F}175,05\u{A0}€", 20_617_505, 1)]
        );
        assert_eq!(
            read("206 175 euros, soit 206 k€ ou 0,2 million d’euros"),
            [
                ("206 175 euros", 20_617_500, 100),
                ("206 k€", 20_600_000, 100_000),
                ("0,2 million d’euros", 20_000_000, 10_000_000),
            ]
        );
        assert_eq!(
            read("1,25 M€ ; **412 350** € ; 412.350,10 EUR ; 12€"),
            [
                ("1,25 M€", 125_000_000, 1_000_000),
                ("412 350** €", 41_235_000, 100),
                ("412.350,10 EUR", 41_235_010, 1),
                ("12€", 1_200, 100),
            ]
        );
    }

    #[test]
    fn a_rounded_amount_weighs_as_much_as_its_last_digit_that_is_no_zero() {
        for text in ["environ 206 000 €", "près de 206 000 €", "de l’ordre de 206 000 €", "206 000 € environ"]
        {
            assert_eq!(amounts(text).first().map(|one| one.step), Some(100_000), "{text}");
        }
        assert_eq!(amounts("206 000 €").first().map(|one| one.step), Some(100));
        assert_eq!(
            amounts("Il y a plus de vingt ans. Soit 206 000 €").first().map(|one| one.step),
            Some(100)
        );
    }

    #[test]
    fn years_months_and_prices_are_no_amounts() {
        assert_eq!(read("en 2016 206 175 € en 18 mois"), [("206 175 €", 20_617_500, 100)]);
        for text in
            ["M18 €", "310 € par jour", "310 €/j", "450 € HT l’unité", "1607 heures", "12 euroscepticisme"]
        {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn whatever_the_text_nothing_is_lost_or_cut_within_a_letter() {
        for text in [
            "",
            "€",
            "é€é",
            "12 34 €",
            "1\u{202F}2\u{202F}345€😀",
            "9999999999999999999 €",
            "3,14159 €",
            "1. 000 €",
        ] {
            let _ = amounts(text);
        }
    }
}
