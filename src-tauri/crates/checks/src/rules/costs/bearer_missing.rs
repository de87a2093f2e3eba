//! **What**: a line has no bearer, or one that is no longer there.
//!
//! **Why**: nobody would pay or bring it, and its share of the grant goes to nobody (« non attribué »).
//! **Example**: the partner that bore it was removed by somebody else before a merge.
//! **Source**: `domain.md`, « Bloquant »: a line without bearer; `formats.md`, rule 8.

use budget::Place;

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::blocking("costs.bearer_missing", "Une dépense n’a pas de porteur.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines() {
        let what = match line.facts.bearer {
            Place::Known(_) => continue,
            Place::Missing => "n’a pas de porteur : choisissez le service ou le partenaire qui la porte",
            Place::Unknown => {
                "est portée par un service ou un partenaire qui n’est plus dans le dossier : choisissez-en un autre"
            }
        };
        found.say(at("/costs", &cost.id, "bearer"), format!("{} {what}.", naming::cost(cost)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_line_of_nobody_and_a_line_of_who_left_are_told_apart() {
        let sample = Sample::sound().set("/costs/l1/bearer", "").remove("/partners/p2");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l1/bearer: La dépense « Coordination » n’a pas de porteur : choisissez le service ou le partenaire qui la porte.
        /costs/l4/bearer: La dépense « Salle » est portée par un service ou un partenaire qui n’est plus dans le dossier : choisissez-en un autre.
        ");
    }
}
