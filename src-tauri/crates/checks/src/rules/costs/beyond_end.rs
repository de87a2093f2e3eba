//! **What**: a line goes on after the project's last month.
//!
//! **Why**: the tables grow beyond the project, and what is spent then is not of it.
//! **Example**: M13–M24 in a project of 18 months.
//! **Source**: `domain.md`, « À corriger »: [months] beyond the end; `formats.md`, rule 3.

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule = Rule::fix("costs.beyond_end", "Une dépense dépasse la fin du projet.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines().filter(|(_, line)| line.facts.beyond_end) {
        let message = format!(
            "{} va jusqu’au mois {}, après la fin du projet (mois {}) : ramenez-la dans le projet ou allongez-le.",
            naming::cost(cost),
            line.months.last(),
            case.budget.facts.project_months
        );
        // The month typed that leads beyond: the first one, where the last was left out or they are swapped.
        let to = cost.to.is_some_and(|to| to.get() == line.months.last());
        found.say(at("/costs", &cost.id, if to { "to" } else { "from" }), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_line_after_the_end_is_told_at_the_month_that_leads_there() {
        let sample = Sample::sound()
            .set("/costs/l1/to", "25")
            .set("/costs/l3/from", "30")
            .set("/costs/l4/from", "26")
            .set("/costs/l4/to", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l1/to: La dépense « Coordination » va jusqu’au mois 25, après la fin du projet (mois 24) : ramenez-la dans le projet ou allongez-le.
        /costs/l3/from: La dépense « Designers » va jusqu’au mois 30, après la fin du projet (mois 24) : ramenez-la dans le projet ou allongez-le.
        /costs/l4/from: La dépense « Salle » va jusqu’au mois 26, après la fin du projet (mois 24) : ramenez-la dans le projet ou allongez-le.
        ");
    }

    #[test]
    fn without_a_duration_the_window_is_the_project() {
        let sample = Sample::sound().set("/project/months", "");
        assert_eq!(sample.said(&RULE), "");
        insta::assert_snapshot!(sample.set("/costs/l1/to", "19").said(&RULE), @"/costs/l1/to: La dépense « Coordination » va jusqu’au mois 19, après la fin du projet (mois 18) : ramenez-la dans le projet ou allongez-le.");
    }
}
