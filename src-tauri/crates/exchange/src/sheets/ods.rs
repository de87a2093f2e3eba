//! A book as `.ods` (OpenDocument 1.3), written by hand: the names, lists, protection, print settings and frozen
//! heads of the `.xlsx` are all here, in a format whose parts are plain XML.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::BookError;
use super::book::{Allowed, Book, Cached, Cell, Content, Sheet, Style};
use super::formula::{a1, open_formula, open_reference};
use super::ods_styles as styles;
use super::xml::{escape, paragraphs};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The book as the bytes of a file.
pub fn write(book: &Book) -> Result<Vec<u8>, BookError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let [year, rest @ ..] = book.written;
    let [month, day, hour, minute, second] = rest.map(|part| u8::try_from(part).unwrap_or(0));
    let at = DateTime::from_date_and_time(year, month, day, hour, minute, second).unwrap_or_default();
    let stored =
        SimpleFileOptions::default().last_modified_time(at).compression_method(CompressionMethod::Stored);
    let packed = stored.compression_method(CompressionMethod::Deflated);
    // First and stored: by it a file is known to be OpenDocument.
    zip.start_file("mimetype", stored)?;
    zip.write_all(MIME.as_bytes())?;
    let parts = [
        ("META-INF/manifest.xml", manifest()),
        ("meta.xml", meta(book)),
        ("settings.xml", settings(book)),
        ("styles.xml", styles::styles(book)),
        ("content.xml", content(book)),
    ];
    for (name, text) in parts {
        zip.start_file(name, packed)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn manifest() -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">",
    );
    let xml = "text/xml";
    let entries =
        [("/", MIME), ("content.xml", xml), ("styles.xml", xml), ("meta.xml", xml), ("settings.xml", xml)];
    for (path, mime) in entries {
        let _ = write!(
            out,
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{mime}\"/>"
        );
    }
    out + "</manifest:manifest>"
}

fn meta(book: &Book) -> String {
    let [year, month, day, hour, minute, second] = book.written;
    format!(
        "{}<office:meta><meta:generator>Amorce</meta:generator><dc:title>{}</dc:title>\
         <meta:creation-date>{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z</meta:creation-date>\
         <dc:language>fr-FR</dc:language></office:meta></office:document-meta>",
        styles::root("document-meta"),
        escape(&book.title)
    )
}

/// What stays in sight while one scrolls.
fn settings(book: &Book) -> String {
    let mut out = styles::root("document-settings");
    out.push_str(
        "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">\
         <config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>\
         <config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
         <config:config-item-map-named config:name=\"Tables\">",
    );
    for sheet in &book.sheets {
        let (rows, columns) = sheet.frozen;
        let _ = write!(out, "<config:config-item-map-entry config:name=\"{}\">", escape(sheet.name));
        let items = [
            ("HorizontalSplitMode", "short", if columns > 0 { 2 } else { 0 }),
            ("VerticalSplitMode", "short", if rows > 0 { 2 } else { 0 }),
            ("HorizontalSplitPosition", "int", u32::from(columns)),
            ("VerticalSplitPosition", "int", rows),
            ("ActiveSplitRange", "short", if columns > 0 { 3 } else { 2 }),
            ("PositionLeft", "int", 0),
            ("PositionRight", "int", u32::from(columns)),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", rows),
        ];
        for (name, kind, value) in items {
            let _ = write!(
                out,
                "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>"
            );
        }
        out.push_str(
            "<config:config-item config:name=\"ShowGrid\" config:type=\"boolean\">false</config:config-item>\
             </config:config-item-map-entry>",
        );
    }
    let first = book.sheets.first().map_or("", |sheet| sheet.name);
    let _ = write!(
        out,
        "</config:config-item-map-named><config:config-item config:name=\"ActiveTable\" config:type=\"string\">{}\
         </config:config-item></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>",
        escape(first)
    );
    out
}

fn content(book: &Book) -> String {
    let cell_styles: BTreeSet<Style> =
        book.sheets.iter().flat_map(|sheet| sheet.cells.values().map(|cell| cell.style)).collect();
    let names: BTreeMap<Style, String> =
        cell_styles.iter().zip(0..).map(|(style, number)| (*style, format!("ce{number}"))).collect();
    let mut out = styles::root("document-content");
    out.push_str("<office:automatic-styles>");
    out.push_str(&styles::numbers());
    out.push_str(&styles::cells(&names));
    out.push_str(&styles::tables(book));
    out.push_str("</office:automatic-styles><office:body><office:spreadsheet>");
    out.push_str(&validations(book));
    for (number, sheet) in book.sheets.iter().enumerate() {
        table(&mut out, number, sheet, &names);
    }
    out.push_str("<table:named-expressions>");
    for (name, cell) in &book.names {
        let cell = open_reference(cell);
        let _ = write!(
            out,
            "<table:named-range table:name=\"{name}\" table:base-cell-address=\"{cell}\" \
             table:cell-range-address=\"{cell}\"/>",
            cell = escape(&cell)
        );
    }
    out + "</table:named-expressions></office:spreadsheet></office:body></office:document-content>"
}

