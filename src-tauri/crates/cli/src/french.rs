//! Decimals as people and as scripts write them. Text only: nothing is computed here.

/// `12345.67` as « 12 345,67 € ».
pub fn euros(decimal: &str) -> String {
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", decimal),
    };
    let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{cents}\u{A0}€")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_people_read_it() {
        for (decimal, french) in [
            ("0.00", "0,00\u{A0}€"),
            ("999.50", "999,50\u{A0}€"),
            ("12345.67", "12\u{202F}345,67\u{A0}€"),
            ("-1234567.00", "\u{2212}1\u{202F}234\u{202F}567,00\u{A0}€"),
        ] {
            assert_eq!(euros(decimal), french);
        }
    }
}
