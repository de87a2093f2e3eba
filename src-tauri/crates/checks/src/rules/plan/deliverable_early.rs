//! **What**: a deliverable is due before the task that makes it starts.
//!
//! **Why**: it cannot be there. (Delivered after its task's end, it may be: a report is.)
//! **Example**: a report at month 2 of a task that starts at month 3.
//! **Source**: `domain.md`, « À corriger »: dates out of order.

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("plan.deliverable_early", "Un livrable est prévu avant l’action qui le produit.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for deliverable in &case.dossier.work_plan.deliverables {
        let Some(task) = case.task(&deliverable.task) else { continue };
        let (Some(month), Some(from)) = (deliverable.month, task.from) else { continue };
        if month < from {
            let message = format!(
                "le livrable {} est prévu au mois {}, avant le début de {} qui le produit (mois {}) : corrigez l’un \
                 des deux mois.",
                quoted(&deliverable.title),
                month.get(),
                naming::task(task),
                from.get()
            );
            found.say(at("/work_plan/deliverables", &deliverable.id, "month"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_deliverable_before_its_task_is_told() {
        insta::assert_snapshot!(Sample::sound().set("/work_plan/deliverables/d1/month", "2").said(&RULE), @"/work_plan/deliverables/d1/month: Le livrable « Bilan » est prévu au mois 2, avant le début de l’action « Essayer » qui le produit (mois 3) : corrigez l’un des deux mois.");
        assert_eq!(Sample::sound().set("/work_plan/deliverables/d1/month", "3").said(&RULE), "");
    }
}
