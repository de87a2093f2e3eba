//! **What**: the number of working days a year is given without its reason.
//!
//! **Why**: it divides every yearly cost; the jury asks where it comes from (1 607 h ÷ 7 h = 229,57 is only one way).
//! **Example**: 210, and no word.
//! **Source**: `domain.md`, « À corriger »: working days not justified; « Cost line ».

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("time.working_days_unjustified", "Le nombre de jours ouvrés par an n’est pas justifié.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let project = &case.dossier.project;
    if project.working_days.is_some() && project.working_days_reason.trim().is_empty() {
        found.say_with(
            Pointer::new("/project/working_days_reason"),
            "le nombre de jours ouvrés par an n’est pas justifié : dites d’où il vient.",
            &["À titre de repère, 1 607 h ÷ 7 h donnent 229,57 jours."],
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_number_without_reason_is_told() {
        let sample = Sample::sound().set("/project/working_days_reason", " ");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /project/working_days_reason: Le nombre de jours ouvrés par an n’est pas justifié : dites d’où il vient.
          > À titre de repère, 1 607 h ÷ 7 h donnent 229,57 jours.
        ");
        assert_eq!(sample.set("/project/working_days", "").said(&RULE), "", "no number, no reason");
    }
}
