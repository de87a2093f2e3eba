//! Which sheet is read where none is named.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;

use books::{ods, ods_row};
use exchange::intake::{Kept, Table, sheet_of_costs};

/// The sheet that is read of these, each with the cells of its rows.
fn read(sheets: &[(&str, &[&[&str]])]) -> String {
    let table = |(name, rows): &(&str, &[&[&str]])| {
        let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.ods");
    std::fs::write(&path, ods(&sheets.iter().map(table).collect::<String>())).unwrap();
    sheet_of_costs(&Table::open(&path).unwrap(), &Kept::new()).unwrap().sheet
}

const COSTS: &[&[&str]] = &[&["Libellé", "Montant"], &["Salle", "12"]];

#[test]
fn the_first_sheet_whose_headings_are_understood_is_read() {
    let notice: &[&[&str]] = &[&["Notice"], &["Ceci explique."]];
    let lists: &[&[&str]] = &[&["Poste", "Porteur"], &["Formation", "DREAL"]];
    assert_eq!(read(&[("Notice", notice), ("Dépenses", COSTS), ("Dépenses 2", COSTS)]), "Dépenses");
    assert_eq!(read(&[("Objet", &[&["Objet"], &["Un lieu"]]), ("Dépenses", COSTS)]), "Dépenses");
    assert_eq!(read(&[("Listes", lists), ("Dépenses", COSTS)]), "Dépenses");
    assert_eq!(
        read(&[("Vide", &[]), ("Têtes", &[&["Libellé", "Montant"]]), ("Dépenses", COSTS)]),
        "Dépenses"
    );
}

#[test]
fn the_first_of_all_is_read_where_it_is_a_model_to_fill_or_none_is_understood() {
    assert_eq!(read(&[("À remplir", &[&["Libellé", "Montant"]]), ("Dépenses", COSTS)]), "À remplir");
    assert_eq!(read(&[("Notice", &[&["Notice"]]), ("Autre", &[&["Truc"], &["x"]])]), "Notice");
}
