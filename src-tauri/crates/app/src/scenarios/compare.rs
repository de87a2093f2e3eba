//! Two budgets side by side: figures, and the lines that one has otherwise than the other.

use budget::{Budget, Cents, Parts, Ratio};
use call::Call;
use dossier::parts::{Cost, Dossier, Funding};
use dossier::{Item, Kind, List, Node, Record, Shape, Target};

use super::count;
use crate::dto::{Change, ComparedFigure, ComparedItem, ScenarioComparison};
use crate::views::names::Names;

/// One of the two.
pub(super) struct Side<'a> {
    pub name: String,
    pub parts: Parts<'a>,
    pub budget: &'a Budget,
}

impl Side<'_> {
    /// What a line amounts to here; the budget's lines stand as the costs do.
    fn amount(&self, cost: &Item<Cost>) -> Cents {
        let line = self.parts.costs.position(&cost.id).and_then(|at| self.budget.lines.get(at));
        line.map_or(Cents::ZERO, |line| line.amount)
    }
}

/// What stands where a field is missing.
const NOTHING: &str = "—";

pub(super) fn compare(
    left: &Side<'_>,
    right: &Side<'_>,
    dossier: &Dossier,
    call: &Call,
) -> ScenarioComparison {
    let names = Names { dossier, call };
    let (costs, same_costs) = items(left.parts.costs, right.parts.costs, names, &CostOf { left, right });
    let (funding, _) = items(left.parts.funding, right.parts.funding, names, &FundingOf { names });
    let figures = key_figures(left.budget, right.budget);
    let is_same =
        costs.is_empty() && funding.is_empty() && figures.iter().all(|one| one.difference.is_none());
    ScenarioComparison {
        left: left.name.clone(),
        right: right.name.clone(),
        summary: if is_same {
            "Les deux budgets ont les mêmes dépenses, les mêmes ressources et les mêmes montants.".to_owned()
        } else {
            summary(&costs, right.budget.total - left.budget.total)
        },
        figures,
        categories: by_id(
            left.budget.categories.iter().map(|one| (one.id.as_deref(), one.amount)),
            right.budget.categories.iter().map(|one| (one.id.as_deref(), one.amount)),
            |id| names.category(id).to_owned(),
        ),
        bearers: by_id(
            left.budget.bearers.iter().map(|one| (one.id.as_deref(), one.amount)),
            right.budget.bearers.iter().map(|one| (one.id.as_deref(), one.amount)),
            |id| names.bearer(id).to_owned(),
        ),
        funding,
        costs,
        same_costs: count(same_costs),
    }
}

