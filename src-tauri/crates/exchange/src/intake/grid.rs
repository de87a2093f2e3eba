//! What was read of a sheet: the rows that hold something, each cell by its column.

use std::collections::{BTreeMap, BTreeSet};

use super::IntakeError;
use super::file::MAX_ROWS;
use super::file::shown::Shown;

/// What a cell of a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number, as plain digits with a point.
    Number(String),
    /// A date or a time, in French.
    Date(String),
    /// Yes or no.
    Flag(bool),
    /// An error of the spreadsheet, such as `#REF!`.
    Error(String),
    /// A formula whose result, or a number whose value, was not saved with the file.
    NoResult,
    /// A part of a merged area, such as `B5:B7`, that spans several rows.
    Merged(String),
}

impl Cell {
    /// The cell as a person sees it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Date(text) | Cell::Error(text) => text.clone(),
            Cell::Number(number) => number.replace('.', ","),
            Cell::Flag(true) => "oui".to_owned(),
            Cell::Flag(false) => "non".to_owned(),
            Cell::NoResult => "(valeur non enregistrée)".to_owned(),
            Cell::Merged(area) => format!("(cellules fusionnées {area})"),
        }
    }
}

/// A row that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1, as the spreadsheet shows it.
    pub number: u32,
    /// Its cells by column, from 0.
    pub cells: BTreeMap<u32, Cell>,
    /// How its numbers are shown, where a format says so.
    pub shown: BTreeMap<u32, Shown>,
}

impl Row {
    /// How a number is shown; by no format of its own where there is none.
    pub fn shown(&self, column: u32) -> Shown {
        self.shown.get(&column).copied().unwrap_or_default()
    }
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name; the file's for a `.csv`.
    pub sheet: String,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// Whether its texts may bear the apostrophe that makes formulas harmless in a `.csv`.
    pub from_csv: bool,
    /// Whether commas cut its rows into cells, as they may cut a number too.
    pub has_commas: bool,
    /// Into how many cells they cut each row, empty ones counted.
    pub widths: BTreeMap<u32, u32>,
    /// Its rows that a spreadsheet does not show, from the first to the last of each run, in order.
    hidden: Vec<(u32, u32)>,
    /// Its columns that a spreadsheet does not show.
    hidden_columns: BTreeSet<u32>,
    /// What its texts weigh, in bytes.
    weight: usize,
    /// What stands in merged areas of several rows, and how many these are, by the area.
    tops: BTreeMap<String, (u32, String)>,
    /// How many cells its merged areas cover.
    merged: u64,
}

/// The most that the texts of a sheet may weigh: 5 000 lines with 3 300 letters each. One text that thousands of cells
/// share is small in the file and heavy here.
const MAX_TEXT: usize = 16 << 20;

/// Columns that are looked at: what is further right is no table of costs.
pub const MAX_COLUMNS: u32 = 256;

impl Grid {
    /// An empty sheet of this name.
    pub fn named(sheet: &str) -> Self {
        Self { sheet: sheet.to_owned(), ..Self::default() }
    }

    /// Puts a cell at a row, from 1, and a column, from 0; a blank one is none.
    ///
    /// # Errors
    /// Where there are more rows than a dossier takes, or more text than a table of costs can hold.
    pub fn put(&mut self, number: u32, column: u32, cell: Cell) -> Result<(), IntakeError> {
        let blank = matches!(&cell, Cell::Text(text) if text.trim().is_empty());
        if blank || column >= MAX_COLUMNS {
            return Ok(());
        }
        if let Cell::Text(text) | Cell::Error(text) | Cell::Date(text) = &cell {
            self.weight = self.weight.saturating_add(text.len());
        }
        if self.weight > MAX_TEXT {
            return Err(IntakeError::TooMuchText { cell: address(number, column), max_mib: MAX_TEXT >> 20 });
        }
        match self.rows.binary_search_by_key(&number, |row| row.number) {
            Ok(at) => {
                if let Some(row) = self.rows.get_mut(at) {
                    row.cells.insert(column, cell);
                }
            }
            Err(_) if self.rows.len() >= MAX_ROWS => return Err(IntakeError::TooManyRows { max: MAX_ROWS }),
            Err(at) => {
                let cells = BTreeMap::from([(column, cell)]);
                self.rows.insert(at, Row { number, cells, ..Row::default() });
            }
        }
        Ok(())
    }

    /// Says how the number of a cell is shown, a row from 1 and a column from 0; that of another cell is none.
    pub fn show(&mut self, (number, column): (u32, u32), shown: Shown) {
        if shown != Shown::default()
            && let Ok(at) = self.rows.binary_search_by_key(&number, |row| row.number)
            && let Some(row) = self.rows.get_mut(at)
            && matches!(row.cells.get(&column), Some(Cell::Number(_)))
        {
            row.shown.insert(column, shown);
        }
    }

