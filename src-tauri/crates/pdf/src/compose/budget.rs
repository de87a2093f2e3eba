//! The costs, category by category, each with its basis: what is to be paid, then what is valued.

use ::budget::{Cents, Line};
use call::Nature;
use dossier::Item;
use dossier::number::write_price;
use dossier::parts::{Basis, BasisKind, Cost, vat_recovered};

use super::wording::{number, percent, small};
use super::{Case, drawn, people, table_or};
use crate::tree::{Align, Block, Cell, Column, Row, Run, Table, Width};

/// A cost and what was computed of it.
type Computed<'a> = (&'a Item<Cost>, &'a Line);

/// The costs.
pub fn budget(case: Case<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "budget", "Budget")];
    blocks.push(small(introduction(case)));
    blocks.extend(case.provisional());
    for (in_kind, id, title, nothing) in [
        (false, "depenses", "Dépenses à payer", "Aucune dépense à payer."),
        (true, "valorisees", "Contributions valorisées", "Aucune contribution valorisée."),
    ] {
        blocks.push(Block::heading(2, id, title));
        let rows = rows(case, in_kind);
        blocks.push(table_or(rows, nothing, |rows| Table {
            caption: String::new(),
            columns: vec![
                Column::text(6),
                Column::text(6),
                Column::text(4),
                Column { width: Width::Fit, align: Align::Left },
                Column::figures(),
            ],
            head: vec![Row::new(
                ["Dépense", "Base de calcul", "Porteur", "Mois", "Montant"]
                    .into_iter()
                    .map(Cell::from)
                    .collect(),
            )],
            rows,
            row_heads: true,
            ..Table::default()
        }));
    }
    blocks.extend(reasons(case));
    blocks.extend(drawn(&case.input.charts.costs));
    blocks
}

fn introduction(case: Case<'_>) -> String {
    let base = case.input.call.rules.base_in_words(case.input.budget.facts.base_end);
    let rate = percent(case.input.budget.rate * rust_decimal::Decimal::ONE_HUNDRED);
    format!(
        "La subvention couvre au plus {rate} de l’assiette, c’est-à-dire des dépenses éligibles {base}. Chaque montant est arrondi une fois, au centime. Une contribution valorisée n’est payée par personne dans \
         le projet\u{a0}: elle compte pour le même montant en dépense et en ressource."
    )
}

/// How time was valued, in the dossier's words.
fn reasons(case: Case<'_>) -> Vec<Block> {
    let project = &case.input.dossier.project;
    let days = project.working_days.map(|days| format!("{}\u{a0}jours ouvrés par an. ", number(days.get())));
    [
        format!("{}{}", days.unwrap_or_default(), project.working_days_reason.trim()),
        project.valuation_reason.trim().to_owned(),
    ]
    .into_iter()
    .filter(|text| !text.trim().is_empty())
    .map(small)
    .collect()
}

fn rows(case: Case<'_>, in_kind: bool) -> Vec<Row> {
    let dossier = case.input.dossier;
    let lines: Vec<Computed<'_>> = dossier
        .costs
        .iter()
        .zip(&case.input.budget.lines)
        .filter(|(_, line)| line.in_kind == in_kind)
        .collect();
    let mut rows = Vec::new();
    for nature in [Nature::Personnel, Nature::Operating, Nature::Investment] {
        let categories = case.input.call.categories.iter().filter(|category| category.nature == nature);
        let mut sum = Cents::ZERO;
        for category in categories {
            let name = format!("{} — {}", nature.name(), category.name);
            sum += category_rows(case, &mut rows, &name, &of_category(&lines, Some(&category.id)));
        }
        if sum != Cents::ZERO {
            rows.push(sum_row(&format!("Sous-total {}", nature.name()), sum).subtotal());
        }
    }
    let known = |cost: &Cost| case.input.call.category(&cost.category).is_some();
    let others: Vec<Computed<'_>> = lines.iter().copied().filter(|(cost, _)| !known(cost)).collect();
    category_rows(case, &mut rows, "Sans poste de dépense", &others);
    if !rows.is_empty() {
        let total: Cents = lines.iter().map(|(_, line)| line.amount).sum();
        rows.push(sum_row("Total", total).total());
    }
    rows
}

fn of_category<'a>(lines: &[Computed<'a>], id: Option<&str>) -> Vec<Computed<'a>> {
    lines.iter().copied().filter(|(cost, _)| id == Some(&*cost.category)).collect()
}

fn category_rows(case: Case<'_>, rows: &mut Vec<Row>, name: &str, lines: &[Computed<'_>]) -> Cents {
    if lines.is_empty() {
        return Cents::ZERO;
    }
    rows.push(Row::new(vec![Cell::from(name).span(5)]).group());
    // Time of agents, one by one or by service, as the dossier chooses.
    let (time, others): (Vec<Computed<'_>>, Vec<Computed<'_>>) =
        lines.iter().partition(|(cost, _)| case.grouped() && cost.is_time());
    rows.extend(grouped(case, &time));
    rows.extend(others.iter().map(|(cost, line)| detailed(case, cost, line)));
    lines.iter().map(|(_, line)| line.amount).sum()
}

