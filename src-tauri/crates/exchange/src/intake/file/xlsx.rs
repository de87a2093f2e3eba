//! An `.xlsx`, read as it is unpacked. Only what a table of values needs: the sheets, their cells with the text,
//! number, date or error that was saved, and the areas of merged cells. Formulas are not looked at, but for one
//! thing: whether their result was saved.

use super::Listed;
use super::dates::french;
use super::shown::Shown;
use super::walk::{Attributes, Node, walk};
use super::xlsx_styles::{Style, styles};
use super::zipped::Parts;
use crate::intake::IntakeError;
use crate::intake::grid::{Cell, Grid, lengthen, plain_number};

const STRINGS: &str = "sharedStrings.xml";

/// The sheets of a workbook and their parts, and whether its dates count from 1904.
struct Plan {
    folder: String,
    sheets: Vec<(Listed, String)>,
    from_1904: bool,
}

/// The main part, by the relations of the package.
fn main_part(parts: &mut Parts<'_>) -> Result<Option<String>, IntakeError> {
    let relations = relations(parts, "_rels/.rels")?;
    let main = relations
        .into_iter()
        .find(|(_, kind, _)| kind.ends_with("/officeDocument"))
        .map(|(_, _, target)| target);
    Ok(main.map(|target| target.trim_start_matches('/').to_owned()).filter(|target| parts.has(target)))
}

/// Whether the package is a workbook.
///
/// # Errors
/// Where it is damaged.
pub fn is_workbook(parts: &mut Parts<'_>) -> Result<bool, IntakeError> {
    let Some(main) = main_part(parts)? else { return Ok(false) };
    let mut workbook = false;
    walk(parts.part(&main)?, |node| {
        if let Node::Open(name, _) = node {
            workbook = name == "workbook";
            return Ok(false);
        }
        Ok(true)
    })?;
    Ok(workbook)
}

fn relations(parts: &mut Parts<'_>, part: &str) -> Result<Vec<(String, String, String)>, IntakeError> {
    let mut found = Vec::new();
    if !parts.has(part) {
        return Ok(found);
    }
    walk(parts.part(part)?, |node| {
        if let Node::Open("Relationship", attributes) = node {
            let of = |key: &str| attributes.get(key).map(|value| value.unwrap_or_default().into_owned());
            found.push((of("Id")?, of("Type")?, of("Target")?));
        }
        Ok(true)
    })?;
    Ok(found)
}

