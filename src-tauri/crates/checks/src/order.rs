//! The order of findings: the gravest first, then as the fields stand in the dossier, then as the rules stand
//! in their table.

use std::collections::HashMap;

use dossier::{Node, Pointer, Shape};

use crate::{Facts, Finding};

/// Sorts findings; those of one item of a list keep the order of the rules.
pub(crate) fn sorted(list: Vec<Finding>, facts: &Facts<'_>) -> Vec<Finding> {
    let mut places = Places { facts, lists: HashMap::new() };
    let mut ranked: Vec<_> = list
        .into_iter()
        .map(|finding| ((finding.severity, places.rank(&finding.pointer)), finding))
        .collect();
    ranked.sort_by(|(a, _), (b, _)| a.cmp(b));
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

/// Where fields stand; the items of a list are numbered once.
struct Places<'a> {
    facts: &'a Facts<'a>,
    lists: HashMap<String, HashMap<&'a str, usize>>,
}

/// What stands nowhere comes last.
const NOWHERE: usize = usize::MAX;

impl<'a> Places<'a> {
    /// The positions of the parts on the way to a field, down to the first item of a list or key of a map.
    fn rank(&mut self, pointer: &Pointer) -> Vec<usize> {
        let mut rank = Vec::new();
        let mut node: &'a dyn Node = self.facts.dossier;
        let mut here = Pointer::root();
        for key in pointer.keys() {
            match node.shape() {
                Shape::Record(parts) => {
                    rank.push(parts.iter().position(|part| part.key == key).unwrap_or(NOWHERE));
                }
                Shape::List(items) => {
                    let numbers = self.lists.entry(here.as_str().to_owned());
                    let numbers = numbers.or_insert_with(|| {
                        items.ids().into_iter().enumerate().map(|(at, id)| (id, at)).collect()
                    });
                    rank.push(numbers.get(key.as_str()).copied().unwrap_or(NOWHERE));
                    break;
                }
                Shape::Map(_) => {
                    rank.push(self.place_in_call(here.as_str(), &key).unwrap_or(NOWHERE));
                    break;
                }
                Shape::Leaf(_) => break,
            }
            let Some(child) = node.child(&key) else { break };
            node = child;
            here = here.join(&key);
        }
        rank
    }

    /// The place that the call gives to a section, a declaration, a kind of partner.
    fn place_in_call(&self, map: &str, key: &str) -> Option<usize> {
        let call = self.facts.call;
        match map {
            "/sections" => call.sections.iter().position(|section| section.id == key),
            "/declarations" => call.declarations.iter().position(|declaration| declaration.id == key),
            "/missing_kinds" => call.partner_kinds.iter().position(|kind| kind.id == key),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::Sample;

    #[test]
    fn the_gravest_come_first_then_the_dossiers_order() {
        let found = Sample::sound()
            .set("/project/months", "12")
            .set("/costs/l2/bearer", "")
            .set("/costs/l1/bearer", "")
            .set("/declarations/sincere", "")
            .set("/sections/methode/text", "")
            .set("/sections/contexte/text", "")
            .findings();
        let told: Vec<_> = found.iter().map(|f| format!("{} {}", f.severity.code(), f.pointer)).collect();
        insta::assert_snapshot!(told.join("
"), @r"
        blocking /sections/contexte/text
        blocking /sections/methode/text
        blocking /costs/l1/bearer
        blocking /costs/l2/bearer
        blocking /grant/requested
        blocking /declarations/sincere
        fix /costs/l1/to
        fix /costs/l2/to
        fix /costs/l3/to
        fix /costs/l4/to
        fix /work_plan/tasks/t2/months
        fix /work_plan/deliverables/d1/month
        note /project/months
        ");
    }
}
