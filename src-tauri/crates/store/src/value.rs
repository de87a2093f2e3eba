//! A field's value in the engine's document: a scalar, whose meaning the field's kind tells.
//!
//! What the engine has no scalar for (references, `x-…` fields) is JSON text: it changes as a whole.

use automerge::ScalarValue;
use dossier::{Kind, Value};
use serde_json::Value as Json;

pub(crate) fn encode(kind: Kind, value: &Value) -> ScalarValue {
    match (kind, value) {
        (Kind::Json, value) => ScalarValue::Str(value.to_json().to_string().into()),
        (_, Value::Text(text)) => ScalarValue::Str(text.as_str().into()),
        (_, Value::Int(number)) => ScalarValue::Int(*number),
        (_, Value::Flag(flag)) => ScalarValue::Boolean(*flag),
        (_, value @ (Value::Ids(_) | Value::Json(_))) => ScalarValue::Str(value.to_json().to_string().into()),
    }
}

/// `None` where the scalar is none that this version writes for such a field.
pub(crate) fn decode(kind: Kind, scalar: &ScalarValue) -> Option<Value> {
    match (kind, scalar) {
        (Kind::Prose { .. }, _) => None,
        (Kind::Json, ScalarValue::Str(text)) => serde_json::from_str(text).ok().map(Value::Json),
        (Kind::References(_), ScalarValue::Str(text)) => match serde_json::from_str(text).ok()? {
            Json::Array(ids) => ids
                .into_iter()
                .map(|id| id.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .map(Value::Ids),
            _ => None,
        },
        (_, ScalarValue::Str(text)) => Some(Value::Text(text.to_string())),
        (_, ScalarValue::Int(number)) => Some(Value::Int(*number)),
        (_, ScalarValue::Boolean(flag)) => Some(Value::Flag(*flag)),
        _ => None,
    }
}
