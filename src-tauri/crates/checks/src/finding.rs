//! What a check says: which rule, how grave, about which field, what to do.
//!
//! A finding is a result, never an error: a dossier with findings is saved, shown and exported as a draft.

use dossier::Pointer;
use serde::{Serialize, Serializer};

/// How grave a finding is (`domain.md`, « Findings »).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// « Bloquant »: a final export is refused.
    Blocking,
    /// « À corriger ».
    Fix,
    /// « À noter ».
    Note,
}

impl Severity {
    /// The French name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Blocking => "Bloquant",
            Severity::Fix => "À corriger",
            Severity::Note => "À noter",
        }
    }

    /// The code in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Severity::Blocking => "blocking",
            Severity::Fix => "fix",
            Severity::Note => "note",
        }
    }
}

/// One finding; its JSON is that of `amorce-cli check --json` (`formats.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule (`budget.grant_over_ceiling`); see [`crate::RULES`].
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The field to go to.
    #[serde(serialize_with = "as_text")]
    pub pointer: Pointer,
    /// In French: what is wrong and what to do.
    pub message: String,
    /// In French: ways out, each one a sentence.
    pub hints: Vec<String>,
}

fn as_text<S: Serializer>(pointer: &Pointer, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(pointer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_is_that_of_formats_md() {
        let finding = Finding {
            rule: "budget.grant_over_ceiling",
            severity: Severity::Blocking,
            pointer: Pointer::new("/grant/requested"),
            message: "Trop.".to_owned(),
            hints: Vec::new(),
        };
        assert_eq!(
            serde_json::to_string(&finding).unwrap(),
            r#"{"rule":"budget.grant_over_ceiling","severity":"blocking","pointer":"/grant/requested","message":"Trop.","hints":[]}"#
        );
        for severity in [Severity::Blocking, Severity::Fix, Severity::Note] {
            assert_eq!(serde_json::to_value(severity).unwrap(), severity.code());
        }
    }
}
