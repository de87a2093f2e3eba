//! **What**: the financing plan does not balance: something is left to finance, or grant and cash pass what
//! there is to pay.
//!
//! **Why**: it is the fault that gets a dossier refused.
//! **Example**: much valued time, and the grant left at its ceiling: an « excédent », mended in one gesture.
//! **Source**: `domain.md`, « Bloquant »: plan not balanced; `formats.md`, rule 6 (the finding offers
//! `requested = grant_useful`).

use dossier::Pointer;

use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule =
    Rule::blocking("budget.not_balanced", "Le plan de financement n’est pas équilibré.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let budget = case.budget;
    let balance = budget.balance;
    if balance.get() > 0 {
        let message = format!(
            "le plan de financement n’est pas équilibré : reste à financer {}. Désignez qui porte \
             l’autofinancement, ou complétez les financements.",
            balance.french()
        );
        let useful = format!("La subvention peut être portée à {}.", budget.grant_useful.french());
        let useful = case.advised(useful);
        let hints = if budget.grant < budget.grant_useful { vec![useful.as_str()] } else { Vec::new() };
        found.say_with(Pointer::new("/self_financing/funder"), message, &hints);
    }
    if balance.get() < 0 {
        let surplus = -balance;
        let head = format!(
            "le plan de financement n’est pas équilibré : excédent de {}, la subvention et les apports dépassent \
             les dépenses à payer.",
            surplus.french()
        );
        // What the funding brings beyond the costs to pay, whatever the grant.
        let beyond = (budget.cash_funding - budget.cash_costs).or_zero();
        let useful = format!("ramenez la subvention demandée à {}", budget.grant_useful.french());
        let less = format!("réduisez les financements en numéraire de {}", beyond.french());
        let (pointer, advice) = match (budget.grant > budget.grant_useful, beyond.is_zero()) {
            (true, true) => ("/grant/requested", format!("Pour équilibrer, {useful}.")),
            (true, false) => ("/grant/requested", format!("Pour équilibrer, {useful} et {less}.")),
            (false, _) => ("/funding", format!("Pour équilibrer, {less}.")),
        };
        found.say_with(Pointer::new(pointer), head, &[&case.advised(advice)]);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn what_is_left_to_finance_is_named() {
        let sample = Sample::sound().set("/grant/requested", "33000");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /self_financing/funder: Le plan de financement n’est pas équilibré : reste à financer 1 000,00 €. Désignez qui porte l’autofinancement, ou complétez les financements.
          > La subvention peut être portée à 34 000,00 €.
        ");
        assert_eq!(sample.set("/self_financing/funder", "c1").said(&RULE), "", "somebody bears it");
    }

    #[test]
    fn no_amount_is_advised_as_long_as_one_of_the_budget_cannot_be_read() {
        let sample =
            Sample::sound().set("/grant/requested", "35150.00").unread("/costs/l4/basis/amount", "1,2,3");
        let said = sample.said(&RULE);
        assert!(said.contains("Corrigez d’abord les saisies illisibles du budget"), "{said}");
        assert!(!said.contains("ramenez"), "{said}");
    }

    #[test]
    fn a_surplus_offers_the_useful_grant() {
        let sample = Sample::sound().set("/grant/requested", "");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /grant/requested: Le plan de financement n’est pas équilibré : excédent de 1 150,00 €, la subvention et les apports dépassent les dépenses à payer.
          > Pour équilibrer, ramenez la subvention demandée à 34 000,00 €.
        ");
        assert_eq!(sample.set("/grant/requested", "34000.00").said(&RULE), "", "the offer balances");
    }

    #[test]
    fn cash_beyond_the_costs_is_to_be_reduced_too() {
        let sample = Sample::sound().set("/funding/f1/amount", "36000.50");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /grant/requested: Le plan de financement n’est pas équilibré : excédent de 34 000,50 €, la subvention et les apports dépassent les dépenses à payer.
          > Pour équilibrer, ramenez la subvention demandée à 0,00 € et réduisez les financements en numéraire de 0,50 €.
        ");
        let without_grant = sample.set("/grant/requested", "0");
        insta::assert_snapshot!(without_grant.said(&RULE), @r"
        /funding: Le plan de financement n’est pas équilibré : excédent de 0,50 €, la subvention et les apports dépassent les dépenses à payer.
          > Pour équilibrer, réduisez les financements en numéraire de 0,50 €.
        ");
    }
}
