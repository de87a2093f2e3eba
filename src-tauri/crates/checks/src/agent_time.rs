//! What each agent gives, year by year of the project, against the days that such a year has: for the screen and
//! the pages. The rule `time.agent_overbooked` says the same of those who give too much.

use budget::Budget;
use dossier::Dossier;

use crate::workload::{ExactDays, Workload, beyond, french_hundredths, ten_thousandths};

/// The time of an agent who is named by a line of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentTime {
    /// The agent.
    pub agent: String,
    /// The carrier whose agent it is.
    pub carrier: String,
    /// Each year of the tables, the first first; a year without a day too.
    pub years: Vec<AgentYear>,
}

/// What an agent gives in a year of the project. Numbers are in French, with two decimals at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentYear {
    /// From 1.
    pub year: u32,
    /// Days given, to the nearest hundredth, so that the years add up to what the agent gives in all; rounded up where
    /// the possible ones are passed by less.
    pub days: String,
    /// Working days that the year has, fewer where the project does not fill it; none where they are not given.
    pub possible: Option<String>,
    /// Months of the project in this year.
    pub months: u32,
    /// Days beyond the possible ones, rounded up; none where there are none.
    pub excess: Option<String>,
}

/// The time of each agent who is named by a line of time, in the dossier's order.
pub fn agent_times(dossier: &Dossier, budget: &Budget) -> Vec<AgentTime> {
    let working_days =
        dossier.project.working_days.map(|days| ten_thousandths(days.get())).filter(|days| *days > 0);
    let years = budget.table_months().div_ceil(12);
    let year_of = |(year, days, rounded): (u32, ExactDays, i128)| {
        let months = months_in(budget, year);
        let limit = working_days.map(|days| days * i128::from(months));
        let shown = limit.map_or(rounded, |limit| days.shown(rounded, limit));
        AgentYear {
            year,
            days: french_hundredths(shown),
            possible: limit.map(|limit| french_hundredths(limit / 1_200)),
            months,
            excess: limit.and_then(|limit| beyond(shown, limit)),
        }
    };
    let all = Workload::of(dossier, budget).into_iter();
    all.map(|workload| {
        let mut given: Vec<AgentYear> = workload.years().map(year_of).collect();
        let told = u32::try_from(given.len()).unwrap_or(years);
        given.extend((told + 1..=years).map(|year| year_of((year, ExactDays::default(), 0))));
        let carrier =
            dossier.carriers.iter().find(|carrier| carrier.agents.get(&workload.agent.id).is_some());
        AgentTime {
            agent: workload.agent.id.clone(),
            carrier: carrier.map(|carrier| carrier.id.clone()).unwrap_or_default(),
            years: given,
        }
    })
    .collect()
}

/// How many months of the project a year of it has.
pub(crate) fn months_in(budget: &Budget, year: u32) -> u32 {
    budget.facts.project_months.saturating_sub(12 * year.saturating_sub(1)).min(12)
}

#[cfg(test)]
mod tests {
    use budget::Budget;
    use call::Call;

    use super::*;
    use crate::sample::Sample;

    fn times(sample: &Sample) -> Vec<String> {
        let call = include_str!("../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
        let call = Call::read(call.as_bytes()).unwrap();
        let budget = Budget::of(&sample.dossier, &call);
        let year = |year: &AgentYear| {
            let (possible, excess) = (year.possible.as_deref(), year.excess.as_deref());
            format!(
                "{}/{}{}",
                year.days,
                possible.unwrap_or("?"),
                excess.map(|e| format!("+{e}")).unwrap_or_default()
            )
        };
        let line = |one: AgentTime| {
            let years: Vec<String> = one.years.iter().map(year).collect();
            format!("{} {} {}", one.carrier, one.agent, years.join(" "))
        };
        agent_times(&sample.dossier, &budget).into_iter().map(line).collect()
    }

    #[test]
    fn days_are_told_by_year_with_what_passes_the_possible_ones() {
        // 90 days over M1–M18; the project has 24 months.
        assert_eq!(times(&Sample::sound()), ["c1 a1 60/210 30/210", "c2 a2 14/210 7/210"]);
        let more = Sample::sound().set("/costs/l1/basis/days", "315.0001");
        assert_eq!(times(&more).first().map(String::as_str), Some("c1 a1 210,01/210+0,01 105/210"));
    }

    #[test]
    fn the_years_of_an_agent_add_up() {
        // Of 150 days over 21 months the first year has 85,714…, the second 64,285…
        let uneven = Sample::sound().set("/costs/l1/basis/days", "150").set("/costs/l1/to", "21");
        assert_eq!(times(&uneven).first().map(String::as_str), Some("c1 a1 85,71/210 64,29/210"));
        // Beyond the possible ones too: 490 days over 22 months, 222,727… and 267,272…
        let much = Sample::sound()
            .set("/costs/l1/basis/days", "490")
            .set("/costs/l1/from", "3")
            .set("/costs/l1/to", "24");
        assert_eq!(times(&much).first().map(String::as_str), Some("c1 a1 222,73/210+12,73 267,27/210+57,27"));
    }

    #[test]
    fn a_year_that_the_project_does_not_fill_has_fewer_days() {
        let short = Sample::sound().set("/project/months", "18").set("/costs/l1/from", "13");
        assert_eq!(times(&short).first().map(String::as_str), Some("c1 a1 0/210 90/105"));
        let beyond = Sample::sound().set("/project/months", "12");
        assert_eq!(times(&beyond).first().map(String::as_str), Some("c1 a1 60/210 30/0+30"));
    }

    #[test]
    fn without_working_days_nothing_is_too_much() {
        let none = Sample::sound().set("/project/working_days", "");
        assert_eq!(times(&none).first().map(String::as_str), Some("c1 a1 60/? 30/?"));
    }
}
