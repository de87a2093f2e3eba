//! What is being laid out: the typefaces, the structure tree, the links, and the flow of slabs.

use super::anchors::{Anchors, Levels};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::{Face, Length, Shaper};
use crate::line::{self, Fill, Hyphens, Line, Span, Style};
use crate::tag::{NodeId, ROOT, Role, Tags};
use crate::tree::{Colour, Document, Link, Meta, Run};
use crate::write::Glyphs;

/// A link of the text: each line of it becomes an annotation.
#[derive(Debug, Clone)]
pub struct LinkUse {
    /// Where it leads.
    pub target: Target,
    /// Its node.
    pub node: NodeId,
    /// What it says, for who does not see it.
    pub contents: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An anchor of this document.
    Anchor(usize),
    /// An address.
    Address(String),
}

/// Lays blocks out.
pub struct Setter<'a> {
    pub shaper: Shaper,
    pub glyphs: Glyphs,
    pub tags: Tags,
    pub links: Vec<LinkUse>,
    pub meta: &'a Meta,
    pub anchors: &'a Anchors,
    pub(super) flow: Vec<Flow>,
    pub(super) heads: Vec<Slab>,
    pub(super) levels: Levels,
    /// How high the text of a page is.
    pub(super) room: Length,
    pub(super) next_anchor: usize,
}

/// What was laid out.
pub struct Laid {
    /// What follows what.
    pub flow: Vec<Flow>,
    /// Heads that tables repeat.
    pub heads: Vec<Slab>,
}

/// The place of a block: how far in, how wide, in what.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// From the text's left.
    pub x: Length,
    /// Its width.
    pub measure: Length,
    /// The node that it stands in.
    pub parent: NodeId,
}

/// The manner of a text, before its bold and italic runs are known.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Sans or serif.
    pub sans: bool,
    /// All bold.
    pub bold: bool,
    /// All italic.
    pub italic: bool,
    /// Size and leading.
    pub size: (Length, Length),
    /// Colour.
    pub colour: Colour,
    /// Whether words may be cut where they would fit.
    pub hyphenate: bool,
}

impl Manner {
    /// Serif text.
    pub fn serif(size: (Length, Length)) -> Self {
        Self { sans: false, bold: false, italic: false, size, colour: Colour::BLACK, hyphenate: true }
    }

    /// Sans text.
    pub fn sans(size: (Length, Length)) -> Self {
        Self { sans: true, ..Self::serif(size) }
    }

    /// The same, bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, in another colour.
    pub fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same, its words kept whole.
    pub fn whole(self) -> Self {
        Self { hyphenate: false, ..self }
    }
}

impl<'a> Setter<'a> {
    /// A setter for a document.
    pub fn new(document: &'a Document, anchors: &'a Anchors) -> Self {
        Self {
            shaper: Shaper::new(),
            glyphs: Glyphs::new(),
            tags: Tags::new(),
            links: Vec::new(),
            meta: &document.meta,
            anchors,
            flow: Vec::new(),
            heads: Vec::new(),
            levels: Levels::default(),
            room: design::SHEET.1 - design::TOP - design::BOTTOM,
            next_anchor: 0,
        }
    }

    /// Lays a document out.
    ///
    /// # Errors
    /// [`PdfError::Font`] if a face cannot be read.
    pub fn lay(&mut self, document: &Document) -> Result<Laid, PdfError> {
        let place = Place { x: 0, measure: design::SHEET.0 - 2 * design::SIDE, parent: ROOT };
        self.blocks(&document.blocks, place)?;
        Ok(Laid { flow: std::mem::take(&mut self.flow), heads: std::mem::take(&mut self.heads) })
    }

