//! **What**: the call's deadline is within fourteen days.
//!
//! **Why**: letters and signatures take days that are no longer there.
//! **Example**: 20 September 2016 for the 28th.
//! **Source**: `domain.md`, « À noter »: deadline within 14 days, or passed; « Deadlines in Paris time ».

use chrono::TimeDelta;
use dossier::Pointer;

use crate::wording::count;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::note("call.deadline_near", "La date limite de dépôt est dans moins de quatorze jours.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(entry) = case.call.deadline() else { return };
    let left = entry.instant().map(|deadline| deadline - case.now);
    let Some(left) = left.filter(|left| (TimeDelta::zero()..=TimeDelta::days(14)).contains(left)) else {
        return;
    };
    let time = if left < TimeDelta::days(1) {
        "moins d’un jour".to_owned()
    } else {
        count(left.num_days(), "jour", "jours")
    };
    let message = format!("il reste {time} avant la date limite de dépôt ({}).", entry.when_there());
    found.say(Pointer::new("/call"), message);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_last_fourteen_days_are_counted() {
        insta::assert_snapshot!(Sample::sound().now("2016-09-14T15:00:00Z").said(&RULE), @"/call: Il reste 14 jours avant la date limite de dépôt (28 septembre 2016 à 17 h 00, heure de Paris).");
        insta::assert_snapshot!(Sample::sound().now("2016-09-28T14:00:00Z").said(&RULE), @"/call: Il reste moins d’un jour avant la date limite de dépôt (28 septembre 2016 à 17 h 00, heure de Paris).");
    }

    #[test]
    fn before_and_after_nothing_is_said() {
        assert_eq!(Sample::sound().now("2016-09-14T14:59:59Z").said(&RULE), "");
        assert_eq!(Sample::sound().now("2016-09-28T15:00:01Z").said(&RULE), "");
    }
}
