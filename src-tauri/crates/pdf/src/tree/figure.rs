//! Drawings: rectangles, lines, paths and words, in whole thousandths of a point from the top left corner.
//!
//! The same marks become SVG on the screen (crate `figures`) and page operations here; there is no second drawing.

/// A colour, as sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Black, as text is.
    pub const BLACK: Self = Self(0x16, 0x16, 0x16);
    /// White.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
}

/// A drawing.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its width, in thousandths of a point.
    pub width: i64,
    /// Its height, in thousandths of a point.
    pub height: i64,
    /// What is drawn, in order.
    pub marks: Vec<Mark>,
    /// What one must know who does not see it.
    pub alt: String,
    /// Under it; empty, and there is none.
    pub caption: String,
}

/// One mark of a drawing. Lengths in thousandths of a point, y downwards.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A rectangle.
    Rectangle {
        /// Left.
        x: i64,
        /// Top.
        y: i64,
        /// Width.
        width: i64,
        /// Height.
        height: i64,
        /// Its inside.
        fill: Option<Colour>,
        /// Its edge.
        stroke: Option<(Colour, i64)>,
    },
    /// A straight line.
    Line {
        /// Where it starts.
        from: (i64, i64),
        /// Where it ends.
        to: (i64, i64),
        /// Its colour.
        colour: Colour,
        /// Its thickness.
        width: i64,
        /// Lengths drawn and left, in turn; 0 for a whole line.
        dash: i64,
    },
    /// A closed path.
    Path {
        /// Where it starts.
        start: (i64, i64),
        /// Its segments.
        segments: Vec<Segment>,
        /// Its inside.
        fill: Option<Colour>,
        /// Its edge.
        stroke: Option<(Colour, i64)>,
    },
    /// Words on one line.
    Text {
        /// The anchor.
        x: i64,
        /// The base line.
        y: i64,
        /// The size.
        size: i64,
        /// What is written.
        text: String,
        /// Its colour.
        colour: Colour,
        /// Where the anchor stands.
        anchor: TextAnchor,
        /// Bold.
        bold: bool,
    },
}

/// A segment of a path.
#[derive(Debug, Clone, Copy)]
pub enum Segment {
    /// A straight line to a point.
    Line(i64, i64),
    /// A curve to the third point, led by the first two.
    Curve((i64, i64), (i64, i64), (i64, i64)),
}

/// Where the anchor of a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

impl Figure {
    /// The same drawing, no wider than `room` and no higher than `page`: every length shrinks alike.
    pub(crate) fn fitted(&self, room: i64, page: i64) -> Self {
        let wide = self.width > room && self.width > 0;
        let high = self.height > page && self.height > 0;
        // By the side that lacks the most.
        let (to, from) = match (wide, high) {
            (false, false) => return self.clone(),
            (true, false) => (room, self.width),
            (false, true) => (page, self.height),
            (true, true) if room * self.height <= page * self.width => (room, self.width),
            (true, true) => (page, self.height),
        };
        let fit = |length: i64| length * to / from;
        let point = |(x, y): (i64, i64)| (fit(x), fit(y));
        let marks = self
            .marks
            .iter()
            .map(|mark| match mark.clone() {
                Mark::Rectangle { x, y, width, height, fill, stroke } => {
                    let stroke = stroke.map(|(colour, width)| (colour, fit(width)));
                    Mark::Rectangle {
                        x: fit(x),
                        y: fit(y),
                        width: fit(width),
                        height: fit(height),
                        fill,
                        stroke,
                    }
                }
                Mark::Line { from, to, colour, width, dash } => Mark::Line {
                    from: point(from),
                    to: point(to),
                    colour,
                    width: fit(width),
                    dash: fit(dash),
                },
                Mark::Path { start, segments, fill, stroke } => Mark::Path {
                    start: point(start),
                    segments: segments
                        .into_iter()
                        .map(|segment| match segment {
                            Segment::Line(x, y) => Segment::Line(fit(x), fit(y)),
                            Segment::Curve(a, b, c) => Segment::Curve(point(a), point(b), point(c)),
                        })
                        .collect(),
                    fill,
                    stroke: stroke.map(|(colour, width)| (colour, fit(width))),
                },
                Mark::Text { x, y, size, text, colour, anchor, bold } => {
                    Mark::Text { x: fit(x), y: fit(y), size: fit(size), text, colour, anchor, bold }
                }
            })
            .collect();
        Self {
            width: fit(self.width),
            height: fit(self.height),
            marks,
            alt: self.alt.clone(),
            caption: self.caption.clone(),
        }
    }
}