fn plan(parts: &mut Parts<'_>) -> Result<Plan, IntakeError> {
    let main =
        main_part(parts)?.ok_or_else(|| IntakeError::Damaged("aucun classeur n’y est décrit".to_owned()))?;
    let (folder, file) = main.rsplit_once('/').map_or(("", main.as_str()), |(folder, file)| (folder, file));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let targets = relations(parts, &format!("{folder}_rels/{file}.rels"))?;
    let mut plan = Plan { folder: folder.clone(), sheets: Vec::new(), from_1904: false };
    walk(parts.part(&main)?, |node| {
        match node {
            Node::Open("workbookPr", attributes) => {
                plan.from_1904 = matches!(attributes.get("date1904")?.as_deref(), Some("1" | "true"));
            }
            Node::Open("sheet", attributes) => {
                let (name, id) = (attributes.get("name")?, attributes.get("id")?);
                let target = targets
                    .iter()
                    .find(|(known, kind, _)| Some(&**known) == id.as_deref() && kind.ends_with("/worksheet"));
                if let (Some(name), Some((_, _, target))) = (name, target) {
                    let part =
                        target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                    let is_hidden =
                        matches!(attributes.get("state")?.as_deref(), Some("hidden" | "veryHidden"));
                    plan.sheets.push((Listed { name: name.into_owned(), is_hidden }, part));
                }
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(plan)
}

/// Its sheets of cells.
///
/// # Errors
/// Where it is damaged.
pub fn sheets(parts: &mut Parts<'_>) -> Result<Vec<Listed>, IntakeError> {
    Ok(plan(parts)?.sheets.into_iter().map(|(listed, _)| listed).collect())
}

/// Reads a sheet.
///
/// # Errors
/// Where it is damaged, or has more rows than a dossier takes.
pub fn read(parts: &mut Parts<'_>, sheet: &str) -> Result<Grid, IntakeError> {
    let plan = plan(parts)?;
    let found = plan.sheets.iter().find(|(listed, _)| listed.name == sheet);
    let (_, part) = found.ok_or_else(|| IntakeError::Empty(sheet.to_owned()))?;
    let strings = strings(parts, &plan.folder)?;
    let styles = styles(parts, &plan.folder)?;
    let mut reading = SheetRead {
        strings: &strings,
        styles: &styles,
        from_1904: plan.from_1904,
        grid: Grid::named(sheet),
        place: (0, 0),
        cell: None,
        inside: Inside::Nothing,
        merged: Vec::new(),
    };
    walk(parts.part(part)?, |node| {
        match node {
            Node::Open(name, attributes) => reading.open(name, attributes)?,
            Node::Text(text) => reading.text(text)?,
            Node::Close(name) => reading.close(name)?,
        }
        Ok(true)
    })?;
    for (from, to) in std::mem::take(&mut reading.merged) {
        reading.grid.merge(from, to)?;
    }
    Ok(reading.grid)
}

/// The texts that cells share.
fn strings(parts: &mut Parts<'_>, folder: &str) -> Result<Vec<String>, IntakeError> {
    let part = format!("{folder}{STRINGS}");
    let mut all = Vec::new();
    if !parts.has(&part) {
        return Ok(all);
    }
    let (mut current, mut in_text, mut in_reading) = (String::new(), false, false);
    walk(parts.part(&part)?, |node| {
        match node {
            Node::Open("si", _) => current.clear(),
            Node::Open("t", _) => in_text = !in_reading,
            // How a Japanese text is pronounced.
            Node::Open("rPh", _) => in_reading = true,
            Node::Text(text) if in_text => current.push_str(text),
            Node::Close("si") => all.push(unescaped(&current)),
            Node::Close("t") => in_text = false,
            Node::Close("rPh") => in_reading = false,
            _ => {}
        }
        Ok(true)
    })?;
    Ok(all)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Text,
    Reading,
}

#[derive(Default)]
struct OpenCell {
    kind: String,
    style: usize,
    value: Option<String>,
    text: Option<String>,
    formula: bool,
}

struct SheetRead<'a> {
    strings: &'a [String],
    styles: &'a [Style],
    from_1904: bool,
    grid: Grid,
    /// The row, from 1, and the column of the next cell, from 0.
    place: (u32, u32),
    cell: Option<OpenCell>,
    inside: Inside,
    merged: Vec<((u32, u32), (u32, u32))>,
}

/// Whether a row or columns are not shown.
fn is_hidden(attributes: &Attributes<'_>) -> Result<bool, IntakeError> {
    Ok(matches!(attributes.get("hidden")?.as_deref(), Some("1" | "true")))
}

impl SheetRead<'_> {
    fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), IntakeError> {
        match name {
            "row" => {
                let told = attributes.number("r")?;
                self.place = (told.unwrap_or(self.place.0.saturating_add(1)), 0);
                if is_hidden(&attributes)? {
                    self.grid.hide(self.place.0, self.place.0);
                }
            }
            "col" if is_hidden(&attributes)? => {
                let (first, last): (Option<u32>, Option<u32>) =
                    (attributes.number("min")?, attributes.number("max")?);
                if let Some((first, last)) = first.zip(last).filter(|(first, _)| *first > 0) {
                    self.grid.hide_columns(first - 1, last.saturating_sub(1));
                }
            }
            "c" => {
                let mut cell = OpenCell::default();
                attributes.each(|name, value| match name {
                    "r" => self.place = place(&value).unwrap_or(self.place),
                    "s" => cell.style = value.parse().unwrap_or(0),
                    "t" => cell.kind = value.into_owned(),
                    _ => {}
                })?;
                self.cell = Some(cell);
            }
            "f" => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = true;
                }
            }
            "v" => {
                self.inside = Inside::Value;
                // A formula whose result is an empty text has its value, and it is empty.
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.kind == "str") {
                    cell.value.get_or_insert_default();
                }
            }
            "t" if self.inside != Inside::Reading => self.inside = Inside::Text,
            "rPh" => self.inside = Inside::Reading,
            "mergeCell" => {
                let area = attributes.get("ref")?.unwrap_or_default();
                let area = area.split_once(':');
                if let Some((from, to)) = area.and_then(|(from, to)| Some((place(from)?, place(to)?)))
                    && self.merged.len() < 100_000
                {
                    self.merged.push((from, to));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), IntakeError> {
        let Some(cell) = &mut self.cell else { return Ok(()) };
        match self.inside {
            Inside::Value => lengthen(cell.value.get_or_insert_default(), text, self.place),
            Inside::Text => lengthen(cell.text.get_or_insert_default(), text, self.place),
            Inside::Nothing | Inside::Reading => Ok(()),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), IntakeError> {
        match name {
            "v" | "rPh" => self.inside = Inside::Nothing,
            "t" if self.inside == Inside::Text => self.inside = Inside::Nothing,
            "c" => {
                let (row, column) = self.place;
                if let Some(cell) = self.cell.take()
                    && let Some(value) = self.value(&cell)
                {
                    self.grid.put(row, column, value)?;
                    let shown = Shown { is_computed: cell.formula, ..self.style(&cell).shown };
                    self.grid.show((row, column), shown);
                }
                self.place.1 = column.saturating_add(1);
            }
            _ => {}
        }
        Ok(())
    }

    fn style(&self, cell: &OpenCell) -> Style {
        self.styles.get(cell.style).copied().unwrap_or_default()
    }

    fn value(&self, cell: &OpenCell) -> Option<Cell> {
        let Some(value) = cell.value.as_deref() else {
            let text = cell.text.as_ref().map(|text| Cell::Text(unescaped(text)));
            return text.or_else(|| cell.formula.then_some(Cell::NoResult));
        };
        match cell.kind.as_str() {
            "s" => value
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|at| self.strings.get(at))
                .map_or(Some(Cell::NoResult), |text| Some(Cell::Text(text.clone()))),
            "str" | "inlineStr" => Some(Cell::Text(unescaped(cell.text.as_deref().unwrap_or(value)))),
            "b" => Some(Cell::Flag(value.trim() == "1")),
            "e" => Some(Cell::Error(value.to_owned())),
            "d" => Some(Cell::Date(value.to_owned())),
            _ => {
                // What is no number is told as it stands, not lost.
                let Ok(number) = value.trim().parse::<f64>() else {
                    return Some(Cell::Text(value.to_owned()));
                };
                Some(if self.style(cell).is_date {
                    Cell::Date(french(number, self.from_1904))
                } else {
                    Cell::Number(plain_number(number))
                })
            }
        }
    }
}

/// `B12` as a row from 1 and a column from 0.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic())
    {
        return None;
    }
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((number.parse().ok()?, column.checked_sub(1)?))
}

/// `_x000D_` and its like, by which `.xlsx` writes what XML cannot hold.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let code = after.get(2..6).filter(|_| after.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = after.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_escapes_of_the_format_are_read() {
        assert_eq!(place("B12"), Some((12, 1)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        assert_eq!((place("12"), place("B"), place("é1")), (None, None, None));
        assert_eq!(unescaped("a_x000D_\nb_x005F_x_x"), "a\nb_x_x");
    }
}
