//! A `.csv` of any making: line ends, encodings, quotes and widths that no two programs write alike.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::IntakeError;
use tables::{faults, open};

fn csv(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, IntakeError> {
    let grid = open("f.csv", bytes)?;
    let shown = |row: &exchange::intake::Row| row.cells.values().map(exchange::intake::Cell::shown).collect();
    Ok(grid.rows.iter().map(|row| (row.number, shown(row))).collect())
}

fn rows(rows: &[(u32, &[&str])]) -> Vec<(u32, Vec<String>)> {
    rows.iter()
        .map(|(number, cells)| (*number, cells.iter().map(|&cell| cell.to_owned()).collect()))
        .collect()
}

#[test]
fn a_csv_is_the_same_table_whatever_ends_its_lines_and_whatever_it_is_written_in() {
    let table = rows(&[(1, &["Libellé", "Montant"]), (2, &["Été", "12,5"]), (3, &["Salle", "3"])]);
    for end in ["\n", "\r\n", "\r"] {
        for last in ["", end] {
            for told in ["", "sep=;", "SEP=;"] {
                let body = ["Libellé;Montant", "Été;12,5", "Salle;3"].join(end) + last;
                let text = if told.is_empty() { body } else { format!("{told}{end}{body}") };
                let moved = |(number, cells): &(u32, Vec<String>)| {
                    (number + u32::from(!told.is_empty()), cells.clone())
                };
                let wanted: Vec<_> = table.iter().map(moved).collect();
                let wide = |mark: u16, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
                    std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect()
                };
                for bytes in [
                    text.clone().into_bytes(),
                    format!("\u{FEFF}{text}").into_bytes(),
                    wide(0xFEFF, u16::to_le_bytes),
                    wide(0xFEFF, u16::to_be_bytes),
                    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
                ] {
                    assert_eq!(csv(&bytes).unwrap(), wanted, "{text:?}");
                }
            }
        }
    }
}

#[test]
fn an_empty_line_of_a_csv_is_a_row_as_in_a_spreadsheet_and_a_quoted_end_of_line_is_none() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "Libellé;Montant", "", "", "\"Salle", "haute\";1", "x;12,3,4"].join(end);
        let read = csv(text.as_bytes()).unwrap();
        let numbers: Vec<u32> = read.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [2, 5, 6], "{text:?}");
        assert_eq!(read[1].1, [format!("Salle{end}haute"), "1".to_owned()]);
        let told = faults(&open("f.csv", text.as_bytes()).unwrap());
        assert!(told.len() == 1 && told[0].starts_with("B6 :"), "{told:?}");
    }
}

#[test]
fn a_quote_that_is_never_closed_is_told_by_its_cell_and_a_quote_within_a_text_is_none() {
    let open_quote = csv("Libellé;Montant\nSalle;1\n\nx;\"2\ny;3\nz;4\n".as_bytes());
    assert!(matches!(&open_quote, Err(IntakeError::OpenQuote { cell }) if cell == "B4"), "{open_quote:?}");
    let quotes = "Libellé;Montant\nÉcran 27\";1\n\"Le \"\"gué\"\"\";2\n\"\";3\n";
    let table = rows(&[
        (1, &["Libellé", "Montant"]),
        (2, &["Écran 27\"", "1"]),
        (3, &["Le \"gué\"", "2"]),
        (4, &["3"]),
    ]);
    assert_eq!(csv(quotes.as_bytes()).unwrap(), table);
}

#[test]
fn a_csv_of_one_column_is_read_and_one_of_thousands_up_to_its_256th() {
    let one = csv("Libellé\nSalle\nBus\n".as_bytes()).unwrap();
    assert_eq!(one, rows(&[(1, &["Libellé"]), (2, &["Salle"]), (3, &["Bus"])]));
    let wide = format!("{}\n{}", "Truc;".repeat(16_383), "x;".repeat(16_383));
    let grid = open("f.csv", wide.as_bytes()).unwrap();
    assert!(grid.rows.iter().all(|row| row.cells.len() == 256));
}

#[test]
fn a_row_that_no_spreadsheet_takes_is_refused_before_it_is_split_whatever_stands_in_quotes() {
    for separator in [";", "\t", ","] {
        let quoted = format!("\"{}\"", separator.repeat(20_000));
        let head = format!("Libellé{separator}Montant\r\n\r\n{quoted}{separator}1\r\n");
        assert_eq!(csv(head.as_bytes()).unwrap().len(), 2);
        let wide = csv(format!("{head}{}", separator.repeat(12 << 20)).as_bytes());
        assert!(matches!(&wide, Err(IntakeError::WideRow { row: 4, .. })), "{wide:?}");
    }
    let told = csv(format!("sep=;\n{}", ";".repeat(16_384)).as_bytes()).unwrap_err().to_string();
    assert!(told.replace('\u{202F}', " ").starts_with("la ligne 2 compte plus de 16 384 colonnes"), "{told}");
}

#[test]
fn a_csv_and_a_file_that_no_table_of_costs_reaches_are_refused_by_their_size() {
    let refused = csv(&[b'a'; (16 << 20) + 1]).unwrap_err();
    assert!(matches!(refused, IntakeError::LargeFile { max_mib: 16, .. }), "{refused:?}");
    let refused = csv(&[b'a'; (32 << 20) + 1]).unwrap_err();
    assert!(matches!(refused, IntakeError::LargeFile { max_mib: 32, .. }), "{refused:?}");
    assert!(refused.to_string().starts_with("le fichier dépasse 32\u{A0}Mio"), "{refused}");
}

#[test]
fn bytes_of_zero_are_no_table_at_the_start_and_a_fault_of_their_cell_further_on() {
    for bytes in [&b"Libell\0;Montant\n"[..], b"L\0i\0b\0;\0M\0\n\0"] {
        assert!(matches!(csv(bytes), Err(IntakeError::NotATable(_))));
    }
    let text = format!("Libellé;Montant\n{}Sal\0le;1\n", "x;1\n".repeat(2_000));
    let told = faults(&open("f.csv", text.as_bytes()).unwrap());
    assert!(told.len() == 1 && told[0].starts_with("A2002 :"), "{told:?}");
}
