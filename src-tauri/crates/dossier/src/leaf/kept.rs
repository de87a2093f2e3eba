//! `x-…` fields.

use serde_json::Value as Json;

use super::Leaf;
use crate::kind::Kind;
use crate::{Value, ValueError};

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
        self.0 = Some(value.to_json());
        Ok(())
    }
    fn check(&self, value: &Value) -> Result<(), ValueError> {
        Self::default().set(value)
    }
    fn unset(&mut self) {
        self.0 = None;
    }
    fn text(&self) -> String {
        self.0.as_ref().map(Json::to_string).unwrap_or_default()
    }
    fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let json = || serde_json::from_str(typed).unwrap_or_else(|_| Json::from(typed));
        Ok((!typed.is_empty()).then(|| Value::Json(json())))
    }
}
