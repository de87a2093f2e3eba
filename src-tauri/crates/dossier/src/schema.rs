//! The JSON Schema of `amorce-dossier/1`, from the same tree that reads and writes it.

use serde_json::{Map as JsonMap, Value as Json, json};

use crate::node::{Node, Part, Shape};
use crate::parts::{Basis, BasisKind};
use crate::{Choices, Dossier, FORMAT, Kind};

/// The schema, draft 2020-12.
pub fn schema() -> Json {
    let mut whole = of(&Dossier::default());
    if let Some(properties) = whole.get_mut("properties").and_then(Json::as_object_mut) {
        properties.insert("format".to_owned(), json!({ "const": FORMAT }));
        properties.insert("minor".to_owned(), json!({ "type": "integer", "minimum": 0 }));
    }
    if let Some(fields) = whole.as_object_mut() {
        fields.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        fields.insert("title".to_owned(), json!(FORMAT));
        fields.insert("required".to_owned(), json!(["format", "call"]));
    }
    whole
}

fn of(node: &dyn Node) -> Json {
    match node.shape() {
        Shape::Leaf(leaf) => field(leaf.kind()),
        Shape::Record(parts) => {
            let properties: JsonMap<String, Json> = parts
                .iter()
                .filter_map(|part| {
                    let mut inside = of(node.child(part.key)?);
                    inside.as_object_mut()?.insert("title".to_owned(), json!(part.label));
                    Some((part.key.to_owned(), inside))
                })
                .collect();
            let mut record = json!({
                "type": ["object", "null", "string"],
                "maxLength": 0,
                "properties": properties,
                "patternProperties": { "^x-": true },
                "additionalProperties": false
            });
            let kinds = hidden_by_kind(node, parts);
            if let (false, Some(record)) = (kinds.is_empty(), record.as_object_mut()) {
                record.insert("allOf".to_owned(), Json::Array(kinds));
            }
            record
        }
        Shape::List(items) => {
            let mut item = node.sample().map(|sample| of(&*sample)).unwrap_or(Json::Bool(true));
            if let Some(properties) = item.get_mut("properties").and_then(Json::as_object_mut) {
                properties.insert("id".to_owned(), json!({ "type": ["string", "null"] }));
            }
            json!({ "type": ["array", "null", "string"], "maxLength": 0, "items": item, "maxItems": items.limit() })
        }
        Shape::Map(_) => {
            let entry = node.sample().map(|sample| of(&*sample)).unwrap_or(Json::Bool(true));
            json!({
                "type": ["object", "null", "string"],
                "maxLength": 0,
                "patternProperties": { "^x-": true },
                "additionalProperties": entry
            })
        }
    }
}

/// For a basis of cost: under each kind, the keys of the others are missing. Without a kind, any may stand.
fn hidden_by_kind(node: &dyn Node, parts: &[Part]) -> Vec<Json> {
    let any: &dyn std::any::Any = node;
    if any.downcast_ref::<Basis>().is_none() {
        return Vec::new();
    }
    let of_kind = |kind: BasisKind| {
        let basis = Basis { kind: Some(kind), ..Basis::default() };
        let hidden = parts.iter().filter(|part| basis.hides(part.key));
        let missing: JsonMap<String, Json> =
            hidden.map(|part| (part.key.to_owned(), json!({ "enum": [null, ""] }))).collect();
        json!({
            "if": { "properties": { "kind": { "const": kind.code() } }, "required": ["kind"] },
            "then": { "properties": missing }
        })
    };
    BasisKind::ALL.iter().map(|(kind, _)| of_kind(*kind)).collect()
}

/// A field; a missing one may stand as `null` or `""`.
fn field(kind: Kind) -> Json {
    let text = |pattern: &str| json!({ "type": ["string", "null"], "pattern": format!("^$|{pattern}") });
    match kind {
        Kind::Line { max } | Kind::Prose { max } => json!({ "type": ["string", "null"], "maxLength": max }),
        Kind::Amount => text(r"^\d{1,9}(\.\d{1,2})?$"),
        Kind::Quantity => text(r"^\d{1,9}(\.\d{1,4})?$"),
        Kind::Percent => text(r"^\d{1,3}(\.\d{1,2})?$"),
        Kind::Integer { min, max } => {
            json!({ "anyOf": [{ "type": "integer", "minimum": min, "maximum": max }, { "enum": [null, ""] }] })
        }
        Kind::YearMonth => text(r"^\d{4}-\d{2}$"),
        Kind::Date => text(r"^\d{4}-\d{2}-\d{2}$"),
        Kind::Time => text(r"^\d{2}:\d{2}$"),
        Kind::Instant => json!({ "type": ["string", "null"] }),
        Kind::Flag => json!({ "enum": [true, false, null, ""] }),
        Kind::Choice(choices) => {
            let mut codes: Vec<Json> = choices.iter().map(|choice| json!(choice.code)).collect();
            codes.extend([Json::Null, json!("")]);
            json!({ "enum": codes })
        }
        Kind::Reference(_) => json!({ "type": ["string", "null"] }),
        Kind::References(_) => {
            json!({ "type": ["array", "null", "string"], "maxLength": 0, "items": { "type": ["string", "null"] } })
        }
        Kind::Json => Json::Bool(true),
    }
}
