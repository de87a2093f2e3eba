//! **What**: a task starts before the end of one that it comes after.
//!
//! **Why**: the plan says two things; the Gantt shows it.
//! **Example**: « Essayer » at month 2, after « Installer » that ends with month 2.
//! **Source**: `domain.md`, « À corriger »: dates out of order. Tasks in a circle are told by `plan.task_cycle`.

use std::collections::HashSet;

use super::task_cycle::circles;
use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("plan.starts_too_early", "Une action commence avant la fin de celle qu’elle suit.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let in_circles: HashSet<&str> = circles(case).into_iter().flatten().collect();
    let in_circle = |id: &str| in_circles.contains(id);
    for task in &case.dossier.work_plan.tasks {
        let Some(from) = task.from.map(|from| from.get()) else { continue };
        for before in task.after.iter().filter_map(|id| case.task(id)) {
            let Some(start) = before.from.map(|from| from.get()) else { continue };
            let end = start + before.months.map_or(1, |months| months.get()) - 1;
            if from <= end && !(in_circle(&task.id) && in_circle(&before.id)) {
                let message = format!(
                    "{} commence au mois {from}, avant la fin de {} qu’elle doit suivre (mois {end}) : décalez-la au \
                     mois {} ou retirez le lien.",
                    naming::task(task),
                    naming::task(before),
                    end + 1
                );
                found.say(at("/work_plan/tasks", &task.id, "from"), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_month_after_the_end_is_the_first_possible() {
        insta::assert_snapshot!(Sample::sound().set("/work_plan/tasks/t2/from", "2").said(&RULE), @"/work_plan/tasks/t2/from: L’action « Essayer » commence au mois 2, avant la fin de l’action « Installer » qu’elle doit suivre (mois 2) : décalez-la au mois 3 ou retirez le lien.");
        assert_eq!(Sample::sound().set("/work_plan/tasks/t2/from", "3").said(&RULE), "");
    }

    #[test]
    fn a_circle_is_told_elsewhere_and_an_unknown_start_nowhere() {
        assert_eq!(Sample::sound().set("/work_plan/tasks/t1/after", "t2").said(&RULE), "");
        assert_eq!(Sample::sound().set("/work_plan/tasks/t1/from", "").said(&RULE), "");
    }
}
