//! Where the amounts come from: each total, each share, each line, numbered, with its computation.
//!
//! What a line tells of a person's cost follows the dossier's choice « coûts individuels »: where they are grouped,
//! the time of a service is one entry here too, and a sum over it counts its lines (see [`people`]).

use ::budget::{
    BearerTotal, CategoryTotal, Cents, Days, RATES, Rounding, TOTALS, Trace, figure_key, figure_step,
};
use dossier::Item;
use dossier::parts::Cost;

use super::wording::{count, small};
use super::{Case, people};
use crate::tree::{Block, Cell, Column, Row, Run, Table};

/// Rows of traces, numbered as they come.
struct Entries<'a> {
    case: Case<'a>,
    letter: char,
    rows: Vec<Row>,
}

impl Entries<'_> {
    fn group(&mut self, title: &str) {
        self.rows.push(Row::new(vec![Cell::from(title).span(3)]).group());
    }

    fn push(&mut self, number: usize, title: &str, paragraphs: Vec<String>) {
        let number = format!("{}{number}", self.letter);
        let paragraphs = paragraphs.into_iter().map(|text| vec![Run::new(text)]).collect();
        let formula = Cell { paragraphs, span: 1, align: None };
        self.rows.push(Row::new(vec![number.into(), title.into(), formula]));
    }

    /// The figures of these keys that exist.
    fn keys(&mut self, keys: impl Iterator<Item = String>) {
        self.named(None, keys.map(|key| (key, None)));
    }

    /// The same, some under a name that is shorter where their group says the rest, as it does of a rounding.
    fn named<'b>(
        &mut self,
        implied: Option<Rounding>,
        keys: impl Iterator<Item = (String, Option<&'b str>)>,
    ) {
        let input = self.case.input;
        for (key, name) in keys {
            let trace = if self.case.grouped() {
                input.budget.trace_with_time_counted(&key, input.dossier, input.call)
            } else {
                input.budget.trace(&key, input.dossier, input.call)
            };
            let Some(trace) = trace else { continue };
            let number = self.numbered() + 1;
            let formula = if trace.rounding == implied { trace.formula.clone() } else { trace.to_string() };
            self.push(number, name.unwrap_or(&trace.title), vec![formula]);
        }
    }

    /// A figure of each entry of a list, under a title; nothing where there is none.
    fn under<'b>(
        &mut self,
        title: &str,
        implied: Option<Rounding>,
        list: &str,
        figure: &str,
        ids: impl Iterator<Item = (Option<&'b String>, Option<&'b str>)>,
    ) {
        let keys = ids.map(|(id, name)| (figure_key(&[list, figure_step(id), figure]), name));
        let mut keys = keys.peekable();
        if keys.peek().is_some() {
            self.group(title);
            self.named(implied, keys);
        }
    }

    fn numbered(&self) -> usize {
        self.rows.iter().filter(|row| row.cells.len() > 1).count()
    }

    fn table(self, caption: &str) -> Block {
        Block::Table(Table {
            caption: caption.to_owned(),
            columns: vec![
                Column { align: Default::default(), ..Column::figures() },
                Column::text(4),
                Column::text(7),
            ],
            head: vec![Row::new(vec!["Nº".into(), "Montant".into(), "Calcul".into()])],
            rows: self.rows,
            ..Table::default()
        })
    }
}

/// The traces of the totals, then of the lines.
pub fn traces(case: Case<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, "tracabilite", "Traçabilité des montants"),
        small(
            "D’où vient chaque montant du budget\u{a0}: sa formule avec ses nombres. Une ligne est arrondie une seule \
             fois, au centime le plus proche\u{a0}; les totaux sont des sommes de lignes arrondies. Tout autre arrondi est dit.",
        ),
        totals(case),
    ];
    // A table of a head alone would say nothing.
    if !case.input.dossier.costs.is_empty() {
        blocks.push(lines(case));
    }
    blocks
}

