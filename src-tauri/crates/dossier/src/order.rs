//! The place of an item among its siblings, so that two people who insert at once never renumber the others.
//!
//! A key sorts as text; between two different keys there is always room for a third.

use fractional_index::FractionalIndex;
use serde::{Deserialize, Serialize};

/// A sortable key; equal keys (two people inserted at the same place) are told apart by the item's id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Order(String);

impl Order {
    /// A key read from the engine or a file; what is no key sorts first and is replaced at the next move.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn index(&self) -> Option<FractionalIndex> {
        FractionalIndex::from_string(&self.0).ok()
    }

    /// So many keys in order, all short: halving leaves room everywhere.
    pub fn series(count: usize) -> Vec<Order> {
        let mut keys = vec![FractionalIndex::default(); count];
        let mut spans = vec![(0, count)];
        while let Some((from, to)) = spans.pop() {
            if from >= to {
                continue;
            }
            let middle = from + (to - from) / 2;
            let before = from.checked_sub(1).and_then(|at| keys.get(at));
            let after = keys.get(to);
            let key = match (before, after) {
                (None, None) => Some(FractionalIndex::default()),
                (Some(before), None) => Some(FractionalIndex::new_after(before)),
                (None, Some(after)) => Some(FractionalIndex::new_before(after)),
                (Some(before), Some(after)) => FractionalIndex::new_between(before, after),
            };
            if let (Some(key), Some(place)) = (key, keys.get_mut(middle)) {
                *place = key;
            }
            spans.push((from, middle));
            spans.push((middle + 1, to));
        }
        keys.into_iter().map(|key| Order(key.to_string())).collect()
    }

    /// A key after `before` and ahead of `after`; `None` where the two leave no room (equal keys).
    pub fn between(before: Option<&Order>, after: Option<&Order>) -> Option<Order> {
        let before = before.and_then(Order::index);
        let after = after.and_then(Order::index);
        let key = match (before, after) {
            (None, None) => FractionalIndex::default(),
            (Some(before), None) => FractionalIndex::new_after(&before),
            (None, Some(after)) => FractionalIndex::new_before(&after),
            (Some(before), Some(after)) => FractionalIndex::new_between(&before, &after)?,
        };
        Some(Order(key.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_at_both_ends_and_between() {
        let first = Order::between(None, None).unwrap();
        let last = Order::between(Some(&first), None).unwrap();
        let middle = Order::between(Some(&first), Some(&last)).unwrap();
        let ahead = Order::between(None, Some(&first)).unwrap();
        assert!(ahead < first && first < middle && middle < last);
    }

    #[test]
    fn a_series_is_in_order_and_its_keys_are_short() {
        let series = Order::series(5_000);
        assert!(series.is_sorted_by(|a, b| a < b));
        assert!(series.iter().all(|key| key.as_str().len() <= 40));
    }

    #[test]
    fn equal_keys_leave_no_room() {
        let key = Order::between(None, None).unwrap();
        assert_eq!(Order::between(Some(&key), Some(&key)), None);
    }
}
