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
    let further = further.iter().map(|(name, text)| (*name, (*text).to_owned()));
    for (name, text) in further.chain(parts) {
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

pub fn head() -> &'static str {
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Libellé</v></c><c r=\"B1\" t=\"str\"><v>Montant</v></c></row>"
}

/// An `.ods` of these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
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
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let sheet = |start: usize| {
        let start = u32::try_from(start).unwrap().to_le_bytes();
        record(0x0085, &[&start[..], &[0, 0, 1, 0, b'F']].concat())
    };
    let start = begin(5).len() + sheet(0).len() + end.len();
    xls_stream(&[&begin(5)[..], &sheet(start), &end, &begin(0x10), records, &end].concat())
}

/// A compound file with this stream of records.
pub fn xls_stream(records: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(records).unwrap();
    file.into_inner().into_inner()
}
