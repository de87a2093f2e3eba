//! Tables: cells in lines, rows in slabs, a head that each page repeats.

use super::columns::{Wish, holds_figures, share};
use super::rows::joined;
use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::{Fill, Line};
use crate::tag::{NodeId, Role, Scope};
use crate::tree::{Align, Cell, Row, RowKind, Table, TableStyle};

/// A row of more lines is laid line by line, so that a page may part it.
const TALL: usize = 14;

/// The columns of a table, and the size of its cells.
struct Grid {
    widths: Vec<Length>,
    size: (Length, Length),
}

/// A cell's lines, and where they stand.
struct Set {
    x: Length,
    lines: Vec<Line>,
}

impl Setter<'_> {
    pub(super) fn table(&mut self, table: &Table, place: Place) -> Result<(), PdfError> {
        if table.columns.is_empty() {
            return Ok(());
        }
        let grid = self.grid(table, place.measure)?;
        let node = self.tags.block(place.parent, Role::Table);
        self.gap(design::BLOCK_GAP);
        let top = self.flow.len();
        if !table.caption.is_empty() {
            let caption = self.tags.block(node, Role::Caption);
            self.caption(&table.caption, caption, place)?;
        }
        let head = self.table_head(table, &grid, node, place)?;
        let body = if table.head.is_empty() { node } else { self.tags.block(node, Role::TableBody) };
        for (n, (row, joined)) in table.rows.iter().zip(joined(&table.rows)).enumerate() {
            let first = self.flow.len();
            self.row(table, row, &grid, body, place.x)?;
            self.bind(first, joined, head.filter(|_| n > 0));
        }
        self.keep_whole(top);
        if table.with_next
            && let Some(Flow::Slab(last)) = self.flow.last_mut()
        {
            // Rows that no page parts are few, and follow what they are kept with; more of them would part instead.
            last.stick = joined(&table.rows).iter().rev().skip(1).all(|joined| *joined);
            last.whole = true;
        }
        self.gap(design::BLOCK_GAP);
        Ok(())
    }

    /// Asks for what was laid since `top` to stay on one page. What is higher than a page is parted at its foot, as
    /// if nothing was asked: it starts where it can.
    fn keep_whole(&mut self, top: usize) {
        let height: Length = self.flow.iter().skip(top).map(Flow::height).sum();
        if height > self.room {
            return;
        }
        let last = self.flow.len().saturating_sub(1);
        for (n, flow) in self.flow.iter_mut().enumerate().skip(top) {
            if let Flow::Slab(slab) = flow {
                slab.whole = n < last;
            }
        }
    }

    /// The head's rows, and the same kept to be repeated.
    fn table_head(
        &mut self,
        table: &Table,
        grid: &Grid,
        node: NodeId,
        place: Place,
    ) -> Result<Option<usize>, PdfError> {
        if table.head.is_empty() {
            return Ok(None);
        }
        let parent = self.tags.block(node, Role::TableHead);
        let mut repeated = Slab::default();
        for row in &table.head {
            let line = self.tags.block(parent, Role::TableRow);
            let manner = Manner::sans(grid.size).bold().whole();
            let sets = self.cells(table, row, grid, (line, true), manner, place.x)?;
            let mut slab = slab(&sets, grid.size, design::CELL_ROOM);
            slab.stick = true;
            self.flow.push(Flow::Slab(slab.clone()));
            for mut put in slab.ink {
                put.y += repeated.height;
                repeated.ink.push(put);
            }
            repeated.height += slab.height;
        }
        let thickness = 1_000;
        let rule = Ink::Fill { width: place.measure, height: thickness, colour: self.meta.accent };
        if let Some(Flow::Slab(last)) = self.flow.last_mut() {
            last.ink.insert(0, Put { x: place.x, y: last.height, ink: rule.clone() });
            last.height += thickness;
        }
        repeated.ink.push(Put { x: place.x, y: repeated.height, ink: rule });
        repeated.height += thickness;
        self.heads.push(repeated);
        Ok(Some(self.heads.len() - 1))
    }

    fn row(
        &mut self,
        table: &Table,
        row: &Row,
        grid: &Grid,
        body: NodeId,
        x: Length,
    ) -> Result<(), PdfError> {
        let line = self.tags.block(body, Role::TableRow);
        let manner = match row.kind {
            RowKind::Data => Manner::sans(grid.size),
            RowKind::Group => Manner::sans(grid.size).bold().colour(self.meta.accent).whole(),
            RowKind::Subtotal | RowKind::Total => Manner::sans(grid.size).bold().whole(),
        };
        let sets = self.cells(table, row, grid, (line, false), manner, x)?;
        let measure: Length = grid.widths.iter().sum();
        let ruled = table.style == TableStyle::Ruled;
        let room = if ruled { design::CELL_ROOM } else { 2_000 };
        let count = sets.iter().map(|set| set.lines.len()).max().unwrap_or(0);
        let first = self.flow.len();
        if count > TALL {
            self.tall_row(sets, count, grid.size, room);
        } else {
            self.flow.push(Flow::Slab(slab(&sets, grid.size, room)));
        }
        if !ruled {
            return Ok(());
        }
        if matches!(row.kind, RowKind::Total | RowKind::Subtotal) {
            self.behind(first, x, measure, design::TINT);
        }
        if row.kind == RowKind::Total
            && let Some(Flow::Slab(top)) = self.flow.get_mut(first)
        {
            let rule = Ink::Fill { width: measure, height: 800, colour: self.meta.accent };
            top.ink.push(Put { x, y: 0, ink: rule });
        }
        if let Some(Flow::Slab(last)) = self.flow.last_mut() {
            let rule = Ink::Fill { width: measure, height: 350, colour: design::HAIR };
            last.ink.push(Put { x, y: last.height, ink: rule });
            last.height += 350;
        }
        Ok(())
    }

    /// A row that may pass to the next page: one slab a line, two lines at least on each side.
    fn tall_row(&mut self, sets: Vec<Set>, count: usize, (size, leading): (Length, Length), room: Length) {
        let mut bands: Vec<Slab> = (0..count)
            .map(|n| Slab {
                height: leading,
                ink: Vec::new(),
                stick: n == 0 || n + 2 == count,
                ..Slab::default()
            })
            .collect();
        for set in sets {
            for (line, band) in set.lines.into_iter().zip(&mut bands) {
                band.ink.push(Put { x: set.x, y: design::baseline(size, leading), ink: Ink::Line(line) });
            }
        }
        if let Some(first) = bands.first_mut() {
            first.height += room;
            first.ink.iter_mut().for_each(|put| put.y += room);
        }
        if let Some(last) = bands.last_mut() {
            last.height += room;
        }
        self.flow.extend(bands.into_iter().map(Flow::Slab));
    }

    /// Keeps a row's last slab with the next row if `joined`, and says which head a page that starts here repeats.
    fn bind(&mut self, first: usize, joined: bool, head: Option<usize>) {
        let last = self.flow.len().saturating_sub(1);
        for (n, flow) in self.flow.iter_mut().enumerate().skip(first) {
            if let Flow::Slab(slab) = flow {
                slab.head = head;
                slab.stick = slab.stick || joined && n == last;
            }
        }
    }

    fn cells(
        &mut self,
        table: &Table,
        row: &Row,
        grid: &Grid,
        (line, head): (NodeId, bool),
        manner: Manner,
        left: Length,
    ) -> Result<Vec<Set>, PdfError> {
        let empty = Cell::default();
        let widths = &grid.widths;
        let mut sets = Vec::with_capacity(widths.len());
        let mut column = 0;
        let mut x = left;
        let mut cells = row.cells.iter();
        while column < widths.len() {
            let cell = cells.next().unwrap_or(&empty);
            let span = usize::from(cell.span.max(1)).min(widths.len() - column);
            let width: Length = widths.iter().skip(column).take(span).sum();
            let row_head = (table.row_heads || row.kind == RowKind::Group) && column == 0;
            let role = if head || row_head { Role::HeadCell } else { Role::DataCell };
            let node = self.tags.block(line, role);
            self.tags.edit(node, |node| {
                node.span = u16::try_from(span).unwrap_or(1);
                node.scope = if head { Some(Scope::Column) } else { row_head.then_some(Scope::Row) };
            });
            let align = cell.align.or_else(|| table.columns.get(column).map(|column| column.align));
            let fill = match align.unwrap_or_default() {
                Align::Left => Fill::Left,
                Align::Right => Fill::Right,
                Align::Centre => Fill::Centre,
            };
            let (side, apart) = (side(table), apart(table, column));
            let manner = match (row_head, table.style) {
                (true, TableStyle::Plain) => manner.colour(design::GREY).whole(),
                (true, TableStyle::Ruled) => manner.whole(),
                (false, _) => manner,
            };
            let mut lines = Vec::new();
            for paragraph in &cell.paragraphs {
                lines.extend(self.lines(paragraph, manner, node, width - apart - 2 * side, fill)?);
            }
            sets.push(Set { x: x + apart + side, lines });
            x += width;
            column += span;
        }
        Ok(sets)
    }

    /// The columns, in the largest size that breaks no figure.
    fn grid(&mut self, table: &Table, room: Length) -> Result<Grid, PdfError> {
        let mut size = design::CELL;
        let mut wishes = self.wishes(table, size)?;
        for smaller in design::CELL_SMALLER {
            if holds_figures(&wishes, room) {
                break;
            }
            size = smaller;
            wishes = self.wishes(table, size)?;
        }
        Ok(Grid { widths: share(&wishes, room), size })
    }

    fn wishes(&mut self, table: &Table, size: (Length, Length)) -> Result<Vec<Wish>, PdfError> {
        let plain = Manner::sans(size);
        let bold = plain.bold();
        let side = 2 * side(table);
        let own = |column| side + apart(table, column);
        let mut wishes: Vec<Wish> = (table.columns.iter().enumerate())
            .map(|(n, column)| Wish { width: column.width, whole: own(n), least: own(n) })
            .collect();
        let heads = table.head.iter().map(|row| (row, bold));
        let rows = table.rows.iter().map(|row| (row, if row.kind == RowKind::Data { plain } else { bold }));
        for (row, manner) in heads.chain(rows) {
            let mut column = 0;
            for cell in &row.cells {
                let span = usize::from(cell.span.max(1));
                if span == 1
                    && let Some(wish) = wishes.get_mut(column)
                {
                    for paragraph in &cell.paragraphs {
                        let (whole, least) = self.widths(paragraph, manner)?;
                        // A thousandth more than the text, so that rounding never breaks a figure's line.
                        wish.whole = wish.whole.max(whole + own(column) + 1);
                        wish.least = wish.least.max(least + own(column) + 1);
                    }
                }
                column += span;
            }
        }
        Ok(wishes)
    }
}

/// The room at each side of a cell.
fn side(table: &Table) -> Length {
    match table.style {
        TableStyle::Ruled => design::CELL_SIDE,
        TableStyle::Plain => 2_000,
    }
}

/// The white that parts a column from the one before it: where a side ends, or where figures would touch a text.
fn apart(table: &Table, column: usize) -> Length {
    let align = |column: usize| table.columns.get(column).map(|column| column.align);
    let before = column.checked_sub(1).and_then(align);
    match (before, align(column)) {
        (Some(_), _) if column == table.second_side => design::APART,
        (Some(Align::Right), Some(Align::Left)) => design::APART / 2,
        _ => 0,
    }
}

/// A row as one slab.
fn slab(sets: &[Set], (size, leading): (Length, Length), room: Length) -> Slab {
    let mut slab = Slab::default();
    for set in sets {
        let mut y = room;
        for line in &set.lines {
            slab.ink.push(Put {
                x: set.x,
                y: y + design::baseline(size, leading),
                ink: Ink::Line(line.clone()),
            });
            y += leading;
        }
        slab.height = slab.height.max(y + room);
    }
    slab.height = slab.height.max(leading + 2 * room);
    slab
}
