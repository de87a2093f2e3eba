//! Amounts in thousands of euros, where the headings do not say so: none comes in a thousandfold too small.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use std::collections::BTreeMap;

use books::{ods, ods_row};
use exchange::intake::{Grid, Kept, Layout};
use tables::open;

fn fields(layout: &Layout) -> Vec<&'static str> {
    layout.columns.iter().map(|column| column.field.map_or("", |field| field.code)).collect()
}

fn layout(grid: &Grid) -> Layout {
    Layout::of(grid, &Kept::new()).unwrap()
}

#[test]
fn a_remark_on_one_line_says_nothing_of_the_sheet() {
    let noted = "Libellé;Montant;Note\nÉtude;12000;Arrondi au k€\n";
    let layout = layout(&open("f.csv", noted.as_bytes()).unwrap());
    assert_eq!((fields(&layout), layout.waits()), (vec!["label", "basis/amount", "note"], vec![]));
    for said in ["k€", "en milliers d’euros"] {
        let noted = noted.replace("Arrondi au k€", said);
        let layout = self::layout(&open("f.csv", noted.as_bytes()).unwrap());
        assert!(layout.waits()[0].contains("(C2)"), "{said}: {:?}", layout.waits());
    }
}

#[test]
fn a_sheet_that_speaks_of_thousands_gives_no_amount_and_says_where_it_does() {
    let table = "Libellé;Porteur;Montant\nx;DREAL;12\n";
    for (text, place) in [
        (format!("Budget en k€;;\n{table}"), "(A1)"),
        (format!("Plan prévisionnel;;\n;En milliers d’euros;\n{table}"), "(B2)"),
        ("Libellé;Porteur;Montant;Unité\nx;DREAL;12;€\ny;DREAL;500;K€\n".to_owned(), "(D3)"),
        ("Libellé;Porteur;Montant\n;;k€\nx;DREAL;12\n".to_owned(), "(C2)"),
        (format!("{table}Total (k€);;12\n"), "(A3)"),
        (format!("{table}\nNota : montants en k€;;\n"), "(A4)"),
    ] {
        let layout = layout(&open("f.csv", text.as_bytes()).unwrap());
        assert_eq!(fields(&layout)[..3], ["label", "bearer", ""], "{text}");
        assert!(layout.waits()[0].contains(place), "{:?}", layout.waits());
    }
    let rows = [ods_row(&["Libellé", "Montant"]), ods_row(&["x", "12"])].concat();
    let named = format!("<table:table table:name=\"Budget M€\">{rows}</table:table>");
    let layout = layout(&open("f.ods", &ods(&named)).unwrap());
    assert_eq!(fields(&layout), ["label", ""]);
    assert!(layout.waits()[0].contains("Budget M€"), "{:?}", layout.waits());
}

#[test]
fn what_only_counts_or_is_in_euros_is_read() {
    let text = "Budget en €;;\nDes milliers de visiteurs;;\nLibellé;Montant;Unité;Total (k€)\nx (12 k€);12;€;0,012\n\
        Étude;5;une étude, comme celle du programme à plusieurs millions d’euros;\n";
    let layout = layout(&open("f.csv", text.as_bytes()).unwrap());
    assert_eq!(fields(&layout), ["label", "basis/amount", "", ""]);
    assert!(layout.waits().is_empty(), "{:?}", layout.waits());
}

#[test]
fn a_person_may_say_that_it_is_in_euros_and_a_heading_of_thousands_is_asked_about_each_time() {
    let grid = open("f.csv", "Budget en k€;\nLibellé;Montant\nx;12\n".as_bytes()).unwrap();
    let mut told = layout(&grid);
    let exactly = BTreeMap::from([(0, "label".to_owned()), (1, "basis/amount".to_owned())]);
    assert_eq!(told.waits().len(), 1);
    told.map_exactly(&exactly).unwrap();
    assert_eq!(fields(&told), ["label", "basis/amount"]);
    assert!(told.waits().is_empty(), "it was told");

    let grid = open("f.csv", "Libellé;Montant (k€)\nx;12\n".as_bytes()).unwrap();
    let mut told = layout(&grid);
    told.map_exactly(&exactly).unwrap();
    assert_eq!(told.kept(), Kept::new());
    let before = Kept::from([(exchange::names::fold("Montant k eur"), "basis/amount".to_owned())]);
    assert_eq!(fields(&Layout::of(&grid, &before).unwrap()), ["label", ""]);
}
