//! **What**: a task, a milestone or a deliverable of the work plan is after the project's last month.
//!
//! **Why**: what is promised then is not of the project. (Indicators may be measured later.)
//! **Example**: a deliverable at month 20 of a project of 18 months.
//! **Source**: `domain.md`, « À corriger »: dates out of order; « Each date of a plan is a month of the project ».

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("plan.beyond_end", "Le plan de travail dépasse la fin du projet.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let (plan, end) = (&case.dossier.work_plan, case.budget.facts.project_months);
    let advice = format!("après la fin du projet (mois {end}) : avancez");
    for task in &plan.tasks {
        let (from, months) =
            (task.from.map_or(1, |from| from.get()), task.months.map_or(1, |months| months.get()));
        let last = from + months - 1;
        if last > end {
            let field = if from > end { "from" } else { "months" };
            let message =
                format!("{} finit au mois {last}, {advice}-la ou raccourcissez-la.", naming::task(task));
            found.say(at("/work_plan/tasks", &task.id, field), message);
        }
    }
    let milestones = plan
        .milestones
        .iter()
        .map(|one| ("/work_plan/milestones", "le jalon", &one.id, &one.title, one.month));
    let deliverables = plan
        .deliverables
        .iter()
        .map(|one| ("/work_plan/deliverables", "le livrable", &one.id, &one.title, one.month));
    for (list, noun, id, title, month) in milestones.chain(deliverables) {
        if let Some(month) = month.map(|month| month.get()).filter(|month| *month > end) {
            let message = format!("{noun} {} est au mois {month}, {advice}-le.", quoted(title));
            found.say(at(list, id, "month"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn whatever_is_after_the_end_is_told() {
        let sample = Sample::sound().set("/project/months", "18").set("/work_plan/milestones/m1/month", "19");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /work_plan/tasks/t2/months: L’action « Essayer » finit au mois 22, après la fin du projet (mois 18) : avancez-la ou raccourcissez-la.
        /work_plan/milestones/m1/month: Le jalon « Ouverture » est au mois 19, après la fin du projet (mois 18) : avancez-le.
        /work_plan/deliverables/d1/month: Le livrable « Bilan » est au mois 24, après la fin du projet (mois 18) : avancez-le.
        ");
    }

    #[test]
    fn the_last_month_is_of_the_project() {
        let sample = Sample::sound().set("/work_plan/tasks/t2/months", "22");
        assert_eq!(sample.said(&RULE), "");
    }
}
