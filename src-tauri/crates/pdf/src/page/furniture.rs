//! What the pages themselves add: folios, running head and foot, the word of a draft.

use super::Ink;
use super::paginate::{Page, Put};
use super::setter::{Manner, Setter};
use crate::PdfError;
use crate::design;
use crate::font::Length;
use crate::line::{Fill, Line};
use crate::tag::{NodeId, ROOT};
use crate::tree::Run;

impl Setter<'_> {
    /// Fills in what depends on the pages' numbers, and draws the running lines.
    ///
    /// # Errors
    /// [`PdfError::Font`] if a face cannot be read.
    pub fn furnish(&mut self, pages: &mut [Page]) -> Result<(), PdfError> {
        let numbers = self.page_numbers(pages);
        let count = pages.len();
        for (n, page) in pages.iter_mut().enumerate() {
            for put in &mut page.ink {
                if let Ink::Folio { anchor, node, link, level } = &put.ink {
                    let number =
                        numbers.get(*anchor).copied().flatten().map_or(String::new(), |n| n.to_string());
                    let mut manner = Manner::sans(design::entry(*level)).whole();
                    manner.bold = *level == 1;
                    let line = self.folio(&number, manner, *node, *link)?;
                    put.x -= line.width;
                    put.ink = Ink::Line(line);
                }
            }
            self.running_lines(page, n + 1, count)?;
        }
        Ok(())
    }

    fn page_numbers(&self, pages: &[Page]) -> Vec<Option<usize>> {
        let mut numbers = vec![None; self.next_anchor];
        for (n, page) in pages.iter().enumerate() {
            for put in &page.ink {
                if let Ink::Anchor(anchor) = put.ink
                    && let Some(slot) = numbers.get_mut(anchor)
                {
                    *slot = Some(n + 1);
                }
            }
        }
        numbers
    }

    fn folio(
        &mut self,
        text: &str,
        manner: Manner,
        node: NodeId,
        link: Option<usize>,
    ) -> Result<Line, PdfError> {
        let mut spans = self.spans(&[Run::new(text)], manner, node);
        spans.iter_mut().for_each(|span| span.style.link = link);
        let lines =
            crate::line::set(&mut self.shaper, &mut self.glyphs, &spans, Length::MAX / 4, Fill::Left)?;
        Ok(lines.into_iter().next().unwrap_or_default())
    }

    fn running_lines(&mut self, page: &mut Page, number: usize, count: usize) -> Result<(), PdfError> {
        let manner = Manner::sans((design::RUNNING, design::RUNNING)).colour(design::GREY).whole();
        let (width, height) = page.sheet();
        let (left, right) = (page.side(), width - page.side());
        if !page.bare {
            let meta = self.meta;
            let head = self.folio(&meta.running_head, manner, ROOT, None)?;
            page.furniture.push(Put { x: left, y: design::HEAD_LINE, ink: Ink::Line(head) });
            let rule = Ink::Fill { width: right - left, height: 400, colour: design::HAIR };
            page.furniture.push(Put { x: left, y: design::HEAD_LINE + 6_000, ink: rule });
            let foot = self.folio(&meta.foot, manner, ROOT, None)?;
            page.furniture.push(Put { x: left, y: height - design::FOOT_LINE, ink: Ink::Line(foot) });
            let folio = self.folio(&format!("{number} / {count}"), manner, ROOT, None)?;
            let x = right - folio.width;
            page.furniture.push(Put { x, y: height - design::FOOT_LINE, ink: Ink::Line(folio) });
        }
        if let Some(mark) = &self.meta.mark {
            // At the head only: a word across the page would run through the text that a reader copies.
            let manner = Manner::sans((10_000, 10_000)).bold().colour(self.meta.accent).whole();
            let line = self.folio(mark, manner, ROOT, None)?;
            let (x, y) = (right - line.width - 8_000, design::HEAD_LINE - 5_000);
            let (width, height) = (line.width + 16_000, 17_000);
            let frame = Ink::Frame { width, height, colour: self.meta.accent, thickness: 900 };
            page.furniture.push(Put { x: x - 8_000, y: y - 12_000, ink: frame });
            page.furniture.push(Put { x, y, ink: Ink::Line(line) });
        }
        Ok(())
    }
}
