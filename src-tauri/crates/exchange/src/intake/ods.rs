//! An `.ods`, read as it is unpacked: its rows and cells may be repeated a million times by one attribute, and a
//! reader that lays a sheet out in memory would fall for that.

use std::collections::HashMap;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::IntakeError;
use super::grid::{Cell, Grid, MAX_COLUMNS, french_date, plain_number};
use super::open::MAX_ROWS;
use super::zipped::Parts;

const CONTENT: &str = "content.xml";

fn damaged(error: impl std::fmt::Display) -> IntakeError {
    IntakeError::Damaged(format!("{CONTENT}\u{A0}: {error}"))
}

/// Refuses what is encrypted.
///
/// # Errors
/// Where a password is asked for.
pub fn refuse_password(parts: &mut Parts<'_>) -> Result<(), IntakeError> {
    let manifest = parts.text("META-INF/manifest.xml")?;
    if manifest.contains("encryption-data") { Err(IntakeError::Password) } else { Ok(()) }
}

/// The names of its sheets.
///
/// # Errors
/// Where it is damaged.
pub fn sheets(parts: &mut Parts<'_>) -> Result<Vec<String>, IntakeError> {
    let mut names = Vec::new();
    let mut reader = Reader::from_reader(BufReader::new(parts.part(CONTENT)?));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "table:table" => {
                names.push(attributes(&tag)?.remove("table:name").unwrap_or_default());
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
        buffer.clear();
    }
}

/// Reads a sheet.
///
/// # Errors
/// Where it is damaged, or has more rows than a dossier takes.
pub fn read(parts: &mut Parts<'_>, sheet: &str) -> Result<Grid, IntakeError> {
    let mut reader = Reader::from_reader(BufReader::new(parts.part(CONTENT)?));
    let mut buffer = Vec::new();
    let mut table = TableRead::new(sheet);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(damaged)?;
        match event {
            Event::Start(tag) => table.open(&tag, false)?,
            Event::Empty(tag) => table.open(&tag, true)?,
            Event::Text(text) => table.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let resolved = match reference.resolve_char_ref().map_err(damaged)? {
                    Some(c) => c.to_string(),
                    None => {
                        quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
                    }
                };
                table.text(&resolved);
            }
            Event::End(tag) if table.close(tag.name().as_ref())? => break,
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    for (from, to) in std::mem::take(&mut table.merged) {
        table.grid.merge(from, to);
    }
    Ok(table.grid)
}

fn attributes(tag: &BytesStart<'_>) -> Result<HashMap<String, String>, IntakeError> {
    let mut found = HashMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(damaged)?;
        let key = attribute.key.as_ref().to_owned();
        let raw = attribute.value.to_string();
        let value =
            quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
        found.insert(key, value);
    }
    Ok(found)
}

/// Where in a sheet the reading stands.
struct TableRead {
    wanted: String,
    inside: bool,
    grid: Grid,
    /// The row, from 1, how often it is repeated, and the column of its next cell.
    row: u32,
    repeated: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// How deep in a note or a nested table, whose text is not the cell's.
    aside: usize,
    merged: Vec<((u32, u32), (u32, u32))>,
}

struct OpenCell {
    attributes: HashMap<String, String>,
    text: String,
    paragraphs: usize,
}

