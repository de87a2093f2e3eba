//! How an `.ods` looks: number formats, cell styles, columns, rows and pages. The same looks as the `.xlsx`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::book::{Book, Format, Role, Sheet, Style};

const FORMATS: [Format; 8] = [
    Format::Plain,
    Format::Euro,
    Format::Quantity,
    Format::Percent,
    Format::Rate,
    Format::Hundredths,
    Format::Whole,
    Format::Month,
];

/// The start of one of the parts, with the namespaces that they use.
pub fn root(part: &str) -> String {
    const SPACES: [(&str, &str); 9] = [
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
        ("of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
    ];
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{part}");
    for (prefix, name) in SPACES {
        let _ = write!(out, " xmlns:{prefix}=\"{name}\"");
    }
    out + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\">"
}

fn number_name(format: Format) -> &'static str {
    match format {
        Format::Plain => "n_plain",
        Format::Euro => "n_euro",
        Format::Quantity => "n_quantity",
        Format::Percent => "n_percent",
        Format::Rate => "n_rate",
        Format::Hundredths => "n_hundredths",
        Format::Whole => "n_whole",
        Format::Month => "n_month",
    }
}

/// The formats of numbers.
pub fn numbers() -> String {
    let mut out = String::new();
    for format in FORMATS {
        let name = number_name(format);
        let french = "number:language=\"fr\" number:country=\"FR\"";
        let digits = |least: u32, most: u32, grouped: bool| {
            format!(
                "<number:number number:min-decimal-places=\"{least}\" number:decimal-places=\"{most}\" \
                 number:min-integer-digits=\"1\" number:grouping=\"{grouped}\"/>"
            )
        };
        let (element, inside) = match format {
            Format::Plain => ("number-style", "<number:number number:min-integer-digits=\"1\"/>".to_owned()),
            Format::Euro => (
                "currency-style",
                digits(2, 2, true)
                    + "<number:text>\u{A0}</number:text><number:currency-symbol number:language=\"fr\" \
                       number:country=\"FR\">€</number:currency-symbol>",
            ),
            Format::Quantity => ("number-style", digits(0, 4, true)),
            Format::Percent => ("number-style", digits(0, 2, false) + "<number:text>\u{A0}%</number:text>"),
            Format::Rate => ("percentage-style", digits(2, 2, false) + "<number:text>\u{A0}%</number:text>"),
            Format::Hundredths => ("number-style", digits(2, 2, false)),
            Format::Whole => ("number-style", digits(0, 0, true)),
            Format::Month => ("number-style", format!("<number:text>M</number:text>{}", digits(0, 0, false))),
        };
        let _ = write!(out, "<number:{element} style:name=\"{name}\" {french}>{inside}</number:{element}>");
    }
    out
}

/// The styles of cells.
pub fn cells(names: &BTreeMap<Style, String>) -> String {
    let mut out = String::new();
    for (style, name) in names {
        let protect = if style.input { "none" } else { "protected" };
        let (cell, paragraph, text) = looks(*style);
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"Default\" \
             style:data-style-name=\"{}\"><style:table-cell-properties style:cell-protect=\"{protect}\" {cell}/>\
             {paragraph}<style:text-properties {text}/></style:style>",
            number_name(style.format)
        );
    }
    out
}

/// A cell's own properties, its paragraph's and its text's.
fn looks(style: Style) -> (String, &'static str, &'static str) {
    let lined = "fo:border=\"0.5pt solid #cecece\" style:vertical-align=\"top\" fo:padding-left=\"0.12cm\" \
                 fo:padding-right=\"0.08cm\"";
    let fill = |colour: &str| format!("{lined} fo:background-color=\"{colour}\"");
    match style.role {
        Role::Title => (String::new(), "", "fo:font-weight=\"bold\" fo:font-size=\"15pt\" fo:color=\"#000091\""),
        Role::Remark => (String::new(), "", "fo:font-size=\"9pt\" fo:color=\"#666666\""),
        Role::Block => (String::new(), "", "fo:font-weight=\"bold\" fo:font-size=\"11pt\" fo:color=\"#000091\""),
        Role::Head => (
            "fo:border=\"0.5pt solid #cecece\" style:vertical-align=\"middle\" fo:background-color=\"#000091\" \
             fo:wrap-option=\"wrap\""
                .to_owned(),
            "<style:paragraph-properties fo:text-align=\"center\"/>",
            "fo:font-weight=\"bold\" fo:color=\"#ffffff\"",
        ),
        Role::Body | Role::Wrapped => {
            let plain = if style.input { fill("#fef7da") } else { lined.to_owned() };
            let wrap = if style.role == Role::Wrapped { " fo:wrap-option=\"wrap\"" } else { "" };
            (plain + wrap, "", "fo:font-size=\"10pt\"")
        }
        Role::Subtotal => {
            let wrap = if style.format == Format::Plain { " fo:wrap-option=\"wrap\"" } else { "" };
            (fill("#f5f5fe") + wrap, "", "fo:font-weight=\"bold\"")
        }
        Role::Total => (fill("#e3e3fd"), "", "fo:font-weight=\"bold\""),
        Role::Helper => (String::new(), "", "fo:font-size=\"8pt\" fo:color=\"#777777\""),
        Role::Prose => ("fo:wrap-option=\"wrap\" style:vertical-align=\"top\"".to_owned(), "", "fo:font-size=\"10pt\""),
    }
}

