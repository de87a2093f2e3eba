//! Who carries the project, and with whom.

use call::PartnerKind as CalledKind;
use dossier::leaf::Choices;
use dossier::parts::{Letter, Person};

use super::summary::facts;
use super::wording::{fact, joined, or, siret, small};
use super::{Case, table_or};
use crate::tree::{Block, Column, Row, Table};

/// The State services that carry the project.
pub fn carriers(case: Case<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "porteurs", "Services porteurs")];
    if case.input.dossier.carriers.is_empty() {
        blocks.push(small("Aucun service porteur n’est renseigné."));
    }
    for carrier in &case.input.dossier.carriers {
        blocks.push(Block::heading(
            2,
            format!("porteur-{}", carrier.id),
            or(&carrier.name, "Service sans nom"),
        ));
        let siret = siret(&carrier.siret);
        let identifier = or(&siret, &carrier.other_id);
        let rows: Vec<Row> = [
            fact("Responsable", &person(&carrier.head)),
            fact("Rôle", &carrier.role),
            fact("Identifiant", identifier),
            fact("Adresse", &carrier.address),
            fact("Lettre d’accord", letter(carrier.letter)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let facts = facts(rows);
        let agents: Vec<Row> = carrier
            .agents
            .iter()
            .map(|agent| [&*agent.name, &*agent.function, &*agent.role])
            // One that was added and never filled in is nobody yet.
            .filter(|agent| agent.iter().any(|text| !text.trim().is_empty()))
            .map(|agent| Row::new(agent.map(|text| or(text, "—").into()).to_vec()))
            .collect();
        if agents.is_empty() {
            blocks.push(Block::Table(facts));
        } else {
            blocks.push(Block::Table(facts.with_next()));
            blocks.push(Block::Table(Table {
                columns: vec![Column::text(3), Column::text(4), Column::text(6)],
                head: vec![Row::new(vec!["Agent".into(), "Fonction".into(), "Rôle dans le projet".into()])],
                rows: agents,
                row_heads: true,
                ..Table::default()
            }));
        }
    }
    blocks
}

/// The partners, by the kinds of the call, then the kinds that are not there and why.
pub fn partners(case: Case<'_>) -> Vec<Block> {
    let dossier = case.input.dossier;
    let is_demanded = case.input.call.partner_kinds.iter().any(|kind| kind.demanded);
    if case.leaves_out(dossier.partners.is_empty(), is_demanded) {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, "partenaires", "Partenaires")];
    if dossier.partners.is_empty() {
        blocks.push(small("Aucun partenaire n’est renseigné."));
    }
    for partner in &dossier.partners {
        blocks.push(Block::heading(
            2,
            format!("partenaire-{}", partner.id),
            or(&partner.name, "Partenaire sans nom"),
        ));
        let kind = partner.kind.map_or("", |kind| {
            case.input.call.partner_kind(kind.code()).map_or(kind.name(), |known| known.name.as_str())
        });
        let identifier = joined(&[&siret(&partner.siret), &partner.rna, &partner.other_id], " · ");
        let contact = joined(&[&partner.contact.name, &partner.contact.email, &partner.contact.phone], " · ");
        let rows: Vec<Row> = [
            fact("Catégorie", kind),
            fact("Forme juridique", &partner.legal_form),
            fact("Identifiant", &identifier),
            fact("Représentant", &person(&partner.representative)),
            fact("Contact", &contact),
            fact("Adresse", &partner.address),
            fact("Rôle", &partner.role),
            fact("Contribution", &partner.contribution),
            fact("Lettre d’engagement", letter(partner.letter)),
        ]
        .into_iter()
        .flatten()
        .collect();
        blocks.push(Block::Table(facts(rows)));
    }
    blocks.extend(missing(case));
    blocks
}

fn missing(case: Case<'_>) -> Option<Block> {
    let dossier = case.input.dossier;
    let absent = |kind: &&CalledKind| {
        kind.demanded
            && !dossier
                .partners
                .iter()
                .any(|partner| partner.kind.is_some_and(|known| known.code() == kind.id))
    };
    let rows: Vec<Row> = case
        .input
        .call
        .partner_kinds
        .iter()
        .filter(absent)
        .map(|kind| {
            let reason = dossier.missing_kinds.get(&kind.id).map_or("", |reason| reason.trim());
            Row::new(vec![kind.name.as_str().into(), or(reason, "Absence non justifiée").into()])
        })
        .collect();
    (!rows.is_empty()).then(|| {
        table_or(rows, "", |rows| Table {
            caption: "Catégories de partenaires absentes".to_owned(),
            columns: vec![Column::text(3), Column::text(6)],
            head: vec![Row::new(vec!["Catégorie".into(), "Justification".into()])],
            rows,
            row_heads: true,
            ..Table::default()
        })
    })
}

fn person(person: &Person) -> String {
    joined(&[&person.name, &person.quality], ", ")
}

fn letter(letter: Option<Letter>) -> &'static str {
    letter.unwrap_or(Letter::Awaited).name()
}
