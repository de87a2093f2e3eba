//! Cells whose value was not saved with the file: each is told, none is lost in silence.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use books::{head, ods, ods_row, xls, xls_formula, xls_number, xls_text, xlsx};
use tables::{faults, open};

/// The fault of each of these cells, that it has no value, and no other.
fn assert_told(bytes: &[u8], name: &str, cells: &[&str]) {
    let told = faults(&open(name, bytes).unwrap());
    assert_eq!(told.len(), cells.len(), "{name}: {told:#?}");
    for (fault, cell) in told.iter().zip(cells) {
        assert!(fault.starts_with(&format!("{cell} :")) && fault.contains("pas enregistré"), "{fault}");
    }
}

#[test]
fn a_formula_of_an_xls_without_result_is_told() {
    // 1+2, as a formula that was never computed, an empty text that a formula gave, a shared formula, and a result.
    let (sum, empty, shared) =
        (&[0x1E, 1, 0, 0x1E, 2, 0, 0x03][..], &[0x17, 0, 0][..], &[0x01, 1, 0, 1, 0][..]);
    let blank = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let records = [
        xls_text(0, 0, "Libelle"),
        xls_text(0, 1, "Montant"),
        xls_text(1, 0, "a"),
        xls_formula(1, 1, blank, sum),
        xls_text(2, 0, "b"),
        xls_formula(2, 1, blank, empty),
        xls_text(3, 0, "c"),
        xls_formula(3, 1, blank, shared),
        xls_text(4, 0, "d"),
        xls_formula(4, 1, 3_f64.to_le_bytes(), sum),
        xls_text(5, 0, "e"),
        xls_number(5, 1, 12.5),
        xls_text(6, 0, "f"),
        // A text that the next record should hold, and does not.
        xls_formula(6, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], sum),
    ];
    let bytes = xls(&records.concat());
    assert_told(&bytes, "f.xls", &["B2", "B7"]);
    let grid = open("f.xls", &bytes).unwrap();
    let shown: Vec<String> = grid.rows[4..6].iter().map(|row| row.cells.get(&1).unwrap().shown()).collect();
    assert_eq!(shown, ["3", "12,5"]);
}

#[test]
fn a_number_of_an_ods_without_value_is_told_or_read_as_it_is_shown() {
    let row = |cell: &str| {
        let text = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        format!("<table:table-row>{text}{cell}</table:table-row>")
    };
    let rows = [
        row("<table:table-cell office:value-type=\"float\" table:formula=\"of:=1+1\"/>"),
        row("<table:table-cell office:value-type=\"float\"/>"),
        row("<table:table-cell office:value-type=\"currency\"><text:p>12,50</text:p></table:table-cell>"),
        row(
            "<table:table-cell office:value-type=\"string\" office:string-value=\"\" table:formula=\"of:=x\"/>",
        ),
    ];
    let head = ods_row(&["Libellé", "Montant"]);
    let bytes = ods(&format!("<table:table table:name=\"F\">{head}{}</table:table>", rows.concat()));
    assert_told(&bytes, "f.ods", &["B2", "B3"]);
    assert_eq!(open("f.ods", &bytes).unwrap().rows[3].cells.get(&1).unwrap().shown(), "12,50");
}

#[test]
fn an_empty_text_that_a_formula_of_an_xlsx_gave_is_a_result_and_a_value_that_is_none_is_told() {
    let row = |number: u32, cell: &str| {
        format!("<row r=\"{number}\"><c r=\"A{number}\" t=\"str\"><v>x</v></c>{cell}</row>")
    };
    let rows = [
        row(2, "<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>"),
        row(3, "<c r=\"B3\"><f>1+1</f><v></v></c>"),
        row(4, "<c r=\"B4\" t=\"str\"><f>1+1</f></c>"),
        row(5, "<c r=\"B5\" t=\"s\"><v>7</v></c>"),
    ];
    let bytes = xlsx(&format!("<sheetData>{}{}</sheetData>", head(), rows.concat()), None);
    assert_told(&bytes, "f.xlsx", &["B3", "B4", "B5"]);
    let rows = row(2, "<c r=\"B2\"><v>douze</v></c>");
    let bytes = xlsx(&format!("<sheetData>{}{rows}</sheetData>", head()), None);
    let told = faults(&open("f.xlsx", &bytes).unwrap());
    assert!(told.len() == 1 && told[0].starts_with("B2 : « douze »"), "{told:?}");
}