fn summary(costs: &[ComparedItem], difference: Cents) -> String {
    let of = |change: Change, one: &str, many: &str| {
        let number = costs.iter().filter(|item| item.change == change).count();
        (number > 0).then(|| format!("{number}\u{A0}{}", if number < 2 { one } else { many }))
    };
    let parts: Vec<String> = [
        of(Change::Added, "dépense ajoutée", "dépenses ajoutées"),
        of(Change::Removed, "dépense retirée", "dépenses retirées"),
        of(Change::Changed, "dépense modifiée", "dépenses modifiées"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lines = if parts.is_empty() { "Les mêmes dépenses".to_owned() } else { parts.join(", ") };
    match signed(difference) {
        Some(difference) => format!("{lines}\u{A0}; {difference} sur le total."),
        None => format!("{lines}\u{A0}; le total est le même."),
    }
    .replace("\u{A0};", "\u{202F};")
}

/// « +1 234,00 € », « −1 234,00 € »; none for nothing.
fn signed(amount: Cents) -> Option<String> {
    let sign = if amount > Cents::ZERO { "+" } else { "" };
    (!amount.is_zero()).then(|| format!("{sign}{}", amount.french()))
}

fn row(label: impl Into<String>, left: Option<Cents>, right: Option<Cents>) -> ComparedFigure {
    ComparedFigure {
        label: label.into(),
        left: left.map(Cents::french),
        right: right.map(Cents::french),
        difference: signed(right.unwrap_or_default() - left.unwrap_or_default()),
    }
}

fn key_figures(left: &Budget, right: &Budget) -> Vec<ComparedFigure> {
    type Get = fn(&Budget) -> Cents;
    const AMOUNTS: [(&str, Get); 12] = [
        ("Total des dépenses", |budget| budget.total),
        ("Dépenses éligibles", |budget| budget.eligible),
        ("Assiette", |budget| budget.base),
        ("Subvention maximale", |budget| budget.grant_ceiling),
        ("Subvention demandée", |budget| budget.grant),
        ("Dépenses à payer", |budget| budget.cash_costs),
        ("Contributions valorisées", |budget| budget.in_kind),
        ("Cofinancements en numéraire", |budget| budget.cash_funding),
        ("dont acquis", |budget| budget.funding_by_status.acquired),
        ("Autofinancement", |budget| budget.self_financing),
        ("Total des ressources", |budget| budget.resources),
        ("Écart entre dépenses et ressources", |budget| budget.balance),
    ];
    type GetRate = fn(&Budget) -> Option<Ratio>;
    const RATES: [(&str, GetRate); 3] = [
        ("Subvention sur assiette", |budget| budget.rates.grant_over_base),
        ("Cofinancement sur total", |budget| budget.rates.cofinancing_over_total),
        ("Fonds publics sur total", |budget| budget.rates.public_over_total),
    ];
    let amounts = AMOUNTS.iter().map(|(label, get)| row(*label, Some(get(left)), Some(get(right))));
    let rates = RATES.iter().map(|(label, get)| rate(label, get(left), get(right)));
    amounts.chain(rates).collect()
}

/// A rate, its difference in points.
fn rate(label: &str, left: Option<Ratio>, right: Option<Ratio>) -> ComparedFigure {
    let difference =
        left.zip(right).map(|(left, right)| right.get() - left.get()).filter(|points| *points != 0);
    ComparedFigure {
        label: label.to_owned(),
        left: left.map(Ratio::french),
        right: right.map(Ratio::french),
        difference: difference.map(|points| {
            let sign = if points > 0 { "+" } else { "" };
            let points = Ratio::new(points).french();
            format!("{sign}{} pt", points.trim_end_matches(['%', '\u{A0}']))
        }),
    }
}

/// The entries of both tables, in the first's order, zeros on both sides left out.
fn by_id<'a>(
    left: impl Iterator<Item = (Option<&'a str>, Cents)>,
    right: impl Iterator<Item = (Option<&'a str>, Cents)>,
    name: impl Fn(Option<&str>) -> String,
) -> Vec<ComparedFigure> {
    let left: Vec<_> = left.collect();
    let right: Vec<_> = right.collect();
    let of = |table: &[(Option<&str>, Cents)], id| {
        table.iter().find(|(known, _)| *known == id).map_or(Cents::ZERO, |(_, amount)| *amount)
    };
    let only_right = right.iter().filter(|(id, _)| !left.iter().any(|(known, _)| known == id));
    let ids = left.iter().chain(only_right).map(|(id, _)| *id);
    ids.map(|id| (id, of(&left, id), of(&right, id)))
        .filter(|(_, left, right)| !left.is_zero() || !right.is_zero())
        .map(|(id, left, right)| row(name(id), Some(left), Some(right)))
        .collect()
}

/// How an item of a list is named, and what it amounts to on either side.
trait Told<T> {
    fn label(&self, item: &T) -> String;
    fn left(&self, item: &Item<T>) -> Cents;
    fn right(&self, item: &Item<T>) -> Cents;
}

struct CostOf<'a> {
    left: &'a Side<'a>,
    right: &'a Side<'a>,
}

impl Told<Cost> for CostOf<'_> {
    fn label(&self, cost: &Cost) -> String {
        let label = cost.label.trim();
        if label.is_empty() { "Dépense sans libellé".to_owned() } else { label.to_owned() }
    }
    fn left(&self, item: &Item<Cost>) -> Cents {
        self.left.amount(item)
    }
    fn right(&self, item: &Item<Cost>) -> Cents {
        self.right.amount(item)
    }
}

struct FundingOf<'a> {
    names: Names<'a>,
}

