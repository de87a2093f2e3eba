//! A `.csv` of any origin: its encoding and its separator are found, its cells are texts.

use encoding_rs::{Encoding, UTF_8};

use super::IntakeError;
use super::grid::{Cell, Grid};
use super::open::MAX_ROWS;

/// The separators looked for; of equal ones the first, since French decimals hold commas.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// How many rows tell the separator.
const PROBED: usize = 60;

/// Reads a text as a table.
///
/// # Errors
/// Where it has more rows than a dossier takes.
pub fn read(bytes: &[u8], name: &str) -> Result<Grid, IntakeError> {
    let text = decode(bytes);
    // Excel's own first line says the separator.
    let (told, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((told, rest)) => (told.trim().bytes().next(), rest),
        None => (None, text.as_str()),
    };
    let separator = told.filter(|byte| SEPARATORS.contains(byte)).unwrap_or_else(|| separator(text));
    let skipped = u32::from(told.is_some());
    let mut grid = Grid { sheet: name.to_owned(), from_csv: true, ..Grid::default() };
    for (number, record) in (1 + skipped..).zip(reader(text, separator).records()) {
        // Text in memory always parses: no length is demanded of rows.
        let Ok(record) = record else { continue };
        for (column, cell) in (0..).zip(&record) {
            grid.put(number, column, Cell::Text(cell.to_owned()));
        }
        if grid.rows.len() > MAX_ROWS {
            return Err(IntakeError::TooManyRows { max: MAX_ROWS });
        }
    }
    Ok(grid)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// The text, by its mark, or as UTF-8 where it is, or as what its bytes look like in French.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"fr"), chardetng::Utf8Detection::Deny);
    let encoding = if encoding == UTF_8 { encoding_rs::WINDOWS_1252 } else { encoding };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The separator that cuts the largest share of the rows into the same number of cells. A share, not a count: a wrong
/// separator does not see the quotes, and makes several rows of one whose cell holds lines.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut widths: Vec<usize> = reader(text, separator)
            .records()
            .take(PROBED)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        widths.sort_unstable();
        let groups =
            widths.chunk_by(|a, b| a == b).map(|group| (group.len(), group.first().copied().unwrap_or(0)));
        let (rows, width) = groups.filter(|(_, width)| *width > 1).max().unwrap_or_default();
        (rows * 1_000 / widths.len().max(1), width)
    };
    // The first of equal scores.
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let grid = read(bytes, "x.csv").unwrap();
        grid.rows.iter().map(|row| row.cells.values().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn the_separator_and_the_encoding_are_found() {
        let rows =
            vec![vec!["Libellé".to_owned(), "Coût".to_owned()], vec!["Été".to_owned(), "12,5".to_owned()]];
        for separator in [";", "\t", "|"] {
            let text = format!("Libellé{separator}Coût\r\nÉté{separator}12,5");
            assert_eq!(texts(text.as_bytes()), rows);
            let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
            assert_eq!(texts(&latin), rows);
            assert_eq!(texts(format!("\u{FEFF}{text}").as_bytes()), rows);
            let utf16: Vec<u8> =
                [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
            assert_eq!(texts(&utf16), rows);
        }
        assert_eq!(texts("Libellé,Coût\nÉté,\"12,5\"\n".as_bytes()), rows);
        assert_eq!(texts("sep=,\nLibellé,Coût\nÉté,\"12,5\"\n".as_bytes()), rows);
    }

    #[test]
    fn a_quoted_cell_may_hold_lines_and_rows_keep_their_numbers() {
        let grid = read(b"a;b\n\n\"x\ny\";z", "x.csv").unwrap();
        assert_eq!(grid.rows[1].cells.get(&0), Some(&Cell::Text("x\ny".to_owned())));
    }

    #[test]
    fn lines_in_a_cell_do_not_hide_the_separator() {
        let rows = texts("Libellé;Coût;Note\n".as_bytes());
        assert_eq!(rows, [["Libellé", "Coût", "Note"]]);
        let line = "x;1,5;\"un, deux\ntrois, quatre\ncinq, six\"\n";
        let rows = texts(format!("Libellé;Coût;Note\n{line}{line}").as_bytes());
        assert_eq!(rows[1], ["x", "1,5", "un, deux\ntrois, quatre\ncinq, six"]);
    }

    #[test]
    fn a_text_without_end_of_line_is_one_row() {
        assert_eq!(texts(b"a;b"), [["a", "b"]]);
        assert_eq!(texts(b""), Vec::<Vec<String>>::new());
    }
}
