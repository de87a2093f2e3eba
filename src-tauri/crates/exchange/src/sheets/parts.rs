//! A bearer or category in tables: the ones that the budget lists, the last of them for lines without any.

use budget::{BearerTotal, Budget, CategoryTotal};

use crate::names::{Named, label};

/// What stands for lines without bearer or category.
pub const NOBODY: &str = "(non attribué)";

/// The id as in a key of `amorce-budget/1`.
pub fn step(id: Option<&String>) -> String {
    id.map_or_else(
        || "null".to_owned(),
        |id| dossier::Pointer::root().join(id).as_str().trim_start_matches('/').to_owned(),
    )
}

/// The name of an entry.
pub fn name<'a>(list: &'a [Named], id: Option<&String>) -> &'a str {
    id.map_or(NOBODY, |id| label(list, id))
}

/// Whether the budget has lines that nobody bears.
pub fn bearers(budget: &Budget) -> (&[BearerTotal], Option<&BearerTotal>) {
    match budget.bearers.split_last() {
        Some((last, known)) if last.id.is_none() => (known, Some(last)),
        _ => (&budget.bearers, None),
    }
}

/// Whether the budget has lines without category.
pub fn categories(budget: &Budget) -> (&[CategoryTotal], Option<&CategoryTotal>) {
    match budget.categories.split_last() {
        Some((last, known)) if last.id.is_none() => (known, Some(last)),
        _ => (&budget.categories, None),
    }
}
