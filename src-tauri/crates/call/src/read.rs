//! Reading a call's file: JSON, format, unknown keys, then the rules of `validate`.

use serde_json::Value;
use serde_path_to_error::{Path, Segment};
use sha2::{Digest, Sha256};

use crate::validate::validate;
use crate::{Call, CallError, Fault};

/// The format this program reads.
pub const FORMAT: &str = "amorce-call/1";

impl Call {
    /// Reads a call and checks it whole.
    ///
    /// # Errors
    /// Says where the file is wrong, every fault at once.
    pub fn read(bytes: &[u8]) -> Result<Self, CallError> {
        let json: Value = serde_json::from_slice(bytes).map_err(|error| CallError::NotJson {
            line: error.line(),
            column: error.column(),
            what: error.to_string(),
        })?;
        let format = json.get("format").and_then(Value::as_str).unwrap_or_default();
        if format != FORMAT {
            return Err(CallError::UnknownFormat(format.to_owned()));
        }
        let Value::Object(source) = &json else { return Err(CallError::UnknownFormat(String::new())) };
        let mut faults = Vec::new();
        let known = without_kept(&json);
        let call: Call = match serde_path_to_error::deserialize(&known) {
            Ok(call) => Call { source: source.clone(), ..call },
            Err(error) => {
                let fault = Fault { at: pointer(error.path()), what: french(&error.inner().to_string()) };
                return Err(CallError::Invalid(vec![fault]));
            }
        };
        // What came out again is what was understood; the rest is unknown.
        let understood = serde_json::to_value(&call).unwrap_or(Value::Null);
        unknown_keys("", &known, &understood, &mut faults);
        validate(&call, &mut faults);
        if faults.is_empty() { Ok(call) } else { Err(CallError::Invalid(faults)) }
    }

    /// The call's file in canonical JSON (RFC 8785): what is kept with a draft and hashed.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json_canonicalizer::to_vec(&self.source).unwrap_or_default()
    }

    /// SHA-256 of the canonical JSON.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(self.canonical()).into()
    }

    /// The same, in hexadecimal.
    pub fn sha256_hex(&self) -> String {
        self.sha256().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The JSON Schema of a call's file, from the types that read it.
pub fn schema() -> Value {
    schemars::schema_for!(Call).to_value()
}

/// The same JSON without `x-…` keys.
fn without_kept(json: &Value) -> Value {
    match json {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, _)| !key.starts_with("x-"))
                .map(|(key, value)| (key.clone(), without_kept(value)))
                .collect(),
        ),
        Value::Array(items) => items.iter().map(without_kept).collect(),
        other => other.clone(),
    }
}

fn unknown_keys(at: &str, given: &Value, understood: &Value, faults: &mut Vec<Fault>) {
    match (given, understood) {
        (Value::Object(given), Value::Object(understood)) => {
            for (key, value) in given {
                let here = format!("{at}/{key}");
                match understood.get(key) {
                    Some(known) => unknown_keys(&here, value, known, faults),
                    None if value.is_null() => {}
                    None => faults.push(Fault { at: here, what: "champ ou règle inconnus".to_owned() }),
                }
            }
        }
        (Value::Array(given), Value::Array(understood)) => {
            for (index, (value, known)) in given.iter().zip(understood).enumerate() {
                unknown_keys(&format!("{at}/{index}"), value, known, faults);
            }
        }
        _ => {}
    }
}

/// Where serde stopped, as a pointer.
fn pointer(path: &Path) -> String {
    let steps = path.iter().filter_map(|step| match step {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{key}")),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    let at: String = steps.collect();
    if at.is_empty() { "/".to_owned() } else { at }
}

/// What serde expected, in French.
fn expected(what: &str) -> Option<&'static str> {
    let begins = |starts: &[&str]| starts.iter().any(|start| what.starts_with(start));
    if begins(&["a string"]) {
        Some("un texte")
    } else if begins(&["a boolean"]) {
        Some("vrai ou faux (« true », « false »)")
    } else if begins(&["a sequence"]) {
        Some("un tableau")
    } else if begins(&["struct", "a map"]) {
        Some("un objet")
    } else if begins(&["u", "i", "an integer"]) {
        Some("un nombre entier")
    } else {
        None
    }
}

/// serde's sentence in French, where it is one of the usual ones.
fn french(message: &str) -> String {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("missing field") {
        format!("il manque le champ « {quoted} »")
    } else if message.starts_with("unknown field") {
        format!("règle inconnue « {quoted} »")
    } else if message.starts_with("unknown variant") {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        format!("valeur inconnue « {quoted} » ; valeurs admises : {}", known.join(", "))
    } else if message.starts_with("invalid type") || message.starts_with("invalid value") {
        match expected(message.rsplit("expected ").next().unwrap_or_default()) {
            Some(expected) => format!("valeur d’un type inattendu : {expected} attendu"),
            None => "valeur d’un type inattendu".to_owned(),
        }
    } else {
        message.to_owned()
    }
}
