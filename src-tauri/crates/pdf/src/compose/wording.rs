//! Words and numbers as French is written.

use dossier::number::write_french;
use rust_decimal::Decimal;

pub use call::date::{day as date, month};

use crate::tree::{Block, Cell, ParagraphStyle, Row, Run};

/// A number without the zeros that say nothing.
pub fn number(value: Decimal) -> String {
    write_french(value.normalize(), None)
}

/// « 5,5 % ».
pub fn percent(value: Decimal) -> String {
    format!("{}\u{a0}%", number(value))
}

/// The text, or what stands for it where it is empty.
pub fn or<'a>(text: &'a str, missing: &'a str) -> &'a str {
    let text = text.trim();
    if text.is_empty() { missing } else { text }
}

/// « 1 partenaire », « 3 partenaires ».
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count < 2 { one } else { many })
}

/// « 2 saisies illisibles ».
pub fn illegible(number: usize) -> String {
    count(number, "saisie illisible", "saisies illisibles")
}

/// Texts that are not empty, joined.
pub fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// A SIRET as people read it, « 732 829 320 00074 »; anything else as it was typed.
pub fn siret(text: &str) -> String {
    let bare = text.replace(char::is_whitespace, "");
    let digits = bare.len() == 14 && bare.bytes().all(|b| b.is_ascii_digit());
    if digits { grouped(&bare, &[3, 3, 3, 5]) } else { text.to_owned() }
}

/// An IBAN by groups of four, as banks print it; anything else as it was typed.
pub fn iban(text: &str) -> String {
    let bare = text.replace(char::is_whitespace, "");
    let known = (15..=34).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_alphanumeric());
    if known { grouped(&bare.to_uppercase(), &[4; 9]) } else { text.to_owned() }
}

/// Letters of one byte, with a space that does not break after each group.
fn grouped(bare: &str, groups: &[usize]) -> String {
    let mut rest = bare;
    let mut parts = Vec::new();
    for group in groups {
        let (part, after) = rest.split_at((*group).min(rest.len()));
        parts.push(part);
        rest = after;
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\u{a0}")
}

/// A paragraph that explains.
pub fn small(text: impl Into<String>) -> Block {
    Block::Paragraph { text: vec![Run::new(text)], style: ParagraphStyle::Small }
}

/// A paragraph that explains what stands over it.
pub fn note(text: impl Into<String>) -> Block {
    Block::Paragraph { text: vec![Run::new(text)], style: ParagraphStyle::Note }
}

/// A label and what it says, as a row; nothing where there is nothing to say.
pub fn fact(label: &str, value: &str) -> Option<Row> {
    let value = value.trim();
    (!value.is_empty()).then(|| Row::new(vec![Cell::from(label), Cell::from(value)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_organisations_are_printed_in_groups() {
        assert_eq!(siret("73282932000074"), "732\u{a0}829\u{a0}320\u{a0}00074");
        assert_eq!(siret("732 829 320 00074"), "732\u{a0}829\u{a0}320\u{a0}00074");
        assert_eq!(siret("en cours d’attribution"), "en cours d’attribution");
        assert_eq!(
            iban("fr7630006000011234567890189"),
            "FR76\u{a0}3000\u{a0}6000\u{a0}0112\u{a0}3456\u{a0}7890\u{a0}189"
        );
        assert_eq!(iban("à venir"), "à venir");
    }
}
