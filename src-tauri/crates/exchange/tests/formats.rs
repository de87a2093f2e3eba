//! Numbers whose format says more than they do: what a person reads in a cell is what is taken, or the cell is told.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use books::{book_of, ods_with, xls_formatted, xls_number, xls_numbers, xls_text, xlsx_with};
use exchange::intake::{Grid, Kept, Layout, LineRead};
use exchange::names::Names;
use tables::{faults, lines, open};

/// An `.xlsx` whose numbers bear these formats, by number.
fn formatted(formats: &[&str], rows: &[&[&str]]) -> Grid {
    let (styles, sheet) = book_of(formats, rows);
    open("f.xlsx", &xlsx_with(&sheet, None, &[("xl/styles.xml", &styles)])).unwrap()
}

fn layout(grid: &Grid) -> Layout {
    Layout::of(grid, &Kept::new()).unwrap()
}

fn read(grid: &Grid) -> Vec<LineRead> {
    lines(grid, &Names::default())
}

#[test]
fn a_rate_in_euros_is_told_as_the_text_is_and_an_unusual_one_remarked() {
    let head: &[&str] = &["Libellé", "Quantité", "PU HT", "TVA"];
    let formats = &["#,##0.00\\ \"€\"", "# ##0.00 €", "0.00"];
    let grid = formatted(formats, &[head, &["Table", "1", "50|0", "10|0"], &["Livre", "2", "10", "1.1|1"]]);
    let told = faults(&grid);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("D2 : « 10 € » n’est pas"), "{told:?}");
    assert!(told[1].starts_with("D3 : « 1,1 € » n’est pas"), "{told:?}");
    let grid = formatted(formats, &[head, &["Table", "1", "50|0", "20|2"], &["Livre", "2", "10", "1.1"]]);
    let lines = read(&grid);
    assert_eq!(lines[0].remarks, [""; 0]);
    assert!(lines[1].remarks[0].contains("pas un taux de TVA usuel"), "{lines:?}");
}

#[test]
fn amounts_shown_in_thousands_make_their_column_wait_and_scaled_ones_are_in_euros() {
    let rows: &[&[&str]] = &[&["Libellé", "Montant"], &["Étude", "30|0"], &["Mobilier", "12.5|0"]];
    let waiting = layout(&formatted(&["#,##0.0\" k€\""], rows));
    assert_eq!(waiting.columns[1].field, None);
    assert!(waiting.waits()[0].contains("milliers") && waiting.waits()[0].contains("B2"), "{waiting:?}");
    let scaled = formatted(&["#,##0.0,\"k€\""], rows);
    assert!(layout(&scaled).waits().is_empty() && faults(&scaled).is_empty());
    // In a column that is none of the amounts, it is nothing to wait for.
    let beside: &[&[&str]] = &[&["Libellé", "Montant", "En k€"], &["Étude", "30000", "30|0"]];
    assert!(layout(&formatted(&["#,##0.0\" k€\""], beside)).waits().is_empty());
}

#[test]
fn what_a_format_makes_of_an_amount_is_read_as_the_text_would_be() {
    let formats = &["#,##0.00\" € HT\"", "[$$-409]#,##0.00", "0%", "#,##0.00\" € TTC\"", "0.0%"];
    let told = faults(&formatted(
        formats,
        &[
            &["Libellé", "Quantité", "PU HT", "TVA", "Montant"],
            &["Licence", "", "", "", "1000|0"],
            &["Serveur", "", "", "", "500|1"],
            &["Frais généraux", "", "", "", "0.08|2"],
            &["Salle", "", "", "", "300|3"],
            &["Chaise", "2", "10|0", "0.055|4", ""],
            &["Table", "2", "10|3", "0.2|2", ""],
        ],
    ));
    let expected = [
        "E2 : « 1000 € HT » est hors taxes",
        "E3 : « 500 $ » n’est pas un montant",
        "E4 : « 8 % » n’est pas un montant",
        "C7 : « 10 € TTC » comprend la TVA",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (fault, begins) in told.iter().zip(expected) {
        assert!(fault.starts_with(begins), "{fault}");
    }
}

#[test]
fn the_formats_of_an_ods_say_the_same_by_their_styles_their_columns_or_the_currency() {
    let styles = "<number:currency-style style:name=\"N1\"><number:number number:decimal-places=\"2\"/>\
        <number:text> </number:text><number:currency-symbol>€</number:currency-symbol></number:currency-style>\
        <number:number-style style:name=\"N2\"><number:number number:decimal-places=\"1\"/><number:text> k€</number:text>\
        </number:number-style><style:style style:name=\"euros\" style:data-style-name=\"N1\"/><style:style \
        style:name=\"below\" style:parent-style-name=\"euros\"/><style:style style:name=\"k\" style:data-style-name=\"N2\"/>";
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |value: &str, more: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\" {more}><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let of = |columns: &str, rows: &[String]| {
        let table = format!("<table:table table:name=\"F\">{columns}{}</table:table>", rows.concat());
        open("f.ods", &ods_with(styles, &table)).unwrap()
    };
    let head = row(&["Libellé", "Quantité", "PU HT", "TVA"].map(text));
    let line = |more: &str| row(&[text("x"), number("1", ""), number("50", ""), number("10", more)]);
    let euros = [
        line("table:style-name=\"below\""),
        line("office:currency=\"EUR\""),
        line(""),
        line("table:style-name=\"Default\""),
    ];
    let told = faults(&of(
        "<table:table-column table:number-columns-repeated=\"3\"/><table:table-column \
         table:default-cell-style-name=\"euros\"/>",
        &[&[head][..], &euros].concat(),
    ));
    assert_eq!(told.iter().map(|fault| &fault[..2]).collect::<Vec<_>>(), ["D2", "D3", "D4"], "{told:?}");

    let money = |more: &str| row(&[text("x"), number("42.5", more)]);
    let head = row(&["Libellé", "Montant"].map(text));
    let thousands = of("", &[head.clone(), money(""), money("table:style-name=\"k\"")]);
    assert!(layout(&thousands).waits()[0].contains("B3"));
    let dollars =
        faults(&of("", &[head, money("office:currency=\"USD\""), money("office:currency=\"EUR\"")]));
    assert!(dollars.len() == 1 && dollars[0].starts_with("B2 : « 42,5 $ »"), "{dollars:?}");
}

#[test]
fn the_formats_of_an_xls_say_the_same() {
    let records = |price: &str| {
        let head = [xls_text(0, 0, "Quoi"), xls_text(0, 1, price), xls_text(0, 2, "TVA")].concat();
        let rows =
            [xls_text(1, 0, "x"), xls_number(1, 1, 30.0), xls_text(2, 0, "y"), xls_numbers(2, 1, 2)].concat();
        [head, rows].concat()
    };
    let thousands = open("f.xls", &xls_formatted("#,##0.0\" k€\"", &records("Montant"))).unwrap();
    assert!(layout(&thousands).waits()[0].contains("B2"), "{:?}", layout(&thousands));
    let euros = faults(&open("f.xls", &xls_formatted("0.00\" €\"", &records("PU HT"))).unwrap());
    assert!(euros.len() == 1 && euros[0].starts_with("C3 : « 0 € »"), "{euros:?}");
}
