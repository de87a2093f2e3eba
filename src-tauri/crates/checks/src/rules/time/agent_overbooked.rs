//! **What**: an agent gives more days in a year of the project than a year has working days.
//!
//! **Why**: nobody can; the valued time would be refused. Days are spread evenly over each line's months and
//! summed over all lines; in a year that the project does not fill, the working days are reduced in proportion.
//! **Example**: 132 days over M1–M12 and 90 over M7–M18, at 210 working days a year.
//! **Source**: `domain.md`, « À corriger »: an agent's days of one project year … above `working_days`.
//!
//! A year that lies wholly after the project's end has no working days of its own: `costs.beyond_end` tells it.

use crate::agent_time::months_in;
use crate::workload::{french_hundredths, ten_thousandths};
use crate::{Case, Findings, Rule, naming};

pub(crate) const RULE: Rule =
    Rule::fix("time.agent_overbooked", "Un agent donne plus de jours que n’en compte une année.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(working_days) = case.dossier.project.working_days.map(|days| ten_thousandths(days.get())) else {
        return;
    };
    for workload in &case.workloads {
        for (year, days, rounded) in workload.years() {
            let filled = months_in(case.budget, year);
            // days > working_days × filled ÷ 12, without dividing.
            let limit = working_days * i128::from(filled);
            if filled == 0 || !days.times_exceeds(12, limit) {
                continue;
            }
            let reduced = if filled < 12 { format!(" ({filled} mois)") } else { String::new() };
            let message = format!(
                "{} donne {} jours dans l’année {year} du projet, pour {} jours ouvrés{reduced} : réduisez ses jours \
                 ou étalez-les.",
                naming::agent(workload.agent),
                french_hundredths(days.shown(rounded, limit)),
                french_hundredths(limit / 1_200)
            );
            found.say(workload.first_days(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn days_of_all_lines_count_in_each_year() {
        let sample = Sample::sound().set("/costs/l1/basis/days", "300").add(
            "/costs",
            "l5",
            &[
                ("agent", "a1"),
                ("from", "1"),
                ("to", "12"),
                ("basis/kind", "time_daily"),
                ("basis/days", "20"),
            ],
        );
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l1/basis/days: Hélène Marchandeau donne 220 jours dans l’année 1 du projet, pour 210 jours ouvrés : réduisez ses jours ou étalez-les.");
    }

    #[test]
    fn the_working_days_themselves_are_allowed_and_a_hair_more_is_not() {
        let full = Sample::sound().set("/costs/l1/basis/days", "315");
        assert_eq!(full.said(&RULE), "", "315 over 18 months are 210 a year");
        insta::assert_snapshot!(full.set("/costs/l1/basis/days", "315.0001").said(&RULE), @"/costs/l1/basis/days: Hélène Marchandeau donne 210,01 jours dans l’année 1 du projet, pour 210 jours ouvrés : réduisez ses jours ou étalez-les.");
    }

    #[test]
    fn in_half_a_year_there_are_half_the_days() {
        let sample = Sample::sound()
            .set("/project/months", "18")
            .set("/costs/l1/from", "13")
            .set("/costs/l1/basis/days", "106");
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l1/basis/days: Hélène Marchandeau donne 106 jours dans l’année 2 du projet, pour 105 jours ouvrés (6 mois) : réduisez ses jours ou étalez-les.");
    }
}
