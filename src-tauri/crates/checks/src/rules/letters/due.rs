//! **What**: a letter that is due has not been received.
//!
//! **Why**: nobody is bound by what others say they bring. It is due from each carrier but the one that files,
//! and from each partner, that bears in-kind lines, gives cash or bears the self-financing.
//! **Example**: a partner lends a room, its letter is awaited; « sans objet » does not lift it.
//! **Source**: `domain.md`, « À corriger »: a letter due and not received; for who is in the dossier it also says
//! that a funding « acquis » has its letter (`letters.funding_acquired` speaks of outside funders).

use std::collections::HashSet;

use budget::Funder;
use dossier::parts::Letter;

use crate::wording::list;
use crate::{Bearer, Case, Findings, Rule, naming};

pub(crate) const RULE: Rule = Rule::fix("letters.due", "Une lettre attendue n’est pas arrivée.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let budget = case.budget;
    let in_kind: HashSet<usize> = budget
        .lines
        .iter()
        .filter(|line| line.in_kind)
        .filter_map(|line| line.facts.bearer.known())
        .collect();
    let cash: HashSet<usize> = budget
        .facts
        .funding
        .iter()
        .filter_map(
            |funding| if let Funder::Bearer(position) = funding.funder { Some(position) } else { None },
        )
        .collect();
    let rest = budget.facts.self_financing.known().filter(|_| budget.self_financing.get() > 0);
    let files = &*case.dossier.identity.filing_carrier;
    for (position, bearer) in case.bearers.iter().enumerate() {
        let is_filing = matches!(bearer, Bearer::Carrier(carrier) if carrier.id == files);
        if is_filing || bearer.letter() == Letter::Received {
            continue;
        }
        let reasons: Vec<&str> = [
            (in_kind.contains(&position), "porte des dépenses en nature"),
            (cash.contains(&position), "apporte un financement"),
            (rest == Some(position), "porte l’autofinancement"),
        ]
        .into_iter()
        .filter_map(|(is_so, reason)| is_so.then_some(reason))
        .collect();
        if !reasons.is_empty() {
            let message = format!(
                "{} {}, et sa lettre n’est pas reçue : obtenez-la et joignez-la.",
                naming::bearer(*bearer),
                list(&reasons)
            );
            let may_file = files.is_empty() && matches!(bearer, Bearer::Carrier(_));
            let hints =
                ["S’il dépose le dossier, désignez-le comme service déposant : sa lettre n’est pas due."];
            found.say_with(bearer.field("letter"), message, if may_file { &hints } else { &[] });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn who_brings_something_owes_a_letter() {
        let sample = Sample::sound()
            .set("/carriers/c2/letter", "")
            .set("/partners/p2/letter", "none")
            .add("/funding", "f2", &[("funder", "p2"), ("amount", "10")])
            .set("/grant/requested", "33000")
            .set("/self_financing/funder", "p3");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /carriers/c2/letter: Le service « DREAL » porte des dépenses en nature, et sa lettre n’est pas reçue : obtenez-la et joignez-la.
        /partners/p2/letter: Le partenaire « Rives du Cosson » porte des dépenses en nature et apporte un financement, et sa lettre n’est pas reçue : obtenez-la et joignez-la.
        /partners/p3/letter: Le partenaire « Passe-Gué » porte l’autofinancement, et sa lettre n’est pas reçue : obtenez-la et joignez-la.
        ");
    }

    #[test]
    fn who_files_and_who_brings_nothing_owe_none() {
        let sample =
            Sample::sound().set("/carriers/c1/letter", "awaited").set("/partners/p1/letter", "awaited");
        assert_eq!(sample.said(&RULE), "");
        insta::assert_snapshot!(sample.set("/identity/filing_carrier", "").said(&RULE), @r"
        /carriers/c1/letter: Le service « SGAR » porte des dépenses en nature, et sa lettre n’est pas reçue : obtenez-la et joignez-la.
          > S’il dépose le dossier, désignez-le comme service déposant : sa lettre n’est pas due.
        ");
    }
}
