//! The last page: what was found at the export, or what the final holds.

use checks::Severity;

use super::summary::facts;
use super::wording::{count, fact, small};
use super::{Case, State};
use crate::tree::{Align, Block, Cell, Column, Row, Table, Width};

/// The last page, « Relevé de contrôle ».
pub fn control(case: Case<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, Block::heading(1, "controle", "Relevé de contrôle")];
    blocks.push(Block::Table(facts(about(case))));
    match case.input.state {
        State::Draft => blocks.extend(findings(case)),
        State::Final { .. } => blocks.push(small(
            "L’empreinte est calculée sur les données du dossier, telles que ce fichier les contient, sur l’appel à projets \
             et sur l’empreinte de chaque annexe. Le même dossier redonne la même empreinte.",
        )),
    }
    blocks
}

fn about(case: Case<'_>) -> Vec<Row> {
    let (input, budget) = (case.input, case.input.budget);
    let at = call::date::moment_on_paper(input.at);
    let call = format!("{}, révision {}", input.call.title, input.call.revision);
    let mut rows =
        vec![fact("Exporté le", &at), fact("Appel à projets", &call), fact("Programme", input.program)];
    if let State::Final { reference, fingerprint, number } = input.state {
        rows.push(fact("Référence", reference));
        rows.push(fact("Version", &format!("définitive, nº\u{a0}{number}")));
        rows.push(fact("Empreinte", fingerprint));
    }
    rows.extend([
        fact("Coût total", &budget.total.french()),
        fact("Assiette", &budget.base.french()),
        fact("Subvention demandée", &budget.grant.french()),
        fact("Contributions valorisées", &budget.in_kind.french()),
        fact("Dépenses à payer", &budget.cash_costs.french()),
        fact("Total des ressources", &budget.resources.french()),
        fact("Écart entre coût et ressources", &budget.balance.french()),
    ]);
    rows.into_iter().flatten().collect()
}

fn findings(case: Case<'_>) -> Vec<Block> {
    let findings = case.input.findings;
    let number = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let summary = format!(
        "{}, {} à corriger, {} à noter au moment de l’export.",
        count(number(Severity::Blocking), "constat bloquant", "constats bloquants"),
        number(Severity::Fix),
        number(Severity::Note),
    );
    let mut blocks = vec![Block::heading(2, "constats", "Constats à l’export"), small(summary)];
    let rows: Vec<Row> = findings
        .iter()
        .map(|finding| Row::new(vec![finding.severity.name().into(), finding.message.as_str().into()]))
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            columns: vec![Column { width: Width::Fit, align: Align::Left }, Column::text(1)],
            head: vec![Row::new(["Gravité", "Constat"].into_iter().map(Cell::from).collect())],
            rows,
            row_heads: true,
            ..Table::default()
        }));
    }
    blocks
}
