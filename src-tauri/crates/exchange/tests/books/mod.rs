//! Workbooks made byte by byte, as small as their formats allow, so that a test writes only what it is about.
#![allow(dead_code, reason = "each test file uses some of these words")]

use std::io::Write;

/// The smallest `.xlsx` with these rows of a sheet.
pub fn xlsx(sheet: &str, declared: Option<u32>) -> Vec<u8> {
    xlsx_with(sheet, declared, &[])
}

/// The same with further parts.
pub fn xlsx_with(sheet: &str, declared: Option<u32>, further: &[(&str, &str)]) -> Vec<u8> {
    let workbook = "<workbook><sheets><sheet name=\"F\" id=\"b\"/></sheets></workbook>";
    zipped(workbook, sheet, declared, further)
}

/// The same where the workbook lists its sheets otherwise; each is this one.
pub fn workbook_of(workbook: &str, sheet: &str) -> Vec<u8> {
    zipped(workbook, sheet, None, &[])
}

fn zipped(workbook: &str, sheet: &str, declared: Option<u32>, further: &[(&str, &str)]) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default();
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml", workbook.to_owned()),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{relations}/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        ("xl/worksheets/s.xml", format!("<worksheet>{sheet}</worksheet>")),
    ];
    let is_told = |part: &str| further.iter().any(|(name, _)| *name == part);
    let parts = parts.into_iter().filter(|(name, _)| !is_told(name));
    let told = further.iter().map(|(name, text)| (*name, (*text).to_owned()));
    for (name, text) in told.chain(parts) {
        zip.start_file(name, packed).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    if let Some(declared) = declared {
        // The last entry of the directory lies about its size.
        let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        bytes[at + 24..at + 28].copy_from_slice(&declared.to_le_bytes());
    }
    bytes
}

/// The styles and the rows of an `.xlsx`: a cell is a text, a number, or a number with the format of that place, « 12|0 ».
pub fn book_of(formats: &[&str], rows: &[&[&str]]) -> (String, String) {
    let escaped = |text: &str| text.replace('<', "&lt;").replace('"', "&quot;");
    let own: String = (200..)
        .zip(formats)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code)))
        .collect();
    let used: String =
        (200..).zip(formats).map(|(id, _): (u32, _)| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let styles = format!(
        "<styleSheet><numFmts>{own}</numFmts><cellXfs><xf numFmtId=\"0\"/>{used}</cellXfs></styleSheet>"
    );
    let cell = |at: String, text: &str| {
        let (number, style) = text.split_once('|').unwrap_or((text, ""));
        let style = style.parse::<u32>().map_or(0, |style| style + 1);
        match number.parse::<f64>() {
            _ if text.is_empty() => String::new(),
            Ok(_) => format!("<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>"),
            Err(_) => format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>"),
        }
    };
    let row = |(number, cells): (u32, &&[&str])| {
        let cells = ('A'..).zip(*cells).map(|(column, text)| cell(format!("{column}{number}"), text));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    (styles, format!("<sheetData>{}</sheetData>", (1..).zip(rows).map(row).collect::<String>()))
}

pub fn head() -> &'static str {
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Libellé</v></c><c r=\"B1\" t=\"str\"><v>Montant</v></c></row>"
}

/// An `.ods` of these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    ods_with("", tables)
}

/// The same with styles before them.
pub fn ods_with(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content.as_str()),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn ods_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|text| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    });
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}

/// One record of BIFF.
fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
}

/// What begins each record of a cell: where it stands, and its style.
fn at(row: u16, column: u16) -> [u8; 6] {
    let ([a, b], [c, d]) = (row.to_le_bytes(), column.to_le_bytes());
    [a, b, c, d, 0, 0]
}

pub fn xls_text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    record(0x0204, &[&at(row, column)[..], &length, &[0], text.as_bytes()].concat())
}

pub fn xls_number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[&at(row, column)[..], &number.to_le_bytes()].concat())
}

/// Numbers in a row, from a column on.
pub fn xls_numbers(row: u16, first: u16, last: u16) -> Vec<u8> {
    let cells = [0; 6].repeat(usize::from(last - first + 1));
    let [a, b, c, d, ..] = at(row, first);
    record(0x00BD, &[&[a, b, c, d][..], &cells, &last.to_le_bytes()].concat())
}

/// A formula: its saved result, and its tokens.
pub fn xls_formula(row: u16, column: u16, result: [u8; 8], tokens: &[u8]) -> Vec<u8> {
    let length = u16::try_from(tokens.len()).unwrap().to_le_bytes();
    record(0x0006, &[&at(row, column)[..], &result, &[0; 6], &length, tokens].concat())
}

/// The area that a sheet says it has: rows, then columns, each up to and without its last.
pub fn xls_area(rows: [u32; 2], columns: [u16; 2]) -> Vec<u8> {
    let words = |[from, to]: [u16; 2]| [from.to_le_bytes(), to.to_le_bytes()].concat();
    let longs = |[from, to]: [u32; 2]| [from.to_le_bytes(), to.to_le_bytes()].concat();
    record(0x0200, &[&longs(rows)[..], &words(columns), &[0; 2]].concat())
}

/// An `.xls` of one sheet with these records.
pub fn xls(records: &[u8]) -> Vec<u8> {
    xls_book(&[], records)
}

/// The same whose cells have this format.
pub fn xls_formatted(code: &str, records: &[u8]) -> Vec<u8> {
    let letters: Vec<u8> = code.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u16::try_from(letters.len() / 2).unwrap().to_le_bytes();
    let format = record(0x041E, &[&200_u16.to_le_bytes()[..], &count, &[1], &letters].concat());
    let style = record(0x00E0, &[&[0, 0][..], &200_u16.to_le_bytes(), &[0; 16]].concat());
    xls_book(&[format, style].concat(), records)
}

fn xls_book(own: &[u8], records: &[u8]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let sheet = |start: usize| {
        let start = u32::try_from(start).unwrap().to_le_bytes();
        record(0x0085, &[&start[..], &[0, 0, 1, 0, b'F']].concat())
    };
    let start = begin(5).len() + own.len() + sheet(0).len() + end.len();
    xls_stream(&[&begin(5)[..], own, &sheet(start), &end, &begin(0x10), records, &end].concat())
}

/// A compound file with this stream of records.
pub fn xls_stream(records: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(records).unwrap();
    file.into_inner().into_inner()
}
