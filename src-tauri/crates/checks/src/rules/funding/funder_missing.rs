//! **What**: nobody is named as the funder, or a carrier or partner that is no longer there, or never was.
//!
//! **Why**: the amount counts in the plan, but in nobody's cash.
//! **Example**: the partner was removed by somebody else before a merge; a name was pasted that is nobody's.
//! **Source**: `formats.md`, rule 5: « one whose funder is missing or unknown … with a finding ».

use budget::Funder;
use dossier::import::is_uuid;
use dossier::number::write_euros;

use crate::naming::quoted;
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::fix("funding.funder_missing", "Un financement n’a pas de financeur.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (funding, facts) in case.dossier.funding.iter().zip(&case.budget.facts.funding) {
        let what = match facts.funder {
            Funder::Bearer(_) | Funder::Outside { .. } => continue,
            Funder::Missing => {
                "n’a pas de financeur : choisissez un service ou un partenaire, ou nommez un financeur \
                extérieur"
                    .to_owned()
            }
            Funder::Unknown if is_uuid(&funding.funder) => {
                "vient d’un service ou d’un partenaire qui n’est plus dans le dossier : choisissez-en un \
                autre, ou nommez un financeur extérieur"
                    .to_owned()
            }
            Funder::Unknown => format!(
                "vient de {}, qui n’est ni un service porteur ni un partenaire du dossier : choisissez-en un, ou \
                 donnez ce nom comme autre financeur",
                quoted(&funding.funder)
            ),
        };
        let amount =
            funding.amount.map(|amount| format!(" de {}", write_euros(amount.get()))).unwrap_or_default();
        found.say(at("/funding", &funding.id, "funder"), format!("un financement{amount} {what}."));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn nobody_who_left_and_who_never_was_are_told_apart() {
        let sample = Sample::sound()
            .set("/funding/f1/funder_name", "")
            .add("/funding", "f2", &[("funder", "9f0c6f0e-2a51-4c8f-9a39-3f6f1a2b4c5d")])
            .add("/funding", "f3", &[("funder", "Région Bretagne"), ("amount", "10")]);
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /funding/f1/funder: Un financement de 2 000,00 € n’a pas de financeur : choisissez un service ou un partenaire, ou nommez un financeur extérieur.
        /funding/f2/funder: Un financement vient d’un service ou d’un partenaire qui n’est plus dans le dossier : choisissez-en un autre, ou nommez un financeur extérieur.
        /funding/f3/funder: Un financement de 10,00 € vient de « Région Bretagne », qui n’est ni un service porteur ni un partenaire du dossier : choisissez-en un, ou donnez ce nom comme autre financeur.
        ");
    }

    #[test]
    fn a_partner_is_a_funder() {
        assert_eq!(Sample::sound().add("/funding", "f2", &[("funder", "p1")]).said(&RULE), "");
    }
}