fn totals(case: Case<'_>) -> Block {
    let budget = case.input.budget;
    let mut entries = Entries { case, letter: 'T', rows: Vec::new() };
    entries.group("Totaux");
    entries.keys(TOTALS.iter().map(ToString::to_string));
    entries.group("Taux");
    entries.keys(RATES.iter().map(ToString::to_string));
    let bearer = |id: &Option<String>| id.as_deref().map(|id| case.names.short(id));
    let category = |id: &Option<String>| Some(case.names.category_of(id.as_deref()));
    type OfBearer = fn(&BearerTotal) -> Cents;
    const OF_BEARERS: [(&str, &str, OfBearer); 4] = [
        ("Dépenses, par porteur et partenaire", "amount", |one| one.amount),
        ("Parts de l’assiette, par porteur et partenaire", "base", |one| one.base),
        ("Contributions valorisées, par porteur et partenaire", "in_kind", |one| one.in_kind),
        ("Apports en numéraire, par porteur et partenaire", "cash", |one| one.cash),
    ];
    for (title, figure, amount) in OF_BEARERS {
        let some = budget.bearers.iter().filter(|one| !amount(one).is_zero());
        entries.under(title, None, "bearers", figure, some.map(|one| (one.id.as_ref(), bearer(&one.id))));
    }
    type OfCategory = fn(&CategoryTotal) -> Cents;
    const OF_CATEGORIES: [(&str, &str, OfCategory); 2] = [
        ("Dépenses, par poste", "amount", |one| one.amount),
        ("Parts de l’assiette, par poste", "base", |one| one.base),
    ];
    for (title, figure, amount) in OF_CATEGORIES {
        let some = budget.categories.iter().filter(|one| !amount(one).is_zero());
        entries.under(
            title,
            None,
            "categories",
            figure,
            some.map(|one| (one.id.as_ref(), category(&one.id))),
        );
    }
    let status = &budget.funding_by_status;
    if !budget.cash_funding.is_zero() {
        entries.group("Cofinancements en numéraire, par état");
        let amounts =
            [("acquired", status.acquired), ("requested", status.requested), ("planned", status.planned)];
        let some = amounts.into_iter().filter(|(_, amount)| !amount.is_zero());
        entries.keys(some.map(|(status, _)| format!("funding_by_status/{status}")));
    }
    let down = Some(Rounding::Down);
    let title = "Parts de la subvention, arrondies au centime inférieur sauf mention contraire";
    let bearers = budget.bearers.iter().filter(|one| !one.grant.is_zero());
    entries.under(title, down, "bearers", "grant", bearers.map(|one| (one.id.as_ref(), bearer(&one.id))));
    let title = "Les mêmes, par poste";
    let categories = budget.categories.iter().filter(|one| !one.grant.is_zero());
    entries.under(
        title,
        down,
        "categories",
        "grant",
        categories.map(|one| (one.id.as_ref(), category(&one.id))),
    );
    if !budget.time.is_empty() {
        entries.group("Équivalents temps plein, arrondis au centième le plus proche");
        let time = budget.time.iter();
        entries.named(
            Some(Rounding::Hundredth),
            time.map(|one| {
                (figure_key(&["time", figure_step(one.bearer.as_ref()), "fte"]), bearer(&one.bearer))
            }),
        );
    }
    entries.table("Totaux, taux et parts")
}

fn lines(case: Case<'_>) -> Block {
    let (dossier, budget) = (case.input.dossier, case.input.budget);
    let mut entries = Entries { case, letter: 'L', rows: Vec::new() };
    let grouped = |cost: &Cost| case.grouped() && cost.is_time();
    let pairs = || dossier.costs.iter().zip(&budget.lines);
    let mut number = 0;
    for (cost, line) in pairs().filter(|(cost, _)| !grouped(cost)) {
        let trace = |figure: &str| {
            let key = format!("lines/{}/{figure}", line.id);
            budget.trace(&key, dossier, case.input.call)
        };
        let Some(amount) = trace("amount") else { continue };
        let mut computed = vec![written(&amount)];
        if line.base != line.amount {
            let base = trace("base").map(|base| format!("Assiette\u{a0}: {}", written(&base)));
            computed.extend(base);
        }
        number += 1;
        entries.push(number, &title(case, cost), computed);
    }
    let mut bearers: Vec<&str> = Vec::new();
    for (cost, _) in pairs().filter(|(cost, _)| grouped(cost)) {
        if !bearers.contains(&&*cost.bearer) {
            bearers.push(&cost.bearer);
        }
    }
    for bearer in bearers {
        let own = || pairs().filter(|(cost, _)| grouped(cost) && &*cost.bearer == bearer);
        let sum = |amount: fn(&::budget::Line) -> Cents| own().map(|(_, line)| amount(line)).sum::<Cents>();
        let days: i64 = own().filter_map(|(_, line)| line.facts.days).map(|days| days.get()).sum();
        let (amount, base) = (sum(|line| line.amount), sum(|line| line.base));
        let lines = count(own().count(), "ligne arrondie au centime", "lignes arrondies une à une");
        let mut computed =
            vec![format!("{} en {lines}\u{a0}: {}", Days::new(days).french(), amount.french())];
        // What counts, or what does not, may be one agent's.
        let of =
            |counts: bool| own().filter(move |(_, line)| line.base.is_zero() != counts).map(|(cost, _)| cost);
        let singles_out = people::single_out(case, of(true)) || people::single_out(case, of(false));
        if base != amount && !singles_out {
            computed.push(format!("Assiette\u{a0}: {}", base.french()));
        }
        number += 1;
        entries.push(number, &format!("Temps d’agents, {}", case.names.short(bearer)), computed);
    }
    entries.table("Lignes de dépense")
}

/// A formula, with its rounding unless it is the one of every line.
fn written(trace: &Trace) -> String {
    match trace.rounding {
        None | Some(Rounding::Nearest) => trace.formula.clone(),
        Some(_) => trace.to_string(),
    }
}

fn title(case: Case<'_>, cost: &Item<Cost>) -> String {
    let bearer = case.names.short(&cost.bearer);
    format!("{} — {bearer}", people::label(case, cost))
}
