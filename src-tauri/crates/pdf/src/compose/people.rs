//! What the pages tell of a person beside a cost: the one place that decides it (`domain.md`, « People's data »).
//!
//! A final shows an agent's function, never the name, beside a cost. Where individual costs are grouped, in a draft as
//! in a final, no amount that the pages write is that of one agent among several of a service:
//!
//! - a row of the costs is the time of a whole service in a category, or of the category's services together where
//!   one of them has a single agent there;
//! - a category's row that is one agent's of such a service all the same, having no other, tells neither days nor
//!   months, which would give what a day or a month of that agent costs;
//! - the formula of a sum counts its lines instead of writing them out, and the lines of time are traced by service;
//! - a crossed table in which a cell would be one agent's gives way to a coarser one, or to none, be it of a service or
//!   of a category: what a month costs is what an agent costs. Months and quarters of a category that has one agent
//!   of a service of several are not given either, only its years.
//!
//! What stays, since the call asks for it: the sums by service and by category, of costs and of what of them counts for
//! the grant. They are one person's where a service or a category has one agent only, in the whole budget or in its base,
//! and whoever takes one sum away from another may find one. An agent's days are not printed either, as years of days
//! and years of amounts would give the cost of each.

use std::collections::HashSet;

use ::budget::{Axis, Columns, CrossColumn, CrossTable, Line};
use dossier::Item;
use dossier::parts::Cost;

use super::Case;

/// Who gives the time of a line: the agent, or somebody of whom nothing else is known.
fn person(cost: &Item<Cost>) -> &str {
    if cost.agent.is_empty() { &cost.id } else { &cost.agent }
}

/// Whether the time of these lines is one agent's, of a service that gives the time of several.
pub fn single_out<'a>(case: Case<'a>, lines: impl Iterator<Item = &'a Item<Cost>>) -> bool {
    let lines: Vec<&Item<Cost>> = lines.filter(|cost| cost.is_time()).collect();
    let Some(first) = lines.first() else { return false };
    one_of_several(case, &lines, |cost| *cost.bearer == *first.bearer)
}

/// Whether the time of these lines is one agent's, and that of all that `within` holds is several agents'.
fn one_of_several(case: Case<'_>, lines: &[&Item<Cost>], within: impl Fn(&Cost) -> bool) -> bool {
    let all = case.input.dossier.costs.iter().filter(|cost| cost.is_time() && within(cost));
    let one = |people: HashSet<&str>| people.len() == 1;
    one(lines.iter().map(|cost| person(cost)).collect()) && !one(all.map(person).collect())
}

/// Whether a cell of a table would be one agent's, where the whole of its service or category is several agents'.
pub fn table_singles_out(case: Case<'_>, table: &CrossTable) -> bool {
    let pairs = || case.input.dossier.costs.iter().zip(&case.input.budget.lines);
    let fine = matches!(table.name.columns, Columns::Months | Columns::Quarters);
    table.rows.iter().any(|row| {
        let of = |axis: &Axis, id: &str| match axis {
            Axis::All => true,
            Axis::One(one) => one.as_deref() == Some(id),
        };
        let here = |cost: &Cost| of(&row.bearer, &cost.bearer) && of(&row.category, &cost.category);
        table.columns.iter().any(|column| {
            let some = |(cost, line): &(&Item<Cost>, &Line)| match column {
                CrossColumn::Period { first, last, .. } => {
                    line.months.first() <= *last && *first <= line.months.last()
                }
                CrossColumn::Category(category) => Some(&*cost.category) == category.as_deref(),
                CrossColumn::Amount | CrossColumn::Base | CrossColumn::Grant => true,
            };
            let cell = pairs().filter(|pair| here(pair.0) && some(pair) && !pair.1.amount.is_zero());
            let cell: Vec<&Item<Cost>> = cell.map(|(cost, _)| cost).filter(|cost| cost.is_time()).collect();
            // A row of a service's categories is held against the service; one of a category against the category and,
            // in months and quarters, against the services that it is of.
            let services = |cost: &Cost| cell.iter().any(|one| one.bearer == cost.bearer);
            one_of_several(case, &cell, |cost| match &row.bearer {
                Axis::All => here(cost) || fine && services(cost),
                bearer => of(bearer, &cost.bearer),
            })
        })
    })
}

/// Who is behind a line of time: the function, and on a draft the name.
pub fn behind(case: Case<'_>, cost: &Cost) -> Option<String> {
    agent(case, &cost.agent)
}

/// An agent beside figures: the function, and on a draft the name.
pub fn agent(case: Case<'_>, id: &str) -> Option<String> {
    let (name, function) = case.names.agent(id)?;
    let named = !case.is_final() && !name.is_empty();
    match (function.is_empty(), named) {
        (false, true) => Some(format!("{name}, {function}")),
        (false, false) => Some(function.to_owned()),
        (true, true) => Some(name.to_owned()),
        (true, false) => None,
    }
}

/// What a line is called. On a final, a label that holds the agent's name gives way to the function.
pub fn label(case: Case<'_>, cost: &Cost) -> String {
    let label = super::wording::or(&cost.label, "Dépense sans libellé").to_owned();
    let Some((name, function)) = case.names.agent(&cost.agent) else { return label };
    if !case.is_final() || name.is_empty() || !holds(&label, name) {
        return label;
    }
    if function.is_empty() { "Temps d’un agent".to_owned() } else { function.to_owned() }
}

/// Whether a text holds a name, whole or by its last word, whatever its capitals.
fn holds(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let last = name.split_whitespace().next_back().unwrap_or("");
    let words = || text.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    text.contains(&name) || last.chars().count() > 2 && words().any(|word| word == last)
}
