//! Findings as a screen shows them.

use std::collections::HashMap;

use checks::Finding;
use dossier::Pointer;

use crate::dto::{FindingRun, FindingView};

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

/// What became of the findings `old`.
pub(crate) fn runs(
    old: &[Finding],
    new: &[Finding],
    view: impl Fn(&Finding) -> FindingView,
) -> Vec<FindingRun> {
    // At a key few findings change among thousands: those before and after are not looked for.
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (_, old_rest) = old.split_at(head);
    let (_, new_rest) = new.split_at(head);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, _) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, _) = new_rest.split_at(new_rest.len() - tail);

    let mut known: HashMap<(&str, &Pointer), Vec<usize>> = HashMap::new();
    for (at, finding) in old_middle.iter().enumerate() {
        known.entry((finding.rule, &finding.pointer)).or_default().push(at);
    }
    let mut runs = Vec::new();
    kept(&mut runs, 0, head);
    for finding in new_middle {
        let alike = known.get(&(finding.rule, &finding.pointer));
        let same = alike.and_then(|all| all.iter().find(|at| old_middle.get(**at) == Some(finding)));
        match (runs.last_mut(), same) {
            (_, Some(at)) => kept(&mut runs, head + at, 1),
            (Some(FindingRun::New(views)), None) => views.push(view(finding)),
            (_, None) => runs.push(FindingRun::New(vec![view(finding)])),
        }
    }
    kept(&mut runs, old.len() - tail, tail);
    runs
}

/// So many findings stay, from this one of the old on.
fn kept(runs: &mut Vec<FindingRun>, from: usize, count: usize) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (from, more) = (number(from), number(count));
    match runs.last_mut() {
        _ if more == 0 => {}
        Some(FindingRun::Kept { from: first, count }) if *first + *count == from => *count += more,
        _ => runs.push(FindingRun::Kept { from, count: more }),
    }
}
