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

/// At each side of a draft's word, within its frame.
const MARK_SIDE: Length = 8_000;
/// From the running head to that frame, at least.
const MARK_APART: Length = 10_000;

impl Setter<'_> {
    /// Fills in what depends on the pages' numbers, and draws the running lines.
    ///
    /// # Errors
    /// [`PdfError::Font`] if a face cannot be read.
    pub fn furnish(&mut self, pages: &mut [Page]) -> Result<(), PdfError> {
        let numbers = self.page_numbers(pages);
        let count = pages.len();
        let heads = [self.running_head(false)?, self.running_head(true)?];
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
            let [upright, turned] = &heads;
            self.running_lines(page, if page.turned { turned } else { upright }, n + 1, count)?;
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

    /// The running head as far as there is room for it beside the word of a draft.
    fn running_head(&mut self, turned: bool) -> Result<String, PdfError> {
        let meta = self.meta;
        let page = Page { turned, ..Page::default() };
        let mut room = page.sheet().0 - 2 * page.side();
        if let Some(mark) = &meta.mark {
            room -= self.widths(&[Run::new(mark)], self.mark_manner())?.0 + 2 * MARK_SIDE + MARK_APART;
        }
        let (mut fits, mut most) = (0, meta.running_head.chars().count());
        while fits < most {
            let middle = most - (most - fits) / 2;
            let head = shortened(&meta.running_head, middle);
            if self.widths(&[Run::new(head)], running())?.0 <= room {
                fits = middle;
            } else {
                most = middle - 1;
            }
        }
        Ok(shortened(&meta.running_head, fits))
    }

    fn mark_manner(&self) -> Manner {
        Manner::sans((10_000, 10_000)).bold().colour(self.meta.accent).whole()
    }

    fn running_lines(
        &mut self,
        page: &mut Page,
        head: &str,
        number: usize,
        count: usize,
    ) -> Result<(), PdfError> {
        let manner = running();
        let (width, height) = page.sheet();
        let (left, right) = (page.side(), width - page.side());
        if !page.bare {
            let meta = self.meta;
            let head = self.folio(head, manner, ROOT, None)?;
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
            let line = self.folio(mark, self.mark_manner(), ROOT, None)?;
            let (x, y) = (right - line.width - MARK_SIDE, design::HEAD_LINE - 5_000);
            let (width, height) = (line.width + 2 * MARK_SIDE, 17_000);
            let frame = Ink::Frame { width, height, colour: self.meta.accent, thickness: 900 };
            page.furniture.push(Put { x: x - MARK_SIDE, y: y - 12_000, ink: frame });
            page.furniture.push(Put { x, y, ink: Ink::Line(line) });
        }
        Ok(())
    }
}

/// The manner of running lines.
fn running() -> Manner {
    Manner::sans((design::RUNNING, design::RUNNING)).colour(design::GREY).whole()
}

/// The text cut after a word, or within its first one, if it is longer than `most` letters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ', '—', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_title_is_cut_after_a_word() {
        assert_eq!(shortened("Un guichet pour les vallées, enfin", 30), "Un guichet pour les vallées…");
        assert_eq!(shortened("GUIVAL — Un guichet", 10), "GUIVAL…");
        assert_eq!(shortened("GUICHETDESVALLEES", 7), "GUICHET…");
    }
}
