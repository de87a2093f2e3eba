//! Tables: columns, rows, what is a head and what is a total.

use super::Run;

/// A table. Its head is repeated on each page that it passes to.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Above it; empty, and there is none.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows of heads.
    pub head: Vec<Row>,
    /// Rows of data.
    pub rows: Vec<Row>,
    /// Whether the first cell of each row is its head.
    pub row_heads: bool,
    /// The column where a second side begins, parted from the first by more white; 0, and there is none.
    pub second_side: usize,
    /// Its manner.
    pub style: TableStyle,
    /// Whether it should stand with the beginning of what comes next, as two parts of one thing: it does if it is short.
    pub with_next: bool,
}

impl Table {
    /// The same table, kept with what comes next.
    pub fn with_next(self) -> Self {
        Self { with_next: true, ..self }
    }
}

/// The manner of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TableStyle {
    /// A thin rule under each row.
    #[default]
    Ruled,
    /// No rule: labels and what they say.
    Plain,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its width.
    pub width: Width,
    /// How its cells are aligned.
    pub align: Align,
}

impl Column {
    /// A column of text that takes `share` of what is left.
    pub fn text(share: u16) -> Self {
        Self { width: Width::Share(share), align: Align::Left }
    }

    /// A column of figures, as wide as its widest.
    pub fn figures() -> Self {
        Self { width: Width::Fit, align: Align::Right }
    }
}

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As wide as its widest cell on one line, where there is room.
    Fit,
    /// A share of what the others leave.
    Share(u16),
    /// As its text demands, beside the others.
    Auto,
}

/// How cells are aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// On the left.
    #[default]
    Left,
    /// On the right: figures.
    Right,
    /// In the middle.
    Centre,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells; together they span every column.
    pub cells: Vec<Cell>,
    /// What it is.
    pub kind: RowKind,
}

impl Row {
    /// A row of data from its cells.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, kind: RowKind::Data }
    }

    /// The same row as a total.
    pub fn total(mut self) -> Self {
        self.kind = RowKind::Total;
        self
    }

    /// The same row as a subtotal.
    pub fn subtotal(mut self) -> Self {
        self.kind = RowKind::Subtotal;
        self
    }

    /// The same row as the head of those that follow.
    pub fn group(mut self) -> Self {
        self.kind = RowKind::Group;
        self
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Data.
    #[default]
    Data,
    /// The head of the rows that follow, kept with them.
    Group,
    /// A subtotal, kept with the row before.
    Subtotal,
    /// A total, kept with the row before.
    Total,
}

/// A cell: paragraphs of text.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
    /// How many columns it spans; 0 counts as 1.
    pub span: u16,
    /// Another alignment than its column's.
    pub align: Option<Align>,
}

impl Cell {
    /// A cell of several runs.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self { paragraphs: vec![runs], span: 1, align: None }
    }

    /// The same cell over `columns` columns.
    pub fn span(mut self, columns: u16) -> Self {
        self.span = columns;
        self
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::runs(vec![Run::new(text)])
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::runs(vec![Run::new(text)])
    }
}