fn validations(book: &Book) -> String {
    let mut out = String::from("<table:content-validations>");
    for (number, sheet) in book.sheets.iter().enumerate() {
        for (at, choice) in sheet.choices.iter().enumerate() {
            let condition = match &choice.allowed {
                Allowed::Listed(source) => format!("cell-content-is-in-list([{}])", open_reference(source)),
                Allowed::Rate => {
                    "cell-content-is-decimal-number() and cell-content-is-not-between(0.0001,0.5)".to_owned()
                }
                Allowed::MonthTo(last) => {
                    format!("cell-content-is-whole-number() and cell-content-is-between(1,{last})")
                }
            };
            let (title, message) = choice.allowed.refusal();
            let _ = write!(
                out,
                "<table:content-validation table:name=\"v{number}_{at}\" \
                 table:condition=\"of:{}\" table:allow-empty-cell=\"true\" \
                 table:base-cell-address=\"{}\"><table:error-message table:title=\"{title}\" \
                 table:display=\"true\" table:message-type=\"stop\"><text:p>{message}</text:p>\
                 </table:error-message></table:content-validation>",
                escape(&condition),
                escape(&format!("'{}'.{}", sheet.name, a1(choice.first, choice.column)))
            );
        }
    }
    out + "</table:content-validations>"
}

fn table(out: &mut String, number: usize, sheet: &Sheet, names: &BTreeMap<Style, String>) {
    let name = escape(sheet.name);
    let protected = if sheet.protected { " table:protected=\"true\"" } else { "" };
    let _ = write!(
        out,
        "<table:table table:name=\"{name}\" table:style-name=\"{}\"{protected} \
         table:print-ranges=\"&apos;{name}&apos;.A1:&apos;{name}&apos;.{}\">",
        styles::table_name(sheet),
        a1(sheet.last_row(), sheet.printed)
    );
    for (column, width) in (0_u16..).zip(&sheet.widths) {
        let (opens, closes) =
            around(sheet.repeated_columns.map(|(a, b)| (a.into(), b.into())), column.into());
        let head = ["<table:table-header-columns>", "</table:table-header-columns>"];
        let style = styles::column_name(*width, sheet.breaks.contains(&column));
        let _ = write!(
            out,
            "{}<table:table-column table:style-name=\"{style}\"/>{}",
            if opens { head[0] } else { "" },
            if closes { head[1] } else { "" }
        );
    }
    for row in 0..=sheet.last_row() {
        let (opens, closes) = around(sheet.repeated_rows, row);
        if opens {
            out.push_str("<table:table-header-rows>");
        }
        let height = sheet.heights.get(&row);
        let style = height.map_or_else(|| "ro".to_owned(), |height| format!("ro{height}"));
        let _ = write!(out, "<table:table-row table:style-name=\"{style}\">");
        let mut next = 0;
        for ((_, column), cell) in sheet.cells.range((row, 0)..=(row, u16::MAX)) {
            if *column > next {
                let _ =
                    write!(out, "<table:table-cell table:number-columns-repeated=\"{}\"/>", column - next);
            }
            let choice = sheet
                .choices
                .iter()
                .position(|choice| choice.column == *column && (choice.first..=choice.last).contains(&row));
            cell_xml(out, cell, names, choice.map(|choice| format!("v{number}_{choice}")));
            next = column + 1;
        }
        if next == 0 {
            out.push_str("<table:table-cell/>");
        }
        out.push_str("</table:table-row>");
        if closes {
            out.push_str("</table:table-header-rows>");
        }
    }
    out.push_str("</table:table>");
}

/// Whether a group opens before this place, and closes after it.
fn around(group: Option<(u32, u32)>, at: u32) -> (bool, bool) {
    group.map_or((false, false), |(first, last)| (first == at, last == at))
}

fn cell_xml(out: &mut String, cell: &Cell, names: &BTreeMap<Style, String>, choice: Option<String>) {
    let style = names.get(&cell.style).map_or("", String::as_str);
    let _ = write!(out, "<table:table-cell table:style-name=\"{style}\"");
    if let Some(choice) = choice {
        let _ = write!(out, " table:content-validation-name=\"{choice}\"");
    }
    match &cell.content {
        None => out.push_str("/>"),
        Some(Content::Text(text)) => {
            let _ = write!(out, " office:value-type=\"string\">{}</table:table-cell>", paragraphs(text));
        }
        Some(Content::Number(number)) => {
            let _ = write!(out, " office:value-type=\"float\" office:value=\"{}\"/>", number.normalize());
        }
        Some(Content::Formula(text, value)) => {
            let _ = write!(out, " table:formula=\"{}\"", escape(&open_formula(text)));
            match value {
                Cached::Number(number) => {
                    let _ =
                        write!(out, " office:value-type=\"float\" office:value=\"{}\"/>", number.normalize());
                }
                Cached::Text(text) => {
                    let _ = write!(
                        out,
                        " office:value-type=\"string\" office:string-value=\"{}\"/>",
                        escape(text)
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_heads_opens_and_closes_once() {
        assert_eq!(around(Some((2, 3)), 2), (true, false));
        assert_eq!(around(Some((2, 3)), 3), (false, true));
        assert_eq!(around(Some((3, 3)), 3), (true, true));
        assert_eq!(around(None, 0), (false, false));
    }
}
