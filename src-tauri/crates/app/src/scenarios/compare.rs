//! Two budgets side by side: figures, and the lines that one has otherwise than the other.

use std::collections::{HashMap, HashSet};

use budget::{Budget, Cents, Parts, Ratio, figure_key, figure_step};
use call::Call;
use dossier::parts::{Cost, Dossier, Funding};
use dossier::{Item, Kind, List, Node, Pointer, Record, Shape, Target};

use super::count;
use super::told::{Told, difference};
use crate::dto::{Change, ComparedFigure, ComparedItem, ScenarioComparison, TableCellView};
use crate::views::fields::Unread;
use crate::views::names::Names;

/// One of the two.
pub(super) struct Side<'a> {
    pub parts: Parts<'a>,
    pub told: Told<'a>,
    /// What cannot be read in it, by where it would stand in the dossier.
    pub unread: Unread,
}

impl Side<'_> {
    /// What a line amounts to here; the budget's lines stand as the costs do.
    fn amount(&self, cost: &Item<Cost>) -> Cents {
        let line = self.parts.costs.position(&cost.id).and_then(|at| self.told.budget.lines.get(at));
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
    let (costs, same_costs) = items(left, right, |parts| parts.costs, names, &CostOf { left, right });
    let (funding, _) = items(left, right, |parts| parts.funding, names, &FundingOf { names });
    let figures = key_figures(&left.told, &right.told);
    let is_same =
        costs.is_empty() && funding.is_empty() && figures.iter().all(|one| one.difference.is_none());
    ScenarioComparison {
        left: left.told.name.clone(),
        right: right.told.name.clone(),
        summary: if is_same {
            "Les deux budgets ont les mêmes dépenses, les mêmes ressources et les mêmes montants.".to_owned()
        } else {
            summary(&costs, right.told.budget.total - left.told.budget.total)
        },
        figures,
        categories: by_id(
            (left, right),
            |budget| budget.categories.iter().map(|one| (one.id.clone(), one.amount)).collect(),
            ("categories", |id| names.category(id).to_owned()),
        ),
        bearers: by_id(
            (left, right),
            |budget| budget.bearers.iter().map(|one| (one.id.clone(), one.amount)).collect(),
            ("bearers", |id| names.bearer(id).to_owned()),
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

/// A figure that either side may have, as its amount and the key of its trace.
fn row(
    label: &str,
    left: (&Told<'_>, Option<Cents>),
    right: (&Told<'_>, Option<Cents>),
    key: &str,
) -> ComparedFigure {
    let cell = |(told, amount): (&Told<'_>, Option<Cents>)| amount.map(|one| told.amount(key, label, one));
    ComparedFigure {
        label: label.to_owned(),
        left: cell(left),
        right: cell(right),
        difference: signed(right.1.unwrap_or_default() - left.1.unwrap_or_default())
            .map(|text| difference([left.0, right.0], key, label, text)),
    }
}

fn key_figures(left: &Told<'_>, right: &Told<'_>) -> Vec<ComparedFigure> {
    type Get = fn(&Budget) -> Cents;
    const AMOUNTS: [(&str, &str, Get); 12] = [
        ("Total des dépenses", "total", |budget| budget.total),
        ("Dépenses éligibles", "eligible", |budget| budget.eligible),
        ("Assiette", "base", |budget| budget.base),
        ("Subvention maximale", "grant_ceiling", |budget| budget.grant_ceiling),
        ("Subvention demandée", "grant", |budget| budget.grant),
        ("Dépenses à payer", "cash_costs", |budget| budget.cash_costs),
        ("Contributions valorisées", "in_kind", |budget| budget.in_kind),
        ("Cofinancements en numéraire", "cash_funding", |budget| budget.cash_funding),
        ("dont acquis", "funding_by_status/acquired", |budget| budget.funding_by_status.acquired),
        ("Autofinancement", "self_financing", |budget| budget.self_financing),
        ("Total des ressources", "resources", |budget| budget.resources),
        ("Écart entre dépenses et ressources", "balance", |budget| budget.balance),
    ];
    type GetRate = fn(&Budget) -> Option<Ratio>;
    const RATES: [(&str, &str, GetRate); 3] = [
        ("Taux de subvention", "rates/grant_over_base", |budget| budget.rates.grant_over_base),
        ("Taux de cofinancement", "rates/cofinancing_over_total", |budget| {
            budget.rates.cofinancing_over_total
        }),
        ("Part d’argent public", "rates/public_over_total", |budget| budget.rates.public_over_total),
    ];
    let amounts = AMOUNTS.iter().map(|(label, key, get)| {
        row(label, (left, Some(get(left.budget))), (right, Some(get(right.budget))), key)
    });
    let rates = RATES
        .iter()
        .map(|(label, key, get)| rate(label, (left, get(left.budget)), (right, get(right.budget)), key));
    amounts.chain(rates).collect()
}

/// A rate, its difference in points.
fn rate(
    label: &str,
    left: (&Told<'_>, Option<Ratio>),
    right: (&Told<'_>, Option<Ratio>),
    key: &str,
) -> ComparedFigure {
    let cell = |(told, rate): (&Told<'_>, Option<Ratio>)| -> Option<TableCellView> {
        rate.map(|rate| told.figure(key, label, rate.french()))
    };
    let both = left.1.zip(right.1);
    let points = both.map(|(left, right)| right.get() - left.get()).filter(|points| *points != 0);
    ComparedFigure {
        label: label.to_owned(),
        left: cell(left),
        right: cell(right),
        difference: points.map(|points| {
            let sign = if points > 0 { "+" } else { "" };
            let points = Ratio::new(points).french();
            let text = format!("{sign}{} pt", points.trim_end_matches(['%', '\u{A0}']));
            difference([left.0, right.0], key, label, text)
        }),
    }
}

/// The amounts of a table by its ids.
type ById = Vec<(Option<String>, Cents)>;

/// The entries of both tables, in the first's order, zeros on both sides left out.
fn by_id(
    (left, right): (&Side<'_>, &Side<'_>),
    table: impl Fn(&Budget) -> ById,
    (list, name): (&str, impl Fn(Option<&str>) -> String),
) -> Vec<ComparedFigure> {
    let (before, after) = (table(left.told.budget), table(right.told.budget));
    let of = |table: &ById, id: &Option<String>| {
        table.iter().find(|(known, _)| known == id).map(|(_, amount)| *amount)
    };
    let only_right = after.iter().filter(|(id, _)| !before.iter().any(|(known, _)| known == id));
    let ids = before.iter().chain(only_right).map(|(id, _)| id);
    let rows = ids.map(|id| (id, of(&before, id), of(&after, id))).filter(|(_, before, after)| {
        [before, after].into_iter().any(|amount| amount.is_some_and(|amount| !amount.is_zero()))
    });
    rows.map(|(id, before, after)| {
        let key = figure_key(&[list, figure_step(id.as_ref()), "amount"]);
        row(&name(id.as_deref()), (&left.told, before), (&right.told, after), &key)
    })
    .collect()
}

/// How an item of a list is named, and what it amounts to on either side.
trait Compared<T> {
    /// The list of the budget's figures.
    const LIST: &'static str;
    /// The list of the dossier.
    const PLACE: &'static str;
    fn label(&self, item: &T) -> String;
    fn left(&self, item: &Item<T>) -> Cents;
    fn right(&self, item: &Item<T>) -> Cents;
}

struct CostOf<'a> {
    left: &'a Side<'a>,
    right: &'a Side<'a>,
}

impl Compared<Cost> for CostOf<'_> {
    const LIST: &'static str = "lines";
    const PLACE: &'static str = "/costs";
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

impl Compared<Funding> for FundingOf<'_> {
    const LIST: &'static str = "funding";
    const PLACE: &'static str = "/funding";
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
fn items<'a, T: Record + 'a, C: Compared<T>>(
    left: &Side<'a>,
    right: &Side<'a>,
    list: impl Fn(&Parts<'a>) -> &'a List<T>,
    names: Names<'_>,
    compared: &C,
) -> (Vec<ComparedItem>, usize) {
    let (old, new) = (list(&left.parts), list(&right.parts));
    let before: HashMap<&str, &Item<T>> = old.iter().map(|one| (one.id.as_str(), one)).collect();
    let after: HashSet<&str> = new.iter().map(|one| one.id.as_str()).collect();
    let mut differing = Vec::new();
    let mut same = 0;
    let mut say = |item: &Item<T>, change, (was, is): (Option<Cents>, Option<Cents>), details| {
        let key = figure_key(&[C::LIST, &item.id, "amount"]);
        let figure = row(&compared.label(item), (&left.told, was), (&right.told, is), &key);
        differing.push(ComparedItem { id: item.id.clone(), change, figure, details });
    };
    for item in new {
        let is = compared.right(item);
        let Some(was) = before.get(item.id.as_str()) else {
            say(item, Change::Added, (None, Some(is)), Vec::new());
            continue;
        };
        let mut details = Vec::new();
        let at = Pointer::new(C::PLACE).join(&item.id);
        let sides = [(&was.body as &dyn Node, &left.unread), (&item.body as &dyn Node, &right.unread)];
        fields(sides, &at, names, &mut details);
        let was = compared.left(was);
        if details.is_empty() && was == is {
            same += 1;
        } else {
            say(item, Change::Changed, (Some(was), Some(is)), details);
        }
    }
    for item in old.iter().filter(|item| !after.contains(item.id.as_str())) {
        say(item, Change::Removed, (Some(compared.left(item)), None), Vec::new());
    }
    (differing, same)
}

/// A part of one side, and what cannot be read there.
type Part<'a> = (&'a dyn Node, &'a Unread);

/// Each field in use that differs, by its name.
fn fields([left, right]: [Part<'_>; 2], at: &Pointer, names: Names<'_>, out: &mut Vec<String>) {
    let Shape::Record(parts) = right.0.shape() else { return };
    for part in parts {
        let at = at.join(part.key);
        let shown = |(record, unread): Part<'_>| match (record.child(part.key)?.shape(), unread.get(&at)) {
            _ if record.hides(part.key) => Some(NOTHING.to_owned()),
            (Shape::Leaf(_), Some(text)) => Some(format!("«\u{A0}{text}\u{A0}» (illisible)")),
            (Shape::Leaf(leaf), None) => Some(words(&leaf.kind(), &leaf.text(), names)),
            _ => None,
        };
        match (shown(left), shown(right)) {
            (Some(was), Some(is)) if was != is => out.push(format!("{}\u{A0}: {was} → {is}", part.label)),
            (None, None) => {
                if let (Some(was), Some(is)) = (left.0.child(part.key), right.0.child(part.key)) {
                    fields([(was, left.1), (is, right.1)], &at, names, out);
                }
            }
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
