//! The work plan, in figures of a page each.

use super::*;

/// A project whose tasks are these: a name, a first month, a length.
fn tasks(rows: &[(String, u32, u32)]) -> Plan {
    let mut plan = plan();
    for (at, (name, first, months)) in rows.iter().enumerate() {
        let (task, milestone) = (format!("t{at}"), format!("m{at}"));
        plan.put("/work_plan/tasks", &task).put("/work_plan/milestones", &milestone);
        plan.set(&format!("/work_plan/tasks/{task}/title"), name);
        plan.set_value(&format!("/work_plan/tasks/{task}/from"), &Value::Int((*first).into()));
        plan.set_value(&format!("/work_plan/tasks/{task}/months"), &Value::Int((*months).into()));
        plan.set(&format!("/work_plan/milestones/{milestone}/title"), name);
        plan.set_value(&format!("/work_plan/milestones/{milestone}/month"), &Value::Int((*first).into()));
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_schedule_of_any_size_stays_inside_its_pages_and_leaves_no_task_out(
        rows in prop::collection::vec((name(), 1..=60_u32, 1..=60_u32), 0..40),
        width in prop_oneof![0..700_000_i32, Just(443_000)],
        height in 60_000..700_000_i32,
    ) {
        let plan = tasks(&rows);
        let figures = schedule(&plan.dossier.work_plan, 24, (width, height), &measure);
        for figure in &figures {
            hold(figure)?;
            prop_assert!(figure.height <= height, "{} on {height}", figure.height);
        }
        let said: usize = figures.iter().map(|figure| figure.rows.len()).sum();
        prop_assert_eq!(said, 2 * rows.len());
    }
}

#[test]
fn a_task_without_a_month_is_told_by_the_tables_alone() {
    let mut plan = tasks(&[("Essayer".to_owned(), 3, 4)]);
    plan.put("/work_plan/tasks", "t9");
    let figures = schedule(&plan.dossier.work_plan, 24, (443_000, 500_000), &measure);
    assert_eq!(figures.len(), 1);
    assert!(
        figures[0].description.contains("«\u{A0}Essayer\u{A0}» de M3 à M6"),
        "{}",
        figures[0].description
    );
    let rows = [["Essayer", "M3", "M6"], ["Essayer", "M3", "M3"]];
    assert_eq!(figures[0].rows, rows.map(|row| row.map(Cell::plain)));
}
