//! **What**: the project is shorter than the window that the call finances.
//!
//! **Why**: months that could be financed are left unused; it may be a choice.
//! **Example**: 12 months, where 18 are financed.
//! **Source**: `domain.md`, « À noter »: project shorter than the window.

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::note("project.shorter_than_window", "Le projet est plus court que la période financée.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let Some(months) = case.dossier.project.months else { return };
    let window = *case.call.rules.window_months;
    if months.get() < window {
        let message = format!(
            "le projet dure {} mois, l’appel finance les {window} premiers : il peut être plus long.",
            months.get()
        );
        found.say(Pointer::new("/project/months"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_project_of_seventeen_months_is_noted() {
        insta::assert_snapshot!(Sample::sound().set("/project/months", "17").said(&RULE), @"/project/months: Le projet dure 17 mois, l’appel finance les 18 premiers : il peut être plus long.");
        assert_eq!(Sample::sound().set("/project/months", "18").said(&RULE), "");
        assert_eq!(Sample::sound().set("/project/months", "").said(&RULE), "", "the window is its duration");
    }
}
