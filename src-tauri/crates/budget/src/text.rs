//! Figures of the budget within a text: `{{budget.grant}}`, `{{budget.bearers/ID.grant}}` (`amorce-markdown/1`).
//!
//! A field holds anywhere in a text, in a heading or a table alike, but in code, which is shown as it is written:
//! whoever reads it (the pages, the screen, the checks) finds the same ones. A name is the figure's place in `amorce-budget/1`,
//! with a point before its last part; only amounts and rates have one. Deliberately absent: what nobody bears
//! (`null`), since it is to be mended rather than quoted, and counts of days or months.

use std::ops::Range;

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
    let code = code(text);
    let mut pieces = Vec::new();
    // Where words begin that are no piece yet, and where to look on.
    let (mut start, mut from) = (0, 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("{{")).map(|found| from + found) {
        let verbatim = code.get(code.partition_point(|range| range.end <= at));
        if let Some(range) = verbatim.filter(|range| range.contains(&at)) {
            from = range.end;
            continue;
        }
        let before = text.get(start..at).unwrap_or_default();
        if let Some(words) = before.strip_suffix('\\') {
            push_words(&mut pieces, words);
            pieces.push(TextPiece::Braces);
            (start, from) = (at + 2, at + 2);
            continue;
        }
        push_words(&mut pieces, before);
        let line = text.get(at + 2..).and_then(|inside| inside.split('\n').next()).unwrap_or_default();
        let closed = line.find("}}").filter(|end| !line.get(..*end).unwrap_or_default().contains("{{"));
        let (name, length) = match closed {
            Some(end) => (line.get(..end).unwrap_or_default(), end + 4),
            None => {
                let end = line.find("{{").unwrap_or(line.len());
                (line.get(..end).unwrap_or_default(), end + 2)
            }
        };
        let source = text.get(at..at + length).unwrap_or_default();
        pieces.push(TextPiece::Field { source, name: name.trim(), at });
        (start, from) = (at + length, at + length);
    }
    push_words(&mut pieces, text.get(start..).unwrap_or_default());
    pieces
}

/// Where a text is code, which is shown as it is written: blocks between fences, and what stands between as many
/// backquotes on one line.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (fence, rest) = fence(line);
        match open {
            Some((start, opened)) => {
                if fence.starts_with(opened) && rest.trim().is_empty() {
                    ranges.push(start..at + line.len());
                    open = None;
                }
            }
            // What follows a fence names the language, and holds no backquote.
            None if fence.is_empty() || (fence.starts_with('`') && rest.contains('`')) => {
                spans(line, at, &mut ranges);
            }
            None => open = Some((at, fence)),
        }
        at += line.len();
    }
    ranges.extend(open.map(|(start, _)| start..text.len()));
    ranges
}

/// The fence that a line begins with, if any, and what follows it.
fn fence(line: &str) -> (&str, &str) {
    let bare = line.trim_start_matches(' ');
    let sign = if bare.starts_with('~') { '~' } else { '`' };
    let rest = bare.trim_start_matches(sign);
    let length = bare.len() - rest.len();
    if length < 3 || line.len() - bare.len() > 3 { ("", line) } else { bare.split_at(length) }
}

/// What stands between equal runs of backquotes on a line that begins at `start`.
fn spans(line: &str, start: usize, ranges: &mut Vec<Range<usize>>) {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(at) = line.get(from..).and_then(|rest| rest.find('`')).map(|found| from + found) {
        let rest = line.get(at..).unwrap_or_default();
        let end = at + rest.len() - rest.trim_start_matches('`').len();
        runs.push(at..end);
        from = end;
    }
    let mut next = 0;
    while let Some(opens) = runs.get(next) {
        next += 1;
        // A backquote that is meant opens nothing.
        let before = line.get(..opens.start).unwrap_or_default();
        let slashes = before.len() - before.trim_end_matches('\\').len();
        let begins = opens.start + slashes % 2;
        let closes = runs.iter().enumerate().skip(next).find(|(_, run)| begins + run.len() == opens.end);
        if let Some((found, closes)) = closes {
            ranges.push(start + begins..start + closes.end);
            next = found + 1;
        }
    }
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
    fn code_holds_no_field() {
        for text in [
            "tapez `{{budget.grant}}`",
            "tapez ``{{a}} ` {{b}}``",
            "```\n{{budget.grant}} \\{{x}}\n```\n",
            "~~~ md\n{{a}}\n```\n{{b}}\n~~~~",
            "   ````\n```\n{{a}}",
        ] {
            assert_eq!(text_pieces(text), [TextPiece::Words(text)], "{text}");
        }
        for text in [
            "`a` {{x}} `b`",
            "`a {{x}}",
            "`` a {{x}} `",
            "\\`{{x}}`",
            "`a\n\n{{x}} `",
            "```\na\n```\n{{x}}",
            "``` a ``` {{x}}",
        ] {
            assert_eq!(fields(text), [("{{x}}", "x")], "{text}");
        }
    }

    #[test]
    fn a_field_that_is_not_closed_ends_with_its_line_or_at_the_next() {
        assert_eq!(fields("a {{budget.grant\nb}}"), [("{{budget.grant", "budget.grant")]);
        assert_eq!(fields("{{é {{budget.base}}"), [("{{é ", "é"), ("{{budget.base}}", "budget.base")]);
        assert_eq!(fields("{{"), [("{{", "")]);
        assert_eq!(fields("\\{{budget.grant}}"), []);
    }
}
