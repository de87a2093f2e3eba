//! **What**: a text quotes a figure that the budget does not have: `{{…}}` that names nothing.
//!
//! **Why**: the pages would show braces where the jury looks for an amount. As a line that cannot be computed, it
//! blocks a final: a figure is announced and is not there. It cannot be an error: whoever removes a partner, or
//! merges, may leave such a field behind, and the text must stay as it was.
//! **Example**: `{{budget.bearers/ID.grant}}` after that partner was removed.
//! **Source**: `formats.md`, « The text of a section »; `domain.md`, « Bloquant »: what cannot be computed.

use budget::{TextPiece, text_pieces};
use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("sections.field_unknown", "Un texte cite un chiffre que le budget n’a pas.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (key, section) in case.dossier.sections.iter().filter(|(_, one)| one.text.contains("{{")) {
        let mut told = Vec::new();
        for piece in text_pieces(&section.text) {
            let TextPiece::Field { source, name, .. } = piece else { continue };
            let is_closed = source.ends_with("}}");
            if told.contains(&source) || (is_closed && case.budget.in_text(name).is_some()) {
                continue;
            }
            told.push(source);
            let title = case.call.section(key).map_or(key, |section| section.title.as_str());
            let what = if !is_closed {
                "dont les accolades ne sont pas fermées : fermez-les par }}, ou supprimez-les."
            } else if name.starts_with("budget.bearers/") || name.starts_with("budget.lines/") {
                "un chiffre qui n’est plus dans le budget : choisissez-en un autre, ou supprimez-le."
            } else {
                "qui n’est le nom d’aucun chiffre du budget : choisissez-en un dans la liste, ou supprimez-le."
            };
            let message = format!("la rubrique {} contient {}, {what}", quoted(title), quoted(source));
            let at = Pointer::new("/sections").join(key).join("text");
            found.say_with(at, message, &["Pour écrire deux accolades telles quelles, tapez \\{{."]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    fn said(text: &str) -> String {
        Sample::sound().set("/sections/contexte/text", text).said(&RULE)
    }

    #[test]
    fn a_field_that_names_nothing_is_told_once() {
        insta::assert_snapshot!(said("Soit {{budget.grnt}}, puis {{budget.grnt}} et {{budget.grant}}."), @r"
        /sections/contexte/text: La rubrique « Contexte et besoins du territoire » contient « {{budget.grnt}} », qui n’est le nom d’aucun chiffre du budget : choisissez-en un dans la liste, ou supprimez-le.
          > Pour écrire deux accolades telles quelles, tapez \{{.
        ");
    }

    #[test]
    fn braces_left_open_are_told_and_those_that_are_meant_are_not() {
        insta::assert_snapshot!(said("Soit {{budget.grant\nfin."), @r"
        /sections/contexte/text: La rubrique « Contexte et besoins du territoire » contient « {{budget.grant », dont les accolades ne sont pas fermées : fermez-les par }}, ou supprimez-les.
          > Pour écrire deux accolades telles quelles, tapez \{{.
        ");
        assert_eq!(said("Un modèle \\{{nom}} et du { texte }."), "");
        assert_eq!(said("Du code, `{{nom}}`, qui reste ce qu’il est."), "");
    }

    #[test]
    fn a_bearer_that_goes_leaves_its_field_to_be_mended() {
        let sample = Sample::sound().set("/sections/contexte/text", "Il reçoit {{budget.bearers/p1.grant}}.");
        assert_eq!(sample.said(&RULE), "");
        insta::assert_snapshot!(sample.remove("/partners/p1").said(&RULE), @r"
        /sections/contexte/text: La rubrique « Contexte et besoins du territoire » contient « {{budget.bearers/p1.grant}} », un chiffre qui n’est plus dans le budget : choisissez-en un autre, ou supprimez-le.
          > Pour écrire deux accolades telles quelles, tapez \{{.
        ");
    }
}
