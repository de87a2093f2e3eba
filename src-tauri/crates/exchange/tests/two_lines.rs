//! Headings on two lines, and columns that share what one should give.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::{Cell, Grid, Kept, Layout};
use exchange::names::Names;
use tables::{lines, open};

type Merged<'a> = &'a [((u32, u32), (u32, u32))];

fn grid(rows: &[&str], merged: Merged<'_>) -> Grid {
    let mut grid = Grid::named("Feuille");
    for (number, row) in (1..).zip(rows) {
        for (column, text) in (0..).zip(row.split(';')) {
            grid.put(number, column, Cell::Text(text.to_owned())).unwrap();
        }
    }
    for (from, to) in merged {
        grid.merge(*from, *to).unwrap();
    }
    grid
}

fn layout(grid: &Grid) -> Layout {
    Layout::of(grid, &Kept::new()).unwrap()
}

fn headings(grid: &Grid) -> Vec<String> {
    let columns = layout(grid).columns.into_iter();
    columns
        .map(|column| format!("{}={}", column.heading, column.field.map_or("", |field| field.code)))
        .collect()
}

/// The labels and amounts that come in.
fn taken(grid: &Grid) -> Vec<(String, String)> {
    let shown =
        |line: &exchange::intake::LineRead, code: &str| line.shown.get(code).cloned().unwrap_or_default();
    let read = lines(grid, &Names::default());
    let kept = read.iter().filter(|line| line.aside.is_none());
    kept.map(|line| (shown(line, "label"), shown(line, "basis/amount"))).collect()
}

#[test]
fn years_below_the_headings_make_the_money_wait() {
    let rows = ["Libellé;Montant", ";2017;2018", "Étude;1000;2000", "Stage;500;0", "Total;1500;2000"];
    let merged: Merged<'_> = &[((1, 0), (2, 0))];
    for (rows, merged) in [(rows, &[] as Merged<'_>), (rows, merged)] {
        let grid = grid(&rows, merged);
        assert_eq!(headings(&grid), ["Libellé=label", "Montant 2017=", "Montant 2018="]);
        assert_eq!(taken(&grid), [("Étude".into(), String::new()), ("Stage".into(), String::new())]);
        let mut layout = layout(&grid);
        let told = layout.waits().join(" ");
        assert!(told.contains("B («\u{A0}Montant 2017\u{A0}») et C («\u{A0}Montant 2018\u{A0}»)"), "{told}");
        layout.map_told(&[("B".to_owned(), "basis/amount".to_owned())]).unwrap();
        assert_eq!(layout.waits(), [""; 0], "to tell one is enough");
    }
    let days = grid(
        &["Libellé;Nombre de jours;;Coût journalier", ";Année 1;Année 2;", "Pilote;40;60;320"],
        &[((1, 0), (2, 0)), ((1, 3), (2, 3))],
    );
    assert_eq!(
        headings(&days),
        [
            "Libellé=label",
            "Nombre de jours Année 1=",
            "Nombre de jours Année 2=",
            "Coût journalier=basis/daily_cost"
        ]
    );
    assert_eq!(layout(&days).waits().len(), 1);
}

#[test]
fn a_total_beside_years_or_an_amount_with_vat_is_taken() {
    let rows = [
        "Plan",
        "Nature des dépenses;Montant (€)",
        ";2017;2018;Total",
        "Étude;10;5;15",
        "Salle;2;3;5",
        "Total;12;8;20",
    ];
    let grid_of_years = grid(&rows, &[((2, 0), (3, 0))]);
    let amounts = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(label, amount)| ((*label).to_owned(), (*amount).to_owned())).collect()
    };
    assert_eq!(taken(&grid_of_years), amounts(&[("Étude", "15"), ("Salle", "5")]));
    assert_eq!(layout(&grid_of_years).waits(), [""; 0]);
    let taxes = grid(&["Libellé;Montant", ";HT;TTC", "Étude;1000;1200"], &[((1, 0), (2, 0))]);
    assert_eq!(taken(&taxes), amounts(&[("Étude", "1200")]));
}

#[test]
fn years_above_the_headings_and_twins_wait_too() {
    let of = |text: &str| open("f.csv", text.as_bytes()).unwrap();
    let years = of(";2017;2018\nLibellé;Montant;Montant\nÉtude;1000;2000\n");
    assert_eq!(headings(&years), ["Libellé=label", "Montant 2017=", "Montant 2018="]);
    assert_eq!(layout(&years).waits().len(), 1);
    let days =
        of(";2017;;2018;\nLibellé;Jours;Coût journalier;Jours;Coût journalier\nPilote;100;300;120;310\n");
    assert_eq!(layout(&days).waits().len(), 1);
    assert!(headings(&days).iter().skip(1).all(|column| column.ends_with('=')), "{:?}", headings(&days));
    let twins = of("Libellé;Montant;Montant\nÉtude;1000;2000\n");
    assert_eq!(headings(&twins), ["Libellé=label", "Montant=", "Montant="]);
    assert_eq!(layout(&twins).waits().len(), 1);
}

#[test]
fn what_is_no_second_line_stays_a_line_and_another_table_beside_is_no_twin() {
    for text in [
        "Libellé;Montant\nÉtude;2017\n",
        "Libellé;Montant\n;2017\nÉtude;5\n",
        "Libellé;Quantité;Montant\nÉtude;2017;2018\n",
        "Dépenses;Montant;Recettes;Montant\nÉtude;1000;PIA;750\n",
        "Budget;2017\nLibellé;Montant\nÉtude;1000\n",
    ] {
        let layout = layout(&open("f.csv", text.as_bytes()).unwrap());
        assert_eq!(layout.waits(), [""; 0], "{text}");
        assert!(
            layout
                .columns
                .iter()
                .any(|column| column.field.is_some_and(|field| field.code == "basis/amount"))
        );
    }
}
