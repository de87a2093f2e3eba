//! **What**: a line of time whose daily or yearly cost is justified neither by a note of its own nor by the
//! project's method of valuation.
//!
//! **Why**: no default rate is shipped: the figure is the service's word, and the jury asks for it.
//! **Example**: 310,50 € a day, and nothing that says where it comes from.
//! **Source**: `domain.md`, « À corriger »: costs not justified; « Cost line »: « given with their justification ».

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("time.cost_unjustified", "Le coût d’un temps de travail n’est pas justifié.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    if !case.dossier.project.valuation_reason.trim().is_empty() {
        return;
    }
    for (cost, _) in case.lines().filter(|(cost, _)| cost.is_time() && cost.note.trim().is_empty()) {
        let message = format!(
            "le coût du temps de travail n’est pas justifié pour {} : dites d’où il vient.",
            naming::cost(cost)
        );
        found.say_with(
            at("/costs", &cost.id, "note"),
            message,
            &["Si une même méthode vaut pour tous, décrivez-la dans la méthode de valorisation du temps."],
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn without_a_method_each_line_of_time_needs_its_note() {
        let sample =
            Sample::sound().set("/project/valuation_reason", "").set("/costs/l1/note", "Fiche de paie.");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l2/note: Le coût du temps de travail n’est pas justifié pour la dépense « Expertise » : dites d’où il vient.
          > Si une même méthode vaut pour tous, décrivez-la dans la méthode de valorisation du temps.
        ");
    }
}
