//! **What**: a number of the Répertoire national des associations is not valid.
//!
//! **Why**: the operator looks the association up by it. Never blocking: in Alsace-Moselle many have none.
//! **Example**: eight digits after the W.
//! **Source**: `domain.md`, « À corriger »: identifiers that are not valid.

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at, is_rna};

pub(crate) const RULE: Rule = Rule::fix("identifiers.rna", "Un numéro RNA n’est pas valable.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for partner in case.dossier.partners.iter().filter(|partner| !partner.rna.trim().is_empty()) {
        if !is_rna(&partner.rna) {
            let message = format!(
                "le numéro RNA indiqué pour {} ({}) n’est pas valable : il s’écrit W suivi de neuf chiffres (avec une lettre en Corse et outre-mer).",
                naming::partner(partner),
                quoted(&partner.rna)
            );
            found.say_with(
                at("/partners", &partner.id, "rna"),
                message,
                &["Sans numéro RNA, laissez ce champ vide et donnez un autre identifiant."],
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_wrong_number_is_told_and_none_is_not() {
        let sample = Sample::sound().set("/partners/p4/rna", "W41200987");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /partners/p4/rna: Le numéro RNA indiqué pour le partenaire « Bourgs en commun » (« W41200987 ») n’est pas valable : il s’écrit W suivi de neuf chiffres (avec une lettre en Corse et outre-mer).
          > Sans numéro RNA, laissez ce champ vide et donnez un autre identifiant.
        ");
        assert_eq!(sample.set("/partners/p4/rna", "").said(&RULE), "");
    }
}
