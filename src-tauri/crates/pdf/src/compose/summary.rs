//! The summary sheet: key figures, the project in a few lines, who to call.

use super::Case;
use super::wording::{count, fact, iban, joined, month, siret};
use crate::tree::{Block, Column, KeyFigure, ParagraphStyle, Row, Run, Table, TableStyle};

/// The summary sheet.
pub fn summary(case: Case<'_>) -> Vec<Block> {
    let dossier = case.input.dossier;
    let mut blocks = vec![Block::heading(1, "synthese", "Fiche de synthèse"), key_figures(case)];
    blocks.extend(case.provisional());
    for paragraph in dossier.identity.summary.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        blocks.push(Block::Paragraph { text: vec![Run::new(paragraph)], style: ParagraphStyle::Lead });
    }
    let identity = &dossier.identity;
    let coordinator = &identity.coordinator;
    let recipient = &identity.recipient;
    let start = dossier.project.start.map_or(String::new(), |start| month(start.year, start.month));
    let contact =
        joined(&[&coordinator.name, &coordinator.service, &coordinator.email, &coordinator.phone], " · ");
    let recipient = joined(
        &[
            &recipient.name,
            &labelled("SIRET", &siret(&recipient.siret)),
            &labelled("IBAN", &iban(&recipient.iban)),
            &labelled("fonds de concours", &recipient.fonds_de_concours),
            &labelled("comptable", &recipient.comptable),
        ],
        " · ",
    );
    let rows: Vec<Row> = [
        fact("Début du projet", &start),
        fact("Service déposant", case.names.owner(&identity.filing_carrier)),
        fact("Coordination", &contact),
        fact("Organisme bénéficiaire", &recipient),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(facts(rows)));
    }
    blocks
}

fn key_figures(case: Case<'_>) -> Block {
    let (budget, dossier) = (case.input.budget, case.input.dossier);
    let rate = budget
        .rates
        .grant_over_base
        .map_or(String::new(), |rate| format!(", {} de l’assiette", rate.french()));
    let months = usize::try_from(budget.facts.project_months).unwrap_or(0);
    let figures = [
        (budget.total.french(), "Coût total du projet".to_owned()),
        (budget.grant.french(), format!("Subvention demandée{rate}")),
        (budget.base.french(), format!("Assiette de la subvention, sur {} mois", budget.facts.base_end)),
        (budget.in_kind.french(), "Contributions valorisées".to_owned()),
        (budget.cash_costs.french(), "Dépenses à payer".to_owned()),
        (count(months, "mois", "mois"), "Durée du projet".to_owned()),
        (dossier.carriers.len().to_string(), "Services de l’État porteurs".to_owned()),
        (dossier.partners.len().to_string(), "Partenaires".to_owned()),
    ];
    Block::KeyFigures(figures.into_iter().map(|(value, label)| KeyFigure { value, label }).collect())
}

fn labelled(label: &str, value: &str) -> String {
    let value = value.trim();
    if value.is_empty() { String::new() } else { format!("{label}\u{a0}{value}") }
}

/// Labels and what they say.
pub fn facts(rows: Vec<Row>) -> Table {
    Table {
        columns: vec![Column::text(3), Column::text(8)],
        rows,
        row_heads: true,
        style: TableStyle::Plain,
        ..Table::default()
    }
}
