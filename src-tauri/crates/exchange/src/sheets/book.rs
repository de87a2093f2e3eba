//! A workbook as data: sheets of cells with their formulas, styles and print settings. Written once by the sheets
//! of this folder, and put into `.xlsx` and `.ods` by two writers that know nothing of a budget.
//!
//! Formulas are in Excel's spelling (`'Mois'!$C$5`, commas); `formula` turns them into OpenFormula.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::wrap;

/// A whole workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Its title, in the file's properties.
    pub title: String,
    /// When it is written, in UTC: year, month, day, hour, minute, second.
    pub written: [u16; 6],
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Names of single cells, with an absolute reference: `('total', "'Plan'!$B$4")`.
    pub names: Vec<(String, String)>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text, never read as a formula.
    Text(String),
    /// A number, exact; a spreadsheet makes the nearest double of it.
    Number(Decimal),
    /// A formula without its equals sign, and its value now.
    Formula(String, Cached),
}

/// The value of a formula when the file was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Cached {
    /// A number.
    Number(Decimal),
    /// A text; empty where there is none.
    Text(String),
}

/// What a cell is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The title of a sheet.
    Title,
    /// The line below it, and remarks.
    Remark,
    /// The head of a block.
    Block,
    /// The head of a column.
    Head,
    /// A cell of a table.
    Body,
    /// A cell of a table whose text may take several lines.
    Wrapped,
    /// A subtotal.
    Subtotal,
    /// A total.
    Total,
    /// What a formula needs on its way.
    Helper,
    /// A text on the sheet, over several lines.
    Prose,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// As it is.
    Plain,
    /// `12 345,67 €`.
    Euro,
    /// `12,5`.
    Quantity,
    /// `5,5 %`, of the number 5.5.
    Percent,
    /// `49,99 %`, of the number 0.4999.
    Rate,
    /// `0,57`.
    Hundredths,
    /// `12 345`.
    Whole,
    /// `M12`.
    Month,
}

/// How a cell looks, and whether it may be typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Style {
    /// What it is.
    pub role: Role,
    /// How its number is shown.
    pub format: Format,
    /// Whether it stays open on a protected sheet.
    pub input: bool,
}

impl Style {
    /// Not to be typed into.
    pub const fn of(role: Role, format: Format) -> Self {
        Self { role, format, input: false }
    }

    /// To be typed into.
    pub const fn input(format: Format) -> Self {
        Self { role: Role::Body, format, input: true }
    }
}

/// A cell that holds something, or is only drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Option<Content>,
    /// How it looks.
    pub style: Style,
}

/// What cells take, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of a list, which stands there: `'Listes'!$A$2:$A$5`.
    Listed(String),
    /// A month from the first to this one, the last that the tables have a column for.
    MonthTo(u16),
    /// A rate in percent: what lies below a half of one is a share, as « 20 % » becomes when it is typed.
    Rate,
}

impl Allowed {
    /// What is said of anything else: a title, and what to do.
    pub fn refusal(&self) -> (&'static str, String) {
        match self {
            Self::Listed(_) => ("Valeur inconnue", "Choisissez une valeur de la liste.".to_owned()),
            Self::Rate => (
                "Taux de TVA",
                "Écrivez le taux en pour cent, sans le signe\u{A0}: 20 pour 20\u{A0}%.".to_owned(),
            ),
            Self::MonthTo(last) => (
                "Mois hors des tableaux",
                format!(
                    "Les tableaux vont du mois 1 au mois {last}. Pour aller plus loin, changez la durée dans Amorce, puis \
                     exportez à nouveau."
                ),
            ),
        }
    }
}

/// Cells that take only what they allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// First row, from 0.
    pub first: u32,
    /// Last row.
    pub last: u32,
    /// Column, from 0.
    pub column: u16,
    /// What they take.
    pub allowed: Allowed,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Column widths, in tenths of a character.
    pub widths: Vec<u16>,
    /// Its cells by row and column, from 0.
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// Row heights, in points, where they are not the usual one.
    pub heights: BTreeMap<u32, u16>,
    /// How many rows and columns stay in sight.
    pub frozen: (u32, u16),
    /// Rows printed on every page.
    pub repeated_rows: Option<(u32, u32)>,
    /// Columns printed on every page.
    pub repeated_columns: Option<(u16, u16)>,
    /// The last column that is printed.
    pub printed: u16,
    /// Columns before which a page ends; the sheet is then printed by its [`Sheet::scale`], and else on one page's
    /// width.
    pub breaks: Vec<u16>,
    /// Cells with a list.
    pub choices: Vec<Choice>,
    /// Whether only inputs may be changed.
    pub protected: bool,
}

