//! **What**: a letter is marked received, and no annex of the kind `letter` is its owner's.
//!
//! **Why**: the dossier says that it is there, and it is not.
//! **Example**: « reçue » ticked, the file still in somebody's mailbox.
//! **Source**: `domain.md`, « À corriger »: a letter marked received without its annex. A call without the kind
//! `letter` asks for none.

use std::collections::HashSet;

use budget::Funder;
use dossier::parts::Letter;

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule = Rule::fix("letters.annex_missing", "Une lettre reçue n’est pas jointe.", check);

/// The call's kind of annex for letters (`formats.md`, `annexes`).
const LETTER: &str = "letter";

fn check(case: &Case<'_>, found: &mut Findings) {
    if case.call.annex_kind(LETTER).is_none() {
        return;
    }
    let annexes = case.dossier.annexes.iter().filter(|annex| &*annex.kind == LETTER);
    let owners: HashSet<&str> = annexes.map(|annex| &*annex.owner).collect();
    let message =
        |what: String| format!("{what} est marquée reçue, mais n’est pas jointe : ajoutez-la aux annexes.");
    for bearer in &case.bearers {
        if bearer.letter() == Letter::Received && !owners.contains(bearer.id()) {
            let what = format!("la lettre pour {}", naming::bearer(*bearer));
            found.say(bearer.field("letter"), message(what));
        }
    }
    for (funding, facts) in case.dossier.funding.iter().zip(&case.budget.facts.funding) {
        let outside = matches!(facts.funder, Funder::Outside { .. });
        if outside && funding.letter == Some(Letter::Received) && !owners.contains(funding.id.as_str()) {
            let what = format!("la lettre pour {}", naming::funding(case, funding));
            found.say(at("/funding", &funding.id, "letter"), message(what));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_letter_received_is_among_the_annexes_under_its_owner() {
        let sample = Sample::sound()
            .remove("/annexes/x1")
            .set("/annexes/x2/kind", "quote")
            .set("/annexes/x3/owner", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /carriers/c2/letter: La lettre pour le service « DREAL » est marquée reçue, mais n’est pas jointe : ajoutez-la aux annexes.
        /partners/p2/letter: La lettre pour le partenaire « Rives du Cosson » est marquée reçue, mais n’est pas jointe : ajoutez-la aux annexes.
        /funding/f1/letter: La lettre pour le financement de « Région » est marquée reçue, mais n’est pas jointe : ajoutez-la aux annexes.
        ");
    }

    #[test]
    fn a_letter_awaited_needs_no_annex() {
        let sample = Sample::sound().remove("/annexes/x1").set("/carriers/c2/letter", "awaited");
        assert_eq!(sample.said(&RULE), "");
    }
}
