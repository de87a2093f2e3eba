//! Figures of the budget within a text: `{{budget.grant}}`, `{{budget.bearers/ID.grant}}` (`amorce-markdown/1`).
//!
//! A field holds anywhere in a text, in a heading, a table or a verbatim block alike, so that whoever reads it
//! (the pages, the screen, the checks) finds the same ones. A name is the figure's place in `amorce-budget/1`,
//! with a point before its last part; only amounts and rates have one. Deliberately absent: what nobody bears
//! (`null`), since it is to be mended rather than quoted, and counts of days or months.

use dossier::number::write_french;
use rust_decimal::Decimal;

use crate::{Budget, Cents, Ratio};

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPiece<'a> {
    /// Words, as they stand.
    Words(&'a str),
    /// `\{{`: two braces that are meant.
    Braces,
    /// A field.
    Field {
        /// All of it, `{{budget.grant}}`; where it is not closed, the rest of its line.
        source: &'a str,
        /// What it names, `budget.grant`.
        name: &'a str,
        /// Where it begins in the text, in bytes.
        at: usize,
    },
}

/// A text cut at its fields. The sources of the pieces, one after the other, are the text.
pub fn text_pieces(text: &str) -> Vec<TextPiece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (text, 0);
    while let Some(found) = rest.find("{{") {
        let (before, opened) = rest.split_at(found);
        if let Some(words) = before.strip_suffix('\\') {
            push_words(&mut pieces, words);
            pieces.push(TextPiece::Braces);
            rest = opened.get(2..).unwrap_or_default();
            at += found + 2;
            continue;
        }
        push_words(&mut pieces, before);
        let inside = opened.get(2..).unwrap_or_default();
        let line = inside.split('\n').next().unwrap_or_default();
        let closed = line.find("}}").filter(|end| !line.get(..*end).unwrap_or_default().contains("{{"));
        let (name, length) = match closed {
            Some(end) => (line.get(..end).unwrap_or_default(), end + 4),
            None => {
                let end = line.find("{{").unwrap_or(line.len());
                (line.get(..end).unwrap_or_default(), end + 2)
            }
        };
        let (source, after) = opened.split_at(length);
        pieces.push(TextPiece::Field { source, name: name.trim(), at: at + found });
        rest = after;
        at += found + length;
    }
    push_words(&mut pieces, rest);
    pieces
}

fn push_words<'a>(pieces: &mut Vec<TextPiece<'a>>, words: &'a str) {
    if !words.is_empty() {
        pieces.push(TextPiece::Words(words));
    }
}

/// What a name in a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    Amount(Cents),
    Rate(Ratio),
    Percent(Decimal),
}

impl Budget {
    /// The figure that a field of a text names, in French: `budget.grant` is « 206 175,05 € ». None where the
    /// budget has no such figure; a rate over nothing is « sans objet ».
    pub fn in_text(&self, name: &str) -> Option<String> {
        let path = name.strip_prefix("budget.")?;
        let figure = match path.rsplit_once('.') {
            None => self.at_top(path)?,
            Some((place, part)) => match (place.split_once('/'), place, part) {
                (None, "rates", _) => match self.rate_in_text(part)? {
                    Some(rate) => Figure::Rate(rate),
                    None => return Some("sans objet".to_owned()),
                },
                (None, "funding_by_status", _) => Figure::Amount(match part {
                    "acquired" => self.funding_by_status.acquired,
                    "requested" => self.funding_by_status.requested,
                    "planned" => self.funding_by_status.planned,
                    _ => return None,
                }),
                (Some((list, id)), _, _) => Figure::Amount(self.of_entry(list, id, part)?),
                _ => return None,
            },
        };
        Some(match figure {
            Figure::Amount(amount) => amount.french(),
            Figure::Rate(rate) => rate.french(),
            Figure::Percent(rate) => {
                format!("{}\u{A0}%", write_french((rate * Decimal::ONE_HUNDRED).normalize(), None))
            }
        })
    }

