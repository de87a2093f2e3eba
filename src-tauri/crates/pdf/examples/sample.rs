//! Sets a sample in French, as long as asked: `cargo run -p pdf --example sample -- OUT.pdf [SECTIONS]`.
//!
//! For looking at the pages and measuring the time; the tests have their own documents.

#![expect(clippy::print_stderr, reason = "it tells the time it took")]

use std::process::ExitCode;
use std::time::Instant;

use chrono::DateTime;
use pdf::tree::{
    Align, Attachment, Block, Cell, Colour, Column, Cover, Document, Fact, Figure, KeyFigure, Link, ListItem,
    Mark, Marker, Meta, NoteItem, ParagraphStyle, Relationship, Row, Run, Setting, SignatureBox,
    SignatureField, Table, TextAnchor, Width,
};

const TEXT: [&str; 3] = [
    "Le laboratoire d’innovation territoriale réunit, autour de la préfecture de région, les services de l’État, les \
     collectivités, un établissement d’enseignement supérieur, des entreprises et des associations d’usagers. Il \
     part d’un constat simple : les démarches d’accès aux droits se sont multipliées, leurs supports aussi, et les \
     habitants des vallées les moins bien desservies renoncent à près d’un droit sur trois.",
    "Trois terrains d’expérimentation ont été retenus après une enquête menée en mars et avril 2016 : la vallée de \
     l’Ardèche, le bassin de vie d’Ambert et le quartier des Minguettes. Dans chacun, une équipe mixte (un agent de \
     l’État, un agent de la collectivité, un concepteur et deux usagers volontaires) observe, prototype, essaie et \
     mesure, par cycles de six semaines. Rien n’est généralisé qui n’ait été éprouvé deux fois.",
    "L’évaluation est conduite par l’université, indépendamment des porteurs. Elle suit quatre indicateurs, dont le \
     délai moyen d’instruction — ramené de 42 à 25 jours — et la part des demandes complètes dès le premier dépôt. \
     Le coût total s’élève à 412\u{202f}350,10\u{a0}€, dont 206\u{202f}175,05\u{a0}€ demandés au programme \
     d’investissements d’avenir ; le reste est apporté par les partenaires, en numéraire ou en temps d’agents.",
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else { return ExitCode::from(2) };
    let sections = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(4);
    let document = document(sections, path.contains("final"));
    let start = Instant::now();
    let Ok(bytes) = pdf::render(&document) else { return ExitCode::FAILURE };
    eprintln!("{} octets en {:?}", bytes.len(), start.elapsed());
    match std::fs::write(path, bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn document(sections: usize, last: bool) -> Document {
    let mut blocks = vec![cover(), Block::Contents { title: "Sommaire".into(), depth: 2 }, Block::PageBreak];
    blocks.push(Block::heading(1, "synthese", "Fiche de synthèse"));
    blocks.push(Block::KeyFigures(
        [
            ("412\u{202f}350,10\u{a0}€", "Coût total du projet"),
            ("206\u{202f}175,05\u{a0}€", "Subvention demandée au PIA (50\u{a0}% de l’assiette)"),
            ("18 mois", "Durée de l’expérimentation"),
            ("3", "Services de l’État porteurs"),
            ("6", "Partenaires"),
            ("4,25", "Équivalents temps plein mobilisés"),
        ]
        .into_iter()
        .map(|(value, label)| KeyFigure { value: value.into(), label: label.into() })
        .collect(),
    ));
    blocks.push(Block::Paragraph { text: vec![Run::new(TEXT[0])], style: ParagraphStyle::Lead });
    for n in 1..=sections {
        section(&mut blocks, n);
    }
    blocks.push(budget());
    blocks.push(chart());
    blocks.push(Block::Landscape(vec![wide()]));
    signatures(&mut blocks, last);
    let signatures = if last { vec![field("prefet"), field("recteur")] } else { Vec::new() };
    Document { meta: meta(last), blocks, signatures, attachments: vec![attachment()] }
}

fn meta(last: bool) -> Meta {
    Meta {
        title: "Un guichet pour les vallées — dossier de candidature".into(),
        author: "Préfecture de la région Auvergne-Rhône-Alpes".into(),
        subject: "Laboratoires d’innovation territoriale".into(),
        language: "fr-FR".into(),
        created: DateTime::parse_from_rfc3339("2016-09-28T10:15:00+02:00").unwrap_or_default(),
        creator: "Amorce 0.1.0".into(),
        mark: (!last).then(|| "PROJET".into()),
        running_head: "GUIVAL — Un guichet pour les vallées".into(),
        foot: if last {
            "LIT2016-84-3f2a9c-1 · 4b1c 99ae 02d7".into()
        } else {
            "Projet du 28 septembre 2016".into()
        },
        setting: Setting::Justified,
        accent: Colour(0, 0, 0x91),
    }
}

fn attachment() -> Attachment {
    Attachment {
        name: "dossier.json".into(),
        mime: "application/json".into(),
        description: "Les données du dossier".into(),
        relationship: Relationship::Source,
        modified: None,
        bytes: b"{\"format\":\"amorce-dossier/1\"}".to_vec(),
    }
}

fn field(id: &str) -> SignatureField {
    SignatureField { id: id.into(), tooltip: format!("Signature : {id}") }
}

fn cover() -> Block {
    Block::Cover(Cover {
        kicker: vec![
            "Programme d’investissements d’avenir".into(),
            "Laboratoires d’innovation territoriale — appel à projets 2016".into(),
        ],
        title: "Un guichet pour les vallées".into(),
        subtitle: "Expérimenter, avec les usagers, l’accès aux droits dans trois territoires".into(),
        facts: [
            ("Région", "Auvergne-Rhône-Alpes"),
            ("Déposé par", "Michel Exemple, préfet de la région Auvergne-Rhône-Alpes, préfet du Rhône"),
            ("Porteurs", "DREAL, DRDJSCS, DIRECCTE"),
            ("Date", "28 septembre 2016"),
        ]
        .into_iter()
        .map(|(label, value)| Fact { label: label.into(), value: value.into() })
        .collect(),
        foot: vec!["Version de travail — les montants peuvent encore changer.".into()],
    })
}

fn section(blocks: &mut Vec<Block>, n: usize) {
    blocks.push(Block::heading(
        1,
        format!("s{n}"),
        format!("{n}. Contexte, enjeux et problème public à résoudre"),
    ));
    for part in 1..=3 {
        blocks.push(Block::heading(
            2,
            format!("s{n}-{part}"),
            format!("{n}.{part} Ce que l’enquête a montré"),
        ));
        for text in TEXT {
            let mut runs = vec![Run::new(text)];
            if part == 1 {
                runs.push(Run::new(" Voir "));
                runs.push(Run::linked("la fiche de synthèse", Link::Internal("synthese".into())));
                runs.push(Run::new(" et le "));
                let address = Link::External("https://www.exemple.fr/innovation".into());
                runs.push(Run::linked("site de l’appel à projets", address));
                runs.push(Run::new(", selon le "));
                runs.push(Run { lang: Some("en".into()), ..Run::italic("double diamond process") });
                runs.push(Run { raised: true, ..Run::linked("1", Link::Internal(format!("n{n}"))) });
                runs.push(Run::bold(" — point d’attention."));
            }
            blocks.push(Block::Paragraph { text: runs, style: ParagraphStyle::Body });
        }
        blocks.push(Block::List {
            marker: if part == 2 { Marker::Number(1) } else { Marker::Bullet },
            items: [
                "Observer les parcours réels des usagers, sans présumer de leurs difficultés",
                TEXT[1],
                "Mesurer",
            ]
            .into_iter()
            .map(|text| ListItem::new(vec![Block::text(text)]))
            .collect(),
        });
    }
    blocks.push(Block::Callout {
        title: "Ce que nous ne savons pas encore".into(),
        blocks: vec![Block::text(TEXT[2]), Block::text("Les réponses sont attendues en janvier 2017.")],
    });
    blocks.push(Block::Quote(vec![Block::text(
        "« On m’a demandé trois fois le même papier. » — Une habitante d’Ambert",
    )]));
    blocks.push(Block::Notes(vec![NoteItem {
        id: format!("n{n}"),
        label: "1".into(),
        blocks: vec![Block::text("Design Council, 2005.")],
    }]));
}

fn budget() -> Block {
    let mut rows = Vec::new();
    for nature in ["Personnel", "Fonctionnement", "Investissement"] {
        rows.push(Row::new(vec![Cell::from(nature).span(4)]).group());
        for line in 1..=9 {
            rows.push(Row::new(vec![
                format!("Ligne {line} : conception et animation des ateliers avec les usagers").into(),
                "12 j × 310,50\u{a0}€".into(),
                "DREAL".into(),
                format!("{line}\u{202f}726,00\u{a0}€").into(),
            ]));
        }
        rows.push(
            Row::new(vec![
                Cell::from(format!("Sous-total {nature}")).span(3),
                "33\u{202f}534,00\u{a0}€".into(),
            ])
            .subtotal(),
        );
    }
    rows.push(Row::new(vec![Cell::from("Total").span(3), "412\u{202f}350,10\u{a0}€".into()]).total());
    Block::Table(Table {
        caption: "Tableau 1 — Dépenses par catégorie, avec leur base".into(),
        columns: vec![
            Column::text(5),
            Column { width: Width::Fit, align: Align::Left },
            Column { width: Width::Fit, align: Align::Left },
            Column::figures(),
        ],
        head: vec![Row::new(vec!["Dépense".into(), "Base".into(), "Porteur".into(), "Montant".into()])],
        rows,
        ..Table::default()
    })
}

fn wide() -> Block {
    let mut head: Vec<Cell> = vec!["Porteur".into()];
    head.extend((1..=8).map(|n| Cell::from(format!("Trimestre {n}"))));
    let mut columns = vec![Column::text(1)];
    columns.extend([Column::figures(); 8]);
    let rows = ["DREAL", "DRDJSCS", "DIRECCTE", "Université", "Métropole", "Association des usagers"]
        .into_iter()
        .map(|name| {
            let mut cells: Vec<Cell> = vec![name.into()];
            cells.extend((1..=8).map(|n| Cell::from(format!("1{n}\u{202f}345,67\u{a0}€"))));
            Row::new(cells)
        })
        .collect();
    Block::Table(Table {
        caption: "Tableau 2 — Porteur × trimestre".into(),
        columns,
        head: vec![Row::new(head)],
        rows,
        row_heads: true,
        ..Table::default()
    })
}

fn chart() -> Block {
    let mut marks = Vec::new();
    for (n, amount) in [92_000_i64, 143_000, 61_000, 38_000].into_iter().enumerate() {
        let x = 30_000 + 100_000 * i64::try_from(n).unwrap_or(0);
        let height = amount * 9 / 10;
        marks.push(Mark::Rectangle {
            x,
            y: 140_000 - height,
            width: 60_000,
            height,
            fill: Some(Colour(0, 0, 0x91)),
            stroke: None,
        });
        marks.push(Mark::Text {
            x: x + 30_000,
            y: 152_000,
            size: 8_500,
            text: format!("Année {}", n + 1),
            colour: Colour::BLACK,
            anchor: TextAnchor::Middle,
            bold: false,
        });
    }
    let (from, to) = ((20_000, 140_000), (420_000, 140_000));
    marks.push(Mark::Line { from, to, colour: Colour::BLACK, width: 600, dash: 0 });
    Block::Figure(Figure {
        width: 430_000,
        height: 160_000,
        marks,
        alt: "Histogramme des dépenses par année".into(),
        caption: "Figure 1 — Dépenses par année".into(),
    })
}

fn signatures(blocks: &mut Vec<Block>, last: bool) {
    blocks.push(Block::PageBreak);
    blocks.push(Block::heading(1, "signatures", "Déclarations et signatures"));
    blocks.push(Block::List {
        marker: Marker::Box,
        items: ["Les informations du dossier sont sincères.", "Le projet n’a pas commencé avant son dépôt."]
            .into_iter()
            .map(|text| ListItem { ticked: true, blocks: vec![Block::text(text)] })
            .collect(),
    });
    for (id, name, quality) in [
        ("prefet", "Michel Exemple", "Préfet de la région Auvergne-Rhône-Alpes, préfet du Rhône"),
        ("recteur", "Anne Modèle", "Rectrice de la région académique"),
    ] {
        blocks.push(Block::Signature(SignatureBox {
            field: last.then(|| id.to_owned()),
            above: String::new(),
            name: name.into(),
            quality: quality.into(),
            place: "Fait à Lyon, le ……………………………".into(),
            signature: "Signature".into(),
            stamp: "Cachet".into(),
        }));
    }
}
