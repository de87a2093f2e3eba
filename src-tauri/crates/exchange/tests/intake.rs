//! Spreadsheets that came from anywhere: what an export holds comes back the same, and what cannot be read is told
//! by the cell.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../budget/tests/plan/mod.rs"]
mod plan;

mod any;
mod books;
mod tables;

use std::io::Write;
use std::path::Path;

use books::{head, ods, ods_row, xls_stream, xlsx, xlsx_with};
use budget::Budget;
use dossier::parts::{Basis, BasisKind, Cost};
use dossier::{Dossier, Op, Order, Pointer};
use exchange::intake::{IntakeError, LineRead, Table};
use exchange::names::Names;
use exchange::sheets::{Source, write_budget_ods, write_budget_xlsx, write_costs_csv};
use proptest::prelude::*;
use tables::{faults, lines, open, quickly};

/// A cost as it goes out: only what its present kind uses, texts of one line without the spaces around nothing.
fn exported(cost: &Cost) -> Cost {
    let mut cost = cost.clone();
    let basis = std::mem::take(&mut cost.basis);
    cost.basis = match basis.kind {
        None => basis,
        Some(BasisKind::TimeDaily) => {
            Basis { kind: basis.kind, days: basis.days, daily_cost: basis.daily_cost, ..Basis::default() }
        }
        Some(BasisKind::TimeYearly) => {
            Basis { kind: basis.kind, days: basis.days, yearly_cost: basis.yearly_cost, ..Basis::default() }
        }
        Some(BasisKind::Purchase) => Basis {
            kind: basis.kind,
            quantity: basis.quantity,
            unit_price: basis.unit_price,
            vat: basis.vat,
            ..Basis::default()
        },
        Some(BasisKind::LumpSum) => Basis { kind: basis.kind, amount: basis.amount, ..Basis::default() },
    };
    cost
}

