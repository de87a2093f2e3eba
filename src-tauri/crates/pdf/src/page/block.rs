//! One block after the other.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::tag::{NodeId, ROOT, Role};
use crate::tree::{Block, Figure, Run};

impl Setter<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) -> Result<(), PdfError> {
        for (n, block) in blocks.iter().enumerate() {
            let top = self.flow.len();
            self.block(block, place)?;
            let before = n.checked_sub(1).and_then(|before| blocks.get(before));
            if let (Some(Block::Heading { .. }), Block::Paragraph { .. }, Some(Block::Table(_))) =
                (before, block, blocks.get(n + 1))
            {
                self.introduce(top);
            }
        }
        Ok(())
    }

    /// Keeps the few lines laid since `top` with what follows them: a heading and what it says of a table are no end of a
    /// page.
    fn introduce(&mut self, top: usize) {
        const FEW: usize = 4;
        if self.flow.len().saturating_sub(top) > 2 * FEW {
            return;
        }
        for flow in self.flow.iter_mut().skip(top) {
            if let Flow::Slab(slab) = flow {
                slab.stick = true;
            }
        }
    }

    fn block(&mut self, block: &Block, place: Place) -> Result<(), PdfError> {
        match block {
            Block::Cover(cover) => self.cover(cover, place),
            Block::Contents { title, depth } => self.contents(title, *depth, place),
            Block::Heading { level, text, .. } => self.heading(*level, text, place),
            Block::Paragraph { text, style } => self.paragraph(text, *style, place),
            Block::List { marker, items } => self.list(*marker, items, place),
            Block::Table(table) => self.table(table, place),
            Block::KeyFigures(figures) => self.key_figures(figures, place),
            Block::Figure(figure) => self.figure(figure, place),
            Block::Quote(blocks) => self.quote(blocks, place),
            Block::Verbatim(text) => self.verbatim(text, place),
            Block::Callout { title, blocks } => self.callout(title, blocks, place),
            Block::Notes(notes) => self.notes(notes, place),
            Block::Signature(signature) => self.signature(signature, place),
            Block::Rule => {
                self.rule(place);
                Ok(())
            }
            Block::PageBreak => {
                self.flow.push(Flow::Page { bare: false });
                Ok(())
            }
            Block::Landscape(blocks) => {
                let flow = std::mem::take(&mut self.flow);
                let room = self.room - design::SHEET.1 + design::SHEET.0;
                let room = std::mem::replace(&mut self.room, room);
                let measure = design::SHEET.1 - 2 * design::SIDE_TURNED;
                let laid = self.blocks(blocks, Place { x: 0, measure, parent: ROOT });
                self.room = room;
                let turned = std::mem::replace(&mut self.flow, flow);
                self.flow.push(Flow::Aside(turned));
                laid
            }
        }
    }

    fn heading(&mut self, level: u8, text: &[Run], place: Place) -> Result<(), PdfError> {
        let level = self.levels.next(level);
        let (size, leading, above, under) = design::heading(level);
        let node = self.tags.block(place.parent, Role::Heading(level));
        let colour = if level <= 2 { self.meta.accent } else { crate::tree::Colour::BLACK };
        let manner = Manner::sans((size, leading)).bold().colour(colour).whole();
        let lines = self.lines(text, manner, node, place.measure, crate::line::Fill::Left)?;
        let anchor = self.anchor();
        self.flow.push(Flow::Heading(level));
        self.gap(above);
        let first = self.flow.len();
        self.stack(lines, place.x, (size, leading), true);
        if let Some(Flow::Slab(slab)) = self.flow.get_mut(first) {
            slab.ink.insert(0, Put { x: place.x, y: 0, ink: Ink::Anchor(anchor) });
        }
        if level == 1 {
            self.short_rule(place);
        }
        self.gap(under);
        Ok(())
    }

    /// The short bar under a title.
    pub(super) fn short_rule(&mut self, place: Place) {
        let bar = Ink::Fill { width: 34_000, height: 2_200, colour: self.meta.accent };
        let ink = vec![Put { x: place.x, y: 5_000, ink: bar }];
        self.flow.push(Flow::Slab(Slab { height: 7_200, ink, stick: true, ..Slab::default() }));
    }

    fn rule(&mut self, place: Place) {
        let bar = Ink::Fill { width: place.measure, height: 500, colour: design::HAIR };
        self.gap(design::BLOCK_GAP);
        let ink = vec![Put { x: place.x, y: 0, ink: bar }];
        self.flow.push(Flow::Slab(Slab { height: 500, ink, stick: false, ..Slab::default() }));
        self.gap(design::BLOCK_GAP);
    }

    fn figure(&mut self, figure: &Figure, place: Place) -> Result<(), PdfError> {
        let flow = std::mem::take(&mut self.flow);
        let drawn = self.drawing(figure, place);
        let float = std::mem::replace(&mut self.flow, flow);
        self.flow.push(Flow::Float(float));
        drawn
    }

    fn drawing(&mut self, figure: &Figure, place: Place) -> Result<(), PdfError> {
        self.gap(design::BLOCK_GAP);
        if !figure.caption.is_empty() {
            let node = self.tags.block(place.parent, Role::Paragraph);
            self.caption(&figure.caption, node, place)?;
        }
        // What stands over it is on its page too: a drawing that filled the whole page would part from its caption.
        let above: Length = self.flow.iter().map(Flow::height).sum();
        let figure = figure.fitted(place.measure, self.room - above);
        let node = self.tags.block(place.parent, Role::Figure);
        self.tags.edit(node, |node| node.alt = Some(figure.alt.clone()));
        let (width, height) = (figure.width, figure.height);
        let ink =
            vec![Put { x: place.x, y: 0, ink: Ink::Figure { node, width, height, marks: figure.marks } }];
        self.flow.push(Flow::Slab(Slab { height, ink, ..Slab::default() }));
        self.gap(design::BLOCK_GAP);
        Ok(())
    }

    /// What a table or a figure is, over it.
    pub(super) fn caption(&mut self, text: &str, node: NodeId, place: Place) -> Result<(), PdfError> {
        let manner = Manner::sans((9_400, 13_000)).bold().whole();
        let lines = self.lines(&[Run::new(text)], manner, node, place.measure, crate::line::Fill::Left)?;
        self.stack(lines, place.x, manner.size, true);
        self.gap(5_000);
        Ok(())
    }
}
