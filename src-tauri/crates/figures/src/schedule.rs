//! The work plan over the project's months: a bar for each task, a diamond for each milestone.

use dossier::parts::WorkPlan;

use crate::area::{Area, Fill, HAIRLINE};
use crate::sheet::{GAP, LINE, Sheet};
use crate::{Anchor, Cell, Figure, Ink, Mark, Step, TextWidth};

/// From a row's label to its edges.
const ROOM: i32 = 2_000;
/// The height of a bar, and of a diamond.
const BAR: i32 = 8_000;
/// Months from one line of the grid to the next.
const GRID: u32 = 3;

/// What a row shows: months from the first to the last one, or the end of a month.
struct Row<'a> {
    name: &'a str,
    first: u32,
    last: u32,
    point: bool,
}

/// Tasks then milestones, those without a month left out, in as many figures as none is higher than `height`.
pub fn schedule(
    plan: &WorkPlan,
    months: u32,
    (width, height): (i32, i32),
    text_width: TextWidth<'_>,
) -> Vec<Figure> {
    let rows = rows(plan);
    let months = rows.iter().map(|row| row.last).chain([months, 1]).max().unwrap_or(1);
    let mut figures = Vec::new();
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let mut chart = Chart::new(Sheet::new(width, text_width), months);
        let mut drawn = 0;
        for row in rest {
            let lines = chart.label(row);
            if drawn > 0 && chart.sheet.y + row_height(&lines) > height {
                break;
            }
            chart.row(row, lines);
            drawn += 1;
        }
        let (here, after) = rest.split_at(drawn);
        let title = if figures.is_empty() { "Calendrier" } else { "Calendrier, suite" };
        figures.push(chart.sheet.figure(title, describe(here, months), &["Quoi", "De", "À"], table(here)));
        rest = after;
    }
    figures
}

fn rows(plan: &WorkPlan) -> Vec<Row<'_>> {
    let tasks = plan.tasks.iter().filter_map(|task| {
        let (first, length) = (task.from?.get(), task.months?.get());
        Some(Row {
            name: named(&task.title, "Action sans titre"),
            first,
            last: first + length - 1,
            point: false,
        })
    });
    let milestones = plan.milestones.iter().filter_map(|milestone| {
        let month = milestone.month?.get();
        Some(Row {
            name: named(&milestone.title, "Jalon sans titre"),
            first: month,
            last: month,
            point: true,
        })
    });
    tasks.chain(milestones).collect()
}

fn named<'a>(title: &'a str, none: &'a str) -> &'a str {
    let title = title.trim();
    if title.is_empty() { none } else { title }
}

fn row_height(lines: &[String]) -> i32 {
    LINE * i32::try_from(lines.len().max(1)).unwrap_or(1) + 2 * ROOM
}

/// A figure whose months stand to the right of its labels.
struct Chart<'a> {
    sheet: Sheet<'a>,
    left: i32,
    months: u32,
}

impl<'a> Chart<'a> {
    /// A figure with the months' names at its head.
    fn new(sheet: Sheet<'a>, months: u32) -> Self {
        let left = sheet.width * 2 / 5;
        let mut chart = Self { sheet, left, months };
        chart.names();
        chart.sheet.space(LINE + ROOM);
        chart
    }

    /// Names of months, as many as stand apart; none where not even two do.
    fn names(&mut self) {
        let widest = self.sheet.measure(&format!("M{}", self.months));
        let apart = |step: &u32| self.x(*step) - self.x(0) >= widest + GAP;
        let Some(step) = [1, 2, 3, 6, 12, 24, 60].into_iter().find(apart) else { return };
        let (top, right) = (self.sheet.y, self.sheet.width);
        for month in (1..=self.months).step_by(usize::try_from(step).unwrap_or(1)) {
            let text = format!("M{month}");
            let half = self.sheet.measure(&text) / 2 + 1;
            let middle = i32::midpoint(self.x(month - 1), self.x(month));
            if middle - half >= 0 && middle + half <= right {
                self.sheet.text_at((middle, top), Anchor::Middle, Ink::Soft, text);
            }
        }
    }

    /// Where a month ends.
    fn x(&self, month: u32) -> i32 {
        let room = i64::from(self.sheet.width - self.left);
        let at = room * i64::from(month) / i64::from(self.months);
        self.left + i32::try_from(at).unwrap_or(0)
    }

    fn label(&self, row: &Row<'_>) -> Vec<String> {
        self.sheet.wrap(row.name, self.left - GAP, 2)
    }

    fn row(&mut self, row: &Row<'_>, lines: Vec<String>) {
        let (top, height) = (self.sheet.y, row_height(&lines));
        self.grid(top, height);
        let y = top + (height - BAR) / 2;
        let (from, to) = (self.x(row.first - 1), self.x(row.last));
        if row.point {
            self.diamond(to, y);
        } else {
            let area = Area { x: from, y, width: to - from, height: BAR };
            self.sheet.marks.extend(area.filled(Fill::Solid(Ink::Strong)));
        }
        let mut line_top = top + ROOM;
        for line in lines {
            self.sheet.text_at((0, line_top), Anchor::Start, Ink::Text, line);
            line_top += LINE;
        }
        self.sheet.space(height);
    }

    /// The lines behind a row: one above it, and one at the end of each quarter.
    fn grid(&mut self, top: i32, height: i32) {
        let ends = (0..=self.months).filter(|month| month % GRID == 0).map(|month| self.x(month));
        let uprights = ends.map(|x| ((x, top), (x, top + height)));
        let lines: Vec<_> = [((0, top), (self.sheet.width, top))].into_iter().chain(uprights).collect();
        let line = |(from, to)| Mark::Line { from, to, thickness: HAIRLINE / 2, ink: Ink::Rule };
        self.sheet.marks.extend(lines.into_iter().map(line));
    }

    /// A diamond that ends a month, drawn inside the figure.
    fn diamond(&mut self, x: i32, y: i32) {
        let half = BAR / 2;
        if BAR > self.sheet.width {
            return;
        }
        let x = x.clamp(half, self.sheet.width - half);
        let steps = vec![
            Step::Move(x, y),
            Step::Line(x + half, y + half),
            Step::Line(x, y + BAR),
            Step::Line(x - half, y + half),
            Step::Close,
        ];
        self.sheet.marks.push(Mark::Shape { steps, ink: Ink::Third, thickness: HAIRLINE, edge: Ink::Text });
    }
}

fn describe(rows: &[Row<'_>], months: u32) -> String {
    let said: Vec<String> = rows
        .iter()
        .map(|row| match (row.point, row.first == row.last) {
            (true, _) => format!("jalon «\u{A0}{}\u{A0}» en M{}", row.name, row.last),
            (false, true) => format!("«\u{A0}{}\u{A0}» en M{}", row.name, row.first),
            (false, false) => format!("«\u{A0}{}\u{A0}» de M{} à M{}", row.name, row.first, row.last),
        })
        .collect();
    format!("Calendrier de M1 à M{months}\u{A0}: {}.", said.join("\u{202F}; "))
}

fn table(rows: &[Row<'_>]) -> Vec<Vec<Cell>> {
    let month = |month: u32| format!("M{month}");
    let row =
        |row: &Row<'_>| [row.name.to_owned(), month(row.first), month(row.last)].map(Cell::plain).into();
    rows.iter().map(row).collect()
}
