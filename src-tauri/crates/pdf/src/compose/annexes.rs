//! The list of the annexes, each with its fingerprint.

use dossier::leaf::Choices;
use dossier::parts::{Annex, AnnexPlacement};

use super::wording::{note, or};
use super::{Case, table_or};
use crate::tree::{Block, Cell, Column, Row, Run, Table};

/// The annexes.
pub fn annexes(case: Case<'_>) -> Vec<Block> {
    let rows: Vec<Row> = case
        .input
        .dossier
        .annexes
        .iter()
        .zip(1..)
        .map(|(annex, number): (_, u32)| {
            let kind = case.input.call.annex_kind(&annex.kind).map_or("", |kind| kind.name.as_str());
            let title = match annex.title.trim() {
                "" => Run::as_typed(or(&annex.file, "Annexe sans titre")),
                title => Run::new(title),
            };
            let mut about = vec![vec![title]];
            if !kind.is_empty() {
                about.push(vec![Run::italic(kind)]);
            }
            let size = annex.size.map_or(String::new(), |size| bytes(size.get()));
            let place = place(annex, case.input.here.contains(&*annex.sha256));
            let file = [or(&annex.file, "—"), &size, place].map(|text| vec![Run::as_typed(text)]);
            let file = file.into_iter().filter(|runs| runs.iter().any(|run| !run.text.is_empty())).collect();
            Row::new(vec![
                number.to_string().into(),
                Cell { paragraphs: about, span: 1, align: None },
                Cell { paragraphs: file, span: 1, align: None },
                Cell { paragraphs: halves(or(&annex.sha256, "—")), span: 1, align: None },
            ])
        })
        .collect();
    let is_demanded = case.input.call.annex_kinds.iter().any(|kind| kind.required);
    if case.leaves_out(rows.is_empty(), is_demanded) {
        return Vec::new();
    }
    vec![
        Block::heading(1, "annexes", "Annexes"),
        table_or(rows, "Aucune annexe.", |rows| Table {
            caption: String::new(),
            columns: vec![Column::figures(), Column::text(5), Column::text(5), Column::text(5)],
            head: vec![Row::new(
                ["Nº", "Annexe", "Fichier", "Empreinte SHA-256"].into_iter().map(Cell::from).collect(),
            )],
            rows,
            ..Table::default()
        }),
        note("L’empreinte d’un fichier permet de vérifier qu’il n’a pas changé depuis l’export."),
    ]
}

/// Where its file is to be looked for: the paper must not say that it holds what it does not.
fn place(annex: &Annex, is_here: bool) -> &'static str {
    match annex.placement.unwrap_or(AnnexPlacement::Attached) {
        AnnexPlacement::Attached if is_here => AnnexPlacement::Attached.name(),
        AnnexPlacement::Attached => "Fichier manquant, à joindre",
        AnnexPlacement::Separate => "À remettre à part",
    }
}

/// A fingerprint on two lines: on one, it would leave no room for what it is of.
fn halves(fingerprint: &str) -> Vec<Vec<Run>> {
    let signs: Vec<char> = fingerprint.chars().collect();
    signs.chunks(32).map(|half| vec![Run::new(half.iter().collect::<String>())]).collect()
}

/// « 12 ko », « 3,4 Mo ».
fn bytes(size: u32) -> String {
    match size {
        0 | 1 => format!("{size}\u{a0}octet"),
        2..1_000 => format!("{size}\u{a0}octets"),
        1_000..1_000_000 => format!("{}\u{a0}ko", size.div_ceil(1_000)),
        _ => format!("{},{}\u{a0}Mo", size / 1_000_000, size % 1_000_000 / 100_000),
    }
}
