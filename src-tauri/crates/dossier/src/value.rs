//! What one field can hold, on its way between the structs, the merge engine and JSON.
//!
//! A value is always present: a missing field has no value. Decimals and dates travel as text.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A field's value in the form in which it is kept and exported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A text, an identifier, a decimal (`"1234.50"`), a date.
    Text(String),
    /// A whole number: a month, a level.
    Int(i64),
    /// Yes or no.
    Flag(bool),
    /// A set of references, in their order.
    Ids(Vec<String>),
    /// An `x-…` field, kept as it is.
    Json(Json),
}

impl Value {
    /// The value as it stands in `amorce-dossier/1`.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Text(text) => Json::String(text.clone()),
            Value::Int(number) => Json::from(*number),
            Value::Flag(flag) => Json::Bool(*flag),
            Value::Ids(ids) => Json::from(ids.clone()),
            Value::Json(json) => json.clone(),
        }
    }
}
