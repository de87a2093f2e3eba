//! **What**: a section that the call requires has no text.
//!
//! **Why**: a dossier with a hole is refused.
//! **Example**: « Méthode de travail » left blank, or filled with spaces.
//! **Source**: `domain.md`, « Bloquant »: required section empty.

use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("sections.empty", "Une rubrique demandée n’est pas rédigée.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for section in case.call.sections.iter().filter(|section| section.required) {
        let written = case.dossier.sections.get(&section.id).is_some_and(|one| !one.text.trim().is_empty());
        if !written {
            let message = format!("la rubrique {} est vide : rédigez-la.", quoted(&section.title));
            found.say(Pointer::new("/sections").join(&section.id).join("text"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_blank_section_is_empty() {
        let sample =
            Sample::sound().set("/sections/methode/text", " \n\t\n").set("/sections/usagers/text", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /sections/methode/text: La rubrique « Méthode de travail » est vide : rédigez-la.
        /sections/usagers/text: La rubrique « Place des usagers et des agents » est vide : rédigez-la.
        ");
    }

    #[test]
    fn an_optional_section_may_be_empty() {
        assert_eq!(Sample::sound().set("/sections/moyens/text", "").said(&RULE), "");
        assert_eq!(Sample::empty().said(&RULE).lines().count(), 9, "the nine required ones of the call");
    }
}
