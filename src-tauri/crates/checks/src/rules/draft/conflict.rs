//! **What**: two people changed one field, and nobody has chosen yet.
//!
//! **Why**: the dossier shows one of the two values by chance.
//! **Example**: two titles after a merge.
//! **Source**: `domain.md`, « Bloquant »: an open conflict.

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("draft.conflict", "Un conflit de fusion n’est pas tranché.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for pointer in case.open_conflicts {
        let message = format!(
            "deux personnes ont modifié, chacune de son côté, {} : choisissez la valeur à garder.",
            quoted(&case.place_name(pointer))
        );
        found.say(pointer.clone(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn each_open_conflict_is_said() {
        let sample = Sample::sound().conflict("/identity/title").conflict("/costs/l9");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /identity/title: Deux personnes ont modifié, chacune de son côté, « Identité › Titre » : choisissez la valeur à garder.
        /costs/l9: Deux personnes ont modifié, chacune de son côté, « Dépenses › l9 » : choisissez la valeur à garder.
        ");
    }
}