impl Told<Funding> for FundingOf<'_> {
    fn label(&self, funding: &Funding) -> String {
        let outside = funding.funder_name.trim();
        match (funding.funder.is_empty(), outside.is_empty()) {
            (false, _) => self.names.bearer(Some(&funding.funder)).to_owned(),
            (true, false) => outside.to_owned(),
            (true, true) => "Financeur à préciser".to_owned(),
        }
    }
    fn left(&self, item: &Item<Funding>) -> Cents {
        let amount = item.amount.map(|amount| amount.get());
        amount.map_or(Cents::ZERO, |mut euros| {
            euros.rescale(2);
            Cents::new(i64::try_from(euros.mantissa()).unwrap_or(i64::MAX))
        })
    }
    fn right(&self, item: &Item<Funding>) -> Cents {
        self.left(item)
    }
}

/// The items that differ, in the order of the second list with those that went at their end; and how many do not.
fn items<T: Record>(
    left: &List<T>,
    right: &List<T>,
    names: Names<'_>,
    told: &impl Told<T>,
) -> (Vec<ComparedItem>, usize) {
    let before: std::collections::HashMap<&str, &Item<T>> =
        left.iter().map(|one| (one.id.as_str(), one)).collect();
    let after: std::collections::HashSet<&str> = right.iter().map(|one| one.id.as_str()).collect();
    let mut differing = Vec::new();
    let mut same = 0;
    let mut say = |id: &str, change, figure, details| {
        differing.push(ComparedItem { id: id.to_owned(), change, figure, details });
    };
    for item in right {
        let Some(was) = before.get(item.id.as_str()) else {
            say(&item.id, Change::Added, row(told.label(item), None, Some(told.right(item))), Vec::new());
            continue;
        };
        let mut details = Vec::new();
        fields(&was.body, &item.body, names, &mut details);
        if details.is_empty() && told.left(was) == told.right(item) {
            same += 1;
        } else {
            let figure = row(told.label(item), Some(told.left(was)), Some(told.right(item)));
            say(&item.id, Change::Changed, figure, details);
        }
    }
    for item in left.iter().filter(|item| !after.contains(item.id.as_str())) {
        say(&item.id, Change::Removed, row(told.label(item), Some(told.left(item)), None), Vec::new());
    }
    (differing, same)
}

/// Each field in use that differs, by its name.
fn fields(left: &dyn Node, right: &dyn Node, names: Names<'_>, out: &mut Vec<String>) {
    let Shape::Record(parts) = right.shape() else { return };
    for part in parts {
        if left.hides(part.key) && right.hides(part.key) {
            continue;
        }
        let (Some(was), Some(is)) = (left.child(part.key), right.child(part.key)) else { continue };
        let shown = |node: &dyn Node, hidden: bool| match node.shape() {
            _ if hidden => Some(NOTHING.to_owned()),
            Shape::Leaf(leaf) => Some(words(&leaf.kind(), &leaf.text(), names)),
            _ => None,
        };
        match (shown(was, left.hides(part.key)), shown(is, right.hides(part.key))) {
            (Some(was), Some(is)) if was != is => out.push(format!("{}\u{A0}: {was} → {is}", part.label)),
            (None, None) => fields(was, is, names, out),
            _ => {}
        }
    }
}

/// A field's text for people.
fn words(kind: &Kind, text: &str, names: Names<'_>) -> String {
    let said = match kind {
        _ if text.is_empty() => NOTHING,
        Kind::Flag if text == "true" => "oui",
        Kind::Flag => "non",
        Kind::Choice(choices) => choices.iter().find(|one| one.code == text).map_or(text, |one| one.name),
        Kind::Reference(Target::Bearer) => names.bearer(Some(text)),
        Kind::Reference(Target::Category) => names.category(Some(text)),
        Kind::Reference(Target::Agent) => {
            let agents = names.dossier.carriers.iter().flat_map(|carrier| &carrier.agents);
            agents
                .into_iter()
                .find(|agent| agent.id == text)
                .map_or("un autre agent", |agent| agent.name.trim())
        }
        _ => text,
    };
    said.to_owned()
}
