//! An `.ods`, read as it is unpacked: its rows and cells may be repeated a million times by one attribute, and a
//! reader that lays a sheet out in memory would fall for that.

use std::collections::HashSet;

use super::Listed;
use super::ods_styles::Styles;
use super::shown::{Shown, Unit};
use super::walk::{Attributes, Node, walk};
use super::zipped::Parts;
use crate::intake::IntakeError;
use crate::intake::grid::{Cell, Grid, MAX_COLUMNS, french_date, lengthen, plain_number};

const CONTENT: &str = "content.xml";

/// Refuses what is encrypted.
///
/// # Errors
/// Where a password is asked for.
pub fn refuse_password(parts: &mut Parts<'_>) -> Result<(), IntakeError> {
    let manifest = parts.text("META-INF/manifest.xml")?;
    if manifest.contains("encryption-data") { Err(IntakeError::Password) } else { Ok(()) }
}

/// Its sheets. One is hidden by its style, which stands before it.
///
/// # Errors
/// Where it is damaged.
pub fn sheets(parts: &mut Parts<'_>) -> Result<Vec<Listed>, IntakeError> {
    let (mut sheets, mut depth) = (Vec::new(), 0_u32);
    let (mut style, mut hiding) = (String::new(), HashSet::new());
    walk(parts.part(CONTENT)?, |node| {
        match node {
            Node::Open("style", attributes) => {
                style = attributes.get("style:name")?.unwrap_or_default().into_owned();
            }
            Node::Open("table-properties", attributes)
                if attributes.get("table:display")?.as_deref() == Some("false") =>
            {
                hiding.insert(style.clone());
            }
            Node::Open("table", attributes) => {
                // A table inside a cell is no sheet.
                if depth == 0 {
                    let name = attributes.get("table:name")?.unwrap_or_default().into_owned();
                    let is_hidden =
                        attributes.get("table:style-name")?.is_some_and(|style| hiding.contains(&*style));
                    sheets.push(Listed { name, is_hidden });
                }
                depth += 1;
            }
            Node::Close("table") => depth = depth.saturating_sub(1),
            _ => {}
        }
        Ok(true)
    })?;
    Ok(sheets)
}

/// Reads a sheet.
///
/// # Errors
/// Where it is damaged, or has more rows than a dossier takes.
pub fn read(parts: &mut Parts<'_>, sheet: &str) -> Result<Grid, IntakeError> {
    let mut table = TableRead::new(sheet, Styles::shared(parts)?);
    walk(parts.part(CONTENT)?, |node| {
        if !table.inside {
            table.styles.see(&node)?;
        }
        match node {
            Node::Open(name, attributes) => table.open(name, attributes)?,
            Node::Text(text) => table.text(text)?,
            Node::Close(name) => return Ok(!table.close(name)?),
        }
        Ok(true)
    })?;
    for (from, to) in std::mem::take(&mut table.merged) {
        table.grid.merge(from, to)?;
    }
    Ok(table.grid)
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
    styles: Styles,
    /// The styles of columns that are none of their cells' own, each with the column behind the last that has it.
    of_columns: Vec<(u32, Shown)>,
}

#[derive(Default)]
struct OpenCell {
    /// `office:value-type`, and the value in the attribute of that type.
    kind: String,
    value: String,
    /// LibreOffice's own kind for errors.
    is_error: bool,
    has_formula: bool,
    style: Option<String>,
    currency: String,
    /// How many columns it is repeated over; how many columns and rows it spans.
    repeated: u32,
    spans: (u32, u32),
    text: String,
    paragraphs: usize,
}

impl OpenCell {
    fn of(attributes: Attributes<'_>) -> Result<Self, IntakeError> {
        let mut cell = Self { repeated: 1, spans: (1, 1), ..Self::default() };
        attributes.each(|name, value| match name {
            "office:value-type" => cell.kind = value.into_owned(),
            "office:value" | "office:date-value" | "office:boolean-value" | "office:string-value" => {
                cell.value = value.into_owned();
            }
            "table:style-name" => cell.style = Some(value.into_owned()),
            "office:currency" => cell.currency = value.into_owned(),
            "calcext:value-type" => cell.is_error = value == "error",
            "table:formula" => cell.has_formula = true,
            "table:number-columns-repeated" => cell.repeated = count(&value),
            "table:number-columns-spanned" => cell.spans.0 = count(&value),
            "table:number-rows-spanned" => cell.spans.1 = count(&value),
            _ => {}
        })?;
        Ok(cell)
    }
}

/// Whether a row or columns are not shown.
fn is_hidden(attributes: &Attributes<'_>) -> Result<bool, IntakeError> {
    Ok(matches!(attributes.get("visibility")?.as_deref(), Some("collapse" | "filter")))
}

