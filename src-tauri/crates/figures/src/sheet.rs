//! Marks set from the top down, row after row: what stands below knows how far the row above went.

use crate::area::{Area, Fill, HAIRLINE};
use crate::label::{self, Cut};
use crate::{Anchor, Cell, Figure, Ink, Mark, TextWidth};

/// The size of labels: 9 points.
pub(crate) const SIZE: i32 = 9_000;
/// From one line of labels to the next; the difference to [`SIZE`] keeps them apart.
pub(crate) const LINE: i32 = 12_000;
/// From the top of a line to its base line.
pub(crate) const ASCENT: i32 = 9_000;
/// Between two things on one row.
pub(crate) const GAP: i32 = 6_000;
/// The widest figure: ten thousand points, so that no sum of lengths overflows.
const WIDEST: i32 = 10_000_000;
/// The part of a label's width that is left free beside it.
const MARGIN: i32 = 25;
/// The side of a legend's sample.
const SAMPLE: i32 = 9_000;

/// A figure being set.
pub(crate) struct Sheet<'a> {
    pub width: i32,
    pub y: i32,
    pub marks: Vec<Mark>,
    text_width: TextWidth<'a>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(width: i32, text_width: TextWidth<'a>) -> Self {
        Self { width: width.clamp(0, WIDEST), y: 0, marks: Vec::new(), text_width }
    }

    /// Leaves some room.
    pub(crate) fn space(&mut self, height: i32) {
        self.y += height;
    }

    /// The text, or as much of its beginning as is no wider.
    pub(crate) fn cut(&self, text: &str, width: i32) -> String {
        label::cut(text, width, SIZE, &|text, size| self.wide(text, size))
    }

    /// The text on so many lines at most, the last cut at its end.
    pub(crate) fn wrap(&self, text: &str, width: i32, lines: usize) -> Vec<String> {
        self.wrap_with(text, width, lines, label::cut)
    }

    /// The text on so many lines at most, the last cut as it is said.
    pub(crate) fn wrap_with(&self, text: &str, width: i32, lines: usize, cut: Cut) -> Vec<String> {
        label::wrap(text, width, lines, (SIZE, &|text, size| self.wide(text, size)), cut)
    }

    /// The room that a label takes.
    pub(crate) fn measure(&self, text: &str) -> i32 {
        self.wide(text, SIZE)
    }

    /// A screen draws a letter on whole pixels, so a little wider than its typeface says: without a margin, a label
    /// that reaches the figure's edge lost a letter there.
    fn wide(&self, text: &str, size: i32) -> i32 {
        let width = (self.text_width)(text, size);
        width.saturating_add(width / MARGIN)
    }

    /// A label whose line starts at `top`.
    pub(crate) fn text_at(&mut self, (x, top): (i32, i32), anchor: Anchor, ink: Ink, text: String) {
        if !text.is_empty() {
            self.marks.push(Mark::Text { x, y: top + ASCENT, size: SIZE, anchor, ink, text });
        }
    }

    fn text(&mut self, x: i32, anchor: Anchor, text: String) {
        self.text_at((x, self.y), anchor, Ink::Text, text);
    }

    /// A sentence, on as many lines as it takes up to three.
    pub(crate) fn sentence(&mut self, text: &str) {
        for line in self.wrap(text, self.width, 3) {
            self.text_at((0, self.y), Anchor::Start, Ink::Soft, line);
            self.y += LINE;
        }
    }

    /// A name on the left, on two lines at most, and its amount on the right of the first.
    pub(crate) fn name_and_amount(&mut self, name: &str, amount: &str) {
        self.row(0, name, amount);
    }

    /// The same after a sample of the area that it names.
    pub(crate) fn entry(&mut self, fill: Fill, name: &str, amount: &str) {
        let indent = SAMPLE + GAP;
        if indent <= self.width {
            self.area(0, 1_500, SAMPLE, SAMPLE, fill);
        }
        self.row(indent, name, amount);
    }

    fn row(&mut self, left: i32, name: &str, amount: &str) {
        let amount = self.cut(amount, self.width - left);
        let taken = self.measure(&amount) + GAP;
        let lines = self.wrap(name, self.width - left - taken, 2);
        self.text(self.width, Anchor::End, amount);
        let height = LINE * i32::try_from(lines.len().max(1)).unwrap_or(1);
        let top = self.y;
        for line in lines {
            self.text(left, Anchor::Start, line);
            self.y += LINE;
        }
        self.y = top + height;
    }

    /// Samples with their names; one that has no room on the row goes to the next.
    pub(crate) fn legend(&mut self, entries: &[(Fill, &str)]) {
        let mut x = 0;
        for (fill, name) in entries {
            let name = self.cut(name, self.width - SAMPLE - GAP);
            let length = SAMPLE + GAP + self.measure(&name);
            if x > 0 && x + length > self.width {
                (x, self.y) = (0, self.y + LINE);
            }
            if length <= self.width {
                self.area(x, 1_500, SAMPLE, SAMPLE, *fill);
                self.text(x + SAMPLE + GAP, Anchor::Start, name);
            }
            x += length + 2 * GAP;
        }
        self.y += LINE;
    }

    /// A row of areas side by side, each from where the one before ends. Where the shortest ones, drawn longer
    /// than they are, leave no room, the longest gives some.
    pub(crate) fn bar(&mut self, height: i32, areas: &[(i32, Fill)]) {
        self.area(0, 0, self.width, height, Fill::Solid(Ink::Pale));
        let all: i32 = areas.iter().map(|(length, _)| length).sum();
        let longest = areas.iter().map(|(length, _)| *length).max().unwrap_or(0);
        let mut excess = (all - self.width).max(0);
        let mut x = 0;
        for (length, fill) in areas {
            let given = if *length == longest { excess.min(longest) } else { 0 };
            excess -= given;
            // A bar that is narrower than its shortest parts together shows the first of them.
            let shown = (length - given).min(self.width - x);
            self.area(x, 0, shown, height, *fill);
            x += shown;
        }
        self.y += height;
    }

    /// A line across the bar of this height that was set last.
    pub(crate) fn marker(&mut self, x: i32, height: i32) {
        let overhang = 3_000;
        self.marks.push(Mark::Line {
            from: (x, self.y - height - overhang),
            to: (x, self.y + overhang),
            thickness: 2 * HAIRLINE,
            ink: Ink::Text,
        });
    }

    /// A length in proportion, never so short that what is there cannot be seen.
    pub(crate) fn length(&self, part: i64, whole: i64) -> i32 {
        length(self.width, part, whole)
    }

    fn area(&mut self, x: i32, below: i32, width: i32, height: i32, fill: Fill) {
        self.marks.extend(Area { x, y: self.y + below, width, height }.filled(fill));
    }

    /// The figure, as high as what was set.
    pub(crate) fn figure(
        self,
        title: &str,
        description: String,
        head: &[&str],
        rows: Vec<Vec<Cell>>,
    ) -> Figure {
        Figure {
            title: title.to_owned(),
            description,
            width: self.width,
            height: self.y,
            marks: self.marks,
            head: head.iter().map(|name| (*name).to_owned()).collect(),
            rows,
        }
    }
}

