//! Which row is the head of a table, and what each column gives: as it was told, as it was kept from the last time,
//! or as its heading says.

mod arithmetic;
pub mod before_vat;
mod beside;
pub mod fields;
mod head_row;
pub mod headings;
mod hidden_columns;
pub mod income_words;
mod product;
pub mod said_beside;
mod second_best;
mod settle;
mod share;
pub mod sheet;
mod table_above;
mod table_beside;
pub mod thousands;
mod told;
mod two_lines;

use std::collections::BTreeMap;

use dossier::number::{Unit, read_typed};

use crate::intake::IntakeError;
use crate::intake::grid::{Cell, Grid, Row};
use crate::intake::lines::amounts::are_amounts;
use crate::intake::lines::who::{Who, who};
use crate::names::{Names, fold};
use arithmetic::Rows;
use beside::Beside;
use fields::{Field, by_code};
use head_row::head_row;
use headings::{guess, words};
use hidden_columns::hidden;
use product::settle_products;
use said_beside::said_of_itself;
use settle::settle;
use table_above::table_above;
use table_beside::table_beside;
use thousands::{hold_back, speaks_of_thousands};
use two_lines::Head;

/// What headings were taken for the last time: the heading's words, then code; an empty code is a column left out.
pub type Kept = BTreeMap<String, String>;

/// So many rows say how columns hang together.
const ASKED: usize = 300;
/// How many values of a column are shown beside its heading.
const SAMPLES: usize = 3;

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: u32,
    /// What stands in the head.
    pub heading: String,
    /// Some of what stands below.
    pub samples: Vec<String>,
    /// What it gives; nothing where it is left out.
    pub field: Option<&'static Field>,
    /// It is of a table of resources beside the costs: it is guessed for nothing.
    pub of_incomes: bool,
    /// A spreadsheet does not show it.
    pub is_hidden: bool,
}

impl Column {
    /// Whether it gives the field of this code.
    pub fn gives(&self, code: &str) -> bool {
        self.field.is_some_and(|field| field.code == code)
    }

    /// Whether its heading says what it gives, or a person did: the texts that name lines may stand under anything.
    pub fn is_headed(&self, kept: &Kept) -> bool {
        let says = || guess(&self.heading).is_some() || second_best::is_second_best(&self.heading);
        self.field.is_some() && (kept.contains_key(&words(&self.heading)) || says())
    }

    /// Whether it may still be taken for something.
    pub fn is_free(&self) -> bool {
        !self.of_incomes && self.field.is_none()
    }
}

/// Columns that wait to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Their places, from 0; none where the sheet is in doubt, and no column of it is known.
    pub columns: Vec<u32>,
    /// Why, a sentence in French.
    pub why: String,
}

/// Where a table stands on a sheet, and what its columns are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The number of the head's row.
    pub head: u32,
    /// How many rows that hold something stand above it.
    pub above: usize,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// The columns that wait to be told, and why.
    wait: Option<Wait>,
    /// Columns that share what one should give, and why.
    shared: Vec<Wait>,
    /// What is said of other tables of the sheet, a sentence in French each.
    tables: Vec<String>,
    /// Columns that waited for what the rows, or other columns, say of them.
    each_time: Vec<u32>,
    /// What each column was taken for before anybody told.
    guessed: Vec<Option<&'static Field>>,
}

