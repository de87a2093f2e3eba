//! **What**: there are more cost lines than a dossier may have.
//!
//! **Why**: an edit or an import would have been refused; a merge is taken whole, and told.
//! **Example**: 3 000 lines on each side of a merge.
//! **Source**: `domain.md`, « Limits »: « a merge that passes them is taken and computed in full, with a finding ».

use dossier::parts::Cost;
use dossier::{Pointer, Record};

use crate::wording::number;
use crate::{Case, Findings, Rule};

pub(crate) const RULE: Rule = Rule::fix("costs.too_many", "Le dossier a trop de lignes de dépense.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    let lines = case.dossier.costs.len();
    if lines > Cost::LIMIT {
        let message = format!(
            "le dossier compte {} lignes de dépense pour {} au plus : regroupez ou retirez-en {}.",
            number(lines),
            number(Cost::LIMIT),
            number(lines - Cost::LIMIT)
        );
        found.say(Pointer::new("/costs"), message);
    }
}

#[cfg(test)]
mod tests {
    use dossier::{AnyList, Order};

    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn a_merge_that_passes_the_limit_is_told() {
        let mut sample = Sample::empty();
        for number in 0..5_000 {
            sample.dossier.costs.put(&format!("l{number:04}"), Order::default());
        }
        assert_eq!(sample.said(&RULE), "");
        sample.dossier.costs.put("m", Order::default());
        insta::assert_snapshot!(sample.said(&RULE), @"/costs: Le dossier compte 5 001 lignes de dépense pour 5 000 au plus : regroupez ou retirez-en 1.");
    }
}
