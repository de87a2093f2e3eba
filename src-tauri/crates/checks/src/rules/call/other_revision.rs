//! **What**: the dossier was written for another revision (or another content) of its call than the one it is
//! now pinned to.
//!
//! **Why**: rules, sections or declarations may have changed since.
//! **Example**: a file for revision 2, opened where revision 1 is the newest known.
//! **Source**: `formats.md`, « Reading »: « pinned to the newest revision known, with a finding that names both ».

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("call.other_revision", "Le dossier visait une autre version de l’appel à projets.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(asked) = case.asked_call else { return };
    let known = case.call.revision;
    let what = match asked.revision {
        Some(revision) if revision != known => format!(
            "le dossier a été écrit pour la révision {revision} de l’appel, il suit ici la révision {known}"
        ),
        Some(_) => {
            let short: String = asked.sha256.chars().take(12).collect();
            let here: String = case.call.sha256_hex().chars().take(12).collect();
            format!(
                "le dossier a été écrit pour un autre texte de la révision {known} de l’appel \
                 (empreinte {short}…, ici {here}…)"
            )
        }
        None => format!(
            "le dossier ne dit pas pour quelle révision de l’appel il a été écrit, il suit ici la révision {known}"
        ),
    };
    found.say_with(
        Pointer::new("/call/revision"),
        format!("{what} : relisez les règles, les rubriques et les déclarations."),
        &["Si vous avez le fichier de l’autre version, ajoutez-le aux appels connus, puis importez à nouveau le dossier."],
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn both_revisions_are_named() {
        insta::assert_snapshot!(Sample::sound().asked(2, "abc").said(&RULE), @r"
        /call/revision: Le dossier a été écrit pour la révision 2 de l’appel, il suit ici la révision 1 : relisez les règles, les rubriques et les déclarations.
          > Si vous avez le fichier de l’autre version, ajoutez-le aux appels connus, puis importez à nouveau le dossier.
        ");
    }

    #[test]
    fn the_same_revision_with_another_content_is_said_by_its_fingerprints() {
        let said = Sample::sound().asked(1, "0123456789abcdef").said(&RULE);
        assert!(said.contains("un autre texte de la révision 1") && said.contains("0123456789ab…"), "{said}");
    }
}