    /// Says that a spreadsheet does not show these columns, from 0.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.extend(first..=last.min(MAX_COLUMNS));
    }

    /// Whether a spreadsheet does not show a column.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.hidden_columns.contains(&column)
    }

    /// Says that a spreadsheet does not show these rows, which follow those that were said before.
    pub fn hide(&mut self, first: u32, last: u32) {
        match self.hidden.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.hidden.push((first, last)),
        }
    }

    /// Whether a spreadsheet does not show a row: it was hidden or filtered out.
    pub fn is_hidden(&self, row: u32) -> bool {
        let after = self.hidden.partition_point(|(first, _)| *first <= row);
        after.checked_sub(1).and_then(|at| self.hidden.get(at)).is_some_and(|(_, last)| row <= *last)
    }

    /// A cell of a head as a person sees it: what stands in the merged area that it is a part of, of two or three rows.
    pub fn text_of(&self, cell: &Cell) -> String {
        self.text_within(cell, 3)
    }

    /// A cell as a person sees it, were its merged area as high as the table.
    pub fn text_of_all(&self, cell: &Cell) -> String {
        self.text_within(cell, u32::MAX)
    }

    fn text_within(&self, cell: &Cell, most: u32) -> String {
        match cell {
            Cell::Merged(area) => match self.tops.get(area) {
                Some((rows, text)) if *rows <= most => text.clone(),
                _ => cell.shown(),
            },
            cell => cell.shown(),
        }
    }

    /// Marks an area of merged cells, rows from 1 and columns from 0, where it spans several rows: what its one
    /// value is about, nobody can tell.
    ///
    /// # Errors
    /// Where the areas lie on each other, as none that a spreadsheet made do.
    pub fn merge(&mut self, (top, left): (u32, u32), (bottom, right): (u32, u32)) -> Result<(), IntakeError> {
        if bottom <= top || left > right || left >= MAX_COLUMNS {
            return Ok(());
        }
        let area = format!("{}:{}", address(top, left), address(bottom, right));
        let right = right.min(MAX_COLUMNS - 1);
        let at = self.rows.binary_search_by_key(&top, |row| row.number);
        let text = at.ok().and_then(|at| self.rows.get(at)?.cells.get(&left));
        if let Some(text) = text.filter(|cell| !matches!(cell, Cell::Merged(_))) {
            self.tops.insert(area.clone(), (bottom - top + 1, text.shown()));
        }
        let first = self.rows.partition_point(|row| row.number < top);
        let rows = self.rows.iter_mut().skip(first).take_while(|row| row.number <= bottom);
        for row in rows {
            self.merged += u64::from(right - left + 1);
            if self.merged > MAX_ROWS as u64 * u64::from(MAX_COLUMNS) {
                return Err(IntakeError::Damaged(format!("ses cellules fusionnées se recouvrent ({area})")));
            }
            for column in left..=right {
                row.cells.insert(column, Cell::Merged(area.clone()));
            }
        }
        Ok(())
    }
}

/// Adds to the text of a cell that is being read.
///
/// # Errors
/// Where the text alone is more than a sheet may hold: it is not kept to be refused later.
pub fn lengthen(into: &mut String, text: &str, (row, column): (u32, u32)) -> Result<(), IntakeError> {
    if into.len().saturating_add(text.len()) > MAX_TEXT {
        return Err(IntakeError::TooMuchText { cell: address(row, column), max_mib: MAX_TEXT >> 20 });
    }
    into.push_str(text);
    Ok(())
}

/// The letters of a column, from 0.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// `B12`, of a row from 1 and a column from 0.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{row}", letters(column))
}

/// A double as a spreadsheet shows it: fifteen digits, without the noise beyond them, as plain digits.
pub fn plain_number(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let shown: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let text = shown.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// A date of a spreadsheet, in French: `12/03/2017`.
pub fn french_date(year: u16, month: u8, day: u8) -> String {
    format!("{day:02}/{month:02}/{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_loses_the_noise_of_doubles_and_keeps_its_digits() {
        for (value, plain) in [
            (0.1 + 0.2, "0.3"),
            (310.5, "310.5"),
            (1e15, "1000000000000000"),
            (-0.0, "0"),
            (12.3456, "12.3456"),
        ] {
            assert_eq!(plain_number(value), plain);
        }
        assert_eq!(plain_number(1000.0 / 3.0), "333.333333333333");
    }

    #[test]
    fn a_merged_area_of_several_rows_covers_all_its_cells_and_one_of_a_row_none() {
        let mut grid = Grid::default();
        grid.put(5, 1, Cell::Text("a".to_owned())).unwrap();
        grid.put(6, 0, Cell::Text("b".to_owned())).unwrap();
        grid.merge((5, 1), (6, 1)).unwrap();
        grid.merge((6, 2), (6, 3)).unwrap();
        let merged = Cell::Merged("B5:B6".to_owned());
        assert_eq!(grid.rows[0].cells.get(&1), Some(&merged));
        assert_eq!(grid.rows[1].cells.get(&1), Some(&merged));
        assert_eq!(grid.rows[1].cells.get(&2), None);
    }
}
