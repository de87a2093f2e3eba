//! **What**: the amount of a line cannot be computed; the line counts for zero.
//!
//! **Why**: the budget is wrong by what is missing.
//! **Example**: days without a daily cost; a purchase without its VAT by who does not recover it wholly.
//! **Source**: `domain.md`, « Bloquant »: a line that cannot be computed; `formats.md`, rule 2.

use budget::{Input, Uncomputable};
use dossier::Pointer;

use crate::naming::quoted;
use crate::{Case, Findings, Rule, naming};

pub(crate) const RULE: Rule =
    Rule::blocking("costs.not_computable", "Le montant d’une dépense ne peut pas être calculé.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines() {
        let Some(why) = line.facts.uncomputable else { continue };
        let path = why.path();
        let pointer = if path.starts_with('/') {
            Pointer::new(path)
        } else {
            Pointer::new("/costs").join(&cost.id).below(path)
        };
        let unread = case.unread.iter().find(|(at, _)| *at == pointer);
        let why_said = unread.map_or_else(
            || why.to_string(),
            |(_, text)| format!("la saisie {} n’a pas pu être lue", quoted(text)),
        );
        let advice = match why {
            _ if unread.is_some() => "corrigez-la",
            Uncomputable::NoBasis => "choisissez-le",
            Uncomputable::Missing(Input::Quantity) => "indiquez-la",
            Uncomputable::Missing(_) => "indiquez-le",
            Uncomputable::WorkingDaysZero => "corrigez-le",
            Uncomputable::TooLarge => "corrigez ses valeurs ou partagez la dépense en plusieurs lignes",
        };
        let message =
            format!("{} n’a pas de montant et compte pour zéro : {why_said}, {advice}.", naming::cost(cost));
        found.say(pointer, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_is_missing_is_named_with_its_field() {
        let sample = Sample::sound()
            .set("/costs/l1/basis/daily_cost", "")
            .set("/costs/l3/basis/vat", "")
            .set("/costs/l4/basis/kind", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l1/basis/daily_cost: La dépense « Coordination » n’a pas de montant et compte pour zéro : le coût journalier manque, indiquez-le.
        /costs/l3/basis/vat: La dépense « Designers » n’a pas de montant et compte pour zéro : le taux de TVA manque, indiquez-le.
        /costs/l4/basis/kind: La dépense « Salle » n’a pas de montant et compte pour zéro : le mode de calcul n’est pas choisi, choisissez-le.
        ");
    }

    #[test]
    fn the_advice_agrees_with_what_is_missing() {
        let said = Sample::sound().set("/costs/l3/basis/quantity", "").said(&RULE);
        assert!(said.contains("la quantité manque, indiquez-la."), "{said}");
    }

    #[test]
    fn what_was_typed_and_cannot_be_read_is_not_called_missing() {
        let sample = Sample::sound()
            .set("/costs/l1/basis/daily_cost", "")
            .unread("/costs/l1/basis/daily_cost", "1,2,3");
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l1/basis/daily_cost: La dépense « Coordination » n’a pas de montant et compte pour zéro : la saisie « 1,2,3 » n’a pas pu être lue, corrigez-la.");
    }

    #[test]
    fn working_days_are_the_projects() {
        insta::assert_snapshot!(Sample::sound().set("/project/working_days", "0").said(&RULE), @"/project/working_days: La dépense « Expertise » n’a pas de montant et compte pour zéro : le nombre de jours ouvrés par an du projet est zéro, corrigez-le.");
    }

    #[test]
    fn an_amount_beyond_the_limit_is_told() {
        let sample = Sample::sound().set("/costs/l1/basis/days", "999999999").set("/costs/l1/label", "");
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l1/basis: Une dépense sans libellé n’a pas de montant et compte pour zéro : le résultat dépasse 999 999 999,99 €, corrigez ses valeurs ou partagez la dépense en plusieurs lignes.");
    }

    #[test]
    fn who_recovers_vat_wholly_needs_no_rate() {
        let sample = Sample::sound().set("/carriers/c1/vat_recovered", "100").set("/costs/l3/basis/vat", "");
        assert_eq!(sample.said(&RULE), "");
    }
}
