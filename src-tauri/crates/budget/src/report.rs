//! A budget as `amorce-budget/1`: what `amorce-cli budget --json` prints, and its JSON Schema.

use std::collections::BTreeMap;

use call::Call;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::{Budget, Parts};

/// The name and number of the format; it changes by addition only.
pub const FORMAT: &str = "amorce-budget/1";

/// A budget with its format's name and the text of its traces.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "amorce-budget/1")]
pub struct Report<'a> {
    format: Format,
    #[serde(flatten)]
    budget: &'a Budget,
    /// How figures were obtained, by their pointer without the first slash; those of lines on demand.
    traces: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Format;

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(FORMAT)
    }
}

impl JsonSchema for Format {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Format".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": FORMAT })
    }
}

impl<'a> Report<'a> {
    /// The budget of these parts, ready to be written; with the traces of its lines if asked.
    pub fn of(budget: &'a Budget, parts: impl Into<Parts<'a>>, call: &'a Call, lines: bool) -> Self {
        Self { format: Format, budget, traces: budget.traces(parts, call, lines) }
    }
}

/// The JSON Schema of [`Report`].
pub fn schema() -> Schema {
    SchemaGenerator::default().into_root_schema_for::<Report<'_>>()
}
