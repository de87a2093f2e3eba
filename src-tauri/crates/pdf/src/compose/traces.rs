//! Where the amounts come from: each total, each share, each line, numbered, with its computation.
//!
//! What a line tells of a person's cost follows the dossier's choice « coûts individuels »: where they are grouped,
//! the time of a service is one entry here too, and a sum over it counts its lines (see [`people`]).

use ::budget::{Cents, Days, RATES, Rounding, TOTALS, Trace};
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
    vec![
        Block::heading(1, "tracabilite", "Traçabilité des montants"),
        small(
            "D’où vient chaque montant du budget\u{a0}: sa formule avec ses nombres. Une ligne est arrondie une seule \
             fois, au centime le plus proche\u{a0}; les totaux sont des sommes de lignes arrondies. Tout autre arrondi est dit.",
        ),
        totals(case),
        lines(case),
    ]
}

fn totals(case: Case<'_>) -> Block {
    let budget = case.input.budget;
    let mut entries = Entries { case, letter: 'T', rows: Vec::new() };
    entries.group("Totaux");
    entries.keys(TOTALS.iter().map(ToString::to_string));
    entries.group("Taux");
    entries.keys(RATES.iter().map(ToString::to_string));
    let id = |id: &Option<String>| id.clone().unwrap_or_else(|| "null".to_owned());
    let bearer = |id: &Option<String>| id.as_deref().map(|id| case.names.short(id));
    let some = |grant: Cents| !grant.is_zero();
    if budget.bearers.iter().any(|bearer| some(bearer.grant)) {
        entries.group("Parts de la subvention, arrondies au centime inférieur sauf mention contraire");
        let down = Some(Rounding::Down);
        let bearers = budget.bearers.iter().filter(|one| some(one.grant));
        entries.named(down, bearers.map(|one| (format!("bearers/{}/grant", id(&one.id)), bearer(&one.id))));
        let categories = budget.categories.iter().filter(|one| some(one.grant));
        let category = |id: &Option<String>| Some(case.names.category_of(id.as_deref()));
        entries.named(
            down,
            categories.map(|one| (format!("categories/{}/grant", id(&one.id)), category(&one.id))),
        );
    }
    if !budget.time.is_empty() {
        entries.group("Équivalents temps plein, arrondis au centième le plus proche");
        let time = budget.time.iter();
        entries.named(
            Some(Rounding::Hundredth),
            time.map(|one| (format!("time/{}/fte", id(&one.bearer)), bearer(&one.bearer))),
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
        if base != amount {
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
