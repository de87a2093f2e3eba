//! Findings as a screen shows them.

use checks::Finding;
use dossier::Dossier;

use crate::dto::FindingView;

/// A finding, with the place as people name it.
pub(crate) fn view(finding: &Finding, dossier: &Dossier) -> FindingView {
    FindingView {
        rule: finding.rule.to_owned(),
        severity: finding.severity.code().to_owned(),
        pointer: finding.pointer.as_str().to_owned(),
        message: finding.message.clone(),
        hints: finding.hints.clone(),
        place: dossier.place_name(&finding.pointer),
    }
}
