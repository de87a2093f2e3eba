//! The table of contents: titles that lead to their pages.

use super::setter::{LinkUse, Manner, Place, Setter, Target};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::{Fill, Span};
use crate::tag::Role;
use crate::tree::Run;

/// Room for the page's number: four figures.
const FOLIO: Length = 30_000;

impl Setter<'_> {
    pub(super) fn contents(&mut self, title: &str, depth: u8, place: Place) -> Result<(), PdfError> {
        self.levels.next(1);
        let (size, leading, above, under) = design::heading(1);
        let heading = self.tags.block(place.parent, Role::Heading(1));
        let manner = Manner::sans((size, leading)).bold().colour(self.meta.accent).whole();
        let lines = self.lines(&[Run::new(title)], manner, heading, place.measure, Fill::Left)?;
        self.gap(above);
        self.stack(lines, place.x, (size, leading), true);
        self.short_rule(place);
        self.gap(under);
        let list = self.tags.block(place.parent, Role::Contents);
        for entry in self.anchors.entries.clone().into_iter().filter(|entry| entry.level <= depth) {
            let item = self.tags.block(list, Role::ContentsItem);
            let reference = self.tags.block(item, Role::Reference);
            let node = self.tags.block(reference, Role::Link);
            let link = self.links.len();
            let target = Target::Anchor(entry.anchor);
            self.links.push(LinkUse { target, node, contents: entry.title.clone() });
            let first = entry.level == 1;
            let mut manner = Manner::sans(design::entry(entry.level)).whole();
            manner.bold = first;
            let indent = Length::from(entry.level.saturating_sub(1)) * 14_000;
            let mut spans: Vec<Span> = self.spans(&[Run::as_typed(entry.title.as_str())], manner, node);
            for span in &mut spans {
                span.style.link = Some(link);
            }
            let measure = place.measure - indent - FOLIO;
            let lines = crate::line::set(&mut self.shaper, &mut self.glyphs, &spans, measure, Fill::Left)?;
            self.gap(if first { 5_000 } else { 0 });
            let count = lines.len();
            for (n, line) in lines.into_iter().enumerate() {
                let y = design::baseline(manner.size.0, manner.size.1);
                let x = place.x + indent;
                let end = x + line.width;
                let mut ink = vec![Put { x, y, ink: Ink::Line(line) }];
                if n + 1 == count {
                    let right = place.x + place.measure;
                    let width = right - FOLIO + 8_000 - end - 5_000;
                    if !first && width > 10_000 {
                        ink.push(Put { x: end + 5_000, y, ink: Ink::Dots { width } });
                    }
                    let (anchor, level) = (entry.anchor, entry.level);
                    let folio = Ink::Folio { anchor, node, link: Some(link), level };
                    ink.push(Put { x: right, y, ink: folio });
                }
                let slab =
                    Slab { height: manner.size.1, ink, stick: first || n + 1 < count, ..Slab::default() };
                self.flow.push(Flow::Slab(slab));
            }
        }
        self.gap(design::BLOCK_GAP);
        Ok(())
    }
}
