//! **What**: a company has a share of the grant.
//!
//! **Why**: it may be State aid, to be put under a régime d’aide or the de minimis rule.
//! **Example**: a startup that bears an eligible line.
//! **Source**: `domain.md`, « À noter »: a company with a share of the grant.

use dossier::Pointer;
use dossier::parts::PartnerKind;

use crate::{Bearer, Case, Findings, Rule, naming};

pub(crate) const RULE: Rule =
    Rule::note("partners.company_grant", "Une entreprise reçoit une part de la subvention.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (bearer, total) in case.bearers.iter().zip(&case.budget.bearers) {
        let Bearer::Partner(partner) = bearer else { continue };
        if partner.kind == Some(PartnerKind::Company) && total.grant.get() > 0 {
            let message = format!(
                "{} est une entreprise et aurait {} de la subvention : précisez le régime d’aide d’État, ou la règle \
                 de minimis, qui le permet.",
                naming::partner(partner),
                total.grant.french()
            );
            found.say(Pointer::new("/partners").join(&partner.id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_company_that_bears_an_eligible_line_is_noted_with_its_share() {
        let sample = Sample::sound().set("/costs/l4/bearer", "p3");
        insta::assert_snapshot!(sample.said(&RULE), @"/partners/p3: Le partenaire « Passe-Gué » est une entreprise et aurait 483,64 € de la subvention : précisez le régime d’aide d’État, ou la règle de minimis, qui le permet.");
        assert_eq!(sample.set("/costs/l4/eligible", "non").said(&RULE), "");
    }
}
