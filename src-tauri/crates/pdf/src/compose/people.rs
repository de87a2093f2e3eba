//! What may stand beside a cost: the one place that decides whether a person is named there.
//!
//! A final shows an agent's function, never the name, beside a cost (`domain.md`, « People's data »).

use super::Case;
use dossier::parts::Cost;

/// Who is behind a line of time: the function, and on a draft the name.
pub fn behind(case: Case<'_>, cost: &Cost) -> Option<String> {
    let (name, function) = case.names.agent(&cost.agent)?;
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
