//! A page's ink as printpdf's operations, while the structure tree learns which mark is whose.
//!
//! Grounds and rules come first, as artifacts; then the content, each stretch of it marked with its node; then what
//! the page itself adds, as artifacts again.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Line as Stroke, LineCapStyle, LineDashPattern, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};

use super::{Annotation, AnnotationKind, points};
use crate::PdfError;
use crate::font::{Face, Length};
use crate::line::{Line, Piece};
use crate::page::{Ink, Page, Put, Setter};
use crate::tag::{Kid, NodeId};
use crate::tree::{Colour, Mark, Segment, TextAnchor};

/// What is above and under the base line of a link's text, in thousandths of its size.
const LINK_BOX: (i64, i64) = (800, 260);

/// Writes the operations of one page.
pub struct Content<'s, 'a> {
    setter: &'s mut Setter<'a>,
    annotations: &'s mut Vec<Annotation>,
    page: usize,
    height: Length,
    ops: Vec<Op>,
    marks: usize,
    node: Option<NodeId>,
    in_text: bool,
    font: Option<(Face, Length)>,
    fill: Option<Colour>,
}

/// The operations of a page.
///
/// # Errors
/// [`PdfError::Font`] if a face cannot be read.
pub fn operations(
    setter: &mut Setter<'_>,
    annotations: &mut Vec<Annotation>,
    number: usize,
    page: &Page,
) -> Result<Vec<Op>, PdfError> {
    let mut content = Content {
        setter,
        annotations,
        page: number,
        height: page.sheet().1,
        ops: Vec::new(),
        marks: 0,
        node: None,
        in_text: false,
        font: None,
        fill: None,
    };
    content.artifact("Layout", page.ink.iter().filter(|put| put.ink.is_decor()));
    for put in &page.ink {
        content.put(put)?;
    }
    content.leave();
    content.artifact("Pagination", page.furniture.iter());
    Ok(content.ops)
}

impl Ink {
    /// Whether it is a ground, a rule or a frame.
    fn is_decor(&self) -> bool {
        matches!(self, Self::Fill { .. } | Self::Frame { .. } | Self::Dots { .. })
    }
}

