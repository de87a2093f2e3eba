//! **What**: one line of funding names both a carrier or partner and an outside funder.
//!
//! **Why**: only the first counts; one of the two is wrong.
//! **Example**: two people filled in the two fields, then merged.
//! **Source**: `domain.md`, « À corriger »: both funders named on one line; `formats.md`, `funding`.

use crate::naming::quoted;
use crate::{Case, Findings, Rule, at, naming};

pub(crate) const RULE: Rule =
    Rule::fix("funding.two_funders", "Un financement nomme deux financeurs.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (funding, facts) in case.dossier.funding.iter().zip(&case.budget.facts.funding) {
        if facts.both_funders {
            let counts = case
                .bearer(&funding.funder)
                .map_or_else(|| "un service ou un partenaire".to_owned(), naming::bearer);
            let message = format!(
                "un même financement nomme {counts}, qui est retenu, et le financeur extérieur {} : gardez l’un des deux.",
                quoted(&funding.funder_name)
            );
            found.say(at("/funding", &funding.id, "funder_name"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_one_that_counts_is_named_first() {
        insta::assert_snapshot!(Sample::sound().set("/funding/f1/funder", "p2").said(&RULE), @"/funding/f1/funder_name: Un même financement nomme le partenaire « Rives du Cosson », qui est retenu, et le financeur extérieur « Région » : gardez l’un des deux.");
    }

    #[test]
    fn a_blank_name_is_no_second_funder() {
        let sample = Sample::sound().set("/funding/f1/funder", "p2").set("/funding/f1/funder_name", "  ");
        assert_eq!(sample.said(&RULE), "");
    }
}
