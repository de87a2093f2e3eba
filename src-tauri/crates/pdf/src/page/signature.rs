//! Room for one signature: it serves on paper as well as by a field.
//!
//! The frame, the name and the quality are drawn in the page itself, never in the field's appearance: a signer's tool
//! replaces that appearance, and a signer who sets no picture shrinks the field to nothing.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put, Slab};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::Fill;
use crate::tag::Role;
use crate::tree::{Run, SignatureBox};

/// Height of the frame at the least.
const HEIGHT: Length = 108_000;
/// The dots that a date needs at the least, to be written over.
const FEWEST_DOTS: usize = 5;

impl Setter<'_> {
    pub(super) fn signature(&mut self, signature: &SignatureBox, place: Place) -> Result<(), PdfError> {
        let node = self.tags.block(place.parent, Role::Division);
        let names = place.measure * 40 / 100;
        let sign = place.measure * 36 / 100;
        let stamp = place.measure - names - sign;
        let mut slab = Slab { height: 0, ink: Vec::new(), stick: false, ..Slab::default() };
        let mut y = 10_000;
        let small = Manner::sans(design::SMALL).whole();
        let texts = [
            (signature.above.as_str(), small),
            (signature.name.as_str(), Manner::sans((10_500, 14_500)).bold().whole()),
            (signature.quality.as_str(), small),
            (signature.place.as_str(), small),
        ];
        for (n, (text, manner)) in texts.into_iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            if n == 3 {
                y = (y + 12_000).max(HEIGHT - 26_000);
            }
            let paragraph = self.tags.block(node, Role::Paragraph);
            let run = self.with_fewer_dots(text, manner, names - 20_000)?;
            for line in self.lines(&[run], manner, paragraph, names - 20_000, Fill::Left)? {
                let y_line = y + design::baseline(manner.size.0, manner.size.1);
                slab.ink.push(Put { x: place.x + 10_000, y: y_line, ink: Ink::Line(line) });
                y += manner.size.1;
            }
            y += 2_000;
        }
        slab.height = (y + 10_000).max(HEIGHT);
        let grey = Manner::sans((7_800, 10_500)).colour(design::GREY).whole();
        let rooms =
            [(signature.signature.as_str(), names, sign), (signature.stamp.as_str(), names + sign, stamp)];
        for (n, (title, x, width)) in rooms.into_iter().enumerate() {
            let paragraph = self.tags.block(node, Role::Paragraph);
            for line in self.lines(&[Run::new(title)], grey, paragraph, width - 16_000, Fill::Left)? {
                slab.ink.push(Put { x: place.x + x + 8_000, y: 15_000, ink: Ink::Line(line) });
            }
            let bar = Ink::Fill { width: 500, height: slab.height, colour: design::HAIR };
            slab.ink.push(Put { x: place.x + x, y: 0, ink: bar });
            if n == 0
                && let Some(id) = &signature.field
            {
                let form = self.tags.block(node, Role::Form);
                let (width, height) = (width - 16_000, slab.height - 30_000);
                let field = Ink::Field { id: id.clone(), node: form, width, height };
                slab.ink.push(Put { x: place.x + x + 8_000, y: 22_000, ink: field });
            }
        }
        let frame =
            Ink::Frame { width: place.measure, height: slab.height, colour: design::GREY, thickness: 700 };
        slab.ink.push(Put { x: place.x, y: 0, ink: frame });
        self.gap(design::BLOCK_GAP);
        self.flow.push(Flow::Slab(slab));
        self.gap(design::BLOCK_GAP);
        Ok(())
    }

    /// A text that ends with dots, which are for a hand to write over: as few of them as it takes to stand on one line.
    /// Where not even the fewest do, they keep their room on the next one.
    fn with_fewer_dots(&mut self, text: &str, manner: Manner, room: Length) -> Result<Run, PdfError> {
        let dots = text.chars().rev().take_while(|sign| *sign == '…').count();
        let words = text.trim_end_matches('…');
        for fewer in (FEWEST_DOTS.min(dots)..=dots).rev() {
            let run = Run::new(format!("{words}{}", "…".repeat(fewer)));
            if self.widths(std::slice::from_ref(&run), manner)?.0 <= room {
                return Ok(run);
            }
        }
        Ok(Run::new(text))
    }
}
