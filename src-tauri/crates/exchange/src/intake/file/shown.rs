//! What the format of a number shows beside it: a spreadsheet keeps 42.5, and a person reads « 42,5 k€ ». Where this makes
//! another thing of the number, it is read as a text that says the same would be.

use rust_decimal::Decimal;

use crate::intake::columns::headings::words;
use crate::intake::columns::thousands::speaks_of_thousands;
use crate::intake::lines::doubt::{Taxes, taxes};

/// What a number is of, by its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of one hundred: 0.08 is « 8 % ».
    Percent,
    /// Euros, and what is said of the VAT.
    Euros(Taxes),
    /// Thousands or millions of euros.
    Thousands,
    /// Another money, by its sign.
    Other(&'static str),
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What stands beside it, as far as it makes another thing of the number.
    pub unit: Option<Unit>,
    /// How many decimals it is shown with, at most.
    pub decimals: Option<u32>,
    /// A formula gave it: nobody typed its decimals.
    pub is_computed: bool,
}

impl Shown {
    /// By a format's code, as `.xlsx` and `.xls` have it: `#,##0.00\ "€"`.
    pub fn of_code(code: &str) -> Self {
        // « General » has no digits of its own, and one that depends on the number would have to be computed.
        if code.eq_ignore_ascii_case("general") || code.contains(['<', '>', '=']) {
            return Self::default();
        }
        let Code { said, digits, is_percent } = Code::of(code);
        let fraction = digits.split_once('.').map_or("", |(_, after)| after);
        let count = fraction.chars().filter(|c| *c != ',').count();
        Self {
            unit: if is_percent { Some(Unit::Percent) } else { unit(&said, digits.ends_with(',')) },
            decimals: u32::try_from(count).ok().filter(|_| !digits.is_empty()),
            is_computed: false,
        }
    }

    /// By what stands beside the digits; `is_scaled`: they are shown divided by a thousand, so that the number is in euros
    /// where « k€ » is written.
    pub fn of_words(said: &str, is_scaled: bool, decimals: Option<u32>) -> Self {
        Self { unit: unit(said, is_scaled), decimals, is_computed: false }
    }

    /// By the currency of a cell: `EUR`.
    pub fn of_currency(code: &str) -> Option<Unit> {
        unit(code, false)
    }

    /// The number with its unit, as it would be typed.
    pub fn typed(self, number: &str) -> String {
        let french = number.replace('.', ",");
        match self.unit {
            Some(Unit::Percent) => {
                let hundredfold =
                    number.parse::<Decimal>().ok().and_then(|one| one.checked_mul(Decimal::ONE_HUNDRED));
                let shown = hundredfold.map_or(french, |one| one.normalize().to_string().replace('.', ","));
                format!("{shown}\u{A0}%")
            }
            Some(Unit::Euros(Taxes::Without)) => format!("{french}\u{A0}€ HT"),
            Some(Unit::Euros(Taxes::With)) => format!("{french}\u{A0}€ TTC"),
            Some(Unit::Euros(Taxes::Unsaid)) => format!("{french}\u{A0}€"),
            Some(Unit::Thousands) => format!("{french}\u{A0}k€"),
            Some(Unit::Other(sign)) => format!("{french}\u{A0}{sign}"),
            None => french,
        }
    }
}

fn unit(said: &str, is_scaled: bool) -> Option<Unit> {
    const OTHERS: [(&str, &str); 10] = [
        ("dollar", "$"),
        ("usd", "$"),
        ("livre", "£"),
        ("gbp", "£"),
        ("yen", "¥"),
        ("jpy", "¥"),
        ("chf", "CHF"),
        ("cad", "CAD"),
        ("xpf", "XPF"),
        ("cfp", "F CFP"),
    ];
    if speaks_of_thousands(said) {
        return Some(if is_scaled { Unit::Euros(taxes(said)) } else { Unit::Thousands });
    }
    let said_words = words(said);
    let says = |word: &str| said_words.split(' ').any(|one| one == word);
    let other = OTHERS.iter().find(|(word, _)| says(word)).map(|(_, sign)| Unit::Other(sign));
    let is_euros = taxes(said) != Taxes::Unsaid || ["eur", "euro", "euros"].into_iter().any(says);
    other.or_else(|| is_euros.then(|| Unit::Euros(taxes(said))))
}

/// The first part of a format's code, which is of positive numbers, taken apart.
#[derive(Default)]
struct Code {
    /// What is written beside the digits.
    said: String,
    /// The places of digits, with their signs.
    digits: String,
    is_percent: bool,
}

impl Code {
    fn of(code: &str) -> Self {
        let mut parts = Self::default();
        let mut letters = code.chars();
        while let Some(c) = letters.next() {
            match c {
                ';' => break,
                '"' => parts.said.extend(letters.by_ref().take_while(|c| *c != '"')),
                '\\' => parts.said.extend(letters.next()),
                // A space as wide as the next letter, or that letter up to the edge.
                '_' | '*' => {
                    letters.next();
                    parts.said.push(' ');
                }
                // `[$€-40C]`: a sign and a language; any other is a colour.
                '[' => {
                    let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                    let sign = inside.strip_prefix('$').and_then(|rest| rest.split('-').next());
                    parts.said.push_str(sign.unwrap_or_default());
                }
                '0' | '#' | '?' | '.' | ',' => parts.digits.push(c),
                '%' => parts.is_percent = true,
                c => parts.said.push(c),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_format_is_what_a_person_reads_beside_the_number() {
        let euros = |taxes| Some(Unit::Euros(taxes));
        for (code, unit) in [
            ("#,##0.00\\ \"€\"", euros(Taxes::Unsaid)),
            ("#,##0.00\\ [$€-40C]", euros(Taxes::Unsaid)),
            (
                "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-",
                euros(Taxes::Unsaid),
            ),
            ("# ##0.00 €", euros(Taxes::Unsaid)),
            ("#,##0.00\" € HT\"", euros(Taxes::Without)),
            ("0.00\" TTC\"", euros(Taxes::With)),
            ("#,##0.0\" k€\"", Some(Unit::Thousands)),
            ("#,##0\" K€\"", Some(Unit::Thousands)),
            ("#,##0\" milliers d'euros\"", Some(Unit::Thousands)),
            ("#,##0.0,\"k€\"", euros(Taxes::Unsaid)),
            ("[$$-409]#,##0.00", Some(Unit::Other("$"))),
            ("[$USD] 0.00", Some(Unit::Other("$"))),
            ("0%", Some(Unit::Percent)),
            ("0.00\\ %", Some(Unit::Percent)),
            ("0.##\\ \"%\"", None),
            ("\"M\"0", None),
            ("0\" mois\"", None),
            ("General", None),
            ("#,##0.00", None),
            ("[Red]0.00", None),
            ("[>=1000]#,##0,\" k€\";0\" €\"", None),
        ] {
            assert_eq!(Shown::of_code(code).unit, unit, "{code}");
        }
    }

    #[test]
    fn the_decimals_that_are_shown_are_counted() {
        for (code, decimals) in [
            ("#,##0.00\\ \"€\"", Some(2)),
            ("0", Some(0)),
            ("#,##0.0###", Some(4)),
            ("0.00;[Red]-0.00", Some(2)),
            ("General", None),
            ("@", None),
        ] {
            assert_eq!(Shown::of_code(code).decimals, decimals, "{code}");
        }
    }
}
