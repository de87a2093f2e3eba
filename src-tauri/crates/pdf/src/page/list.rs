//! Lists, notes, key figures.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::Fill;
use crate::tag::{NodeId, Role};
use crate::tree::{KeyFigure, ListItem, Marker, NoteItem, Run};

/// Key figures in a row.
const A_ROW: usize = 3;

impl Setter<'_> {
    pub(super) fn list(&mut self, marker: Marker, items: &[ListItem], place: Place) -> Result<(), PdfError> {
        let list = self.tags.block(place.parent, Role::List);
        self.tags.edit(list, |node| node.numbered = matches!(marker, Marker::Number(_)));
        for (item, n) in items.iter().zip(0_u32..) {
            let node = self.tags.block(list, Role::Item);
            let label = self.tags.block(node, Role::Label);
            let body = self.tags.block(node, Role::Body);
            let first = self.flow.len();
            let inner =
                Place { x: place.x + design::INDENT, measure: place.measure - design::INDENT, parent: body };
            self.blocks(&item.blocks, inner)?;
            self.tighten(first);
            match marker {
                Marker::Bullet => self.mark("•", label, place.x + 5_000, first)?,
                Marker::Number(start) => {
                    self.mark(&format!("{}.", start.saturating_add(n)), label, place.x + 1_000, first)?;
                }
                Marker::Box => self.mark(if item.ticked { "☑" } else { "☐" }, label, place.x, first)?,
            }
        }
        self.gap(design::PARAGRAPH_GAP);
        Ok(())
    }

    pub(super) fn notes(&mut self, notes: &[NoteItem], place: Place) -> Result<(), PdfError> {
        let bar = Ink::Fill { width: 60_000, height: 500, colour: design::HAIR };
        self.gap(design::BLOCK_GAP);
        let ink = vec![Put { x: place.x, y: 0, ink: bar }];
        self.flow.push(Flow::Slab(Slab { height: 500, ink, stick: true, ..Slab::default() }));
        for note in notes {
            let node = self.tags.block(place.parent, Role::Note);
            let number = self.tags.len();
            self.tags.edit(node, |node| node.id = Some(format!("note-{number}")));
            let label = self.tags.block(node, Role::Label);
            let first = self.flow.len();
            let anchor = self.anchor();
            let inner =
                Place { x: place.x + design::INDENT, measure: place.measure - design::INDENT, parent: node };
            self.blocks(&note.blocks, inner)?;
            self.tighten(first);
            self.mark(&note.label, label, place.x + 2_000, first)?;
            if let Some(Flow::Slab(slab)) = self.flow.iter_mut().skip(first).find(|flow| flow.is_slab()) {
                slab.ink.insert(0, Put { x: place.x, y: 0, ink: Ink::Anchor(anchor) });
            }
        }
        self.gap(design::PARAGRAPH_GAP);
        Ok(())
    }

    /// Halves the white between what was laid since `first`: items stand close.
    fn tighten(&mut self, first: usize) {
        for flow in self.flow.iter_mut().skip(first) {
            if let Flow::Gap(height) = flow
                && *height == design::PARAGRAPH_GAP
            {
                *height /= 3;
            }
        }
    }

    /// Puts a label before the first line laid since `first`.
    fn mark(&mut self, text: &str, node: NodeId, x: Length, first: usize) -> Result<(), PdfError> {
        if !self.flow.iter().skip(first).any(Flow::is_slab) {
            let height = design::BODY.1;
            self.flow.push(Flow::Slab(Slab { height, ink: Vec::new(), stick: false, ..Slab::default() }));
        }
        let manner = Manner::sans(design::BODY).colour(self.meta.accent).whole();
        let line =
            self.lines(&[Run::new(text)], manner, node, Length::MAX / 4, Fill::Left)?.into_iter().next();
        let place = self.flow.iter_mut().skip(first).find_map(|flow| match flow {
            Flow::Slab(slab) => Some(slab),
            _ => None,
        });
        if let (Some(slab), Some(line)) = (place, line) {
            let y = slab.ink.iter().find(|put| matches!(put.ink, Ink::Line(_))).map(|put| put.y);
            let y = y.unwrap_or_else(|| design::baseline(design::BODY.0, design::BODY.1));
            slab.ink.insert(0, Put { x, y, ink: Ink::Line(line) });
        }
        Ok(())
    }

    pub(super) fn key_figures(&mut self, figures: &[KeyFigure], place: Place) -> Result<(), PdfError> {
        let list = self.tags.block(place.parent, Role::List);
        let between = 14_000;
        let count = i64::try_from(A_ROW).unwrap_or(1);
        let width = (place.measure - between * (count - 1)) / count;
        self.gap(design::BLOCK_GAP);
        for row in figures.chunks(A_ROW) {
            let mut slab = Slab { height: 0, ink: Vec::new(), stick: false, ..Slab::default() };
            let mut x = place.x;
            for figure in row {
                let node = self.tags.block(list, Role::Item);
                let label = self.tags.block(node, Role::Label);
                let body = self.tags.block(node, Role::Body);
                let bar = Ink::Fill { width, height: 900, colour: self.meta.accent };
                slab.ink.push(Put { x, y: 0, ink: bar });
                let manner = Manner::sans((16_000, 22_000)).bold().colour(self.meta.accent).whole();
                let value = [Run::new(figure.value.as_str())];
                let mut y = 6_000;
                for line in self.lines(&value, manner, body, width, Fill::Left)? {
                    slab.ink.push(Put { x, y: y + design::baseline(16_000, 22_000), ink: Ink::Line(line) });
                    y += manner.size.1;
                }
                let manner = Manner::sans(design::SMALL).colour(design::GREY).whole();
                for line in
                    self.lines(&[Run::new(figure.label.as_str())], manner, label, width, Fill::Left)?
                {
                    let (size, leading) = manner.size;
                    slab.ink.push(Put { x, y: y + design::baseline(size, leading), ink: Ink::Line(line) });
                    y += leading;
                }
                slab.height = slab.height.max(y + 4_000);
                x += width + between;
            }
            self.flow.push(Flow::Slab(slab));
            self.gap(10_000);
        }
        self.gap(design::BLOCK_GAP);
        Ok(())
    }
}

impl Flow {
    pub(super) fn is_slab(&self) -> bool {
        matches!(self, Self::Slab(_))
    }
}
