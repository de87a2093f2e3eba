//! Numbers that may be meant otherwise than they are read: a remark says how, or the column itself says which it is.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use books::xlsx;
use dossier::Value;
use exchange::intake::LineRead;
use exchange::names::Names;
use tables::{faults, lines, open};

fn read(name: &str, bytes: &[u8]) -> Vec<LineRead> {
    lines(&open(name, bytes).unwrap(), &Names::default())
}

fn value(line: &LineRead, path: &str) -> String {
    match line.values.iter().find(|(of, _)| of == path) {
        Some((_, Value::Text(text))) => text.clone(),
        other => format!("{other:?}"),
    }
}

fn remarks(line: &LineRead) -> Vec<String> {
    line.remarks.iter().map(|remark| remark.replace('\u{A0}', " ")).collect()
}

#[test]
fn a_rate_of_vat_that_is_a_number_below_a_half_is_a_share_of_one_whatever_the_heading_says() {
    for heading in ["TVA", "TVA (%)"] {
        let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>");
        let head = [text("A1", "Libellé"), text("B1", "Quantité"), text("C1", "PU HT"), text("D1", heading)]
            .concat();
        let row = |row: u32, rate: &str| {
            let label = text(&format!("A{row}"), "x");
            format!(
                "<row r=\"{row}\">{label}<c r=\"B{row}\"><v>1</v></c><c r=\"C{row}\"><v>10</v></c><c r=\"D{row}\"><v>{rate}</v></c></row>"
            )
        };
        let rows: String =
            (2..).zip(["0.2", "0.055", "0.9", "20", "0"]).map(|(at, rate)| row(at, rate)).collect();
        let sheet = format!("<sheetData><row r=\"1\">{head}</row>{rows}</sheetData>");
        let lines = read("f.xlsx", &xlsx(&sheet, None));
        let rates: Vec<String> = lines.iter().map(|line| value(line, "basis/vat")).collect();
        assert_eq!(rates, ["20", "5.5", "0.9", "20", "0"], "{heading}");
        assert_eq!(remarks(&lines[0]), ["D2 (0,2) est lu comme 20 %"]);
        assert_eq!(remarks(&lines[2]), [""; 0]);
    }
}

#[test]
fn a_text_is_read_as_it_stands_and_a_remark_says_so() {
    let lines = read("f.csv", "Libellé;Quantité;PU HT;TVA\nx;1;10;0,2\ny;1;10;0,9\nz;1;10;20 %\n".as_bytes());
    assert_eq!(value(&lines[0], "basis/vat"), "0.2");
    assert_eq!(remarks(&lines[0]), ["D2 (0,2) est lu 0,2 % : si c’est 20 %, écrivez 20"]);
    assert!(remarks(&lines[1]).is_empty() && remarks(&lines[2]).is_empty());
}

#[test]
fn one_sign_before_three_digits_is_told_where_four_decimals_are_taken() {
    let lines =
        read("f.csv", "Libellé;Jours;Coût journalier\nx;2;1,200\ny;2;0,125\nz;1.250;300\n".as_bytes());
    assert_eq!(value(&lines[0], "basis/daily_cost"), "1.200");
    assert!(remarks(&lines[0])[0].starts_with("C2 (1,200) est lu 1,2 :"), "{lines:?}");
    assert!(remarks(&lines[1]).is_empty());
    assert!(remarks(&lines[2])[0].starts_with("B4 (1.250) est lu 1,25 :"), "{lines:?}");
}

#[test]
fn a_column_that_writes_its_thousands_plainly_is_read_so() {
    let text = "Libellé;Jours;Coût journalier;Montant\nx;2;1,200;\ny;2;\"12,500.00\";\nz;;;1.250\nt;;;\"12.500,00\"\n";
    let lines = read("f.csv", text.as_bytes());
    assert!(lines.iter().all(|line| line.faults.is_empty()), "{lines:?}");
    assert_eq!(value(&lines[0], "basis/daily_cost"), "1200");
    assert_eq!(value(&lines[1], "basis/daily_cost"), "12500.00");
    assert_eq!(value(&lines[2], "basis/amount"), "1250.00");
    assert!(lines.iter().all(|line| line.remarks.is_empty()), "{lines:?}");
}

#[test]
fn what_is_neither_a_month_nor_a_date_is_told_with_both() {
    let told = faults(
        &open("f.csv", "Libellé;Montant;Date de début\nx;1;printemps\ny;1;2017\n".as_bytes()).unwrap(),
    );
    assert!(told[0].contains("« printemps » n’est ni le numéro d’un mois du projet"), "{told:?}");
    assert!(told[0].contains("01/03/2017 ou mars 2017"), "{told:?}");
    assert!(
        told[1].contains("« 2017 » n’est ni le numéro d’un mois du projet (de 1 à 60) ni une date"),
        "{told:?}"
    );
}
