//! What `--json` prints, as types: the shapes that `formats.md` promises, and the JSON Schemas made of them.
//!
//! Not the window's DTOs: those change with its screens, these by addition only. The dossier, the budget and a call
//! are formats of their own, with schemas of their own.

use app::AppError;
use app::dto::{CallCard, DraftCard, ExportDone, FindingView};
use schemars::JsonSchema;
use serde::Serialize;

/// A draft, as `list` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Draft<'a> {
    /// Its id.
    id: &'a str,
    /// Its title.
    title: Option<&'a str>,
    /// Its acronym.
    acronym: Option<&'a str>,
    /// The id of the call that it answers; empty where the draft cannot be read.
    call: &'a str,
    /// Its region.
    region: Option<&'a str>,
    /// When it was last edited, RFC 3339.
    #[schemars(regex(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"))]
    modified: &'a str,
    /// Its total cost in euros; empty where the draft cannot be read.
    #[schemars(regex(pattern = r"^$|^\d+\.\d\d$"))]
    total: &'a str,
    /// The grant asked for in euros; empty where the draft cannot be read.
    #[schemars(regex(pattern = r"^$|^\d+\.\d\d$"))]
    grant: &'a str,
    /// How many findings it has.
    findings: Findings,
    /// Whether it lies in the trash.
    trashed: bool,
    /// What is damaged, in French, where something is.
    damaged: Option<&'a str>,
}

/// How many findings of each severity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings {
    /// They refuse a final.
    blocking: u32,
    /// To be corrected.
    fix: u32,
    /// Worth a look.
    note: u32,
}

impl<'a> From<&'a DraftCard> for Draft<'a> {
    fn from(card: &'a DraftCard) -> Self {
        Self {
            id: &card.id,
            title: card.title.as_deref(),
            acronym: card.acronym.as_deref(),
            call: &card.call,
            region: card.region.as_deref(),
            modified: &card.modified_at,
            total: &card.total_amount,
            grant: &card.grant_amount,
            findings: Findings { blocking: card.blocking, fix: card.fix, note: card.note },
            trashed: card.trashed,
            damaged: card.damaged.as_deref(),
        }
    }
}

/// A call, as `calls` and `call add` print it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Call<'a> {
    /// Its id.
    id: &'a str,
    /// Its revision.
    revision: u32,
    /// Its title.
    title: &'a str,
    /// Its deadline, RFC 3339.
    #[schemars(regex(pattern = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"))]
    deadline: Option<&'a str>,
    /// SHA-256 of its canonical JSON.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    sha256: &'a str,
}

impl<'a> From<&'a CallCard> for Call<'a> {
    fn from(card: &'a CallCard) -> Self {
        Self {
            id: &card.id,
            revision: card.revision,
            title: &card.title,
            deadline: card.deadline_at.as_deref(),
            sha256: &card.sha256,
        }
    }
}

/// A finding, as `check` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding<'a> {
    /// The rule (`budget.grant_over_ceiling`).
    #[schemars(regex(pattern = r"^[a-z_]+\.[a-z_]+$"))]
    rule: &'a str,
    /// How grave it is.
    #[schemars(extend("enum" = ["blocking", "fix", "note"]))]
    severity: &'a str,
    /// The field that it is about.
    #[schemars(regex(pattern = r"^(/.+)?$"))]
    pointer: &'a str,
    /// What is the matter and what to do, in French.
    message: &'a str,
    /// Ways out, in French.
    hints: &'a [String],
    /// Where the field is, in French.
    place: &'a str,
}

impl<'a> From<&'a FindingView> for Finding<'a> {
    fn from(finding: &'a FindingView) -> Self {
        Self {
            rule: &finding.rule,
            severity: &finding.severity,
            pointer: &finding.pointer,
            message: &finding.message,
            hints: &finding.hints,
            place: &finding.place,
        }
    }
}

/// A file that was written, as `export` prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Written<'a> {
    /// Where.
    path: &'a str,
    /// The reference of a final.
    reference: Option<&'a str>,
}

impl<'a> From<&'a ExportDone> for Written<'a> {
    fn from(done: &'a ExportDone) -> Self {
        Self { path: &done.path, reference: done.reference.as_deref() }
    }
}

/// An error, as every command prints it on standard error.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Refusal<'a> {
    /// What kind of trouble it is (`not_found`).
    #[schemars(regex(pattern = r"^[a-z_]+$"), with = "String")]
    code: app::ErrorCode,
    /// What happened and what to do, in French.
    message: &'a str,
    /// The field that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    /// More that helps, in French.
    hints: &'a [String],
}

impl<'a> From<&'a AppError> for Refusal<'a> {
    fn from(error: &'a AppError) -> Self {
        Self { code: error.code, message: &error.message, field: error.field.as_deref(), hints: &error.hints }
    }
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::*;

    /// Compares the schema of what a command prints with the published one; one that differs is written anew.
    fn published<T: JsonSchema>(name: &str) -> bool {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let fresh = format!("{:#}\n", generator.into_root_schema_for::<T>().to_value());
        let path =
            format!("{}/../../../docs/schemas/amorce-cli-{name}-1.schema.json", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if kept != fresh {
            std::fs::write(&path, &fresh).unwrap();
        }
        kept == fresh
    }

    #[test]
    fn the_published_schemas_are_those_of_the_types() {
        let same = [
            published::<Vec<Draft<'_>>>("list"),
            published::<Vec<Call<'_>>>("calls"),
            published::<Call<'_>>("call-add"),
            published::<Vec<Finding<'_>>>("check"),
            published::<Written<'_>>("export"),
            published::<Refusal<'_>>("error"),
        ];
        assert_eq!(same, [true; 6], "docs/schemas was written anew: look at what changed and commit it");
    }
}