    fn at_top(&self, name: &str) -> Option<Figure> {
        Some(Figure::Amount(match name {
            "total" => self.total,
            "eligible" => self.eligible,
            "base" => self.base,
            "grant_ceiling" => self.grant_ceiling,
            "grant_useful" => self.grant_useful,
            "grant" => self.grant,
            "in_kind" => self.in_kind,
            "cash_costs" => self.cash_costs,
            "cash_funding" => self.cash_funding,
            "self_financing" => self.self_financing,
            "resources" => self.resources,
            "balance" => self.balance,
            "rate" => return Some(Figure::Percent(self.rate)),
            _ => {
                let (list, number) = name.split_once('/')?;
                let month: usize = if list == "months" { number.parse().ok()? } else { return None };
                *self.months.get(month.checked_sub(1)?)?
            }
        }))
    }

    /// A rate by its name; the inner none where its divisor is zero.
    fn rate_in_text(&self, name: &str) -> Option<Option<Ratio>> {
        Some(match name {
            "grant_over_base" => self.rates.grant_over_base,
            "cofinancing_over_total" => self.rates.cofinancing_over_total,
            "public_over_total" => self.rates.public_over_total,
            _ => return None,
        })
    }

    fn of_entry(&self, list: &str, id: &str, part: &str) -> Option<Cents> {
        match list {
            "bearers" => {
                let bearer = self.bearer(Some(id))?;
                Some(match part {
                    "amount" => bearer.amount,
                    "base" => bearer.base,
                    "grant" => bearer.grant,
                    "cash" => bearer.cash,
                    "in_kind" => bearer.in_kind,
                    _ => return None,
                })
            }
            "categories" => {
                let category = self.category(Some(id))?;
                Some(match part {
                    "amount" => category.amount,
                    "base" => category.base,
                    "grant" => category.grant,
                    _ => return None,
                })
            }
            "lines" => {
                let line = self.line(id)?;
                Some(match part {
                    "amount" => line.amount,
                    "base" => line.base,
                    _ => return None,
                })
            }
            "years" => {
                let year = self.years.iter().find(|year| id == year.year.to_string())?;
                Some(match part {
                    "amount" => year.amount,
                    "base" => year.base,
                    _ => return None,
                })
            }
            "quarters" => self
                .quarters
                .iter()
                .find(|quarter| part == "amount" && id == quarter.quarter.to_string())
                .map(|quarter| quarter.amount),
            "civil_years" => self
                .civil_years
                .iter()
                .find(|year| part == "amount" && id == year.year.to_string())
                .map(|year| year.amount),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(&str, &str)> {
        let field = |piece| match piece {
            TextPiece::Field { source, name, .. } => Some((source, name)),
            _ => None,
        };
        text_pieces(text).into_iter().filter_map(field).collect()
    }

    #[test]
    fn a_text_is_cut_at_its_fields_and_nothing_is_lost() {
        let text = "Soit {{ budget.grant }}, et \\{{ceci}} non.\nPuis {{budget.total}}{{x}}";
        let found = fields(text);
        let names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
        assert_eq!(names, ["budget.grant", "budget.total", "x"]);
        let whole: String = text_pieces(text)
            .into_iter()
            .map(|piece| match piece {
                TextPiece::Words(words) => words,
                TextPiece::Braces => "\\{{",
                TextPiece::Field { source, at, .. } => {
                    assert_eq!(text.get(at..at + source.len()), Some(source));
                    source
                }
            })
            .collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn a_field_that_is_not_closed_ends_with_its_line_or_at_the_next() {
        assert_eq!(fields("a {{budget.grant\nb}}"), [("{{budget.grant", "budget.grant")]);
        assert_eq!(fields("{{é {{budget.base}}"), [("{{é ", "é"), ("{{budget.base}}", "budget.base")]);
        assert_eq!(fields("{{"), [("{{", "")]);
        assert_eq!(fields("\\{{budget.grant}}"), []);
    }
}
