//! The budget as a flat map: key -> figure in French; and what of it changed.
//!
//! Keys are the pointers of `amorce-budget/1` without the first slash, lists by id.

use std::collections::{BTreeMap, HashMap};

use budget::{Budget, Cents, Ratio, figure_key, figure_step};

/// Figures by key; `None`: gone.
pub(crate) type Changes = BTreeMap<String, Option<String>>;

/// All figures of a budget.
pub(crate) fn all(budget: &Budget) -> BTreeMap<String, String> {
    let mut changes = Changes::new();
    changed(None, budget, &mut changes);
    changes.into_iter().filter_map(|(key, figure)| Some((key, figure?))).collect()
}

/// The figures that differ between two budgets; only those are written out.
pub(crate) fn changed(old: Option<&Budget>, new: &Budget, out: &mut Changes) {
    totals(old, new, out);
    lines(old, new, out);
    tables(old, new, out);
    crossed(old, new, out);
}

fn put(out: &mut Changes, key: impl FnOnce() -> String, old: Option<Cents>, new: Option<Cents>) {
    if old != new {
        out.insert(key(), new.map(Cents::french));
    }
}

fn totals(old: Option<&Budget>, new: &Budget, out: &mut Changes) {
    type Get = fn(&Budget) -> Cents;
    const TOTALS: [(&str, Get); 15] = [
        ("total", |b| b.total),
        ("eligible", |b| b.eligible),
        ("base", |b| b.base),
        ("grant_ceiling", |b| b.grant_ceiling),
        ("grant_useful", |b| b.grant_useful),
        ("grant", |b| b.grant),
        ("in_kind", |b| b.in_kind),
        ("cash_costs", |b| b.cash_costs),
        ("cash_funding", |b| b.cash_funding),
        ("self_financing", |b| b.self_financing),
        ("resources", |b| b.resources),
        ("balance", |b| b.balance),
        ("funding_by_status/acquired", |b| b.funding_by_status.acquired),
        ("funding_by_status/requested", |b| b.funding_by_status.requested),
        ("funding_by_status/planned", |b| b.funding_by_status.planned),
    ];
    for (key, get) in TOTALS {
        put(out, || key.to_owned(), old.map(get), Some(get(new)));
    }
    type Rate = fn(&Budget) -> Option<Ratio>;
    const RATES: [(&str, Rate); 3] = [
        ("rates/grant_over_base", |b| b.rates.grant_over_base),
        ("rates/cofinancing_over_total", |b| b.rates.cofinancing_over_total),
        ("rates/public_over_total", |b| b.rates.public_over_total),
    ];
    for (key, get) in RATES {
        let rate = get(new);
        if old.map(get) != Some(rate) {
            out.insert(key.to_owned(), rate.map(Ratio::french));
        }
    }
}

fn lines(old: Option<&Budget>, new: &Budget, out: &mut Changes) {
    let before = old.map(|b| b.lines.as_slice()).unwrap_or_default();
    // The usual case, one cell changed: same lines in the same order.
    let aligned = before.len() == new.lines.len() && before.iter().zip(&new.lines).all(|(a, b)| a.id == b.id);
    let by_id: HashMap<&str, &budget::Line> =
        if aligned { HashMap::new() } else { before.iter().map(|line| (line.id.as_str(), line)).collect() };
    for (index, line) in new.lines.iter().enumerate() {
        let was = if aligned { before.get(index) } else { by_id.get(line.id.as_str()).copied() };
        put(out, || format!("lines/{}/amount", line.id), was.map(|l| l.amount), Some(line.amount));
        put(out, || format!("lines/{}/base", line.id), was.map(|l| l.base), Some(line.base));
        let span = |line: &budget::Line| (line.months.first(), line.months.last());
        if was.map(span) != Some(span(line)) {
            let (first, last) = span(line);
            out.insert(format!("lines/{}/span", line.id), Some(format!("{first}–{last}")));
        }
    }
    if !aligned {
        let now: std::collections::HashSet<&str> = new.lines.iter().map(|line| line.id.as_str()).collect();
        for line in before.iter().filter(|line| !now.contains(line.id.as_str())) {
            out.insert(format!("lines/{}/amount", line.id), None);
            out.insert(format!("lines/{}/base", line.id), None);
            out.insert(format!("lines/{}/span", line.id), None);
        }
    }
}

/// A small table of a budget, written out by key.
fn table(budget: &Budget) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut put = |key: String, cents: Cents| all.insert(key, cents.french());
    for category in &budget.categories {
        let key = |figure| figure_key(&["categories", figure_step(category.id.as_ref()), figure]);
        put(key("amount"), category.amount);
        put(key("base"), category.base);
        put(key("grant"), category.grant);
    }
    for bearer in &budget.bearers {
        let key = |figure| figure_key(&["bearers", figure_step(bearer.id.as_ref()), figure]);
        put(key("amount"), bearer.amount);
        put(key("base"), bearer.base);
        put(key("grant"), bearer.grant);
        put(key("cash"), bearer.cash);
        put(key("in_kind"), bearer.in_kind);
    }
    for (month, cents) in budget.months.iter().enumerate() {
        put(format!("months/{}", month + 1), *cents);
    }
    for quarter in &budget.quarters {
        put(format!("quarters/{}/amount", quarter.quarter), quarter.amount);
    }
    for year in &budget.years {
        put(format!("years/{}/amount", year.year), year.amount);
        put(format!("years/{}/base", year.year), year.base);
    }
    for year in &budget.civil_years {
        put(format!("civil_years/{}/amount", year.year), year.amount);
    }
    for time in &budget.time {
        let key = |figure| figure_key(&["time", figure_step(time.bearer.as_ref()), figure]);
        all.insert(key("amount"), time.amount.french());
        all.insert(key("days"), time.days.french());
        if let Some(fte) = time.fte {
            all.insert(key("fte"), fte.french());
        }
    }
    all
}

fn tables(old: Option<&Budget>, new: &Budget, out: &mut Changes) {
    let same = old.is_some_and(|old| {
        old.categories == new.categories
            && old.bearers == new.bearers
            && old.months == new.months
            && old.years == new.years
            && old.civil_years == new.civil_years
            && old.time == new.time
    });
    if same {
        return;
    }
    differ(old.map(table).unwrap_or_default(), table(new), out);
}

fn crossed(old: Option<&Budget>, new: &Budget, out: &mut Changes) {
    let before = old.map(|b| b.crossed.as_slice()).unwrap_or_default();
    if before == new.crossed {
        return;
    }
    let written = |cells: &[budget::Crossed]| -> BTreeMap<String, String> {
        cells
            .iter()
            .map(|cell| {
                let (bearer, category) =
                    (figure_step(cell.bearer.as_ref()), figure_step(cell.category.as_ref()));
                let key = figure_key(&["crossed", bearer, category, &cell.year.to_string(), "amount"]);
                (key, cell.amount.french())
            })
            .collect()
    };
    differ(written(before), written(&new.crossed), out);
}

fn differ(mut before: BTreeMap<String, String>, after: BTreeMap<String, String>, out: &mut Changes) {
    for (key, figure) in after {
        if before.remove(&key).as_ref() != Some(&figure) {
            out.insert(key, Some(figure));
        }
    }
    out.extend(before.into_keys().map(|key| (key, None)));
}
