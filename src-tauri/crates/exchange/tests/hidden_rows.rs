//! Rows and columns that a spreadsheet does not show, hidden or filtered out: set aside with the reason, unless a total counts them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use exchange::intake::{Kept, Layout, LineRead};
use exchange::names::Names;
use tables::{lines, open};

const ROWS: [(&str, &str); 4] =
    [("Étude", "1000"), ("Mobilier", "500"), ("Abandonnée", "9999"), ("Total", "1500")];

/// The rows of a workbook of which the fourth is hidden, with that total.
fn xlsx(total: &str) -> Vec<LineRead> {
    let row = |(number, (label, amount)): (usize, &(&str, &str))| {
        let amount = if *label == "Total" { total } else { amount };
        let hidden = if number == 4 { " hidden=\"1\"" } else { "" };
        format!(
            "<row r=\"{number}\"{hidden}><c r=\"A{number}\" t=\"str\"><v>{label}</v></c><c r=\"B{number}\"><v>{amount}</v></c></row>"
        )
    };
    let rows: String = (2..).zip(&ROWS).map(row).collect();
    let book = books::xlsx(&format!("{}{rows}", books::head()), None);
    lines(&open("f.xlsx", &book).unwrap(), &Names::default())
}

fn aside(read: &[LineRead]) -> Vec<(u32, String)> {
    let why = |line: &LineRead| Some((line.row, line.aside.clone()?.replace('\u{A0}', " ")));
    read.iter().filter_map(why).collect()
}

#[test]
fn a_hidden_row_is_set_aside_with_the_reason() {
    let read = xlsx("1500");
    let told = aside(&read);
    assert_eq!(told[0], (4, "A4 (« Abandonnée ») est sur une ligne masquée dans le fichier".to_owned()));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(read.iter().all(|line| line.off.is_none()), "{read:#?}");
    let row = |cells: &[&str], more: &str| {
        books::ods_row(cells).replacen("<table:table-row", &format!("<table:table-row{more}"), 1)
    };
    for (hidden, first) in [("collapse", 3), ("filter", 3), ("visible", 0)] {
        let rows = [
            row(&["Libellé", "Montant"], ""),
            row(&["Étude", "1000"], ""),
            row(
                &["Abandonnée", "9999"],
                &format!(" table:visibility=\"{hidden}\" table:number-rows-repeated=\"2\""),
            ),
            row(&["Mobilier", "500"], ""),
        ];
        let book = books::ods(&format!("<table:table table:name=\"F\">{}</table:table>", rows.concat()));
        let read = lines(&open("f.ods", &book).unwrap(), &Names::default());
        let rows: Vec<u32> = aside(&read).into_iter().map(|(row, _)| row).collect();
        assert_eq!(rows, if first == 0 { vec![] } else { vec![3, 4] }, "{hidden}");
    }
}

#[test]
fn one_that_a_total_counts_is_a_line_that_says_so() {
    let read = xlsx("11499");
    assert_eq!(aside(&read).len(), 1, "{read:#?}");
    assert_eq!(read[2].remarks, ["la ligne est masquée dans le fichier, et son total la compte"]);
    let off = xlsx("1600").pop().unwrap().off.unwrap();
    assert!(off.contains("1\u{202F}600,00"), "{off}");
}

/// What gives the amounts of a table in which column B is hidden, and what is told of it.
fn amounts(grid: &exchange::intake::Grid) -> (Option<u32>, String) {
    let layout = Layout::of(grid, &Kept::new()).unwrap();
    let is_amount = |field: &exchange::intake::Field| field.code == "basis/amount";
    let column = layout.columns.iter().find(|column| column.field.is_some_and(is_amount));
    (column.map(|column| column.index), layout.waits().join(" ").replace('\u{A0}', " "))
}

#[test]
fn a_hidden_column_gives_nothing_where_another_does_and_is_told_where_none_does() {
    let xlsx = |other: &str| {
        let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>");
        let rows = format!(
            "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><row r=\"1\">{}{}{}</row>\
             <row r=\"2\">{}<c r=\"B2\"><v>20</v></c><c r=\"C2\"><v>40</v></c></row>",
            text("A1", "Libellé"),
            text("B1", "Montant TTC"),
            text("C1", other),
            text("A2", "Étude")
        );
        open("f.xlsx", &books::xlsx(&rows, None)).unwrap()
    };
    let (taken, told) = amounts(&xlsx("Coût TTC"));
    assert!(taken == Some(2) && told.contains("et n’est pas reprise"), "{told}");
    let alone = amounts(&xlsx("Note"));
    assert_eq!(alone.0, Some(1));
    assert_eq!(
        alone.1,
        "La colonne B (« Montant TTC ») est masquée dans le fichier, et reprise : vérifiez que c’est ce qu’il faut."
    );
    let columns =
        "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>";
    let rows: String = [["Libellé", "Montant TTC", "Coût TTC"], ["Étude", "20", "40"]]
        .map(|row| books::ods_row(&row))
        .concat();
    let book = books::ods(&format!("<table:table table:name=\"F\">{columns}{rows}</table:table>"));
    assert_eq!(amounts(&open("f.ods", &book).unwrap()).0, Some(2));
}
