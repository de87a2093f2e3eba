//! **What**: a line has no bearer, or one that is no longer there, or never was.
//!
//! **Why**: nobody would pay or bring it, and its share of the grant goes to nobody (« non attribué »).
//! **Example**: the partner that bore it was removed by somebody else before a merge; a name was pasted that is nobody's.
//! **Source**: `domain.md`, « Bloquant »: a line without bearer; `formats.md`, rule 8.

use budget::Place;
use dossier::import::is_uuid;

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::blocking("costs.bearer_missing", "Une dépense n’a pas de porteur.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines() {
        let what = match line.facts.bearer {
            Place::Known(_) => continue,
            Place::Missing => "n’a pas de porteur : choisissez le service ou le partenaire qui la porte".to_owned(),
            Place::Unknown if is_uuid(&cost.bearer) => {
                "est portée par un service ou un partenaire qui n’est plus dans le dossier : choisissez-en un autre"
                    .to_owned()
            }
            Place::Unknown => format!(
                "est portée par {}, qui n’est ni un service porteur ni un partenaire du dossier : choisissez-en un, \
                 ou ajoutez-le d’abord",
                quoted(&cost.bearer)
            ),
        };
        found.say(at("/costs", &cost.id, "bearer"), format!("{} {what}.", naming::cost(cost)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_line_of_nobody_of_who_left_and_of_who_never_was_are_told_apart() {
        let sample = Sample::sound()
            .set("/costs/l1/bearer", "")
            .set("/costs/l3/bearer", "Mairie de Blois")
            .set("/costs/l4/bearer", "9f0c6f0e-2a51-4c8f-9a39-3f6f1a2b4c5d");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l1/bearer: La dépense « Coordination » n’a pas de porteur : choisissez le service ou le partenaire qui la porte.
        /costs/l3/bearer: La dépense « Designers » est portée par « Mairie de Blois », qui n’est ni un service porteur ni un partenaire du dossier : choisissez-en un, ou ajoutez-le d’abord.
        /costs/l4/bearer: La dépense « Salle » est portée par un service ou un partenaire qui n’est plus dans le dossier : choisissez-en un autre.
        ");
    }
}
