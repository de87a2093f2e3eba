//! **What**: the call's deadline has passed.
//!
//! **Why**: the platform may be closed; a passed deadline is shown and blocks nothing (`mission.md`).
//! **Example**: 28 September 2016, 17:01 in Paris.
//! **Source**: `domain.md`, « À noter »: deadline within 14 days, or passed; « Deadlines in Paris time ».

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::note("call.deadline_passed", "La date limite de dépôt est passée.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(entry) = case.call.deadline() else { return };
    if entry.instant().is_some_and(|deadline| case.now > deadline) {
        let message = format!(
            "la date limite de dépôt est passée ({}) : vérifiez auprès de l’opérateur que le dossier peut encore \
             être reçu.",
            entry.when_there()
        );
        found.say(Pointer::new("/call"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_deadline_is_told_in_paris_time_once_it_has_passed() {
        let sample = Sample::sound().now("2016-09-28T15:00:01Z");
        insta::assert_snapshot!(sample.said(&RULE), @"/call: La date limite de dépôt est passée (28 septembre 2016 à 17 h 00, heure de Paris) : vérifiez auprès de l’opérateur que le dossier peut encore être reçu.");
    }

    #[test]
    fn at_the_very_minute_it_has_not_passed() {
        assert_eq!(Sample::sound().now("2016-09-28T15:00:00Z").said(&RULE), "");
    }
}
