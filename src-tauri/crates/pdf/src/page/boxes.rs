//! Callouts: blocks on a tinted ground, with a bar at their left.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Slab};
use crate::PdfError;
use crate::design;
use crate::line::Fill;
use crate::tag::Role;
use crate::tree::{Block, Run};

/// Between the ground's edge and its text.
const ROOM: i64 = 12_000;

impl Setter<'_> {
    pub(super) fn callout(&mut self, title: &str, blocks: &[Block], place: Place) -> Result<(), PdfError> {
        let parent = self.tags.block(place.parent, Role::Division);
        let inner = Place { x: place.x + ROOM, measure: place.measure - 2 * ROOM, parent };
        self.gap(design::BLOCK_GAP);
        let first = self.flow.len();
        self.blank(8_000, true);
        if !title.is_empty() {
            let node = self.tags.block(parent, Role::Paragraph);
            let manner = Manner::sans((10_000, 14_000)).bold().colour(self.meta.accent).whole();
            let lines = self.lines(&[Run::new(title)], manner, node, inner.measure, Fill::Left)?;
            self.stack(lines, inner.x, manner.size, true);
        }
        self.blocks(blocks, inner)?;
        // The white under the last paragraph is the ground's own; nothing may part it from its text.
        while matches!(self.flow.last(), Some(Flow::Gap(_))) {
            self.flow.pop();
        }
        if let Some(Flow::Slab(last)) = self.flow.last_mut() {
            last.stick = true;
        }
        self.blank(9_000, false);
        self.behind(first, place.x, place.measure, design::TINT);
        self.behind(first, place.x, 2_200, self.meta.accent);
        // The bar is painted over the ground, so it must come after it.
        for flow in self.flow.iter_mut().skip(first) {
            if let Flow::Slab(slab) = flow
                && slab.ink.len() >= 2
            {
                slab.ink.swap(0, 1);
            }
        }
        self.gap(design::BLOCK_GAP);
        Ok(())
    }

    fn blank(&mut self, height: i64, stick: bool) {
        self.flow.push(Flow::Slab(Slab { height, ink: Vec::new(), stick, ..Slab::default() }));
    }
}
