//! **What**: a section is longer than the call allows.
//!
//! **Why**: the platform or the jury cuts what is beyond, or refuses it; an optional section too.
//! **Example**: 6 001 characters where 6 000 are allowed.
//! **Source**: `domain.md`, « Bloquant »: [a section] over its limit. Characters are counted as
//! [`crate::characters`] says.

use dossier::Pointer;

use crate::naming::quoted;
use crate::wording::number;
use crate::{Case, Findings, Rule, characters};

pub(crate) const RULE: Rule =
    Rule::blocking("sections.too_long", "Une rubrique dépasse la longueur permise.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for section in &case.call.sections {
        let (Some(max), Some(written)) = (section.max_characters, case.dossier.sections.get(&section.id))
        else {
            continue;
        };
        let length = characters(&written.text);
        let over = length.saturating_sub(usize::try_from(max).unwrap_or(usize::MAX));
        if over > 0 {
            let message = format!(
                "la rubrique {} compte {} caractères pour {} permis : retirez-en {}.",
                quoted(&section.title),
                number(length),
                number(usize::try_from(max).unwrap_or(usize::MAX)),
                number(over)
            );
            found.say(Pointer::new("/sections").join(&section.id).join("text"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn one_character_too_many_is_one_to_remove() {
        let exact = Sample::sound().set("/sections/contexte/text", &"é".repeat(6_000));
        assert_eq!(exact.said(&RULE), "", "the limit itself is allowed");
        let over = exact.set("/sections/contexte/text", &"é".repeat(6_001));
        insta::assert_snapshot!(over.said(&RULE), @"/sections/contexte/text: La rubrique « Contexte et besoins du territoire » compte 6 001 caractères pour 6 000 permis : retirez-en 1.");
    }

    #[test]
    fn an_optional_section_has_a_limit_too() {
        let over = Sample::sound().set("/sections/moyens/text", &"a".repeat(4_250));
        insta::assert_snapshot!(over.said(&RULE), @"/sections/moyens/text: La rubrique « Précisions sur les moyens et le budget » compte 4 250 caractères pour 4 000 permis : retirez-en 250.");
    }
}
