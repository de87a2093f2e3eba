//! **What**: a line has no category, or one that the call lacks.
//!
//! **Why**: it stands under no heading of the budget that is filed.
//! **Example**: a category of a former call, brought by an import.
//! **Source**: `domain.md`, « Bloquant »: a line without category; `formats.md`, rule 8 and « Reading ».

use budget::Place;

use crate::naming::{self, quoted};
use crate::{Case, Findings, Rule, at};

pub(crate) const RULE: Rule =
    Rule::blocking("costs.category_missing", "Une dépense n’a pas de poste de l’appel.", check);

fn check(case: &Case<'_>, found: &mut Findings) {
    for (cost, line) in case.lines() {
        let what = match line.facts.category {
            Place::Known(_) => continue,
            Place::Missing => "n’a pas de poste de dépense : choisissez-en un".to_owned(),
            Place::Unknown => format!(
                "a un poste de dépense que cet appel ne connaît pas ({}) : choisissez-en un autre",
                quoted(&cost.category)
            ),
        };
        found.say(at("/costs", &cost.id, "category"), format!("{} {what}.", naming::cost(cost)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::sample::Sample;

    #[test]
    fn no_category_and_one_of_another_call_are_told_apart() {
        let sample = Sample::sound().set("/costs/l1/category", "").set("/costs/l3/category", "voyages");
        insta::assert_snapshot!(sample.said(&RULE), @r"
        /costs/l1/category: La dépense « Coordination » n’a pas de poste de dépense : choisissez-en un.
        /costs/l3/category: La dépense « Designers » a un poste de dépense que cet appel ne connaît pas (« voyages ») : choisissez-en un autre.
        ");
    }
}
