//! Decimals of a call, strings in JSON: `"0.50"`, `"500000.00"`.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    let plain = !text.is_empty() && text.len() <= 14 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain
        .then(|| Decimal::from_str_exact(&text).ok())
        .flatten()
        .ok_or_else(|| serde::de::Error::custom(format!("« {text} » n’est pas un nombre décimal")))
}