impl Sheet {
    /// An empty sheet, protected.
    pub fn new(name: &'static str, widths: &[u16]) -> Self {
        let printed = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
        Self { name, widths: widths.to_vec(), protected: true, printed, ..Self::default() }
    }

    fn put(&mut self, (row, column): (u32, u16), content: Option<Content>, style: Style) {
        self.cells.insert((row, column), Cell { content, style });
    }

    /// An empty cell with its looks.
    pub fn blank(&mut self, at: (u32, u16), style: Style) {
        self.put(at, None, style);
    }

    /// A text; an empty one leaves the cell empty.
    pub fn text(&mut self, at: (u32, u16), text: &str, style: Style) {
        let content = (!text.is_empty()).then(|| Content::Text(text.to_owned()));
        self.put(at, content, style);
    }

    /// A number.
    pub fn number(&mut self, at: (u32, u16), number: impl Into<Decimal>, style: Style) {
        self.put(at, Some(Content::Number(number.into())), style);
    }

    /// A number, or an empty cell.
    pub fn maybe(&mut self, at: (u32, u16), number: Option<Decimal>, style: Style) {
        self.put(at, number.map(Content::Number), style);
    }

    /// A formula with a number's value.
    pub fn formula(&mut self, at: (u32, u16), text: String, value: impl Into<Decimal>, style: Style) {
        self.put(at, Some(Content::Formula(text, Cached::Number(value.into()))), style);
    }

    /// A formula that may show nothing.
    pub fn formula_or_nothing(&mut self, at: (u32, u16), text: String, value: Option<Decimal>, style: Style) {
        let cached = value.map_or_else(|| Cached::Text(String::new()), Cached::Number);
        self.put(at, Some(Content::Formula(text, cached)), style);
    }

    /// The heads of a table.
    pub fn heads(&mut self, row: u32, heads: &[&str]) {
        for (column, head) in (0..).zip(heads) {
            self.text((row, column), head, Style::of(Role::Head, Format::Plain));
        }
    }

    /// A title and the line below it.
    pub fn title(&mut self, title: &str, remark: &str) {
        self.text((0, 0), title, Style::of(Role::Title, Format::Plain));
        self.text((1, 0), remark, Style::of(Role::Remark, Format::Plain));
        self.heights.insert(0, 24);
    }

    /// Makes rows as high as their longest wrapped text needs: not every program does so by itself.
    pub fn fit_rows(&mut self) {
        let mut lines: BTreeMap<u32, usize> = BTreeMap::new();
        for ((row, column), cell) in &self.cells {
            let (Some(Content::Text(text)), Role::Wrapped | Role::Subtotal | Role::Head) =
                (&cell.content, cell.style.role)
            else {
                continue;
            };
            let width = self.widths.get(usize::from(*column)).copied().unwrap_or(100);
            let needed = wrap::lines(text, width, cell.style.role != Role::Wrapped);
            // Heads have room around them.
            let least = if cell.style.role == Role::Head { 2 } else { 1 };
            let most = lines.entry(*row).or_insert(least);
            *most = needed.max(*most);
        }
        for (row, lines) in lines {
            let height = u16::try_from(lines.min(12) * 13 + 3).unwrap_or(16);
            self.heights.entry(row).or_insert(height);
        }
    }

    /// At how many hundredths of its size a sheet of several pages is printed, so that the widest of them fits: on
    /// landscape A4, a character is two millimetres wide, and a column has one more.
    pub fn scale(&self) -> u16 {
        const PAPER: u32 = 268;
        let wide = |columns: std::ops::Range<u16>| -> u32 {
            let widths = columns.map(|column| self.widths.get(usize::from(column)).copied().unwrap_or(85));
            widths.map(|width| u32::from(width) / 5 + 1).sum()
        };
        let head = self.repeated_columns.map_or(0, |(first, last)| wide(first..last + 1));
        let ends = self.breaks.iter().copied().chain([self.printed + 1]);
        let starts = std::iter::once(self.repeated_columns.map_or(0, |(_, last)| last + 1))
            .chain(self.breaks.iter().copied());
        let widest = starts.zip(ends).map(|(start, end)| head + wide(start..end)).max().unwrap_or(1).max(1);
        u16::try_from((PAPER * 100 / widest).clamp(10, 100)).unwrap_or(100)
    }

    /// The last row that holds something.
    pub fn last_row(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| *row)
    }
}