/// The style of a sheet: which page it is printed on.
pub fn table_name(sheet: &Sheet) -> &'static str {
    if sheet.breaks.is_empty() { "ta_fit" } else { "ta_long" }
}

/// The style of a column.
pub fn column_name(width: u16, breaks: bool) -> String {
    format!("co{width}{}", if breaks { "b" } else { "" })
}

/// The styles of sheets, columns and rows.
pub fn tables(book: &Book) -> String {
    let mut out = String::new();
    for (name, page) in [("ta_fit", "Fit"), ("ta_long", "Long")] {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table\" style:master-page-name=\"{page}\">\
             <style:table-properties table:display=\"true\"/></style:style>"
        );
    }
    let columns: BTreeSet<(u16, bool)> = book
        .sheets
        .iter()
        .flat_map(|sheet| (0..).zip(&sheet.widths).map(|(at, width)| (*width, sheet.breaks.contains(&at))))
        .collect();
    for (width, breaks) in columns {
        let page = if breaks { " fo:break-before=\"page\"" } else { "" };
        // A character of ten points is near two millimetres wide.
        let _ = write!(
            out,
            "<style:style style:name=\"{}\" style:family=\"table-column\"><style:table-column-properties \
             style:column-width=\"{}.{:02}mm\"{page}/></style:style>",
            column_name(width, breaks),
            width / 5,
            width % 5 * 20
        );
    }
    let heights: BTreeSet<u16> =
        book.sheets.iter().flat_map(|sheet| sheet.heights.values().copied()).collect();
    out.push_str(
        "<style:style style:name=\"ro\" style:family=\"table-row\"><style:table-row-properties \
         style:use-optimal-row-height=\"true\"/></style:style>",
    );
    for height in heights {
        let _ = write!(
            out,
            "<style:style style:name=\"ro{height}\" style:family=\"table-row\"><style:table-row-properties \
             style:row-height=\"{height}pt\" style:use-optimal-row-height=\"false\"/></style:style>"
        );
    }
    out
}

/// The part with the default looks and the two pages: one as wide as its sheet, one for the sheet of several pages.
pub fn styles(book: &Book) -> String {
    let long = book.sheets.iter().filter(|sheet| !sheet.breaks.is_empty()).map(Sheet::scale).min();
    let long = format!("style:scale-to=\"{}%\"", long.unwrap_or(100));
    let mut out = root("document-styles");
    out.push_str(
        "<office:styles><style:default-style style:family=\"table-cell\"><style:text-properties \
         fo:font-family=\"Arial\" fo:font-size=\"10pt\" fo:language=\"fr\" fo:country=\"FR\"/></style:default-style>\
         <style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles><office:automatic-styles>",
    );
    for (name, scale) in
        [("PageFit", "style:scale-to-X=\"1\" style:scale-to-Y=\"0\""), ("PageLong", long.as_str())]
    {
        let _ = write!(
            out,
            "<style:page-layout style:name=\"{name}\"><style:page-layout-properties fo:page-width=\"29.7cm\" \
             fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin-top=\"1.2cm\" \
             fo:margin-bottom=\"1cm\" fo:margin-left=\"1cm\" fo:margin-right=\"1cm\" {scale}/>\
             <style:footer-style><style:header-footer-properties fo:min-height=\"0.6cm\"/></style:footer-style>\
             </style:page-layout>"
        );
    }
    out.push_str("</office:automatic-styles><office:master-styles>");
    for (name, layout) in [("Fit", "PageFit"), ("Long", "PageLong")] {
        let _ = write!(
            out,
            "<style:master-page style:name=\"{name}\" style:page-layout-name=\"{layout}\"><style:footer>\
             <style:region-left><text:p>Amorce — <text:sheet-name>???</text:sheet-name></text:p></style:region-left>\
             <style:region-right><text:p>Page <text:page-number>1</text:page-number> sur \
             <text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>"
        );
    }
    out + "</office:master-styles></office:document-styles>"
}
