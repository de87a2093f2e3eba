//! JSON numbers that this program cannot keep as they were written.
//!
//! A number is read into 64 bits, as nearly all programs do: a longer one would come out as its neighbour, which
//! nobody wrote. Only `x-…` fields may hold one; it is refused there, for they are kept as they are. Between quotes it
//! is a text, and loses nothing.

use std::rc::Rc;

use serde_json::{Number, Value as Json};

use crate::import::item_id;
use crate::map::is_foreign;
use crate::{Pointer, ValueError};

/// The first number of a JSON text that is not what was read and stands in an `x-…` field: the field, and what is wrong
/// with it. `json` is what was read, no key twice, and stands at `at` of a dossier.
pub fn lost(text: &str, json: &Json, at: &Pointer) -> Option<(Pointer, ValueError)> {
    let field = at.keys().any(|key| is_foreign(&key)).then(|| Rc::new(at.clone()));
    let mut numbers = Vec::new();
    collect(json, at, field.as_ref(), &mut numbers);
    // Both in the order of the text.
    let mut pairs = tokens(text).filter(|token| !is_text(token)).zip(numbers);
    pairs.find_map(|(written, (field, read))| {
        let field = field?;
        (!is_same(written, read)).then(|| ((*field).clone(), ValueError::TooManyDigits(written.to_owned())))
    })
}

/// Whether what was read of a JSON text holds all of it.
pub(crate) fn check(text: &str, json: &Json) -> Result<(), ValueError> {
    // Of a key that stands twice only one value was read.
    if tokens(text).count() != tokens(&json.to_string()).count() {
        return Err(ValueError::TwiceTheKey);
    }
    let field = Pointer::new("/x-");
    lost(text, json, &field).map_or(Ok(()), |(_, what)| Err(what))
}

/// The numbers of a value, each with the `x-…` field that it stands in.
fn collect<'a>(
    json: &'a Json,
    at: &Pointer,
    field: Option<&Rc<Pointer>>,
    found: &mut Vec<(Option<Rc<Pointer>>, &'a Number)>,
) {
    match json {
        Json::Number(number) => found.push((field.cloned(), number)),
        // Inside such a field only its own place counts.
        Json::Array(items) if field.is_some() => {
            items.iter().for_each(|item| collect(item, at, field, found))
        }
        Json::Object(fields) if field.is_some() => {
            fields.values().for_each(|value| collect(value, at, field, found));
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let id = item.as_object().map_or_else(|| index.to_string(), |fields| item_id(fields, index));
                collect(item, &at.join(&id), None, found);
            }
        }
        Json::Object(fields) => {
            for (key, value) in fields {
                let here = at.join(key);
                let own = is_foreign(key).then(|| Rc::new(here.clone()));
                collect(value, &here, own.as_ref(), found);
            }
        }
        Json::Null | Json::Bool(_) | Json::String(_) => {}
    }
}

/// The numbers and the texts of a JSON text, as they are written.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c == '"' || c == '-' || c.is_ascii_digit())?;
        rest = rest.get(start..)?;
        let length = match rest.strip_prefix('"') {
            Some(inside) => length_of_text(inside)? + 2,
            None => rest.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(token)
    })
}

fn is_text(token: &str) -> bool {
    token.starts_with('"')
}

/// The length of a text whose first quote was read, up to its last.
fn length_of_text(inside: &str) -> Option<usize> {
    let mut escaped = false;
    inside.find(|c: char| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })
}

fn is_same(written: &str, read: &Number) -> bool {
    // A whole number of 64 bits is read whole.
    read.is_i64() || read.is_u64() || decimal(written) == decimal(&read.to_string())
}

/// A decimal as its sign, its digits without zeros around them, and the power of ten of the last: one for each value.
/// `None` for a power that no number has.
fn decimal(number: &str) -> Option<(bool, String, i64)> {
    let (mantissa, power) = match number.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok()?),
        None => (number, 0),
    };
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len() - significant.len()).ok()?;
    let decimals = i64::try_from(fraction.len()).ok()?;
    let significant = significant.trim_start_matches('0').to_owned();
    let power = if significant.is_empty() { 0 } else { power.checked_add(zeros)?.checked_sub(decimals)? };
    Some((negative, significant, power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_decimal_however_it_is_written() {
        for (one, other) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("1E+2", "100.00"),
            ("0.050", "5e-2"),
            ("0", "0e99"),
            ("-0", "-0.0"),
        ] {
            assert_eq!(decimal(one), decimal(other), "{one} and {other}");
        }
        for (one, other) in [("1", "-1"), ("1", "10"), ("0.1", "0.10000000000000001"), ("0", "1e-400")] {
            assert_ne!(decimal(one), decimal(other), "{one} and {other}");
        }
    }

    #[test]
    fn numbers_in_texts_are_no_numbers() {
        let text = r#"{ "a1": "2 \" 3 \\", "é": [4, -5.5e+1 ,{"x":6}], "7\\\"8": 9}"#;
        let numbers: Vec<_> = tokens(text).filter(|token| !is_text(token)).collect();
        assert_eq!(numbers, ["4", "-5.5e+1", "6", "9"]);
        assert_eq!(tokens(text).count(), 9);
    }

    #[test]
    fn a_key_that_stands_twice_is_told() {
        let text = r#"{ "a": 1, "a": 2 }"#;
        assert_eq!(check(text, &serde_json::from_str(text).unwrap()), Err(ValueError::TwiceTheKey));
    }
}
