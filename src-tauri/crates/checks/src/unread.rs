//! What was typed and could not be read: whether it still matters, and whether the budget's figures lack it.

use dossier::{Dossier, Kind, Node, Order, Pointer, Shape};

/// The parts of a dossier whose numbers and choices the budget is computed from.
const COUNTED: [&str; 4] = ["project", "costs", "funding", "grant"];

/// Those of the unread fields that the budget counts as missing although something was typed, as they stand in the
/// dossier: as long as there is one, a sum that comes out even proves nothing.
pub fn unread_figures<'a>(
    dossier: &'a Dossier,
    unread: impl IntoIterator<Item = &'a Pointer>,
) -> Vec<&'a Pointer> {
    let unread = unread.into_iter().filter(|at| is_counted(dossier, at) && is_in_use(dossier, at));
    let mut unread: Vec<&Pointer> = unread.collect();
    unread.sort_by_cached_key(|at| place(dossier, at));
    unread
}

/// The part of the dossier, and where the item stands in its list.
fn place<'a>(dossier: &'a Dossier, at: &Pointer) -> (Option<String>, Option<&'a Order>) {
    let mut keys = at.keys();
    let (part, item) = (keys.next(), keys.next());
    let order = match part.as_deref().and_then(|part| dossier.child(part)).map(Node::shape) {
        Some(Shape::List(items)) => item.and_then(|id| items.place(&id)).map(|(order, _)| order),
        _ => None,
    };
    (part, order)
}

fn is_counted(dossier: &Dossier, at: &Pointer) -> bool {
    let field = at.split().map(|(_, field)| field).unwrap_or_default();
    match field.as_str() {
        "vat_recovered" => return true,
        "letter" => return false,
        _ => {}
    }
    at.as_str().split('/').nth(1).is_some_and(|part| COUNTED.contains(&part))
        && match dossier.node(at).map(Node::shape) {
            Some(Shape::Leaf(leaf)) => !matches!(leaf.kind(), Kind::Line { .. } | Kind::Prose { .. }),
            _ => false,
        }
}

/// Whether the field is still there: its item not removed, its basis of cost not changed; and no scenario's.
pub(crate) fn is_in_use(dossier: &dyn Node, pointer: &Pointer) -> bool {
    if pointer.is_within(&Pointer::new("/scenarios")) {
        return false;
    }
    let mut node = dossier;
    for key in pointer.keys() {
        let removed = match node.shape() {
            Shape::List(items) => items.place(&key).is_none_or(|(_, removed)| removed),
            _ => node.hides(&key),
        };
        if removed {
            return false;
        }
        let Some(child) = node.child(&key) else { break };
        node = child;
    }
    true
}

#[cfg(test)]
mod tests {
    use dossier::Pointer;

    use super::unread_figures;
    use crate::sample::Sample;

    #[test]
    fn what_is_typed_for_the_budget_and_cannot_be_read_leaves_it_unsure_and_nothing_else_does() {
        let sample = Sample::sound().last("/costs", "l1");
        let unread = [
            "/carriers/c1/vat_recovered",
            "/costs/l1/basis/days",
            "/costs/l3/basis/quantity",
            "/funding/f1/amount",
            "/grant/requested",
            // Words, a field of another mode of cost, a line that is not there, another part, a scenario.
            "/costs/l1/label",
            "/costs/l1/basis/amount",
            "/costs/l9/basis/amount",
            "/missing_kinds/users",
            "/funding/f1/letter",
            "/scenarios/s1/costs/l1/basis/days",
        ]
        .map(Pointer::new);
        let found = unread_figures(&sample.dossier, &unread);
        insta::assert_snapshot!(found.iter().map(|at| at.as_str()).collect::<Vec<_>>().join("\n"), @r"
        /carriers/c1/vat_recovered
        /costs/l3/basis/quantity
        /costs/l1/basis/days
        /funding/f1/amount
        /grant/requested
        ");
    }
}
