//! Whole documents: what the file holds, seen from outside.

mod chapters;
mod dossier;
mod file;
mod names;
mod pages;
mod structure;
mod unread;

use chrono::DateTime;

use crate::tree::{
    Attachment, Block, Colour, Column, Document, Link, Meta, ParagraphStyle, Relationship, Row, Run, Setting,
    SignatureBox, SignatureField, Table,
};

const TEXT: &str = "La préfecture de région réunit les services de l’État, les collectivités et les associations \
    autour d’un laboratoire dont le coût s’élève à 412\u{202f}350,10\u{a0}€, pendant dix-huit mois.";

/// A document of a few pages: every common block, two signatories.
fn document(signed: bool) -> Document {
    let link = Run::linked("les signatures", Link::Internal("signatures".into()));
    let english = Run { lang: Some("en".into()), ..Run::new("design thinking") };
    let mut blocks = vec![
        Block::Contents { title: "Sommaire".into(), depth: 2 },
        Block::heading(1, "un", "Le projet"),
        Block::Paragraph {
            text: vec![Run::new(TEXT), Run::new(" Voir "), link, Run::new(" et le "), english, Run::new(".")],
            style: ParagraphStyle::Body,
        },
        table(60),
        Block::heading(1, "signatures", "Signatures"),
    ];
    for id in ["prefet", "recteur"] {
        blocks.push(Block::Signature(SignatureBox {
            field: signed.then(|| id.to_owned()),
            name: "Michel Exemple".into(),
            quality: "Préfet".into(),
            place: "Fait à Lyon, le ……".into(),
            signature: "Signature".into(),
            stamp: "Cachet".into(),
            ..SignatureBox::default()
        }));
    }
    let field = |id: &str| SignatureField { id: id.into(), tooltip: format!("Signature ({id})") };
    let signatures = if signed { vec![field("prefet"), field("recteur")] } else { Vec::new() };
    Document { meta: meta(signed), blocks, signatures, attachments: vec![attachment("dossier.json")] }
}

fn table(rows: usize) -> Block {
    Block::Table(Table {
        caption: "Dépenses".into(),
        columns: vec![Column::text(1), Column::figures()],
        head: vec![Row::new(vec!["Poste".into(), "Montant".into()])],
        rows: (1..=rows)
            .map(|n| Row::new(vec![format!("Ligne {n}").into(), format!("{n},00\u{a0}€").into()]))
            .collect(),
        row_heads: true,
        ..Table::default()
    })
}

fn meta(signed: bool) -> Meta {
    Meta {
        title: "Un guichet & des vallées".into(),
        author: "Préfecture".into(),
        subject: "Dossier".into(),
        language: "fr-FR".into(),
        created: DateTime::parse_from_rfc3339("2016-09-28T10:15:00+02:00").unwrap(),
        creator: "Amorce".into(),
        mark: (!signed).then(|| "PROJET".into()),
        running_head: "GUIVAL".into(),
        foot: "Pied de page".into(),
        setting: Setting::Justified,
        accent: Colour(0, 0, 0x91),
    }
}

fn attachment(name: &str) -> Attachment {
    Attachment {
        name: name.into(),
        mime: "application/json".into(),
        description: "Les données".into(),
        relationship: Relationship::Source,
        modified: None,
        bytes: b"{}".to_vec(),
    }
}
