//! **What**: the call requires a kind of annex, and there is none.
//!
//! **Why**: the dossier would be incomplete on the platform.
//! **Example**: no bank statement of the recipient.
//! **Source**: `domain.md`, « À corriger »: annexes missing; the call's `annex_kinds[].required`.

use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("annexes.required_missing", "Une annexe demandée par l’appel manque.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for kind in case.call.annex_kinds.iter().filter(|kind| kind.required) {
        if !case.dossier.annexes.iter().any(|annex| *annex.kind == kind.id) {
            let message =
                format!("l’annexe {} est demandée par l’appel et manque : ajoutez-la.", quoted(&kind.name));
            found.say(Pointer::new("/annexes"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_the_call_requires_is_asked_for() {
        let sample = Sample::sound().remove("/annexes/x4");
        insta::assert_snapshot!(sample.said(&RULE), @"/annexes: L’annexe « RIB du bénéficiaire, ou fiche du fonds de concours » est demandée par l’appel et manque : ajoutez-la.");
        assert_eq!(sample.call("/annex_kinds/1/required", json!(false)).said(&RULE), "");
    }
}
