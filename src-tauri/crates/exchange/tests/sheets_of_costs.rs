//! Which sheet is read where none is named.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;

use books::{head, ods, ods_row, workbook_of};
use exchange::intake::{Chosen, Kept, Table, sheet_of_costs};

/// The sheet that is read of these, each with the cells of its rows.
fn read(sheets: &[(&str, &[&[&str]])]) -> String {
    chosen(sheets).grid.sheet
}

fn chosen(sheets: &[(&str, &[&[&str]])]) -> Chosen {
    let table = |(name, rows): &(&str, &[&[&str]])| {
        let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.ods");
    std::fs::write(&path, ods(&sheets.iter().map(table).collect::<String>())).unwrap();
    sheet_of_costs(&Table::open(&path).unwrap(), &Kept::new()).unwrap()
}

const COSTS: &[&[&str]] = &[&["Libellé", "Montant"], &["Salle", "12"]];

#[test]
fn the_sheet_with_the_most_headings_then_the_most_rows_is_read() {
    let notice: &[&[&str]] = &[&["Notice"], &["Ceci explique."]];
    let lists: &[&[&str]] = &[&["Poste", "Porteur"], &["Formation", "DREAL"]];
    let summary: &[&[&str]] = &[&["Poste", "Montant"], &["Formation", "300"], &["Locaux", "50"]];
    let full: &[&[&str]] = &[&["Libellé", "Poste", "Montant"], &["Salle", "Formation", "12"]];
    let longer: &[&[&str]] = &[&["Libellé", "Montant"], &["Salle", "12"], &["Bus", "3"]];
    assert_eq!(read(&[("Notice", notice), ("Dépenses", COSTS), ("Dépenses 2", COSTS)]), "Dépenses");
    assert_eq!(read(&[("Objet", &[&["Objet"], &["Un lieu"]]), ("Dépenses", COSTS)]), "Dépenses");
    assert_eq!(read(&[("Listes", lists), ("Dépenses", COSTS)]), "Dépenses");
    assert_eq!(read(&[("Synthèse", summary), ("Détail", full)]), "Détail");
    let calendar: &[&[&str]] = &[&["Action", "Début", "Fin", "Jours"], &["Étude", "1", "3", "5"]];
    assert_eq!(read(&[("Calendrier", calendar), ("Coûts", summary)]), "Coûts", "one says what things cost");
    assert_eq!(read(&[("Dépenses", COSTS), ("Toutes", longer)]), "Toutes");
    let empty: &[&[&str]] = &[&["Libellé", "Poste", "Montant"]];
    assert_eq!(read(&[("Vide", &[]), ("Têtes", empty), ("Dépenses", COSTS)]), "Dépenses");
}

#[test]
fn other_sheets_that_are_as_surely_of_costs_are_named() {
    let notice: &[&[&str]] = &[&["Notice"], &["Ceci explique."]];
    let chosen = chosen(&[("Notice", notice), ("2017", COSTS), ("Recettes", COSTS), ("2018", COSTS)]);
    assert_eq!((chosen.grid.sheet.as_str(), chosen.others), ("2017", vec!["2018".to_owned()]));
}

#[test]
fn a_model_to_fill_is_read_where_no_sheet_has_lines_and_the_first_where_none_is_understood() {
    let lists: &[&[&str]] = &[&["Poste", "Porteur"], &["Formation", "DREAL"], &["Locaux", "DRAC"]];
    assert_eq!(read(&[("Listes", lists), ("À remplir", &[&["Libellé", "Montant"]])]), "À remplir");
    assert_eq!(read(&[("Notice", &[&["Notice"]]), ("Autre", &[&["Truc"], &["x"]])]), "Notice");
}

#[test]
fn a_sheet_that_calls_itself_resources_or_no_budget_stands_behind_one_of_costs() {
    let full: &[&[&str]] =
        &[&["Libellé", "Poste", "Montant"], &["PIA", "x", "12"], &["Région", "y", "3"], &["Ville", "z", "1"]];
    for other in [
        "Recettes",
        "RESSOURCES 2017",
        "Recettes DREAL",
        "Plan de financement",
        "Financeurs",
        "Lisez-moi",
        "Instructions",
        "Exemple",
        "Exemple de dépenses",
        "Ancienne version",
        "Budget (ancien)",
        "Archive 2016",
        "Budget - NE PLUS UTILISER",
        "Factures",
        "Réalisé 2015",
        "2. Recettes",
        "1-Ressources",
        "Budget recettes",
    ] {
        assert_eq!(read(&[(other, full), ("Dépenses", COSTS)]), "Dépenses", "{other}");
        assert_eq!(read(&[("Feuil1", COSTS), (other, full)]), "Feuil1", "{other}");
        assert_eq!(read(&[(other, full)]), other, "it is all that there is");
        assert_eq!(read(&[("Page de garde", &[&["Budget"]]), (other, full)]), other, "{other}");
    }
    for costs in [
        "Budget réel du projet",
        "Suivi budgétaire",
        "Bilan prévisionnel",
        "Ressources humaines",
        "Budget et financement",
        "Dépenses et recettes",
        "Détail",
    ] {
        assert_eq!(read(&[("Synthèse", COSTS), (costs, full)]), costs);
    }
    // « Dépenses », of which little is understood, is of costs still.
    let little: &[&[&str]] = &[&["Truc", "Montant"], &["Salle", "12"]];
    assert_eq!(read(&[("Dépenses", little), ("Recettes", full)]), "Dépenses");
}

fn opened(name: &str, bytes: &[u8]) -> Table {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Table::open(&path).unwrap()
}

#[test]
fn a_hidden_sheet_is_not_read_while_another_is_there() {
    let rows = |cells: &[&[&str]]| cells.iter().map(|cells| ods_row(cells)).collect::<String>();
    let (old, new) = (rows(&[&["Libellé", "Poste", "Montant"], &["x", "y", "1"]]), rows(COSTS));
    let hiding = "<office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\">\
                  <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>";
    let table = |name: &str, style: &str, rows: &str| {
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let file = |style: &str| {
        opened(
            "f.ods",
            &ods(&format!("{hiding}{}{}", table("Première", "ta1", &old), table("Budget", style, &new))),
        )
    };
    let shown = file("ta2");
    assert_eq!(shown.sheets(), ["Première", "Budget"], "it can still be asked for");
    assert_eq!(sheet_of_costs(&shown, &Kept::new()).unwrap().grid.sheet, "Budget");
    assert_eq!(shown.grid(None).unwrap().sheet, "Budget");
    assert_eq!(sheet_of_costs(&file("ta1"), &Kept::new()).unwrap().grid.sheet, "Première");

    let workbook = "<workbook><sheets><sheet name=\"Première\" state=\"hidden\" id=\"b\"/>\
                    <sheet name=\"Budget\" id=\"b\"/></sheets></workbook>";
    let xlsx = opened("f.xlsx", &workbook_of(workbook, &format!("<sheetData>{}</sheetData>", head())));
    assert_eq!(sheet_of_costs(&xlsx, &Kept::new()).unwrap().grid.sheet, "Budget");
}

#[test]
fn of_a_heavy_file_the_first_sheet_that_is_surely_a_table_of_costs_is_read() {
    let line = ods_row(&["Salle", "12"]);
    let long = format!("{}{}", ods_row(&["Libellé", "Montant"]), line.repeat(2));
    let full =
        format!("{}{}", ods_row(&["Libellé", "Poste", "Montant"]), ods_row(&["Salle", "Formation", "12"]));
    let table = |name: &str, rows: &str| format!("<table:table table:name=\"{name}\">{rows}</table:table>");
    let of = |notes: &str| {
        let notice = table("Notice", &ods_row(&[notes]));
        opened("f.ods", &ods(&format!("{notice}{}{}", table("Dépenses", &long), table("Détail", &full))))
    };
    let sheet = |file: &Table| sheet_of_costs(file, &Kept::new()).unwrap().grid.sheet;
    assert_eq!(sheet(&of("Ceci explique.")), "Détail");
    assert_eq!(sheet(&of(&"x".repeat(17 << 20))), "Dépenses");
}
