//! **What**: a text shows a picture of an annex that the dossier does not have.
//!
//! **Why**: the pages say that a picture is missing where one was announced. It cannot be an error: whoever removes an
//! annex, or merges, may leave such a picture behind, and the text must stay as it was.
//! **Example**: `![La carte](annex:ID)` after that annex was removed.
//! **Source**: `formats.md`, « The text of a section »: images as `annex:ID`; « What cannot be an error ».

use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("sections.image_unknown", "Un texte montre une illustration qui n’est pas jointe.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (key, section) in case.dossier.sections.iter() {
        let mut told = Vec::new();
        for id in prose::pictured(&section.text) {
            if told.contains(&id) || case.dossier.annexes.get(&id).is_some() {
                continue;
            }
            let title = case.call.section(key).map_or(key, |section| section.title.as_str());
            let message = format!(
                "la rubrique {} montre une illustration de l’annexe {}, qui n’est pas dans le dossier : \
                 joignez-la, ou retirez l’illustration du texte.",
                quoted(title),
                quoted(&id)
            );
            told.push(id);
            found.say(Pointer::new("/sections").join(key).join("text"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_picture_of_no_annex_is_told_once() {
        let text = "![La carte](annex:perdue \"Les terrains\") puis ![encore](annex:perdue)";
        insta::assert_snapshot!(Sample::sound().set("/sections/contexte/text", text).said(&RULE), @"/sections/contexte/text: La rubrique « Contexte et besoins du territoire » montre une illustration de l’annexe « perdue », qui n’est pas dans le dossier : joignez-la, ou retirez l’illustration du texte.");
    }

    #[test]
    fn what_is_written_about_pictures_shows_none() {
        let text = "Écrivez `![La carte](annex:perdue)`.";
        assert_eq!(Sample::sound().set("/sections/contexte/text", text).said(&RULE), "");
    }

    #[test]
    fn a_picture_of_an_annex_is_no_fault() {
        let sample = Sample::sound().add("/annexes", "carte", &[("title", "Carte")]);
        assert_eq!(sample.set("/sections/contexte/text", "![La carte](annex:carte)").said(&RULE), "");
    }
}
