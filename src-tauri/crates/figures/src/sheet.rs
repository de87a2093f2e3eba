//! Marks set from the top down, row after row: what stands below knows how far the row above went.

use crate::label::{cut, wrap};
use crate::{Anchor, Figure, Ink, Mark, Step, TextWidth};

/// The size of labels: 9 points.
const SIZE: i32 = 9_000;
/// From one line of labels to the next; the difference to [`SIZE`] keeps them apart.
const LINE: i32 = 12_000;
/// From the top of a line to its base line.
const ASCENT: i32 = 9_000;
/// Between two things on one row.
const GAP: i32 = 6_000;
/// The widest figure: ten thousand points, so that no sum of lengths overflows.
const WIDEST: i32 = 10_000_000;
/// Thickness of outlines and hatches.
const HAIRLINE: i32 = 500;
/// From one hatch to the next.
const HATCH: i32 = 3_000;

/// How an area is told from its neighbour, without colour.
#[derive(Clone, Copy)]
pub(crate) enum Fill {
    /// Full.
    Solid,
    /// Outlined and hatched.
    Hatched,
    /// Pale, behind others.
    Track,
}

/// A figure being set.
pub(crate) struct Sheet<'a> {
    pub width: i32,
    y: i32,
    marks: Vec<Mark>,
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

    fn text(&mut self, x: i32, anchor: Anchor, text: String) {
        if !text.is_empty() {
            let y = self.y + ASCENT;
            let size = SIZE;
            self.marks.push(Mark::Text { x, y, size, anchor, text });
        }
    }

    /// A name on the left, on two lines at most, and its amount on the right of the first.
    pub(crate) fn name_and_amount(&mut self, name: &str, amount: &str) {
        let amount = cut(amount, self.width, SIZE, self.text_width);
        let taken = (self.text_width)(&amount, SIZE) + GAP;
        let lines = wrap(name, self.width - taken, 2, SIZE, self.text_width);
        self.text(self.width, Anchor::End, amount);
        let height = LINE * i32::try_from(lines.len().max(1)).unwrap_or(1);
        let top = self.y;
        for line in lines {
            self.text(0, Anchor::Start, line);
            self.y += LINE;
        }
        self.y = top + height;
    }

    /// Swatches with their names; one that has no room on the row goes to the next.
    pub(crate) fn legend(&mut self, entries: &[(Fill, &str)]) {
        let (swatch, mut x) = (LINE - 3_000, 0);
        for (fill, name) in entries {
            let name = cut(name, self.width - swatch - GAP, SIZE, self.text_width);
            let length = swatch + GAP + (self.text_width)(&name, SIZE);
            if x > 0 && x + length > self.width {
                (x, self.y) = (0, self.y + LINE);
            }
            if length <= self.width {
                self.area(x, 1_000, swatch, swatch, *fill);
                self.text(x + swatch + GAP, Anchor::Start, name);
            }
            x += length + 2 * GAP;
        }
        self.y += LINE;
    }

    /// A row of areas side by side, each from where the one before ends. Where the shortest ones, drawn longer
    /// than they are, leave no room, the longest gives some.
    pub(crate) fn bar(&mut self, height: i32, areas: &[(i32, Fill)]) {
        self.area(0, 0, self.width, height, Fill::Track);
        let all: i32 = areas.iter().map(|(length, _)| length).sum();
        let longest = areas.iter().map(|(length, _)| *length).max().unwrap_or(0);
        let mut excess = (all - self.width).max(0);
        let mut x = 0;
        for (length, fill) in areas {
            let given = if *length == longest { excess.min(longest) } else { 0 };
            excess -= given;
            self.area(x, 0, length - given, height, *fill);
            x += length - given;
        }
        self.y += height;
    }

    /// A line across the bar of this height that was set last.
    pub(crate) fn marker(&mut self, x: i32, height: i32) {
        let overhang = 2_000;
        self.marks.push(Mark::Line {
            from: (x, self.y - height - overhang),
            to: (x, self.y + overhang),
            thickness: 2 * HAIRLINE,
            ink: Ink::Text,
        });
    }

    /// A length in proportion, never so short that what is there cannot be seen.
    pub(crate) fn length(&self, part: i64, whole: i64) -> i32 {
        let exact = (i128::from(self.width) * i128::from(part)).checked_div(i128::from(whole));
        let length = exact.and_then(|length| i32::try_from(length).ok()).unwrap_or(0);
        if part > 0 { length.max(HAIRLINE).min(self.width) } else { 0 }
    }

    fn area(&mut self, x: i32, below: i32, width: i32, height: i32, fill: Fill) {
        let y = self.y + below;
        if width <= 0 || height <= 0 {
            return;
        }
        let rect = |ink| Mark::Rect { x, y, width, height, ink };
        match fill {
            Fill::Solid => self.marks.push(rect(Ink::Strong)),
            Fill::Track => self.marks.push(rect(Ink::Pale)),
            Fill::Hatched => self.marks.push(Mark::Path {
                steps: hatches(x, y, width, height),
                thickness: HAIRLINE,
                ink: Ink::Strong,
            }),
        }
    }

    /// The figure, as high as what was set.
    pub(crate) fn figure(
        self,
        title: &str,
        description: String,
        head: &[&str],
        rows: Vec<Vec<String>>,
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

/// An outline with slanting lines, none of which leaves it; half its thickness inside the area's own edge.
fn hatches(x: i32, y: i32, width: i32, height: i32) -> Vec<Step> {
    let inset = HAIRLINE.min(width).min(height) / 2;
    let (x, y) = (x + inset, y + inset);
    let (width, height) = (width - 2 * inset, height - 2 * inset);
    let (right, bottom) = (x + width, y + height);
    let mut steps = vec![
        Step::Move(x, y),
        Step::Line(right, y),
        Step::Line(right, bottom),
        Step::Line(x, bottom),
        Step::Close,
    ];
    // Each goes up to the right at 45 degrees; it would start at the bottom, `start` from the left edge.
    let mut start = HATCH - height;
    while start < width {
        let (from, to) = (start.max(0), (start + height).min(width));
        steps.push(Step::Move(x + from, bottom - (from - start)));
        steps.push(Step::Line(x + to, bottom - (to - start)));
        start += HATCH;
    }
    steps
}