/// A part of a length in proportion; what is something is at least a hairline long.
pub(crate) fn length(full: i32, part: i64, whole: i64) -> i32 {
    let exact = (i128::from(full) * i128::from(part)).checked_div(i128::from(whole));
    let length = exact.and_then(|length| i32::try_from(length).ok()).unwrap_or(0);
    if part > 0 { length.max(HAIRLINE).min(full) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::HAIRLINE;

    #[test]
    fn a_bar_that_is_narrower_than_its_parts_stays_inside() {
        // Found by chance, by the property that every mark stays inside, once in some thousand runs.
        let width = HAIRLINE + HAIRLINE / 5;
        let mut sheet = Sheet::new(width, &|_, _| 0);
        let fills = [Fill::Solid(Ink::Strong), Fill::Solid(Ink::Second), Fill::Solid(Ink::Third)];
        let [whole, first, second] = fills;
        sheet.bar(18_000, &[(width, whole), (HAIRLINE, first), (HAIRLINE, second)]);
        for mark in &sheet.marks {
            let Mark::Rect { x, width: long, .. } = mark else { panic!("{mark:?}") };
            assert!(*x >= 0 && x + long <= width, "{mark:?} outside of {width}");
        }
        assert!(sheet.marks.len() > 1, "something of the parts is seen");
    }
}