impl Layout {
    /// Finds the head of a sheet, and guesses what its columns give.
    ///
    /// # Errors
    /// Where the sheet holds nothing.
    pub fn of(grid: &Grid, kept: &Kept) -> Result<Self, IntakeError> {
        let means = |heading: &str| match kept.get(&words(heading)) {
            _ if speaks_of_thousands(heading) => None,
            Some(code) if code.is_empty() => None,
            Some(code) => by_code(code).or_else(|| guess(heading)),
            None => guess(heading),
        };
        let head = head_row(grid, &means);
        let empty = if grid.from_csv { IntakeError::EmptyFile } else { IntakeError::Empty };
        let head = &head.ok_or_else(|| empty(grid.sheet.clone()))?;
        let mut columns: Vec<Column> = Vec::new();
        let lines = Head::of(grid, head);
        let below = || grid.rows.iter().filter(|row| row.number > lines.last);
        let widest = below().take(1_000).flat_map(|row| row.cells.keys()).chain(head.cells.keys()).max();
        for index in 0..=widest.copied().unwrap_or(0) {
            let heading = lines.heading(index);
            let samples: Vec<String> =
                below().filter_map(|row| row.cells.get(&index)).take(SAMPLES).map(Cell::shown).collect();
            if heading.trim().is_empty() && samples.is_empty() {
                continue;
            }
            let heading = heading.trim().to_owned();
            let is_hidden = grid.is_column_hidden(index);
            columns.push(Column { index, heading, samples, is_hidden, ..Column::default() });
        }
        let beside = Beside::of(&columns, grid, head, lines.last, kept);
        let mut taken: Vec<&Field> = Vec::new();
        // What is seen goes before what is not.
        let (shown, hidden): (Vec<_>, Vec<_>) = columns.iter_mut().partition(|column| !column.is_hidden);
        for column in shown.into_iter().chain(hidden) {
            column.of_incomes = beside.incomes.contains(&column.index);
            let is_free = |field: &&'static Field| !column.of_incomes && !taken.contains(field);
            // « Dépenses » over amounts calls no line.
            let is_no_name = |field: &&'static Field| field.code == "label" && are_amounts(&column.samples);
            column.field = means(&column.heading).filter(is_free).filter(|field| !is_no_name(field));
            taken.extend(column.field);
        }
        let above = grid.rows.iter().filter(|row| row.number < head.number).count();
        second_best::take(&mut columns, grid, head.number, kept);
        beside.label(&mut columns, |column| kept.contains_key(&words(&column.heading)));
        let rows = below().take(ASKED).collect::<Vec<_>>();
        let table = Rows::of(&columns, &rows);
        let products = settle_products(&mut columns, &table, kept);
        let thousands = hold_back(&mut columns, grid, head.number, &rows, &table);
        let taxes = || before_vat::hold_back(&mut columns, grid, head.number, &table);
        let wait = thousands.or_else(taxes);
        let each_time: Vec<u32> =
            wait.iter().chain(&products.wait).flat_map(|wait| wait.columns.iter().copied()).collect();
        let wait = wait.or_else(|| settle(&mut columns, products.amount, kept));
        let is_told = wait.is_some() || products.wait.is_some();
        let wait = wait.or_else(|| if is_told { None } else { said_of_itself(&columns, &table) });
        let shared = lines.hold_back(&mut columns);
        // One reason for a column to wait is enough.
        let is_told = |index: &u32| shared.as_ref().is_some_and(|shared| shared.columns.contains(index));
        let wait = wait.filter(|wait| wait.columns.is_empty() || !wait.columns.iter().all(is_told));
        let shared = shared.into_iter().chain(products.wait).collect();
        let tables = table_above(grid, head.number).into_iter().chain(table_beside(&columns)).collect();
        let guessed = columns.iter().map(|column| column.field).collect();
        Ok(Self { head: lines.last, above, columns, wait, shared, tables, each_time, guessed })
    }

    /// Takes a column of categories for the labels, where nothing else says what the lines are and it names none that is
    /// known: « Poste » may head either.
    pub fn label_by_names(&mut self, grid: &Grid, names: &Names, kept: &Kept) {
        let has_label =
            self.columns.iter().any(|column| column.field.is_some_and(|field| field.code == "label"));
        let is_category = |column: &Column| {
            column.field.is_some_and(|field| field.code == "category")
                && !kept.contains_key(&words(&column.heading))
        };
        let Some(at) = self.columns.iter().position(is_category).filter(|_| !has_label) else { return };
        let (Some(column), Some(guessed)) = (self.columns.get_mut(at), self.guessed.get_mut(at)) else {
            return;
        };
        let below = grid.rows.iter().filter(|row| row.number > self.head);
        let cells: Vec<String> =
            below.filter_map(|row| row.cells.get(&column.index)).map(Cell::shown).collect();
        let names_one = |text: &String| matches!(who(&names.categories, text), Who::One(_));
        if !cells.is_empty() && !cells.iter().any(names_one) {
            column.field = by_code("label");
            *guessed = column.field;
        }
    }

    /// Why columns still wait to be told, and what else of the sheet is to be looked at, a sentence in French each.
    pub fn waits(&self) -> Vec<String> {
        let is_left =
            |index: &u32| self.columns.iter().any(|column| column.index == *index && column.field.is_none());
        let wait =
            self.wait.iter().filter(|wait| wait.columns.is_empty() || wait.columns.iter().any(is_left));
        // To tell one of these is enough.
        let shared = self.shared.iter().filter(|wait| wait.columns.iter().all(is_left));
        let of_columns = wait.chain(shared).map(|wait| wait.why.clone());
        of_columns.chain(self.tables.iter().cloned()).chain(hidden(&self.columns)).collect()
    }

    /// Whether a row says the headings again, as a table in parts or over pages does.
    pub fn is_head_again(&self, row: &Row) -> bool {
        let read = self.columns.iter().filter(|column| column.field.is_some());
        let cells = read.filter_map(|column| Some((&column.heading, row.cells.get(&column.index)?.shown())));
        let mut count = 0;
        let all = cells.inspect(|_| count += 1).all(|(heading, shown)| fold(heading) == fold(&shown));
        all && count > 1
    }

    /// What to keep for the next time: what a person told. What was guessed may follow from the columns beside, which
    /// are others then; and what waited for these, or a heading that speaks of thousands, is asked about each time.
    pub fn kept(&self) -> Kept {
        let told =
            self.columns.iter().zip(&self.guessed).filter(|(column, guessed)| column.field != **guessed);
        let is_one = |heading: &str| !words(heading).is_empty() && !speaks_of_thousands(heading);
        let named = told.map(|(column, _)| column);
        let named = named.filter(|column| is_one(&column.heading) && !self.each_time.contains(&column.index));
        named
            .map(|column| (words(&column.heading), column.field.map_or("", |field| field.code).to_owned()))
            .collect()
    }
}

