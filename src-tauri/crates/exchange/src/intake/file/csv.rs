//! A `.csv` of any origin: its encoding and its separator are found, its cells are texts.

use encoding_rs::{Encoding, UTF_8};

use crate::intake::IntakeError;
use crate::intake::grid::{Cell, Grid, address};

/// The separators looked for; of equal ones the first, since French decimals hold commas.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// How many rows tell the separator, and how many bytes at most.
const PROBED: usize = 60;
const PROBED_BYTES: usize = 1 << 20;
/// The most cells of a row: what Excel takes. Each costs memory from when its row is split.
const MAX_CELLS: usize = 16_384;

/// Reads a text as a table.
///
/// # Errors
/// Where it has more rows than a dossier takes, a row that no spreadsheet makes, or a quote that is never closed.
pub fn read(bytes: &[u8], name: &str) -> Result<Grid, IntakeError> {
    let text = decode(bytes);
    let (told, text) = told_separator(&text);
    read_cut(text, name, told.unwrap_or_else(|| separator(text)), u32::from(told.is_some()))
}

/// The same of what a spreadsheet puts on the clipboard: tabs between cells.
///
/// # Errors
/// As [`read`].
pub fn read_pasted(bytes: &[u8], name: &str) -> Result<Grid, IntakeError> {
    read_cut(&decode(bytes), name, b'\t', 0)
}

/// Reads a text whose cells are cut by this, below so many rows of the file.
fn read_cut(text: &str, name: &str, separator: u8, above: u32) -> Result<Grid, IntakeError> {
    let open_quote = open_quote(text, separator, 1 + above)?;
    let mut grid = Grid::named(name);
    grid.from_csv = true;
    grid.has_commas = separator == b',';
    let (mut records, mut record) = (reader(text.as_bytes(), separator), csv::StringRecord::new());
    // Where the last cell stands.
    let (mut number, mut last) = (above, 0);
    loop {
        let start = usize::try_from(records.position().byte()).unwrap_or(usize::MAX);
        // Text in memory always parses: no length is demanded of rows.
        if !records.read_record(&mut record).unwrap_or(false) {
            break;
        }
        number = number.saturating_add(1 + empty_lines(text, start));
        for (column, cell) in (0..).zip(&record) {
            grid.put(number, column, Cell::Text(cell.to_owned()))?;
            last = column;
        }
        if grid.has_commas && !record.iter().all(|cell| cell.trim().is_empty()) {
            grid.widths.insert(number, u32::try_from(record.len()).unwrap_or(u32::MAX));
        }
    }
    if open_quote {
        return Err(IntakeError::OpenQuote { cell: address(number, last) });
    }
    Ok(grid)
}

/// Excel's own first line, `sep=;`, and what follows it.
fn told_separator(text: &str) -> (Option<u8>, &str) {
    let line = text.find(['\r', '\n']).and_then(|end| text.split_at_checked(end));
    let Some((line, rest)) = line else { return (None, text) };
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
    let told =
        line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and_then(|_| line.as_bytes().get(4));
    match told.filter(|byte| SEPARATORS.contains(byte)) {
        Some(byte) => (Some(*byte), rest),
        None => (None, text),
    }
}

/// How many lines are empty from here on: the reader passes over them, a spreadsheet numbers them.
fn empty_lines(text: &str, start: usize) -> u32 {
    let mut rest = text.get(start..).unwrap_or_default();
    if start > 0 && text.get(..start).is_some_and(|before| before.ends_with('\r')) {
        // The second half of an end of line.
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut count = 0;
    while let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])) {
        (rest, count) = (after, count + 1);
    }
    count
}

/// Whether the text ends inside a cell in quotes, looked for before anything is split.
///
/// # Errors
/// Where a row has more cells than any spreadsheet takes; rows are counted from the first one's number.
fn open_quote(text: &str, separator: u8, mut number: u32) -> Result<bool, IntakeError> {
    let (mut inside, mut begins, mut cells) = (false, true, 1);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'"' && inside {
            // Two of them are one, written in quotes.
            inside = bytes.next_if_eq(&b'"').is_some();
        } else if byte == b'"' && begins {
            inside = true;
        }
        begins = !inside && (byte == separator || matches!(byte, b'\r' | b'\n'));
        if begins && byte == separator {
            cells += 1;
            if cells > MAX_CELLS {
                return Err(IntakeError::WideRow { row: number, max: MAX_CELLS });
            }
        } else if begins {
            cells = 1;
            let is_half = byte == b'\r' && bytes.peek() == Some(&b'\n');
            number = number.saturating_add(u32::from(!is_half));
        }
    }
    Ok(inside)
}

fn reader(text: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text)
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
/// separator does not see the quotes, and makes several rows of one whose cell holds lines. A comma that does not cut the
/// first row is one of a sentence: « Atelier, deuxième séance » under « Libellé ».
fn separator(text: &str) -> u8 {
    // Cut where it may be within a letter: only how many cells there are is asked for.
    let probed = text.as_bytes().get(..PROBED_BYTES).unwrap_or(text.as_bytes());
    let score = |separator: u8| {
        let mut widths: Vec<usize> = reader(probed, separator)
            .byte_records()
            .take(PROBED)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        if separator == b',' && widths.first() == Some(&1) {
            return (0, 0);
        }
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

    #[test]
    fn commas_within_words_cut_nothing() {
        let labels = "Libellé\nAtelier, deuxième séance\nMobilier, prêté\nDesign, conception\n";
        let rows = texts(labels.as_bytes());
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1], ["Atelier, deuxième séance"]);
        // A line before the head hides no separator but the comma.
        assert_eq!(
            texts("Export du 3\nLibellé;Montant\nAtelier, 2;12,5\n".as_bytes())[2],
            ["Atelier, 2", "12,5"]
        );
    }

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