impl Content<'_, '_> {
    fn artifact<'p>(&mut self, kind: &str, ink: impl Iterator<Item = &'p Put>) {
        let mut ink = ink.peekable();
        if ink.peek().is_none() {
            return;
        }
        let map = BTreeMap::from([("Type".to_owned(), DictItem::Name(kind.as_bytes().to_vec()))]);
        self.begin("Artifact", map);
        for put in ink {
            match &put.ink {
                Ink::Line(line) => line.pieces.iter().for_each(|piece| self.glyphs(put, piece)),
                _ => self.decor(put),
            }
        }
        self.end();
    }

    fn begin(&mut self, tag: &str, map: BTreeMap<String, DictItem>) {
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn end(&mut self) {
        self.end_text();
        self.ops.push(Op::EndMarkedContent);
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// Marks what follows as the node's.
    fn enter(&mut self, node: NodeId) {
        if self.node == Some(node) {
            return;
        }
        self.leave();
        let tag = self.setter.tags.get(node).map_or("Span", |node| node.role.name());
        let mark = i64::try_from(self.marks).unwrap_or(i64::MAX);
        self.begin(tag, BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark))]));
        self.setter.tags.push(node, Kid::Content { page: self.page, mark: self.marks });
        self.marks += 1;
        self.node = Some(node);
    }

    fn leave(&mut self) {
        if self.node.take().is_some() {
            self.end();
        }
    }

    fn put(&mut self, put: &Put) -> Result<(), PdfError> {
        match &put.ink {
            Ink::Line(line) => {
                for piece in &line.pieces {
                    self.enter(piece.style.node);
                    self.glyphs(put, piece);
                }
                self.link_boxes(put, line);
            }
            Ink::Figure { node, width, height, marks } => {
                self.enter(*node);
                self.end_text();
                self.figure(put, marks)?;
                self.leave();
                let bottom = self.height - put.y - height;
                let bounds = Some([put.x, bottom, put.x + width, bottom + height]);
                self.setter.tags.edit(*node, |node| node.bounds = bounds);
            }
            Ink::Field { id, node, width, height } => {
                let bottom = self.height - put.y - height;
                let rectangle = [put.x, bottom, put.x + width, bottom + height];
                self.annotate(rectangle, *node, AnnotationKind::Field(id.clone()));
            }
            _ => {}
        }
        Ok(())
    }

    fn annotate(&mut self, rectangle: [Length; 4], node: NodeId, kind: AnnotationKind) {
        self.setter.tags.push(node, Kid::Object(self.annotations.len()));
        self.annotations.push(Annotation { page: self.page, rectangle, node, kind });
    }

    /// One annotation for each stretch of a line that is one link.
    fn link_boxes(&mut self, put: &Put, line: &Line) {
        let mut pieces = line.pieces.iter().filter(|piece| piece.style.link.is_some()).peekable();
        while let Some(first) = pieces.next() {
            let mut right = first.x + first.width;
            while let Some(next) = pieces.next_if(|next| next.style.link == first.style.link) {
                right = next.x + next.width;
            }
            let Some(link) = first.style.link else { continue };
            let base = self.height - put.y;
            let size = first.style.size;
            let rectangle = [
                put.x + first.x,
                base - size * LINK_BOX.1 / 1000,
                put.x + right,
                base + size * LINK_BOX.0 / 1000,
            ];
            let node = self.setter.links.get(link).map_or(first.style.node, |link| link.node);
            self.annotate(rectangle, node, AnnotationKind::Link(link));
        }
    }

    fn glyphs(&mut self, put: &Put, piece: &Piece) {
        let (x, y) = (put.x + piece.x, self.height - put.y + piece.style.rise);
        self.pen(piece.style.face, piece.style.size, piece.style.colour);
        if piece.hyphen {
            // The line break's own hyphen is no part of the word.
            let soft = DictItem::String { data: vec![0xfe, 0xff, 0x00, 0xad], literal: false };
            self.begin("Span", BTreeMap::from([("ActualText".to_owned(), soft)]));
        }
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, points(x), points(y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: items(piece) });
        if piece.hyphen {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn pen(&mut self, face: Face, size: Length, colour: Colour) {
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
        if self.font.replace((face, size)) != Some((face, size)) {
            let font = PdfFontHandle::External(super::fonts::id(face));
            self.ops.push(Op::SetFont { font, size: Pt(points(size)) });
        }
        self.fill(colour);
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: colour_of(colour) });
        }
    }

    fn decor(&mut self, put: &Put) {
        self.end_text();
        match put.ink {
            Ink::Fill { width, height, colour } => {
                self.rectangle(put.x, put.y, width, height, Some(colour), None);
            }
            Ink::Frame { width, height, colour, thickness } => {
                self.rectangle(put.x, put.y, width, height, None, Some((colour, thickness)));
            }
            Ink::Dots { width } => {
                let colour = crate::design::HAIR;
                self.dash(&[0.0, 3.0], LineCapStyle::Round);
                self.stroke((put.x, put.y), (put.x + width, put.y), colour, 700);
                self.dash(&[], LineCapStyle::Butt);
            }
            _ => {}
        }
    }

    fn dash(&mut self, pattern: &[f32], cap: LineCapStyle) {
        self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, pattern) });
        self.ops.push(Op::SetLineCapStyle { cap });
    }

    fn rectangle(
        &mut self,
        x: Length,
        y: Length,
        width: Length,
        height: Length,
        fill: Option<Colour>,
        stroke: Option<(Colour, Length)>,
    ) {
        let Some(mode) = self.paint(fill, stroke) else { return };
        let rectangle = Rect {
            x: Pt(points(x)),
            y: Pt(points(self.height - y - height)),
            width: Pt(points(width)),
            height: Pt(points(height)),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Sets colours and thickness, and says what is painted.
    fn paint(&mut self, fill: Option<Colour>, stroke: Option<(Colour, Length)>) -> Option<PaintMode> {
        if let Some(colour) = fill {
            self.fill(colour);
        }
        if let Some((colour, thickness)) = stroke {
            self.ops.push(Op::SetOutlineColor { col: colour_of(colour) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(thickness)) });
        }
        match (fill, stroke) {
            (Some(_), Some(_)) => Some(PaintMode::FillStroke),
            (Some(_), None) => Some(PaintMode::Fill),
            (None, Some(_)) => Some(PaintMode::Stroke),
            (None, None) => None,
        }
    }

    fn stroke(&mut self, from: (Length, Length), to: (Length, Length), colour: Colour, width: Length) {
        self.paint(None, Some((colour, width)));
        let points = vec![self.point(from, false), self.point(to, false)];
        self.ops.push(Op::DrawLine { line: Stroke { points, is_closed: false } });
    }

    fn point(&self, (x, y): (Length, Length), bezier: bool) -> LinePoint {
        LinePoint { p: Point { x: Pt(points(x)), y: Pt(points(self.height - y)) }, bezier }
    }

    fn figure(&mut self, put: &Put, marks: &[Mark]) -> Result<(), PdfError> {
        let at = |(x, y): (i64, i64)| (put.x + x, put.y + y);
        for mark in marks {
            if !matches!(mark, Mark::Text { .. }) {
                self.end_text();
            }
            match mark {
                Mark::Rectangle { x, y, width, height, fill, stroke } => {
                    self.rectangle(put.x + x, put.y + y, *width, *height, *fill, *stroke);
                }
                Mark::Line { from, to, colour, width, dash } => {
                    if *dash > 0 {
                        self.dash(&[points(*dash), points(*dash)], LineCapStyle::Butt);
                    }
                    self.stroke(at(*from), at(*to), *colour, *width);
                    if *dash > 0 {
                        self.dash(&[], LineCapStyle::Butt);
                    }
                }
                Mark::Path { start, segments, fill, stroke } => {
                    let Some(mode) = self.paint(*fill, *stroke) else { continue };
                    let mut ring = vec![self.point(at(*start), false)];
                    for segment in segments {
                        match *segment {
                            Segment::Line(x, y) => ring.push(self.point(at((x, y)), false)),
                            Segment::Curve(a, b, c) => ring.extend([
                                self.point(at(a), true),
                                self.point(at(b), true),
                                self.point(at(c), false),
                            ]),
                        }
                    }
                    let rings = vec![PolygonRing { points: ring }];
                    let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
                    self.ops.push(Op::DrawPolygon { polygon });
                }
                Mark::Text { x, y, size, text, colour, anchor, bold } => {
                    let line = self.setter.figure_text(text, *size, *colour, *bold)?;
                    let shift = match anchor {
                        TextAnchor::Start => 0,
                        TextAnchor::Middle => line.width / 2,
                        TextAnchor::End => line.width,
                    };
                    let (x, y) = at((x - shift, *y));
                    let put = Put { x, y, ink: Ink::Anchor(0) };
                    line.pieces.iter().for_each(|piece| self.glyphs(&put, piece));
                }
            }
        }
        self.end_text();
        Ok(())
    }
}

fn items(piece: &Piece) -> Vec<TextItem> {
    let mut items = Vec::with_capacity(1);
    let mut run = Vec::with_capacity(piece.glyphs.len());
    for glyph in &piece.glyphs {
        if glyph.before != 0 {
            items.push(TextItem::GlyphIds(std::mem::take(&mut run)));
            items.push(TextItem::Offset(glyph.before as f32));
        }
        // The text is left empty here: the fonts' own ToUnicode is written by `fonts`.
        run.push(Codepoint::with_cid(glyph.id, glyph.after as f32, String::new()));
    }
    items.push(TextItem::GlyphIds(run));
    items
}

fn colour_of(Colour(red, green, blue): Colour) -> Color {
    let part = |part: u8| f32::from(part) / 255.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}
