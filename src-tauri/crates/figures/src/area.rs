//! Areas that are told from each other without colour: full, hatched, crossed, striped, outlined.

use crate::{Ink, Mark, Step};

/// Thickness of outlines and hatches.
pub(crate) const HAIRLINE: i32 = 700;
/// From one hatch to the next.
const HATCH: i32 = 4_000;

/// The lines that fill an area.
type Pattern = fn(&Area) -> Vec<Step>;

/// How an area is told from its neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// Full.
    Solid(Ink),
    /// Outlined, with lines that go up to the right.
    Hatched(Ink),
    /// Outlined, with lines both ways.
    Crossed(Ink),
    /// Outlined, with level lines.
    Striped(Ink),
    /// Outlined only.
    Outlined(Ink),
}

/// A rectangle, from its top left corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Area {
    /// The marks of an area; none where it has no extent.
    pub(crate) fn filled(self, fill: Fill) -> Option<Mark> {
        let Area { x, y, width, height } = self;
        if width <= 0 || height <= 0 {
            return None;
        }
        let (ink, patterns): (Ink, &[Pattern]) = match fill {
            Fill::Solid(ink) => return Some(Mark::Rect { x, y, width, height, ink }),
            Fill::Hatched(ink) => (ink, &[Area::rising]),
            Fill::Crossed(ink) => (ink, &[Area::rising, Area::falling]),
            Fill::Striped(ink) => (ink, &[Area::level]),
            Fill::Outlined(ink) => (ink, &[]),
        };
        let inner = self.inset();
        let patterns = patterns.iter().flat_map(|pattern| pattern(&inner));
        let steps = inner.outline().into_iter().chain(patterns).collect();
        Some(Mark::Path { steps, thickness: HAIRLINE, ink })
    }

    /// Half the thickness of its edge inside: nothing is drawn beyond the area's own edge.
    fn inset(self) -> Self {
        let inset = HAIRLINE.min(self.width).min(self.height) / 2;
        Self {
            x: self.x + inset,
            y: self.y + inset,
            width: self.width - 2 * inset,
            height: self.height - 2 * inset,
        }
    }

    fn outline(&self) -> Vec<Step> {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        vec![
            Step::Move(self.x, self.y),
            Step::Line(right, self.y),
            Step::Line(right, bottom),
            Step::Line(self.x, bottom),
            Step::Close,
        ]
    }

    /// Lines at 45 degrees, each from where it enters the area to where it leaves it: `start` is where one that
    /// rises would leave the bottom.
    fn slanting(&self, point: impl Fn(i32, i32) -> (i32, i32)) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut start = HATCH - self.height;
        while start < self.width {
            let (from, to) = (start.max(0), (start + self.height).min(self.width));
            let ((x0, y0), (x1, y1)) = (point(from, from - start), point(to, to - start));
            steps.extend([Step::Move(x0, y0), Step::Line(x1, y1)]);
            start += HATCH;
        }
        steps
    }

    fn rising(&self) -> Vec<Step> {
        self.slanting(|right, up| (self.x + right, self.y + self.height - up))
    }

    fn falling(&self) -> Vec<Step> {
        self.slanting(|right, down| (self.x + right, self.y + down))
    }

    fn level(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut down = HATCH * 3 / 4;
        while down < self.height {
            let y = self.y + down;
            steps.extend([Step::Move(self.x, y), Step::Line(self.x + self.width, y)]);
            down += HATCH * 3 / 4;
        }
        steps
    }
}
