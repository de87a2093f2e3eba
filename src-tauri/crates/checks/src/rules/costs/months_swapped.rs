//! **What**: the last month of a line stands before its first.
//!
//! **Why**: the computation takes them the other way round, which may not be what was meant.
//! **Example**: M9 to M3, after two people each changed one of them.
//! **Source**: `domain.md`, « À corriger »: months swapped; `formats.md`, rule 3.

use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("costs.months_swapped", "Une dépense finit avant d’avoir commencé.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines().filter(|(_, line)| line.facts.months_swapped) {
        let (first, last) = (line.months.first(), line.months.last());
        let message = format!(
            "{} va du mois {last} au mois {first} : elle est calculée du mois {first} au mois {last}, remettez ses \
             mois dans l’ordre.",
            naming::cost(cost)
        );
        found.say(at("/costs", &cost.id, "from"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn months_in_the_wrong_order_are_told() {
        let sample = Sample::sound().set("/costs/l3/from", "9").set("/costs/l3/to", "3");
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l3/from: La dépense « Designers » va du mois 9 au mois 3 : elle est calculée du mois 3 au mois 9, remettez ses mois dans l’ordre.");
    }

    #[test]
    fn one_month_alone_is_in_order() {
        assert_eq!(Sample::sound().set("/costs/l3/from", "18").said(&RULE), "");
    }
}