fn taken(read: &[LineRead]) -> Vec<Cost> {
    let mut dossier = Dossier::default();
    for line in read {
        assert_eq!(line.faults, [], "{line:?}");
        let list = Pointer::new("/costs");
        let id = format!("n{}", line.row);
        let last = dossier.costs.iter().last().map(|item| item.order.clone());
        let order = Order::between(last.as_ref(), None).unwrap();
        let mut ops = vec![Op::Add { list: list.clone(), id: id.clone(), order }];
        let item = list.join(&id);
        ops.extend(
            line.values.iter().map(|(path, value)| Op::Set { at: item.below(path), value: value.clone() }),
        );
        dossier.apply(&ops).unwrap();
    }
    dossier.costs.iter().map(|item| item.body.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_export_taken_in_again_gives_the_same_lines(plan in any::a_plan()) {
        let plan = plan.plan();
        let (dossier, call) = (&plan.dossier, &plan.call);
        let budget = Budget::of(dossier, call);
        let source = Source { dossier, call, budget: &budget, unread: 0, at: "x", written: [2016, 9, 6, 14, 2, 0] };
        let names = Names::of(dossier, call);
        let before: Vec<Cost> = dossier.costs.iter().map(|item| exported(&item.body)).collect();
        let files = [
            ("a.csv", write_costs_csv(source)),
            ("a.xlsx", write_budget_xlsx(source).unwrap()),
            ("a.ods", write_budget_ods(source).unwrap()),
        ];
        for (name, bytes) in files {
            let read = lines(&open(name, &bytes).unwrap(), &names);
            prop_assert_eq!(taken(&read), before.clone(), "{}", name);
            prop_assert!(read.iter().all(|line| line.doubt.is_none()), "{name}: {read:?}");
            // One that says its mode and whose it is comes in without a tick.
            let says = |line: &LineRead, path: &str| line.values.iter().any(|(of, _)| of == path);
            for line in &read {
                let is_placed = says(line, "category") || says(line, "bearer");
                prop_assert!(!is_placed || !says(line, "basis/kind") || line.aside.is_none(), "{name}: {line:?}");
            }
        }
    }
}

#[test]
fn each_cell_that_cannot_be_read_is_named_with_its_address() {
    let row = |number: u32, cell: &str| {
        format!("<row r=\"{number}\"><c r=\"A{number}\" t=\"str\"><v>x</v></c>{cell}</row>")
    };
    let rows = [
        row(2, "<c r=\"B2\" t=\"str\"><v>12,3,4</v></c>"),
        row(3, "<c r=\"B3\" t=\"e\"><v>#REF!</v></c>"),
        row(4, "<c r=\"B4\"><f>A1+1</f></c>"),
        row(5, "<c r=\"B5\" s=\"1\"><v>42806</v></c>"),
        row(6, "<c r=\"B6\"><v>-5</v></c>"),
        row(7, "<c r=\"B7\"><v>1.2345</v></c>"),
        row(8, "<c r=\"B8\"><v>1e12</v></c>"),
        row(9, "<c r=\"B9\"><v>12.5</v></c>"),
        row(10, "<c r=\"B10\"><v>1</v></c>"),
        row(11, ""),
    ];
    let sheet = format!(
        "<sheetData>{}{}</sheetData><mergeCells><mergeCell ref=\"B10:B11\"/></mergeCells>",
        head(),
        rows.concat()
    );
    let told = faults(&open("f.xlsx", &xlsx(&sheet, None)).unwrap());
    let expected = [
        ("B2", "n’est pas un montant"),
        ("B3", "#REF!"),
        ("B4", "résultat de la formule"),
        ("B5", "date (12/03/2017)"),
        ("B6", "négatif"),
        ("B7", "trop de décimales"),
        ("B8", "hors limites"),
        ("B10", "B10:B11 sont fusionnées"),
        ("B11", "B10:B11 sont fusionnées"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (fault, (cell, words)) in told.iter().zip(expected) {
        assert!(fault.starts_with(&format!("{cell} :")) && fault.contains(words), "{fault}");
    }
}

#[test]
fn a_million_empty_rows_and_a_far_cell_cost_nothing() {
    let empty: String = (2..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let far =
        "<row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>x</v></c><c r=\"XFD1048576\"><v>1</v></c></row>";
    let sheet = format!("<sheetData>{}{empty}{far}</sheetData>", head());
    let bytes = xlsx(&sheet, None);
    let grid = quickly(|| open("f.xlsx", &bytes).unwrap());
    assert_eq!(grid.rows.len(), 2);
    assert_eq!(grid.rows[1].number, 1_048_576);
}

#[test]
fn a_million_empty_rows_of_an_ods_cost_nothing_whether_told_one_by_one_or_at_once() {
    let one_by_one = "<table:table-row><table:table-cell/></table:table-row>".repeat(500_000);
    let at_once = "<table:table-row table:number-rows-repeated=\"500000\"><table:table-cell \
                   table:number-columns-repeated=\"16384\"/></table:table-row>";
    let (head, last) = (ods_row(&["Libellé", "Montant"]), ods_row(&["x", "1"]));
    let tables = format!("<table:table table:name=\"F\">{head}{one_by_one}{at_once}{last}</table:table>");
    let bytes = ods(&tables);
    let grid = quickly(|| open("f.ods", &bytes).unwrap());
    assert_eq!(grid.rows.len(), 2);
    assert_eq!(grid.rows[1].number, 1_000_002);
}

#[test]
fn one_text_that_thousands_of_cells_share_is_not_multiplied() {
    let long = "x".repeat(1 << 20);
    let rows: String = (2..5_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"B{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let sheet = format!("<sheetData>{}{rows}</sheetData>", head());
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let bytes = xlsx_with(&sheet, None, &[("xl/sharedStrings.xml", &strings)]);
    let refused = quickly(|| open("f.xlsx", &bytes));
    assert!(matches!(&refused, Err(IntakeError::TooMuchText { cell, .. }) if cell == "B17"), "{refused:?}");
    let sheet = format!(
        "<sheetData>{}<row r=\"2\"><c r=\"A2\" t=\"str\"><v>{}</v></c></row></sheetData>",
        head(),
        long.repeat(20)
    );
    let refused = open("f.xlsx", &xlsx(&sheet, None));
    assert!(matches!(&refused, Err(IntakeError::TooMuchText { cell, .. }) if cell == "A2"), "{refused:?}");
    let repeated = format!(
        "<table:table table:name=\"F\"><table:table-row table:number-rows-repeated=\"5000\"><table:table-cell \
         table:number-columns-repeated=\"256\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>\
         </table:table-row></table:table>",
        &long[..1_000]
    );
    let refused = quickly(|| open("f.ods", &ods(&repeated)));
    assert!(matches!(refused, Err(IntakeError::TooMuchText { .. })), "{refused:?}");
}

#[test]
fn merged_areas_that_lie_on_each_other_are_refused_before_they_take_the_time() {
    let rows: String = (2..5_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>x</v></c></row>"))
        .collect();
    let merged = "<mergeCell ref=\"A2:IV5000\"/>".repeat(100_000);
    let sheet = format!("<sheetData>{}{rows}</sheetData><mergeCells>{merged}</mergeCells>", head());
    let bytes = xlsx(&sheet, None);
    let refused = quickly(|| open("f.xlsx", &bytes));
    assert!(matches!(&refused, Err(IntakeError::Damaged(why)) if why.contains("A2:IV5000")), "{refused:?}");
}

#[test]
fn more_lines_than_a_dossier_takes_are_refused_early() {
    let text = format!("Libellé;Montant\n{}", "x;1\n".repeat(1_000_000));
    let refused = quickly(|| open("f.csv", text.as_bytes()));
    assert!(matches!(refused, Err(IntakeError::TooManyRows { .. })), "{refused:?}");
}

#[test]
fn a_bomb_is_weighed_before_it_is_unpacked_and_a_lie_about_its_weight_found_out() {
    let sheet = " ".repeat(170 << 20);
    let bytes = xlsx(&sheet, None);
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    let refused = quickly(|| open("f.xlsx", &bytes));
    assert!(matches!(refused, Err(IntakeError::TooLarge { .. })), "{refused:?}");
    let bytes = xlsx(&sheet, Some(1_000));
    let refused = quickly(|| open("f.xlsx", &bytes));
    assert!(matches!(refused, Err(IntakeError::TooLarge { .. } | IntakeError::Damaged(_))), "{refused:?}");
}

#[test]
fn a_password_is_told_and_what_is_no_table_refused() {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(b"secret").unwrap();
    file.create_stream("/EncryptionInfo").unwrap().write_all(b"how").unwrap();
    let bytes = file.into_inner().into_inner();
    assert!(matches!(open("f.xlsx", &bytes), Err(IntakeError::Password)));
    // Two cells as far apart as BIFF allows.
    let cell = |row: u16, column: u16| {
        [&[0x03, 0x02, 14, 0][..], &row.to_le_bytes(), &column.to_le_bytes(), &[0; 10]].concat()
    };
    let far = open("f.xls", &xls_stream(&[cell(0, 0), cell(65_535, 255)].concat()));
    assert!(matches!(&far, Err(IntakeError::FarCell { cell }) if cell == "IV65536"), "{far:?}");
    assert!(matches!(open("f.xlsx", b"%PDF-1.7\0\0"), Err(IntakeError::NotATable(_))));
    for page in [
        "<html><table>",
        "\u{FEFF}\n<!DOCTYPE html>",
        "<?xml version=\"1.0\"?><Workbook>",
        "MIME-Version: 1.0",
    ] {
        assert!(matches!(open("f.xls", page.as_bytes()), Err(IntakeError::WebPage)), "{page}");
    }
    assert!(matches!(open("f.xlsx", b"PK\x03\x04 and no more"), Err(IntakeError::Damaged(_))));
    assert!(Table::open(Path::new("/nowhere/f.xlsx")).is_err());
}

#[test]
fn a_line_whose_mode_is_left_empty_is_said_to_count_for_nothing() {
    let text = "Libellé;Mode de calcul;Montant\nAtelier;;12\nSalle;Forfait;3\nBus;;\n";
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    let remarks: Vec<usize> = read.iter().map(|line| line.remarks.len()).collect();
    assert_eq!(remarks, [1, 0, 0]);
    assert!(read[0].remarks[0].contains("compte pour zéro"), "{:?}", read[0].remarks);
}
