//! **What**: the project starts outside the call's period of implementation.
//!
//! **Why**: the call finances what happens in it.
//! **Example**: December 2016 for 2017-2018.
//! **Source**: `domain.md`, « À corriger »: start outside the call's implementation period.

use dossier::Pointer;
use dossier::leaf::YearMonth;

use crate::wording::month;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::fix("project.start_outside", "Le projet commence hors de la période de mise en œuvre.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(start) = case.dossier.project.start else { return };
    let period = *case.call.rules.implementation;
    let of = |one: call::YearMonth| YearMonth { year: one.year, month: one.month };
    let (from, to) = (of(period.from), of(period.to));
    if !(from..=to).contains(&start) {
        let message = format!(
            "le projet commence en {}, hors de la période de mise en œuvre de l’appel (de {} à {}) : changez son mois \
             de début.",
            month(start),
            month(from),
            month(to)
        );
        found.say(Pointer::new("/project/start"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_start_before_or_after_the_period_is_told() {
        insta::assert_snapshot!(Sample::sound().set("/project/start", "2016-12").said(&RULE), @"/project/start: Le projet commence en décembre 2016, hors de la période de mise en œuvre de l’appel (de janvier 2017 à décembre 2018) : changez son mois de début.");
        assert_ne!(Sample::sound().set("/project/start", "2019-01").said(&RULE), "");
    }

    #[test]
    fn both_ends_are_in_the_period() {
        assert_eq!(Sample::sound().set("/project/start", "2018-12").said(&RULE), "");
        assert_eq!(Sample::sound().set("/project/start", "").said(&RULE), "");
    }
}