impl TableRead {
    fn new(sheet: &str, styles: Styles) -> Self {
        Self {
            wanted: sheet.to_owned(),
            inside: false,
            grid: Grid::named(sheet),
            row: 0,
            repeated: 1,
            column: 0,
            cell: None,
            aside: 0,
            merged: Vec::new(),
            styles,
            of_columns: Vec::new(),
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), IntakeError> {
        if name == "table" && !self.inside {
            self.inside = attributes.get("table:name")?.as_deref() == Some(&self.wanted);
            return Ok(());
        }
        if !self.inside {
            return Ok(());
        }
        let counted = |name: &str| attributes.get(name).map(|text| text.map_or(1, |text| count(&text)));
        match name {
            "annotation" | "table" | "frame" => self.aside += 1,
            _ if self.aside > 0 => {}
            "table-column" => {
                let style = attributes.get("table:default-cell-style-name")?.unwrap_or_default();
                let before = self.of_columns.last().map_or(0, |(end, _)| *end);
                let end = before.saturating_add(counted("table:number-columns-repeated")?);
                if before < MAX_COLUMNS {
                    if is_hidden(&attributes)? {
                        self.grid.hide_columns(before, end.saturating_sub(1));
                    }
                    self.of_columns.push((end, self.styles.shown(&style)));
                }
            }
            "table-row" => {
                self.row = self.row.saturating_add(self.repeated);
                self.repeated = counted("table:number-rows-repeated")?;
                self.column = 0;
                if is_hidden(&attributes)? {
                    self.grid.hide(self.row, self.row.saturating_add(self.repeated.saturating_sub(1)));
                }
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(OpenCell::of(attributes)?),
            "p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let spaces = counted("text:c")?.min(1_000);
                self.text(&" ".repeat(spaces as usize))?;
            }
            "tab" => self.text("\t")?,
            "line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), IntakeError> {
        match self.cell.as_mut().filter(|cell| self.aside == 0 && cell.paragraphs > 0) {
            Some(cell) => lengthen(&mut cell.text, text, (self.row, self.column)),
            None => Ok(()),
        }
    }

    /// Whether the sheet ends here.
    fn close(&mut self, name: &str) -> Result<bool, IntakeError> {
        if !self.inside {
            return Ok(false);
        }
        match name {
            "annotation" | "frame" => self.aside = self.aside.saturating_sub(1),
            "table" if self.aside > 0 => self.aside -= 1,
            "table" => return Ok(true),
            "table-cell" | "covered-table-cell" if self.aside == 0 => self.end_cell()?,
            _ => {}
        }
        Ok(false)
    }

    fn end_cell(&mut self) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let first = self.column;
        self.column = first.saturating_add(cell.repeated);
        if let Some(value) = value(&cell) {
            self.span(&cell, first);
            let shown = self.shown(&cell, first);
            // A row repeated with something in it is that many rows.
            for number in self.row..self.row.saturating_add(self.repeated) {
                for column in first..self.column.min(MAX_COLUMNS) {
                    self.grid.put(number, column, value.clone())?;
                    self.grid.show((number, column), shown);
                }
            }
        }
        Ok(())
    }

    /// By its own style or its column's; a currency may stand in the cell alone.
    fn shown(&self, cell: &OpenCell, column: u32) -> Shown {
        let of_column = || self.of_columns.iter().find(|(end, _)| column < *end).map(|(_, shown)| *shown);
        let own = cell.style.as_ref().map(|style| self.styles.shown(style));
        let mut shown = own.or_else(of_column).unwrap_or_default();
        if shown.unit.is_none() && cell.kind == "percentage" {
            shown.unit = Some(Unit::Percent);
        }
        shown.unit = shown.unit.or_else(|| Shown::of_currency(&cell.currency));
        shown.is_computed = cell.has_formula;
        shown
    }

    fn span(&mut self, cell: &OpenCell, column: u32) {
        let (columns, rows) = cell.spans;
        if rows > 1 {
            let bottom = self.row.saturating_add(rows - 1);
            self.merged.push(((self.row, column), (bottom, column.saturating_add(columns - 1))));
        }
    }
}

/// A count in an attribute: at least one.
fn count(text: &str) -> u32 {
    text.parse().unwrap_or(1).max(1)
}

/// What a cell holds.
fn value(cell: &OpenCell) -> Option<Cell> {
    let text = cell.text.as_str();
    // LibreOffice writes an error as the text of a cell of its own kind, or of a number's.
    let is_error = cell.is_error || (cell.has_formula && (text.starts_with('#') || text.starts_with("Err:")));
    if is_error {
        return Some(Cell::Error(text.to_owned()));
    }
    match cell.kind.as_str() {
        "float" | "currency" | "percentage" => match cell.value.parse() {
            Ok(number) => Some(Cell::Number(plain_number(number))),
            // Without its value, what is left is what the cell shows.
            Err(_) if cell.has_formula || text.is_empty() => Some(Cell::NoResult),
            Err(_) => Some(Cell::Text(text.to_owned())),
        },
        "boolean" => Some(Cell::Flag(cell.value == "true")),
        "date" => Some(Cell::Date(date(&cell.value))),
        "time" => Some(Cell::Date(text.to_owned())),
        "string" => Some(Cell::Text(if cell.paragraphs > 0 { text } else { &cell.value }.to_owned())),
        _ if cell.has_formula => Some(Cell::NoResult),
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