/// The time of a category, a row for each service; or one for all of them, where one of these would be one agent's.
fn grouped(case: Case<'_>, lines: &[Computed<'_>]) -> Vec<Row> {
    let mut bearers: Vec<&str> = Vec::new();
    for (cost, _) in lines {
        if !bearers.contains(&&*cost.bearer) {
            bearers.push(&cost.bearer);
        }
    }
    let of = |bearer: &str| -> Vec<Computed<'_>> {
        lines.iter().copied().filter(|(cost, _)| *cost.bearer == *bearer).collect()
    };
    let single = |bearer: &&str| people::single_out(case, of(bearer).iter().map(|(cost, _)| *cost));
    if bearers.iter().any(single) {
        let names: Vec<&str> = bearers.iter().map(|bearer| case.names.short(bearer)).collect();
        return vec![time_row(case, lines, &names.join(", "))];
    }
    bearers.into_iter().map(|bearer| time_row(case, &of(bearer), case.names.short(bearer))).collect()
}

fn time_row(case: Case<'_>, lines: &[Computed<'_>], who: &str) -> Row {
    let days: i64 = lines.iter().filter_map(|(_, line)| line.facts.days).map(|days| days.get()).sum();
    let amount: Cents = lines.iter().map(|(_, line)| line.amount).sum();
    let first = lines.iter().map(|(_, line)| line.months.first()).min().unwrap_or(1);
    let last = lines.iter().map(|(_, line)| line.months.last()).max().unwrap_or(1);
    let missing = lines.iter().filter(|(_, line)| line.facts.uncomputable.is_some()).count();
    let missing = if missing > 0 { format!(", dont {missing} à compléter") } else { String::new() };
    let number = super::wording::count(lines.len(), "ligne", "lignes");
    let one = people::single_out(case, lines.iter().map(|(cost, _)| *cost));
    let told = |what: String| if one { "—".to_owned() } else { what };
    Row::new(vec![
        format!("Temps d’agents ({number}{missing})").into(),
        told(::budget::Days::new(days).french()).into(),
        who.into(),
        told(months(first, last)).into(),
        amount.french().into(),
    ])
}

fn detailed(case: Case<'_>, cost: &Item<Cost>, line: &Line) -> Row {
    let label = people::label(case, cost);
    let mut about = vec![vec![Run::new(label.as_str())]];
    let grey = |text: String| vec![Run::italic(text)];
    if let Some(behind) = people::behind(case, cost).filter(|behind| *behind != label) {
        about.push(grey(behind));
    }
    if !cost.provider.name.trim().is_empty() {
        about.push(grey(format!("Prestataire\u{a0}: {}", cost.provider.name.trim())));
    }
    if !cost.is_eligible() {
        about.push(grey("Hors assiette de la subvention".to_owned()));
    }
    Row::new(vec![
        Cell { paragraphs: about, span: 1, align: None },
        basis(case, cost, line).into(),
        case.names.short(&cost.bearer).into(),
        months(line.months.first(), line.months.last()).into(),
        line.amount.french().into(),
    ])
}

/// A basis as one reads it: « 12 j × 310,50 € ».
fn basis(case: Case<'_>, cost: &Cost, line: &Line) -> String {
    let Basis { kind, days, daily_cost, yearly_cost, quantity, unit_price, vat, .. } = &cost.basis;
    let missing = || "à compléter".to_owned();
    let price = |value: Option<rust_decimal::Decimal>| value.map_or_else(missing, write_price);
    let plain = |value: Option<rust_decimal::Decimal>| value.map_or_else(missing, number);
    if line.facts.uncomputable.is_some() {
        return "à compléter\u{a0}: la ligne compte pour zéro".to_owned();
    }
    let days = plain(days.map(|days| days.get()));
    match kind {
        None => missing(),
        Some(BasisKind::TimeDaily) => {
            format!("{days}\u{a0}j × {}", price(daily_cost.map(|cost| cost.get())))
        }
        Some(BasisKind::TimeYearly) => {
            let working = plain(case.input.dossier.project.working_days.map(|days| days.get()));
            format!("{days}\u{a0}j × {} par an ÷ {working}\u{a0}j", price(yearly_cost.map(|cost| cost.get())))
        }
        Some(BasisKind::Purchase) => {
            let price = price(unit_price.map(|price| price.get()));
            let vat = vat.map_or(String::new(), |vat| format!(", TVA {}", percent(vat.get())));
            let vat = if vat.is_empty() { vat } else { vat + &recovered(case, cost) };
            format!("{} × {price} HT{vat}", plain(quantity.map(|quantity| quantity.get())))
        }
        Some(BasisKind::LumpSum) => "Forfait".to_owned(),
    }
}

/// What of the VAT its bearer gets back, without which the price does not lead to the amount: « , récupérée à 35 % ».
fn recovered(case: Case<'_>, cost: &Cost) -> String {
    let dossier = case.input.dossier;
    let share = vat_recovered(&dossier.carriers, &dossier.partners, &cost.bearer);
    let share = share.map(|share| share.get()).unwrap_or_default();
    if share.is_zero() { String::new() } else { format!(", récupérée à {}", percent(share)) }
}

pub fn months(first: u32, last: u32) -> String {
    if first == last { format!("M{first}") } else { format!("M{first}–M{last}") }
}

fn sum_row(label: &str, amount: Cents) -> Row {
    Row::new(vec![Cell::from(label).span(4), amount.french().into()])
}
