//! The financing plan: two blocks that balance apart, cash and valued.

use ::budget::{Cents, Funder};
use dossier::leaf::Choices;

use super::Case;
use super::wording::{or, small};
use crate::tree::{Block, Cell, Column, Row, Table, Width};

/// The financing plan.
pub fn financing(case: Case<'_>) -> Vec<Block> {
    let budget = case.input.budget;
    let mut rows = vec![group("Dépenses à payer")];
    for category in &budget.categories {
        let cash = category.amount - category.in_kind;
        if !cash.is_zero() {
            rows.push(row(case.names.category_of(category.id.as_deref()), "", cash));
        }
    }
    rows.push(row("Total des dépenses à payer", "", budget.cash_costs).subtotal());
    rows.push(group("Financement des dépenses à payer"));
    rows.push(row("Subvention demandée", "Demandé", budget.grant));
    rows.extend(cash(case));
    if !budget.self_financing.is_zero() {
        let funder = case.names.owner(&case.input.dossier.self_financing.funder);
        rows.push(row(
            &format!("Autofinancement — {}", or(funder, "non attribué")),
            "",
            budget.self_financing,
        ));
    }
    let paid = budget.grant + budget.cash_funding + budget.self_financing;
    rows.push(row("Total du financement", "", paid).subtotal());
    rows.push(group("Contributions valorisées, égales en dépenses et en ressources"));
    for bearer in &budget.bearers {
        if !bearer.in_kind.is_zero() {
            rows.push(row(case.names.bearer_of(bearer.id.as_deref()), "", bearer.in_kind));
        }
    }
    rows.push(row("Total des contributions valorisées", "", budget.in_kind).subtotal());
    rows.push(row("Coût total du projet", "", budget.total).total());
    rows.push(row("Total des ressources", "", budget.resources).total());
    vec![
        Block::heading(2, "financement", "Plan de financement"),
        Block::Table(Table {
            columns: vec![
                Column::text(7),
                Column { width: Width::Fit, align: Default::default() },
                Column::figures(),
            ],
            head: vec![Row::new(vec!["Poste".into(), "État".into(), "Montant".into()])],
            rows,
            row_heads: true,
            ..Table::default()
        }),
        small(balance(case)),
    ]
}

fn cash(case: Case<'_>) -> Vec<Row> {
    let dossier = case.input.dossier;
    let facts = &case.input.budget.facts.funding;
    dossier
        .funding
        .iter()
        .zip(facts)
        .map(|(funding, facts)| {
            let name = match facts.funder {
                Funder::Outside { .. } => or(&funding.funder_name, "Financeur à préciser"),
                _ => or(case.names.owner(&funding.funder), "Financeur à préciser"),
            };
            row(name, facts.status.name(), facts.amount)
        })
        .collect()
}

fn balance(case: Case<'_>) -> String {
    let balance = case.input.budget.balance;
    if balance.is_zero() {
        return "Les ressources égalent le coût total\u{a0}: le plan est équilibré, au centime.".to_owned();
    }
    if balance > Cents::ZERO {
        return format!("Reste à financer\u{a0}: {}.", balance.french());
    }
    format!(
        "Excédent\u{a0}: la subvention et les apports dépassent les dépenses à payer de {}.",
        (-balance).french()
    )
}

fn group(title: &str) -> Row {
    Row::new(vec![Cell::from(title).span(3)]).group()
}

fn row(label: &str, state: &str, amount: Cents) -> Row {
    Row::new(vec![label.into(), state.into(), amount.french().into()])
}
