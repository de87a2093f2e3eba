//! **What**: an agent gives more than twenty-three days in one month.
//!
//! **Why**: no month has more working days; the days are probably spread over too few months.
//! **Example**: 30 days over one month.
//! **Source**: `domain.md`, « À noter »: more than 23 days in one month (of one agent, over all lines).

use crate::workload::french_hundredths;
use crate::{Case, Findings, Rule, naming};

pub(crate) const RULE: Rule =
    Rule::note("time.busy_month", "Un agent donne plus de 23 jours dans un mois.", check);

/// Twenty-three days, in ten-thousandths.
const MOST: i128 = 230_000;

fn check(case: &Case<'_>, found: &mut Findings) {
    for workload in &case.workloads {
        // The busiest month; of equal ones, the first.
        let busiest = workload.months().max_by(|(a, x), (b, y)| x.cmp(y).then(b.cmp(a)));
        let Some((month, days)) = busiest.filter(|(_, days)| days.times_exceeds(1, MOST)) else { continue };
        let message = format!(
            "{} donne {} jours dans le mois {month} du projet (23 au plus) : étalez ses jours sur plus de mois.",
            naming::agent(workload.agent),
            french_hundredths(days.shown(days.nearest(), 12 * MOST))
        );
        found.say(workload.first_days(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_busiest_month_is_named() {
        let sample = Sample::sound().set("/costs/l1/basis/days", "330").add(
            "/costs",
            "l5",
            &[
                ("agent", "a1"),
                ("from", "4"),
                ("to", "5"),
                ("basis/kind", "time_daily"),
                ("basis/days", "12"),
            ],
        );
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l1/basis/days: Hélène Marchandeau donne 24,33 jours dans le mois 4 du projet (23 au plus) : étalez ses jours sur plus de mois.");
    }

    #[test]
    fn twenty_three_days_are_allowed() {
        assert_eq!(Sample::sound().set("/costs/l1/basis/days", "414").said(&RULE), "");
    }
}
