//! Slabs to pages.
//!
//! A page takes what fits. Where the next slab does not, the page ends after the last slab that lets itself be parted
//! from its follower; so a heading goes with its text, and a paragraph leaves two lines at least on each side.

use super::{Flow, Ink, Laid, Slab};
use crate::design;
use crate::font::Length;

/// Something drawn at a place.
#[derive(Debug, Clone)]
pub struct Put {
    /// From the left of what it stands in: a slab, then a sheet.
    pub x: Length,
    /// From its top.
    pub y: Length,
    /// What is drawn.
    pub ink: Ink,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Landscape.
    pub turned: bool,
    /// Without running head and foot.
    pub bare: bool,
    /// What is drawn, from the sheet's top left corner, in reading order.
    pub ink: Vec<Put>,
    /// What is drawn without being part of the content: repeated heads, running lines.
    pub furniture: Vec<Put>,
}

impl Page {
    /// Width and height of the sheet.
    pub fn sheet(&self) -> (Length, Length) {
        if self.turned { (design::SHEET.1, design::SHEET.0) } else { design::SHEET }
    }

    /// Its left and right margins.
    pub fn side(&self) -> Length {
        if self.turned { design::SIDE_TURNED } else { design::SIDE }
    }

    fn bottom(&self) -> Length {
        self.sheet().1 - design::BOTTOM
    }
}

/// A slab laid on the open page.
struct Laying {
    at: usize,
    y: Length,
}

/// The pages of a flow.
pub fn paginate(mut laid: Laid) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut page = Page::default();
    let mut on: Vec<Laying> = Vec::new();
    let mut y = design::TOP;
    let mut gap = 0;
    let mut at = 0;
    while let Some(flow) = laid.flow.get(at) {
        match *flow {
            Flow::Gap(height) => gap = gap.max(height),
            Flow::Page { turned, bare } => {
                close(&mut laid, &mut pages, &mut page, &mut on);
                page = Page { turned, bare, ..Page::default() };
                y = design::TOP;
                gap = 0;
            }
            Flow::Slab(ref slab) => {
                let height = slab.height;
                if on.is_empty() {
                    gap = 0;
                    y = design::TOP + head_of(&laid, slab).map_or(0, |head| head.height);
                }
                if y + gap + height > page.bottom() && !on.is_empty() {
                    if let Some(keep) = last_open(&laid, &on) {
                        on.truncate(keep + 1);
                    }
                    at = on.last().map_or(at, |last| last.at + 1);
                    let (turned, bare) = (page.turned, page.bare);
                    close(&mut laid, &mut pages, &mut page, &mut on);
                    page = Page { turned, bare, ..Page::default() };
                    gap = 0;
                    continue;
                }
                on.push(Laying { at, y: y + gap });
                y += gap + height;
                gap = 0;
            }
        }
        at += 1;
    }
    close(&mut laid, &mut pages, &mut page, &mut on);
    if pages.is_empty() {
        // A file has a page, even where nothing was said.
        pages.push(Page::default());
    }
    pages
}

/// The last slab of a page that may be parted from the next one.
fn last_open(laid: &Laid, on: &[Laying]) -> Option<usize> {
    on.iter().rposition(|laying| matches!(laid.flow.get(laying.at), Some(Flow::Slab(slab)) if !slab.stick))
}

fn head_of<'a>(laid: &'a Laid, slab: &Slab) -> Option<&'a Slab> {
    slab.head.and_then(|head| laid.heads.get(head))
}

/// Ends the open page, if it holds something.
fn close(laid: &mut Laid, pages: &mut Vec<Page>, page: &mut Page, on: &mut Vec<Laying>) {
    if on.is_empty() {
        return;
    }
    let mut page = std::mem::take(page);
    let left = page.side();
    for (n, laying) in on.drain(..).enumerate() {
        let Some(Flow::Slab(slab)) = laid.flow.get_mut(laying.at) else { continue };
        if n == 0
            && let Some(head) = slab.head.and_then(|head| laid.heads.get(head))
        {
            let moved = |put: &Put| Put { x: left + put.x, y: design::TOP + put.y, ink: put.ink.clone() };
            page.furniture.extend(head.ink.iter().map(moved));
        }
        // Taken, not copied: a slab is laid once.
        let moved = |put: Put| Put { x: left + put.x, y: laying.y + put.y, ink: put.ink };
        page.ink.extend(std::mem::take(&mut slab.ink).into_iter().map(moved));
    }
    pages.push(page);
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Length = design::SHEET.1 - design::TOP - design::BOTTOM;

    fn slab(anchor: usize, height: Length, stick: bool) -> Flow {
        let ink = vec![Put { x: 0, y: 0, ink: Ink::Anchor(anchor) }];
        Flow::Slab(Slab { height, ink, stick, head: None })
    }

    fn pages(flow: Vec<Flow>) -> Vec<Vec<usize>> {
        let laid = Laid { flow, heads: Vec::new() };
        let anchors = |page: &Page| {
            page.ink
                .iter()
                .filter_map(|put| match put.ink {
                    Ink::Anchor(anchor) => Some(anchor),
                    _ => None,
                })
                .collect()
        };
        paginate(laid).iter().map(anchors).collect()
    }

    #[test]
    fn a_heading_is_never_last_on_a_page() {
        let flow = vec![slab(0, ROOM - 30_000, false), slab(1, 20_000, true), slab(2, 15_000, false)];
        assert_eq!(pages(flow), vec![vec![0], vec![1, 2]]);
    }

    #[test]
    fn white_at_a_pages_top_vanishes() {
        let flow = vec![slab(0, ROOM, false), Flow::Gap(50_000), slab(1, ROOM, false)];
        assert_eq!(pages(flow), vec![vec![0], vec![1]]);
    }

    #[test]
    fn what_is_higher_than_a_page_still_appears() {
        let flow = vec![slab(0, 10_000, true), slab(1, 2 * ROOM, false), slab(2, 10_000, false)];
        assert_eq!(pages(flow), vec![vec![0], vec![1], vec![2]]);
    }

    #[test]
    fn slabs_that_may_not_be_parted_pass_together_unless_they_fill_the_page() {
        let flow = (0..6).map(|n| slab(n, ROOM / 4, true)).collect();
        assert_eq!(pages(flow), vec![vec![0, 1, 2, 3], vec![4, 5]]);
    }
}
