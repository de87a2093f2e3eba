//! JSON as it goes out: for people to read, and in the one form that is hashed.

use dossier::{Dossier, Extent};
use serde_json::Value;

/// Canonical JSON (RFC 8785): the same value always gives the same bytes, whatever the order of its keys.
pub fn canonical(value: &Value) -> Vec<u8> {
    // The only refusal is a number that is not finite, which a `Value` cannot hold.
    serde_json_canonicalizer::to_vec(value).unwrap_or_else(|_| value.to_string().into_bytes())
}

/// A whole dossier as the text of a `.json` file: indented, UTF-8, with a final newline.
pub fn write_json(dossier: &Dossier) -> Vec<u8> {
    let mut text = format!("{:#}", dossier.to_json(Extent::Whole)).into_bytes();
    text.push(b'\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_of_keys_and_the_way_of_writing_a_number_do_not_count() {
        let one = json!({ "b": [1, 10.0, null], "a": { "é": "\u{20ac}\n", "d": true } });
        let other: Value =
            serde_json::from_str(r#"{"a":{"d":true,"\u00e9":"€\n"},"b":[1.0,1e1,null]}"#).unwrap();
        assert_eq!(canonical(&one), canonical(&other));
        assert_eq!(
            String::from_utf8(canonical(&one)).unwrap(),
            "{\"a\":{\"d\":true,\"é\":\"€\\n\"},\"b\":[1,10,null]}"
        );
    }

    #[test]
    fn keys_are_sorted_by_utf16_units_as_the_rfc_says() {
        // The example of RFC 8785, 3.2.3: the emoji's surrogates sort before U+FB33.
        let value = json!({ "\u{fb33}": 1, "\u{1f600}": 2, "\u{20ac}": 3, "1": 4, "\r": 5, "\u{80}": 6 });
        let text = String::from_utf8(canonical(&value)).unwrap();
        let order: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        // The key « 1 » and its value 4 stand together; `\r` is written as an escape.
        assert_eq!(order, ['5', '1', '4', '6', '3', '2', '1']);
    }

    #[test]
    fn a_dossier_is_written_for_people_and_ends_its_last_line() {
        let text = String::from_utf8(write_json(&Dossier::default())).unwrap();
        assert_eq!(text, "{\n  \"format\": \"amorce-dossier/1\",\n  \"minor\": 0\n}\n");
    }
}