/// Whether a cell is a number, or a text that is one.
pub fn holds_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => read_typed(text, 4, Unit::EUROS).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (number, cells) in (1..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                grid.put(number, column, Cell::Text((*cell).to_owned())).unwrap();
            }
        }
        grid
    }

    fn codes(layout: &Layout) -> Vec<Option<&'static str>> {
        layout.columns.iter().map(|column| column.field.map(|field| field.code)).collect()
    }

    #[test]
    fn the_head_is_found_below_a_title() {
        let grid = grid(&[&["Budget 2017"], &[], &["Libellé", "Truc", "Montant"], &["Atelier", "x", "12"]]);
        let layout = Layout::of(&grid, &Kept::new()).unwrap();
        assert_eq!((layout.head, layout.above), (3, 1));
        assert_eq!(codes(&layout), [Some("label"), None, Some("basis/amount")]);
        assert_eq!(layout.columns[0].samples, ["Atelier"]);
    }

    #[test]
    fn a_word_that_is_known_by_chance_makes_no_head_of_a_line() {
        let head = |rows: &[&[&str]]| Layout::of(&grid(rows), &Kept::new()).unwrap().head;
        assert_eq!(head(&[&["Foo", "Bar"], &["a", "b"]]), 1);
        assert_eq!(head(&[&["Foo", "Bar"], &["Salle", "12"], &["Forfait", "300"]]), 1);
        assert_eq!(head(&[&["Foo", "Bar"], &["Service", "oui"]]), 1);
        assert_eq!(head(&[&["Budget"], &["Dépense", "Truc"], &["x", "1"]]), 2);
        assert_eq!(head(&[&["Budget", "2017"], &["Dépense", "Truc"], &["x", "1"]]), 2);
        assert_eq!(head(&[&["Budget"], &["Montant", "Truc"], &["1", "x"]]), 2);
        assert_eq!(head(&[&["De", "À"], &["1", "x"]]), 1);
    }

    #[test]
    fn a_field_is_guessed_once_and_what_is_told_takes_it() {
        let grid = grid(&[&["Montant", "Coût", "Libellé"], &["1", "2", "x"]]);
        let mut layout = Layout::of(&grid, &Kept::new()).unwrap();
        assert_eq!(codes(&layout), [Some("basis/amount"), None, Some("label")]);
        layout.map("b", "basis/amount").unwrap();
        assert_eq!(codes(&layout), [None, Some("basis/amount"), Some("label")]);
        layout.map("Libellé", "").unwrap();
        assert_eq!(codes(&layout)[2], None);
        assert!(matches!(layout.map("Z", "label"), Err(IntakeError::NoSuchColumn(_))));
        assert!(matches!(layout.map("A", "prix"), Err(IntakeError::NoSuchField { .. })));
    }

    #[test]
    fn two_columns_for_one_field_are_refused() {
        let mut layout = Layout::of(&grid(&[&["a", "b"], &["1", "2"]]), &Kept::new()).unwrap();
        let both = BTreeMap::from([(0, "label".to_owned()), (1, "label".to_owned())]);
        assert!(matches!(layout.map_exactly(&both), Err(IntakeError::TwiceTheField { .. })));
    }

    #[test]
    fn a_column_or_a_field_is_told_once() {
        let told = |words: &[(&str, &str)]| {
            let mut layout = Layout::of(&grid(&[&["a", "b"], &["1", "2"]]), &Kept::new()).unwrap();
            let words: Vec<_> = words.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            layout.map_told(&words).map(|()| codes(&layout)).map_err(|error| error.to_string())
        };
        assert_eq!(told(&[("A", "note"), ("B", "label")]), Ok(vec![Some("note"), Some("label")]));
        assert_eq!(told(&[("A", ""), ("B", "")]), Ok(vec![None, None]));
        let error = told(&[("A", "label"), ("b", "label")]).unwrap_err();
        assert!(error.contains("A et B"), "{error}");
        let error = told(&[("A", "label"), ("a", "note")]).unwrap_err();
        assert!(error.contains("A est indiquée deux fois"), "{error}");
        assert!(told(&[("A", "label"), ("A", "label")]).is_err());
        assert!(told(&[("A", ""), ("A", "label")]).is_err());
    }

    #[test]
    fn what_was_kept_is_known_again() {
        let grid = grid(&[&["Truc", "Libellé"], &["12", "x"]]);
        let mut layout = Layout::of(&grid, &Kept::new()).unwrap();
        layout.map("A", "basis/amount").unwrap();
        layout.map("B", "").unwrap();
        let again = Layout::of(&grid, &layout.kept()).unwrap();
        assert_eq!(codes(&again), [Some("basis/amount"), None]);
    }
}
