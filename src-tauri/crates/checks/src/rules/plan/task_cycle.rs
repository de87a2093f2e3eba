//! **What**: tasks wait for each other in a circle.
//!
//! **Why**: none of them could start; two people who merge can make such a circle without knowing.
//! **Example**: A after B, B after A.
//! **Source**: `domain.md`, « À corriger »: dates out of order; `formats.md`, « What cannot be an error ».

use std::collections::{HashMap, HashSet};

use dossier::parts::Task;

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule = Rule::fix("plan.task_cycle", "Des actions s’attendent en cercle.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for circle in circles(case) {
        let tasks: Vec<_> = circle.iter().filter_map(|id| case.task(id)).collect();
        let Some(first) = tasks.first() else { continue };
        let names: Vec<_> = tasks.iter().map(|task| name(task)).collect();
        let message = match tasks.as_slice() {
            [only] => format!("{} s’attend elle-même : retirez-la de ses préalables.", naming::task(only)),
            _ => format!(
                "des actions s’attendent en cercle ({}, qui attend {}) : retirez l’un des liens.",
                names.join(", qui attend "),
                name(first)
            ),
        };
        found.say(at("/work_plan/tasks", &first.id, "after"), message);
    }
}

fn name(task: &Task) -> String {
    if task.title.trim().is_empty() { naming::task(task) } else { quoted(&task.title) }
}

/// One circle of each knot of tasks, from its first task in the dossier's order.
pub(super) fn circles<'a>(case: &Case<'a>) -> Vec<Vec<&'a str>> {
    let tasks = &case.dossier.work_plan.tasks;
    let mut after: HashMap<&str, Vec<&str>> = HashMap::new();
    for task in tasks {
        let known = task.after.iter().filter_map(|id| case.task(id)).map(|task| task.id.as_str());
        after.insert(&task.id, known.collect());
    }
    // Who waits for nobody left can start: what remains are the circles, and those who wait for one.
    let mut waits: HashMap<&str, usize> = after.iter().map(|(id, before)| (*id, before.len())).collect();
    let mut followers: HashMap<&str, Vec<&str>> = HashMap::new();
    for (id, before) in &after {
        before.iter().for_each(|one| followers.entry(one).or_default().push(id));
    }
    let mut free: Vec<&str> = waits.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(done) = free.pop() {
        waits.remove(done);
        for follower in followers.get(done).into_iter().flatten() {
            if let Some(count) = waits.get_mut(follower) {
                *count -= 1;
                if *count == 0 {
                    free.push(follower);
                }
            }
        }
    }
    let left = waits;
    let mut circles: Vec<Vec<&str>> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for task in tasks.iter().filter(|task| left.contains_key(task.id.as_str())) {
        // Following those who are waited for, one comes back on one's own steps, or into a known knot.
        let mut way: Vec<&str> = Vec::new();
        let mut here = task.id.as_str();
        while seen.insert(here) {
            way.push(here);
            let next = after.get(here).and_then(|before| before.iter().find(|one| left.contains_key(*one)));
            let Some(next) = next else { break };
            here = next;
        }
        if let Some(start) = way.iter().position(|id| *id == here) {
            circles.push(way.split_off(start));
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_circle_is_told_once_with_those_in_it() {
        let sample = Sample::sound()
            .add("/work_plan/tasks", "t3", &[("title", "Conclure"), ("from", "3"), ("after", "t2")])
            .set("/work_plan/tasks/t2/after", "t3")
            .add("/work_plan/tasks", "t4", &[("title", "Suites"), ("from", "23"), ("after", "t3")]);
        insta::assert_snapshot!(sample.said(&RULE), @"/work_plan/tasks/t2/after: Des actions s’attendent en cercle (« Essayer », qui attend « Conclure », qui attend « Essayer ») : retirez l’un des liens.");
    }

    #[test]
    fn a_task_may_not_wait_for_itself() {
        insta::assert_snapshot!(Sample::sound().set("/work_plan/tasks/t1/after", "t1").said(&RULE), @"/work_plan/tasks/t1/after: L’action « Installer » s’attend elle-même : retirez-la de ses préalables.");
    }

    #[test]
    fn two_ways_to_one_task_are_no_circle() {
        let sample = Sample::sound().add("/work_plan/tasks", "t3", &[("from", "23"), ("after", "t1 t2")]);
        assert_eq!(sample.said(&RULE), "");
    }
}
