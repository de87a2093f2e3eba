//! Crossed tables of the budget, and where its figures come from.

use ::budget::Cents;

use super::Case;
use super::wording::small;
use crate::tree::{Block, Cell, Column, Row, Table};

/// By bearer, by category, by bearer and category and year, and the time given.
pub fn tables(case: Case<'_>) -> Vec<Block> {
    let budget = case.input.budget;
    let mut blocks = vec![Block::heading(2, "repartition", "Répartition")];
    let mut rows: Vec<Row> = budget
        .bearers
        .iter()
        .filter(|bearer| bearer.id.is_some() || !bearer.amount.is_zero())
        .map(|bearer| {
            let name = case.names.bearer_of(bearer.id.as_deref());
            amounts(name, &[bearer.amount, bearer.base, bearer.grant, bearer.in_kind, bearer.cash])
        })
        .collect();
    let cash: Cents = budget.bearers.iter().map(|bearer| bearer.cash).sum();
    rows.push(amounts("Total", &[budget.total, budget.base, budget.grant, budget.in_kind, cash]).total());
    blocks.push(table(
        "Par porteur et partenaire",
        &["Porteur ou partenaire", "Dépenses", "Assiette", "Subvention", "Valorisé", "Numéraire apporté"],
        rows,
    ));
    let mut rows: Vec<Row> = budget
        .categories
        .iter()
        .filter(|category| !category.amount.is_zero())
        .map(|category| {
            let name = case.names.category_of(category.id.as_deref());
            amounts(name, &[category.amount, category.in_kind, category.base, category.grant])
        })
        .collect();
    rows.push(amounts("Total", &[budget.total, budget.in_kind, budget.base, budget.grant]).total());
    blocks.push(table(
        "Par poste de dépense",
        &["Poste de dépense", "Dépenses", "dont valorisé", "Assiette", "Subvention"],
        rows,
    ));
    blocks.push(by_year(case));
    blocks.extend(time(case));
    blocks
}

/// Bearer × category × year.
fn by_year(case: Case<'_>) -> Block {
    let budget = case.input.budget;
    let years: Vec<u32> = budget.years.iter().map(|year| year.year).collect();
    let mut head = vec!["Porteur et poste".to_owned()];
    head.extend(years.iter().map(|year| format!("Année {year}")));
    head.push("Total".to_owned());
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut rows = Vec::new();
    for bearer in &budget.bearers {
        let own = || budget.crossed.iter().filter(|cell| cell.bearer == bearer.id);
        if own().next().is_none() {
            continue;
        }
        let span = u16::try_from(years.len() + 2).unwrap_or(2);
        rows.push(Row::new(vec![Cell::from(case.names.bearer_of(bearer.id.as_deref())).span(span)]).group());
        for category in &budget.categories {
            let cells: Vec<Cents> = years
                .iter()
                .map(|year| {
                    let mut cells = own().filter(|cell| cell.category == category.id && cell.year == *year);
                    cells.next().map_or(Cents::ZERO, |cell| cell.amount)
                })
                .collect();
            let sum: Cents = cells.iter().copied().sum();
            if !sum.is_zero() {
                let cells: Vec<Cents> = cells.into_iter().chain([sum]).collect();
                rows.push(amounts(case.names.category_of(category.id.as_deref()), &cells));
            }
        }
    }
    let totals: Vec<Cents> = budget.years.iter().map(|year| year.amount).chain([budget.total]).collect();
    rows.push(amounts("Total", &totals).total());
    table("Par porteur, poste et année du projet", &head, rows)
}

/// The time given, by service.
fn time(case: Case<'_>) -> Option<Block> {
    let rows: Vec<Row> = case
        .input
        .budget
        .time
        .iter()
        .map(|time| {
            Row::new(vec![
                case.names.bearer_of(time.bearer.as_deref()).into(),
                time.days.french().into(),
                time.fte.map_or("—".to_owned(), |fte| fte.french()).into(),
                time.amount.french().into(),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| {
        table("Temps consacré au projet", &["Porteur", "Jours", "Équivalents temps plein", "Montant"], rows)
    })
}

/// Where the totals come from.
pub fn traces(case: Case<'_>) -> Vec<Block> {
    let input = case.input;
    let keys = [
        "total",
        "eligible",
        "base",
        "grant_ceiling",
        "grant_useful",
        "grant",
        "in_kind",
        "cash_costs",
        "cash_funding",
        "self_financing",
        "resources",
        "balance",
    ];
    let rows: Vec<Row> = keys
        .iter()
        .filter_map(|key| input.budget.trace(key, input.dossier, input.call))
        .map(|trace| Row::new(vec![trace.title.as_str().into(), trace.to_string().into()]))
        .collect();
    vec![
        Block::heading(2, "calculs", "D’où viennent ces chiffres"),
        small("Chaque total, avec le calcul qui y mène et son arrondi."),
        Block::Table(Table {
            columns: vec![Column::text(3), Column::text(8)],
            head: vec![Row::new(vec!["Chiffre".into(), "Calcul".into()])],
            rows,
            row_heads: true,
            ..Table::default()
        }),
    ]
}

fn amounts(name: &str, amounts: &[Cents]) -> Row {
    let write = |amount: &Cents| if amount.is_zero() { "—".to_owned() } else { amount.french() };
    let cells = amounts.iter().map(|amount| Cell::from(write(amount)));
    Row::new([Cell::from(name)].into_iter().chain(cells).collect())
}

fn table(caption: &str, head: &[&str], rows: Vec<Row>) -> Block {
    let mut columns = vec![Column::text(1)];
    columns.resize(head.len(), Column::figures());
    Block::Table(Table {
        caption: caption.to_owned(),
        columns,
        head: vec![Row::new(head.iter().map(|text| Cell::from(*text)).collect())],
        rows,
        row_heads: true,
        ..Table::default()
    })
}
