//! Findings as a screen shows them.

use std::collections::HashMap;

use checks::Finding;

use crate::dto::{FindingRun, FindingView, FindingsChange};

/// A finding, with the place as people name it.
pub(crate) fn view(finding: &Finding, place: String) -> FindingView {
    FindingView {
        rule: finding.rule.to_owned(),
        severity: finding.severity.code().to_owned(),
        pointer: finding.pointer.as_str().to_owned(),
        message: finding.message.clone(),
        hints: finding.hints.clone(),
        place,
    }
}

/// What became of the findings told at the revision `base`.
pub(crate) fn change(base: u32, old: &[Finding], new: &[Finding], view: impl Fn(&Finding) -> FindingView) -> FindingsChange {
    let place = |finding: &Finding| (finding.rule, finding.pointer.clone());
    let mut known: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, finding) in old.iter().enumerate() {
        known.entry(place(finding)).or_default().push(at);
    }
    let mut runs: Vec<FindingRun> = Vec::new();
    for finding in new {
        let same =
            known.get(&place(finding)).and_then(|all| all.iter().find(|at| old.get(**at) == Some(finding)));
        let same = same.and_then(|at| u32::try_from(*at).ok());
        match (runs.last_mut(), same) {
            (Some(FindingRun::Kept { from, count }), Some(at)) if *from + *count == at => *count += 1,
            (_, Some(at)) => runs.push(FindingRun::Kept { from: at, count: 1 }),
            (Some(FindingRun::New(views)), None) => views.push(view(finding)),
            (_, None) => runs.push(FindingRun::New(vec![view(finding)])),
        }
    }
    FindingsChange { base, runs }
}
