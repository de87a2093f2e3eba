//! **What**: something was typed that could not be read.
//!
//! **Why**: the field counts as missing meanwhile, and what the writer meant would be lost in a final.
//! **Example**: « 12,3,4 » as a number of days.
//! Not of a scenario, which is no budget of the dossier until it is adopted.
//! **Source**: `domain.md`, « Bloquant »: an unread input; `architecture.md`, « What cannot be read ».

use crate::naming::quoted;
use crate::unread::is_in_use;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::blocking("draft.unread", "Une saisie n’a pas pu être lue.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (pointer, text) in case.unread.iter().filter(|(pointer, _)| is_in_use(case.dossier, pointer)) {
        let message = format!(
            "la saisie {} n’a pas pu être lue ({}) : corrigez-la ou effacez-la.",
            quoted(text),
            case.place_name(pointer)
        );
        found.say(pointer.clone(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_could_not_be_read_is_quoted() {
        let sample = Sample::sound()
            .unread("/costs/l1/basis/days", "12,3,4")
            .unread("/missing_kinds/users", "a\u{7}b");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /missing_kinds/users: La saisie « a b » n’a pas pu être lue (Partenaires absents › Usagers des services publics) : corrigez-la ou effacez-la.
        /costs/l1/basis/days: La saisie « 12,3,4 » n’a pas pu être lue (Dépenses › Coordination › Base de calcul › Jours) : corrigez-la ou effacez-la.
        ");
    }

    #[test]
    fn what_was_typed_in_a_removed_line_or_another_basis_waits_in_silence() {
        let sample = Sample::sound()
            .remove("/costs/l1")
            .unread("/costs/l1/basis/days", "12,3,4")
            .unread("/costs/l2/basis/amount", "douze");
        assert_eq!(sample.said(&RULE), "");
    }
}