    /// The spans of runs, in the node of their block.
    pub fn spans(&mut self, runs: &[Run], manner: Manner, node: NodeId) -> Vec<Span> {
        let mut spans = Vec::with_capacity(runs.len());
        for run in runs {
            let mut style = Style {
                face: Face::of(manner.sans, manner.bold || run.bold, manner.italic || run.italic),
                size: manner.size.0,
                colour: manner.colour,
                rise: 0,
                node,
                link: None,
                hyphens: match manner.hyphenate {
                    _ if run.lang.is_some() || !self.meta.language.starts_with("fr") => Hyphens::Never,
                    true => Hyphens::Freely,
                    false => Hyphens::AtNeed,
                },
            };
            if run.raised {
                style.size = style.size * 66 / 100;
                style.rise = manner.size.0 * 33 / 100;
            }
            if let Some(lang) = &run.lang {
                style.node = self.tags.inline(style.node, Role::Span);
                self.tags.edit(style.node, |node| node.lang = Some(lang.clone()));
            }
            if let Some(target) = run.link.as_ref().and_then(|link| self.target(link)) {
                style.node = self.tags.inline(style.node, Role::Link);
                style.colour = self.meta.accent;
                style.link = Some(self.links.len());
                self.links.push(LinkUse { target, node: style.node, contents: run.printed().into_owned() });
            }
            spans.push(Span { text: run.printed().into_owned(), style });
        }
        spans
    }

    /// A text in lines.
    pub fn lines(
        &mut self,
        runs: &[Run],
        manner: Manner,
        node: NodeId,
        measure: Length,
        fill: Fill,
    ) -> Result<Vec<Line>, PdfError> {
        let spans = self.spans(runs, manner, node);
        line::set(&mut self.shaper, &mut self.glyphs, &spans, measure, fill)
    }

    /// The width of a text on one line, and of its widest part that is not cut.
    pub fn widths(&mut self, runs: &[Run], manner: Manner) -> Result<(Length, Length), PdfError> {
        let spans: Vec<Span> = runs
            .iter()
            .map(|run| {
                let face = Face::of(manner.sans, manner.bold || run.bold, manner.italic || run.italic);
                let (size, colour) = (manner.size.0, manner.colour);
                let hyphens = Hyphens::Never;
                let style = Style { face, size, colour, rise: 0, node: ROOT, link: None, hyphens };
                Span { text: run.printed().into_owned(), style }
            })
            .collect();
        line::widths(&mut self.shaper, &spans)
    }

    /// A text of a drawing, on one line.
    pub fn figure_text(
        &mut self,
        text: &str,
        size: Length,
        colour: Colour,
        bold: bool,
    ) -> Result<Line, PdfError> {
        let manner = Manner { bold, ..Manner::sans((size, size)).colour(colour).whole() };
        let lines =
            self.lines(&[Run::new(text.replace('\n', " "))], manner, ROOT, Length::MAX / 4, Fill::Left)?;
        Ok(lines.into_iter().next().unwrap_or_default())
    }

    /// Lines as slabs under each other, no line alone at a page's foot or top.
    pub(super) fn stack(&mut self, lines: Vec<Line>, x: Length, size: (Length, Length), stick: bool) {
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let ink = vec![Put { x, y: design::baseline(size.0, size.1), ink: Ink::Line(line) }];
            let inside = count > 1 && (n == 0 || n + 2 == count);
            let stick = stick || inside;
            self.flow.push(Flow::Slab(Slab { height: size.1, ink, stick, ..Slab::default() }));
        }
    }

    /// The next anchor, in the order in which [`Anchors`] counted them.
    pub(super) fn anchor(&mut self) -> usize {
        let anchor = self.next_anchor;
        self.next_anchor += 1;
        anchor
    }

    /// How many anchors were laid.
    pub fn next_anchor(&self) -> usize {
        self.next_anchor
    }

    pub(super) fn gap(&mut self, height: Length) {
        self.flow.push(Flow::Gap(height));
    }

    /// Where a link leads; a link to an unknown id is plain text.
    fn target(&self, link: &Link) -> Option<Target> {
        match link {
            Link::Internal(id) => self.anchors.find(id).map(Target::Anchor),
            Link::External(address) => Some(Target::Address(address.clone())),
        }
    }
}
