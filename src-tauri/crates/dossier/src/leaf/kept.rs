//! `x-…` fields.

use serde_json::Value as Json;

use super::Leaf;
use crate::kind::Kind;
use crate::{Value, ValueError, digits};

/// The longest such field as JSON, in bytes. A reference, a table of some hundred lines take a hundredth.
const MAX_BYTES: usize = 1 << 20;
/// How deep its objects and lists may nest. A file may go twice as deep, so that what is kept can be read again.
const MAX_DEPTH: usize = 32;

/// An `x-…` field: anything, kept as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept(Option<Json>);

impl Leaf for Kept {
    fn kind(&self) -> Kind {
        Kind::Json
    }
    fn value(&self) -> Option<Value> {
        self.0.clone().map(Value::Json)
    }
    fn set(&mut self, value: &Value) -> Result<(), ValueError> {
        let json = value.to_json();
        fits(&json)?;
        self.0 = Some(json);
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        fits(&value.to_json())
    }
    fn unset(&mut self) {
        self.0 = None;
    }
    fn text(&self) -> String {
        self.0.as_ref().map(Json::to_string).unwrap_or_default()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        if typed.is_empty() {
            return Ok(None);
        }
        let json = match serde_json::from_str(typed) {
            Ok(json) => digits::check(typed, &json).map(|()| json)?,
            Err(_) => Json::from(typed),
        };
        fits(&json)?;
        Ok(Some(Value::Json(json)))
    }
}

fn fits(json: &Json) -> Result<(), ValueError> {
    if !is_within(json, MAX_DEPTH) {
        return Err(ValueError::JsonTooDeep { max: MAX_DEPTH });
    }
    let bytes = json.to_string().len();
    if bytes > MAX_BYTES { Err(ValueError::JsonTooLong { bytes }) } else { Ok(()) }
}

fn is_within(json: &Json, depth: usize) -> bool {
    let inside = |json: &Json| depth.checked_sub(1).is_some_and(|left| is_within(json, left));
    match json {
        Json::Array(items) => depth > 0 && items.iter().all(inside),
        Json::Object(fields) => depth > 0 && fields.values().all(inside),
        _ => true,
    }
}
