//! Workbooks made to take the machine's memory or a person's time: each is refused before it does.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use books::{head, ods, xls, xls_area, xls_number, xls_numbers, xlsx, xlsx_with};
use exchange::intake::{IntakeError, Kept, Layout};
use tables::{open, quickly};

#[test]
fn millions_of_empty_cells_are_refused_before_they_are_read() {
    let row = format!("<row>{}</row>", "<c s=\"0\"/>".repeat(5));
    let sheet = format!("<sheetData>{}{}</sheetData>", head(), row.repeat(800_000));
    let refused = quickly(|| open("f.xlsx", &xlsx(&sheet, None)));
    assert!(matches!(refused, Err(IntakeError::TooManyCells)), "{refused:?}");
    let sheet = format!("<sheetData>{}{}</sheetData>", head(), "<row/>".repeat(6_000_000));
    let refused = quickly(|| open("f.xlsx", &xlsx(&sheet, None)));
    assert!(matches!(refused, Err(IntakeError::TooManyCells)), "{refused:?}");
    let cells = "<table:table-cell/>".repeat(5_100_000);
    let table =
        format!("<table:table table:name=\"F\"><table:table-row>{cells}</table:table-row></table:table>");
    let refused = quickly(|| open("f.ods", &ods(&table)));
    assert!(matches!(refused, Err(IntakeError::TooManyCells)), "{refused:?}");
    let told = refused.unwrap_err().to_string();
    assert!(told.contains("copiez les lignes utiles dans une feuille neuve"), "{told}");
}

#[test]
fn two_styled_cells_in_each_of_many_rows_are_read() {
    let empty = "<row><c s=\"0\"/><c s=\"0\"/></row>".repeat(100_000);
    let last = "<row><c t=\"str\"><v>x</v></c><c><v>1</v></c></row>";
    let grid =
        open("f.xlsx", &xlsx(&format!("<sheetData>{}{empty}{last}</sheetData>", head()), None)).unwrap();
    assert_eq!(grid.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 100_002]);
}

#[test]
fn one_text_that_fills_a_sheet_is_refused_by_its_weight() {
    let sheet = format!("<sheetData>{}</sheetData><!--{}-->", head(), " ".repeat(97 << 20));
    let refused = quickly(|| open("f.xlsx", &xlsx(&sheet, None)));
    assert!(matches!(refused, Err(IntakeError::TooLarge { max_mib: 96, .. })), "{refused:?}");
    // Nobody looks at pictures.
    let picture = "<".repeat(5_100_000);
    let sheet = format!("<sheetData>{}</sheetData>", head());
    assert!(open("f.xlsx", &xlsx_with(&sheet, None, &[("xl/media/a.svg", &picture)])).is_ok());
}

#[test]
fn a_tag_with_a_hundred_thousand_attributes_is_read_past() {
    let many: String = (0..200_000).map(|at| format!(" a{at}=\"\"")).collect();
    let sheet =
        format!("<sheetData>{}<row{many} r=\"7\"><c t=\"str\"><v>x</v></c></row></sheetData>", head());
    let start = std::time::Instant::now();
    assert_eq!(open("f.xlsx", &xlsx(&sheet, None)).unwrap().rows[1].number, 7);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn an_xls_that_says_or_spans_more_than_it_holds_is_refused_before_room_is_made_for_it() {
    for area in [xls_area([0, u32::MAX], [0, u16::MAX]), xls_area([9, 2], [0, 3])] {
        let refused = open("f.xls", &xls(&[area, xls_number(0, 0, 1.0)].concat()));
        assert!(matches!(refused, Err(IntakeError::Damaged(_))), "{refused:?}");
    }
    let spread = [xls_area([0, 65_536], [0, 256]), xls_numbers(0, 0, 255), xls_number(65_535, 0, 1.0)];
    let refused = open("f.xls", &xls(&spread.concat()));
    assert!(matches!(&refused, Err(IntakeError::FarCell { cell }) if cell == "A65536"), "{refused:?}");
    let over_and_over = xls_numbers(0, 0, 255).repeat(8_000);
    let refused = open("f.xls", &xls(&over_and_over));
    assert!(matches!(refused, Err(IntakeError::TooManyCells)), "{refused:?}");
    let sound = open("f.xls", &xls(&[xls_area([0, 1], [0, 3]), xls_numbers(0, 0, 2)].concat())).unwrap();
    assert_eq!(sound.rows[0].cells.len(), 3);
}

#[test]
fn a_workbook_cut_short_is_told_in_french() {
    let whole = xlsx(&format!("<sheetData>{}</sheetData>", head()), None);
    let words = |bytes: &[u8]| open("f.xlsx", bytes).unwrap_err().to_string();
    let cut = words(&whole[..whole.len() / 2]);
    assert!(cut.contains("n’est pas entier") && !cut.contains("invalid"), "{cut}");
    let broken = words(&xlsx("<sheetData><row></c>", None));
    assert!(broken.contains("n’est pas entier"), "{broken}");
}

#[test]
fn a_message_does_not_begin_with_the_name_of_a_file() {
    let words = |name: &str, bytes: &[u8]| {
        let read = open(name, bytes).and_then(|grid| Layout::of(&grid, &Kept::new()));
        read.unwrap_err().to_string().replace(['\u{A0}', '\u{202F}'], " ")
    };
    assert!(words("nul.csv", &[0; 100]).starts_with("le fichier "));
    assert!(
        words("vide.csv", b"").starts_with("le fichier « vide.csv » ne contient aucune ligne : on attend")
    );
    let empty = xlsx("<sheetData/>", None);
    assert!(words("vide.xlsx", &empty).starts_with("la feuille « F » ne contient aucune ligne : on attend"));
    let many = words("f.csv", "x\n".repeat(6_000).as_bytes());
    assert!(many.starts_with("la feuille compte plus de 5 500 lignes"), "{many}");
}
