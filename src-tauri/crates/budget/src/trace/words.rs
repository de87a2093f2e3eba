//! The words of traces: sums, names, and what a part points at.

use dossier::number::write_french;
use dossier::parts::Cost;
use dossier::{Item, Pointer};
use rust_decimal::Decimal;

use super::keys::{NO_ID, step};
use super::{Origin, Terms, Trace, TracePart, Tracer, key};
use crate::{Cents, Line, Spread};

/// How many terms a formula writes out; more are counted.
const TERMS: usize = 4;

/// A percentage as a user reads it: `5,5 %`.
pub(super) fn percent(value: Decimal) -> String {
    format!("{}\u{A0}%", write_french(value.normalize(), None))
}

/// A range of months: `M1 à M18`, or `M3`.
pub(super) fn months(first: u32, last: u32) -> String {
    if first == last { format!("M{first}") } else { format!("M{first} à M{last}") }
}

/// A sum with its terms, or their number: `12,00 € + 3,00 € = 15,00 €`, `somme de 40 dépenses = 15,00 €`.
/// Terms of nothing are left out.
pub(super) fn sum(terms: impl Iterator<Item = Cents>, (one, many): (&str, &str), result: Cents) -> String {
    let terms: Vec<Cents> = terms.filter(|term| !term.is_zero()).collect();
    let said = result.french();
    match terms.as_slice() {
        [] => format!("rien\u{A0}: {said}"),
        [_] => format!("1 {one}\u{A0}: {said}"),
        few if few.len() <= TERMS => {
            let few: Vec<String> = few.iter().map(|term| term.french()).collect();
            format!("{} = {said}", few.join(" + "))
        }
        all => counted(all.len(), many, result),
    }
}

/// A sum told by the number of its terms: `somme de 40 dépenses = 15,00 €`.
fn counted(count: usize, many: &str, result: Cents) -> String {
    format!("somme de {count} {many} = {}", result.french())
}

/// The word for lines in a sum.
pub(super) const COSTS: (&str, &str) = ("dépense", "dépenses");

/// Months of a spread written out: `4 × 83,34 € + 2 × 83,33 € = 500,02 €`.
pub(super) fn spread_through(spread: &Spread, last: u32) -> String {
    let counted = (last.min(spread.last()) + 1).saturating_sub(spread.first());
    let longer = counted.min(spread.longer());
    let terms: Vec<String> = [(longer, spread.each() + Cents::new(1)), (counted - longer, spread.each())]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, amount)| format!("{count} × {}", amount.french()))
        .collect();
    format!("{} = {}", terms.join(" + "), spread.through(last).french())
}

/// A part that is another figure of the budget.
pub(super) fn figure(key: impl Into<String>, label: impl Into<String>, value: Cents) -> TracePart {
    TracePart { origin: Origin::Figure(key.into()), label: label.into(), figure: value.french() }
}

/// A part that is a rule of the call.
pub(super) fn rule(name: &'static str, label: &str, figure: String) -> TracePart {
    TracePart { origin: Origin::Rule(name), label: label.to_owned(), figure }
}

/// A trace without rounding.
pub(super) fn plain(title: impl Into<String>, formula: String, parts: Vec<TracePart>) -> Trace {
    Trace { title: title.into(), formula, rounding: None, parts }
}

/// The label of a cost, or what stands for it.
pub(super) fn label_of(cost: &Item<Cost>) -> String {
    let label = cost.label.trim();
    if label.is_empty() { "Dépense sans libellé".to_owned() } else { label.to_owned() }
}

impl<'a> Tracer<'a> {
    /// A field of the plan, in the scenario where there is one.
    pub(super) fn field(&self, path: &str) -> Origin {
        let root =
            self.parts.scenario.map_or_else(Pointer::root, |id| Pointer::root().join("scenarios").join(id));
        Origin::Field(root.below(path))
    }

    /// The name of a carrier or partner; `null` is nobody.
    pub(super) fn bearer_name(&self, id: &str) -> String {
        let carrier = self.parts.carriers.get(id).map(|carrier| carrier.name.trim());
        let partner = || self.parts.partners.get(id).map(|partner| partner.name.trim());
        named(id, carrier.or_else(partner))
    }

    /// The name of a category; `null` is none.
    pub(super) fn category_name(&self, id: &str) -> String {
        named(id, self.call.category(id).map(|category| category.name.as_str()))
    }

    /// The lines, each with its cost.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'a Line, &'a Item<Cost>)> + use<'a> {
        self.budget.lines.iter().zip(self.parts.costs)
    }

    /// The lines with their amounts, of those that `keep` keeps.
    pub(super) fn sum_of_amounts(
        &self,
        title: impl Into<String>,
        result: Cents,
        keep: impl Fn(&Line) -> bool,
    ) -> Trace {
        let kept = self.lines().filter(|(line, _)| keep(line));
        let amounts = kept.map(|(line, cost)| (line, cost, line.amount));
        self.sum_of_lines(title, result, &["amount"], amounts)
    }

    /// What of the lines is in the base, of those that `keep` keeps.
    pub(super) fn sum_of_bases(
        &self,
        title: impl Into<String>,
        result: Cents,
        keep: impl Fn(&Line) -> bool,
    ) -> Trace {
        let kept = self.lines().filter(|(line, _)| keep(line));
        let bases = kept.map(|(line, cost)| (line, cost, line.base));
        self.sum_of_lines(title, result, &["base"], bases)
    }

    /// A sum over lines of some amount, each line a part that leads on to one of its own figures.
    pub(super) fn sum_of_lines(
        &self,
        title: impl Into<String>,
        result: Cents,
        leads_to: &[&str],
        lines: impl Iterator<Item = (&'a Line, &'a Item<Cost>, Cents)>,
    ) -> Trace {
        let mut time = false;
        let parts: Vec<(Cents, TracePart)> = lines
            .filter(|(_, _, amount)| !amount.is_zero())
            .inspect(|(_, cost, _)| time |= cost.is_time())
            .map(|(line, cost, amount)| {
                let key = key(&[&["lines", &line.id], leads_to].concat());
                (amount, figure(key, label_of(cost), amount))
            })
            .collect();
        let formula = if time && self.terms == Terms::TimeCounted && parts.len() > 1 {
            counted(parts.len(), COSTS.1, result)
        } else {
            sum(parts.iter().map(|(amount, _)| *amount), COSTS, result)
        };
        plain(title, formula, parts.into_iter().map(|(_, part)| part).collect())
    }
}

fn named(id: &str, name: Option<&str>) -> String {
    match name {
        Some(name) if !name.is_empty() => name.to_owned(),
        Some(_) => "sans nom".to_owned(),
        None if id == NO_ID => "non attribué".to_owned(),
        None => id.to_owned(),
    }
}

/// Whether an entry of a table is the one that a key names.
pub(super) fn is(entry: Option<&String>, id: &str) -> bool {
    step(entry) == id
}
