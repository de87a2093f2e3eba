//! **What**: at the final export, a funding is still « à solliciter ».
//!
//! **Why**: the plan that the préfet signs would rest on what nobody was asked for.
//! **Example**: a foundation that was to be written to.
//! **Source**: `domain.md`, « À corriger »: funding still « à solliciter » at the final export. A missing status
//! is `planned` (`formats.md`).

use dossier::parts::FundingStatus;

use crate::{Case, Findings, Purpose, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("funding.planned", "Un financement reste à solliciter à l’export final.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    if case.purpose == Purpose::Draft {
        return;
    }
    for (funding, facts) in case.dossier.funding.iter().zip(&case.budget.facts.funding) {
        if facts.status == FundingStatus::Planned {
            let message = format!(
                "{} est encore à solliciter : demandez-le et changez son état, ou retirez-le du plan.",
                naming::funding(case, funding)
            );
            found.say(at("/funding", &funding.id, "status"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn in_a_final_nothing_is_left_to_be_asked_for() {
        let sample = Sample::sound().set("/funding/f1/status", "");
        insta::assert_snapshot!(sample.said(&RULE), @"/funding/f1/status: Le financement de « Région » est encore à solliciter : demandez-le et changez son état, ou retirez-le du plan.");
        assert_eq!(sample.draft().said(&RULE), "");
    }
}
