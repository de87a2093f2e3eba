//! How to go round cells that name nothing: what they could name, and that their column can be left out.

use std::collections::BTreeSet;

use exchange::intake::LineRead;
use exchange::names::{Named, Names};

/// The most names told of a list.
const TOLD: usize = 30;

/// In French, a sentence each: of lists whose names were not found, what is in them, then what else can be done.
pub fn ways<'a>(lines: impl IntoIterator<Item = &'a LineRead>, names: &Names) -> Vec<String> {
    let (mut fields, mut columns) = (BTreeSet::new(), BTreeSet::new());
    for fault in lines.into_iter().flat_map(|line| &line.faults) {
        if matches!(fault.field, "category" | "bearer" | "agent") {
            fields.insert(fault.field);
            let letters = fault.cell.trim_end_matches(|c: char| c.is_ascii_digit());
            columns.insert((letters.len(), letters));
        }
    }
    let lists = [
        ("category", "Postes de dépense de l’appel", &names.categories),
        ("bearer", "Porteurs et partenaires du dossier", &names.bearers),
        ("agent", "Agents des porteurs", &names.agents),
    ];
    let mut ways: Vec<String> = lists
        .into_iter()
        .filter(|(field, ..)| fields.contains(field))
        .map(|(_, what, list)| told(what, list))
        .collect();
    let columns: Vec<&str> = columns.into_iter().map(|(_, letters)| letters).collect();
    match columns.as_slice() {
        [] => {}
        [one] => ways.push(round(&format!("la colonne {one}"))),
        [first @ .., last] => ways.push(round(&format!("les colonnes {} et {last}", first.join(", ")))),
    }
    ways
}

fn round(columns: &str) -> String {
    format!(
        "Corrigez ces cases dans votre tableau, ou ne reprenez pas {columns}\u{A0}: les lignes viennent alors sans cette \
         valeur, à compléter dans le budget."
    )
}

fn told(what: &str, list: &[Named]) -> String {
    if list.is_empty() {
        return format!("{what}\u{A0}: aucun.");
    }
    let mut names: Vec<String> =
        list.iter().take(TOLD).map(|one| format!("«\u{A0}{}\u{A0}»", one.label)).collect();
    if list.len() > TOLD {
        names.push("…".to_owned());
    }
    format!("{what}\u{A0}: {}.", names.join(", "))
}
