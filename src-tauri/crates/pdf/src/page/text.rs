//! Paragraphs, quotations, text kept as it is.

use super::setter::{Manner, Place, Setter};
use super::{Flow, Ink, Put};
use crate::PdfError;
use crate::design;
use crate::line::Fill;
use crate::tag::Role;
use crate::tree::{Block, ParagraphStyle, Run, Setting};

impl Setter<'_> {
    pub(super) fn paragraph(
        &mut self,
        text: &[Run],
        style: ParagraphStyle,
        place: Place,
    ) -> Result<(), PdfError> {
        let node = self.tags.block(place.parent, Role::Paragraph);
        let (manner, fill) = match style {
            ParagraphStyle::Body => (Manner::serif(design::BODY), self.text_fill()),
            ParagraphStyle::Lead => (Manner::serif(design::LEAD), Fill::Left),
            ParagraphStyle::Small | ParagraphStyle::Note => {
                (Manner::sans(design::SMALL).colour(design::GREY), Fill::Left)
            }
        };
        let lines = self.lines(text, manner, node, place.measure, fill)?;
        let above = self.flow.iter_mut().rev().find(|flow| !matches!(flow, Flow::Gap(_)));
        if style == ParagraphStyle::Note
            && let Some(Flow::Slab(above)) = above
        {
            above.stick = true;
        }
        self.gap(design::PARAGRAPH_GAP);
        self.stack(lines, place.x, manner.size, false);
        self.gap(design::PARAGRAPH_GAP);
        Ok(())
    }

    /// How running text fills its lines.
    pub(super) fn text_fill(&self) -> Fill {
        match self.meta.setting {
            Setting::Justified => Fill::Justified,
            Setting::Ragged => Fill::Left,
        }
    }

    pub(super) fn quote(&mut self, blocks: &[Block], place: Place) -> Result<(), PdfError> {
        let parent = self.tags.block(place.parent, Role::Quote);
        let inner =
            Place { x: place.x + design::INDENT, measure: place.measure - 2 * design::INDENT, parent };
        let first = self.flow.len();
        self.blocks(blocks, inner)?;
        let bar = (place.x + design::INDENT - 10_000, 1_200, design::HAIR);
        self.behind(first, bar.0, bar.1, bar.2);
        Ok(())
    }

    pub(super) fn verbatim(&mut self, text: &str, place: Place) -> Result<(), PdfError> {
        let node = self.tags.block(place.parent, Role::Code);
        let kept = aligned(text.trim_end());
        let manner = Manner::sans(design::SMALL).whole();
        let inner = place.measure - design::INDENT;
        let lines = self.lines(&[Run::as_typed(kept)], manner, node, inner, Fill::Left)?;
        self.gap(design::PARAGRAPH_GAP);
        self.stack(lines, place.x + design::INDENT, manner.size, false);
        self.gap(design::PARAGRAPH_GAP);
        Ok(())
    }

    /// Paints a bar or a ground behind everything laid since `first`, white between included.
    pub(super) fn behind(
        &mut self,
        first: usize,
        x: crate::font::Length,
        width: crate::font::Length,
        colour: crate::tree::Colour,
    ) {
        let part = self.flow.split_off(first.min(self.flow.len()));
        let start = part.iter().position(|flow| matches!(flow, Flow::Slab(_))).unwrap_or(part.len());
        let end = part.iter().rposition(|flow| matches!(flow, Flow::Slab(_))).unwrap_or(0);
        let mut gap = 0;
        for (n, flow) in part.into_iter().enumerate() {
            match flow {
                Flow::Gap(height) if n > start && n < end => gap = gap.max(height),
                Flow::Slab(mut slab) => {
                    // The white above belongs to the slab now: it keeps the ground whole, on the same page.
                    for put in &mut slab.ink {
                        put.y += gap;
                    }
                    slab.height += gap;
                    gap = 0;
                    let ink = Ink::Fill { width, height: slab.height, colour };
                    slab.ink.insert(0, Put { x, y: 0, ink });
                    self.flow.push(Flow::Slab(slab));
                }
                other => self.flow.push(other),
            }
        }
    }
}

/// The spaces of a text that is kept as it is: those that align it are kept, one alone between words may end a line.
fn aligned(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut joins = true;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\t' => kept.push_str("\u{a0}\u{a0}\u{a0}\u{a0}"),
            ' ' if joins || matches!(signs.peek(), Some(' ' | '\t')) => kept.push('\u{a0}'),
            _ => kept.push(sign),
        }
        joins = matches!(sign, ' ' | '\t' | '\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn spaces_that_align_are_kept_and_one_alone_may_end_a_line() {
        assert_eq!(aligned("Un mot"), "Un mot");
        assert_eq!(
            aligned("  Un  mot\n\tet un"),
            "\u{a0}\u{a0}Un\u{a0}\u{a0}mot\n\u{a0}\u{a0}\u{a0}\u{a0}et un"
        );
    }
}
