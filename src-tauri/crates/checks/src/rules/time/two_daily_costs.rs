//! **What**: the same agent costs two different amounts a day.
//!
//! **Why**: an error of typing, or a promotion that a note should tell. A yearly cost is compared by its
//! quotient by the working days, exactly.
//! **Example**: 318,40 € in one line and 314,80 € in another.
//! **Source**: `domain.md`, « À noter »: the same agent at two daily costs.

use dossier::Item;
use dossier::parts::{BasisKind, Cost};

use crate::workload::ten_thousandths;
use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::note("time.two_daily_costs", "Un même agent a deux coûts journaliers.", check);

/// Ten-thousandths of a euro a day, as a fraction.
#[derive(Clone, Copy)]
struct Daily {
    amount: i128,
    days: i128,
}

impl Daily {
    /// Both factors are below 10^14: the products fit.
    fn is(self, other: Self) -> bool {
        self.amount * other.days == other.amount * self.days
    }
}

fn check(case: &Case<'_>, found: &mut Findings) {
    let working_days =
        case.dossier.project.working_days.map(|days| ten_thousandths(days.get())).filter(|days| *days > 0);
    for workload in &case.workloads {
        let mut known = workload.lines.iter().filter_map(|cost| Some((*cost, daily(cost, working_days)?)));
        let Some((first, expected)) = known.next() else { continue };
        let Some((other, _)) = known.find(|(_, daily)| !daily.is(expected)) else { continue };
        let message = format!(
            "{} n’a pas le même coût journalier dans {} et dans {} : corrigez-le, ou dites pourquoi.",
            naming::agent(workload.agent),
            naming::cost(first),
            naming::cost(other)
        );
        found.say(at("/costs", &other.id, field(other)), message);
    }
}

fn field(cost: &Cost) -> &'static str {
    if cost.basis.kind == Some(BasisKind::TimeYearly) { "basis/yearly_cost" } else { "basis/daily_cost" }
}

/// What a line's agent costs a day; a yearly cost says nothing without working days.
fn daily(cost: &Item<Cost>, working_days: Option<i128>) -> Option<Daily> {
    match cost.basis.kind? {
        BasisKind::TimeDaily => {
            Some(Daily { amount: ten_thousandths(cost.basis.daily_cost?.get()), days: 10_000 })
        }
        BasisKind::TimeYearly => {
            let mut yearly = cost.basis.yearly_cost?.get();
            yearly.rescale(4);
            Some(Daily { amount: yearly.mantissa(), days: working_days? })
        }
        BasisKind::Purchase | BasisKind::LumpSum => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_second_cost_is_noted_at_its_line() {
        let sample = Sample::sound().add(
            "/costs",
            "l5",
            &[
                ("label", "Bilan"),
                ("agent", "a1"),
                ("basis/kind", "time_daily"),
                ("basis/daily_cost", "300.01"),
            ],
        );
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l5/basis/daily_cost: Hélène Marchandeau n’a pas le même coût journalier dans la dépense « Coordination » et dans la dépense « Bilan » : corrigez-le, ou dites pourquoi.");
        assert_eq!(sample.set("/costs/l5/basis/daily_cost", "300,00").said(&RULE), "");
    }

    #[test]
    fn a_yearly_cost_is_the_same_as_its_exact_quotient() {
        let both = |yearly: &str, daily: &str| {
            Sample::sound()
                .set("/costs/l2/basis/yearly_cost", yearly)
                .add(
                    "/costs",
                    "l5",
                    &[("agent", "a2"), ("basis/kind", "time_daily"), ("basis/daily_cost", daily)],
                )
                .said(&RULE)
        };
        assert_eq!(both("63000.00", "300"), "");
        assert_ne!(both("63001.00", "300"), "", "300,0047… is not 300");
    }
}
