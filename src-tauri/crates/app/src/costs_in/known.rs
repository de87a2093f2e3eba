//! Rows that are in the budget already, as after an import of the same file: taken again, they would count twice. Two costs
//! may be the same, so nothing is refused: it is told.

use std::collections::BTreeSet;

use budget::Cents;
use dossier::Value;
use dossier::number::write_count;
use exchange::intake::LineRead;
use exchange::names::fold;

use super::amount_of;
use crate::session::Session;

/// What names a line for this: its label, folded, and what it costs.
pub type Known = BTreeSet<(String, Cents)>;

/// The lines of the budget that have a label and an amount.
pub fn lines(session: &Session) -> Known {
    let costs = &session.dossier().costs;
    let of = |line: &budget::Line| Some((fold(&costs.get(&line.id)?.label), amount_of(line)?));
    session.budget.lines.iter().filter_map(of).filter(|(label, _)| !label.is_empty()).collect()
}

/// In French, how many of these lines are known, each with what it will cost.
pub fn sentence<'a>(
    known: &Known,
    lines: impl Iterator<Item = (&'a LineRead, Option<Cents>)>,
) -> Option<String> {
    let is_known = |(line, amount): &(&LineRead, Option<Cents>)| {
        let label = line.values.iter().find_map(|(path, value)| match value {
            Value::Text(label) if path == "label" => Some(fold(label)),
            _ => None,
        });
        label.zip(*amount).is_some_and(|line| known.contains(&line))
    };
    let count = lines.filter(is_known).count();
    let (lines, are) = match count {
        0 => return None,
        1 => ("1 ligne de ce tableau est".to_owned(), "la reprendre la compterait"),
        many => (format!("{} lignes de ce tableau sont", write_count(many)), "les reprendre les compterait"),
    };
    Some(format!(
        "{lines} déjà dans le budget, avec le même libellé et le même montant\u{A0}: si elle{s} y {came} par un import \
         précédent, {are} deux fois.",
        s = if count > 1 { "s" } else { "" },
        came = if count > 1 { "sont venues" } else { "est venue" },
    ))
}