impl TableRead {
    fn new(sheet: &str) -> Self {
        Self {
            wanted: sheet.to_owned(),
            inside: false,
            grid: Grid { sheet: sheet.to_owned(), ..Grid::default() },
            row: 0,
            repeated: 1,
            column: 0,
            cell: None,
            aside: 0,
            merged: Vec::new(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), IntakeError> {
        let name = tag.name();
        if name.as_ref() == "table:table" && !self.inside {
            self.inside = attributes(tag)?.get("table:name") == Some(&self.wanted) && !empty;
            return Ok(());
        }
        if !self.inside {
            return Ok(());
        }
        match name.as_ref() {
            "office:annotation" | "table:table" | "draw:frame" if !empty => self.aside += 1,
            _ if self.aside > 0 => {}
            "table:table-row" => {
                self.row = self.row.saturating_add(self.repeated);
                self.repeated = count(&attributes(tag)?, "table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = OpenCell { attributes: attributes(tag)?, text: String::new(), paragraphs: 0 };
                self.cell = Some(cell);
                if empty {
                    self.end_cell()?;
                }
            }
            "text:p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let spaces = count(&attributes(tag)?, "text:c").min(1_000);
                self.text(&" ".repeat(spaces as usize));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| self.aside == 0 && cell.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    /// Whether the sheet ends here.
    fn close(&mut self, name: &str) -> Result<bool, IntakeError> {
        if !self.inside {
            return Ok(false);
        }
        match name {
            "office:annotation" | "draw:frame" => self.aside = self.aside.saturating_sub(1),
            "table:table" if self.aside > 0 => self.aside -= 1,
            "table:table" => return Ok(true),
            "table:table-cell" | "table:covered-table-cell" if self.aside == 0 => self.end_cell()?,
            _ => {}
        }
        Ok(false)
    }

    fn end_cell(&mut self) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let times = count(&cell.attributes, "table:number-columns-repeated");
        let first = self.column;
        self.column = first.saturating_add(times);
        if let Some(value) = value(&cell) {
            self.span(&cell, first);
            // A row repeated with something in it is that many rows.
            for number in self.row..self.row.saturating_add(self.repeated) {
                for column in first..self.column.min(MAX_COLUMNS) {
                    self.grid.put(number, column, value.clone());
                }
                if self.grid.rows.len() > MAX_ROWS {
                    return Err(IntakeError::TooManyRows { max: MAX_ROWS });
                }
            }
        }
        Ok(())
    }

    fn span(&mut self, cell: &OpenCell, column: u32) {
        let rows = count(&cell.attributes, "table:number-rows-spanned");
        let columns = count(&cell.attributes, "table:number-columns-spanned");
        if rows > 1 {
            let bottom = self.row.saturating_add(rows - 1);
            self.merged.push(((self.row, column), (bottom, column.saturating_add(columns - 1))));
        }
    }
}

/// A count in an attribute: at least one.
fn count(attributes: &HashMap<String, String>, name: &str) -> u32 {
    attributes.get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

/// What a cell holds.
fn value(cell: &OpenCell) -> Option<Cell> {
    let attribute = |name: &str| cell.attributes.get(name).map(String::as_str);
    let text = cell.text.as_str();
    let has_formula = attribute("table:formula").is_some();
    // LibreOffice writes an error as the text of a cell of its own kind, or of a number's.
    let is_error = attribute("calcext:value-type") == Some("error")
        || (has_formula && (text.starts_with('#') || text.starts_with("Err:")));
    if is_error {
        return Some(Cell::Error(text.to_owned()));
    }
    match attribute("office:value-type") {
        Some("float" | "currency" | "percentage") => {
            let number = attribute("office:value")?.parse().ok()?;
            Some(Cell::Number(plain_number(number)))
        }
        Some("boolean") => Some(Cell::Flag(attribute("office:boolean-value") == Some("true"))),
        Some("date") => Some(Cell::Date(date(attribute("office:date-value").unwrap_or_default()))),
        Some("time") => Some(Cell::Date(text.to_owned())),
        Some("string") => {
            let shown =
                if cell.paragraphs > 0 { text } else { attribute("office:string-value").unwrap_or_default() };
            Some(Cell::Text(shown.to_owned()))
        }
        _ if has_formula => Some(Cell::NoResult),
        _ if text.is_empty() => None,
        _ => Some(Cell::Text(text.to_owned())),
    }
}

/// `2017-03-12T00:00:00` in French.
fn date(iso: &str) -> String {
    let mut parts = iso.split(['-', 'T']);
    let mut next = || parts.next().and_then(|part| part.parse::<u16>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month), Some(day)) => {
            french_date(year, u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
        }
        _ => iso.to_owned(),
    }
}
