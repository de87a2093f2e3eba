//! **What**: a partner is also paid as a provider (same SIRET, or same name without case, accents, spaces).
//!
//! **Why**: a public buyer cannot pay its partner without competition (commande publique).
//! **Example**: « PASSE GUE » paid for a tool by a service, and « Passe-Gué » among the partners.
//! **Source**: `domain.md`, « À noter »: a partner that is also paid as a provider. A line in kind pays nobody.

use std::collections::HashMap;

use dossier::Item;
use dossier::parts::Cost;

use crate::identifiers::bare;
use crate::wording::count;
use crate::{Case, Findings, Rule, at, folded, naming};

pub(crate) const RULE: Rule =
    Rule::note("partners.also_provider", "Un partenaire est aussi payé comme prestataire.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let paid = case.lines().filter(|(_, line)| !line.in_kind).map(|(cost, _)| cost);
    let (mut by_siret, mut by_name) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
    for cost in paid {
        let (siret, name) = (bare(&cost.provider.siret), folded(&cost.provider.name));
        if !siret.is_empty() {
            by_siret.entry(siret).or_default().push(cost);
        }
        if !name.is_empty() {
            by_name.entry(name).or_default().push(cost);
        }
    }
    if by_siret.is_empty() && by_name.is_empty() {
        return;
    }
    for partner in &case.dossier.partners {
        let same_siret = by_siret.get(&bare(&partner.siret)).into_iter().flatten().copied();
        let same_name = by_name.get(&folded(&partner.name)).into_iter().flatten().copied();
        let mut lines: Vec<&Item<Cost>> = same_siret.chain(same_name).collect();
        lines.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        lines.dedup_by(|a, b| a.id == b.id);
        let Some(first) = lines.first() else { continue };
        let others = i64::try_from(lines.len() - 1).unwrap_or(i64::MAX);
        let more = match others {
            0 => String::new(),
            _ => format!(" et pour {}", count(others, "autre dépense", "autres dépenses")),
        };
        let message = format!(
            "{} est aussi payé comme prestataire pour {}{more} : vérifiez les règles de la commande publique.",
            naming::partner(partner),
            naming::cost(first),
        );
        found.say(at("/costs", &first.id, "provider/name"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn the_same_name_under_another_spelling_is_found() {
        let sample = Sample::sound().set("/costs/l3/provider/name", "PASSE GUE");
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l3/provider/name: Le partenaire « Passe-Gué » est aussi payé comme prestataire pour la dépense « Designers » : vérifiez les règles de la commande publique.");
    }

    #[test]
    fn the_same_siret_is_found_once_a_partner() {
        let sample = Sample::sound()
            .set("/costs/l3/provider/siret", "999 900 145 00049")
            .set("/costs/l3/provider/name", "Passe-Gué")
            .add("/costs", "l5", &[("label", "Outil"), ("provider/siret", "99990014500049")]);
        insta::assert_snapshot!(sample.said(&RULE), @"/costs/l3/provider/name: Le partenaire « Passe-Gué » est aussi payé comme prestataire pour la dépense « Designers » et pour 1 autre dépense : vérifiez les règles de la commande publique.");
    }

    #[test]
    fn what_is_in_kind_pays_nobody() {
        let sample = Sample::sound().set("/costs/l4/provider/name", "Passe-Gué");
        assert_eq!(sample.said(&RULE), "");
    }
}
