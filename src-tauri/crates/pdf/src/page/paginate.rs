//! Slabs to pages.
//!
//! A page takes what fits. Where the next slab does not, the page ends after the last slab that lets itself be parted
//! from its follower; so a heading goes with its text, and a paragraph leaves two lines at least on each side.
//!
//! Turned pages wait for the end of the page that calls for them, and a drawing that has no room there for the next
//! page's top; what follows in the text fills the page.

use super::{Flow, Ink, Laid, Slab};
use crate::design;
use crate::font::Length;

/// How much of an upright page must be filled, in hundredths, for a table to be kept whole on the next one.
const FILLED: Length = 66;

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

/// The pages of a flow.
pub fn paginate(mut laid: Laid) -> Vec<Page> {
    let mut maker = Maker { heads: &laid.heads, pages: Vec::new() };
    maker.run(&mut laid.flow, false);
    if maker.pages.is_empty() {
        // A file has a page, even where nothing was said.
        maker.pages.push(Page::default());
    }
    maker.pages
}

/// A slab laid on the open page.
struct Laying {
    at: usize,
    y: Length,
    end: Length,
}

/// The open page.
struct Open {
    page: Page,
    on: Vec<Laying>,
    y: Length,
    gap: Length,
    /// Turned pages that come after this one, by their place in the flow.
    asides: Vec<usize>,
    /// Drawings that found no room yet, by their place in the flow.
    floats: Vec<usize>,
}

impl Open {
    fn new(turned: bool, bare: bool) -> Self {
        let page = Page { turned, bare, ..Page::default() };
        Self { page, on: Vec::new(), y: design::TOP, gap: 0, asides: Vec::new(), floats: Vec::new() }
    }

    /// Whether something of this height fits under what is laid.
    fn has_room(&self, height: Length) -> bool {
        self.on.is_empty() || self.y + self.gap + height <= self.page.bottom()
    }

    /// Whether what was laid last lets itself be parted from what follows.
    fn parted(&self, flow: &[Flow]) -> bool {
        let last = self.on.last().and_then(|last| flow.get(last.at));
        !matches!(last, Some(Flow::Slab(slab)) if slab.stick)
    }
}

struct Maker<'a> {
    heads: &'a [Slab],
    pages: Vec<Page>,
}

impl Maker<'_> {
    fn run(&mut self, flow: &mut Vec<Flow>, turned: bool) {
        let mut open = Open::new(turned, false);
        let mut at = 0;
        loop {
            let ends = matches!(flow.get(at), None | Some(Flow::Page { .. } | Flow::Heading(..=2)));
            if !open.floats.is_empty() && (ends || self.takes_float(flow, &open, at)) {
                place(flow, &std::mem::take(&mut open.floats), at);
                continue;
            }
            let Some(next) = flow.get(at) else { break };
            match *next {
                Flow::Gap(height) => open.gap = open.gap.max(height),
                Flow::Page { bare } => {
                    self.close(flow, open, at);
                    open = Open::new(turned, bare);
                }
                Flow::Aside(_) => {
                    open.asides.push(at);
                    if open.on.is_empty() {
                        self.turn(flow, &std::mem::take(&mut open.asides));
                    }
                }
                // Placed already.
                Flow::Float(ref float) if float.is_empty() => {}
                Flow::Float(ref float) => {
                    if open.floats.is_empty() && open.has_room(float.iter().map(Flow::height).sum()) {
                        place(flow, &[at], at);
                        continue;
                    }
                    open.floats.push(at);
                }
                Flow::Heading(1) if !open.asides.is_empty() => {
                    self.close(flow, open, at);
                    open = Open::new(turned, false);
                }
                Flow::Heading(_) => {}
                Flow::Slab(ref slab) => {
                    if open.on.is_empty() {
                        open.gap = 0;
                        open.y = design::TOP + self.head_of(slab).map_or(0, |head| head.height);
                    }
                    if !open.has_room(slab.height) {
                        if let Some(keep) = last_open(flow, &open) {
                            open.on.truncate(keep + 1);
                        }
                        at = open.on.last().map_or(at, |last| last.at + 1);
                        let mut after = Open::new(turned, open.page.bare);
                        after.floats = open.floats.iter().copied().filter(|float| *float < at).collect();
                        self.close(flow, open, at);
                        open = after;
                        continue;
                    }
                    let y = open.y + open.gap;
                    open.on.push(Laying { at, y, end: y + slab.height });
                    open.y = y + slab.height;
                    open.gap = 0;
                }
            }
            at += 1;
        }
        self.close(flow, open, at);
    }

    /// Whether drawings that wait come here: at a page's top, or under a table that the page began with.
    fn takes_float(&self, flow: &[Flow], open: &Open, at: usize) -> bool {
        let next = flow.iter().skip(at).find_map(|flow| match flow {
            Flow::Slab(slab) => Some(slab),
            _ => None,
        });
        if next.is_some_and(|slab| self.head_of(slab).is_some()) {
            return false;
        }
        let height = open.floats.first().and_then(|float| flow.get(*float)).map_or(0, Flow::height);
        open.on.is_empty()
            || matches!(flow.get(at), Some(Flow::Gap(_))) && open.parted(flow) && open.has_room(height)
    }

    fn head_of(&self, slab: &Slab) -> Option<&Slab> {
        slab.head.and_then(|head| self.heads.get(head))
    }

    /// Ends the open page, if it holds something; then come the turned pages that were called for before `end`.
    fn close(&mut self, flow: &mut [Flow], open: Open, end: usize) {
        let Open { mut page, on, asides, .. } = open;
        if on.is_empty() {
            return;
        }
        let left = page.side();
        for (n, laying) in on.into_iter().enumerate() {
            let Some(Flow::Slab(slab)) = flow.get_mut(laying.at) else { continue };
            if n == 0
                && let Some(head) = self.head_of(slab)
            {
                let moved = |put: &Put| Put { x: left + put.x, y: design::TOP + put.y, ink: put.ink.clone() };
                page.furniture.extend(head.ink.iter().map(moved));
            }
            // Taken, not copied: a slab is laid once.
            let moved = |put: Put| Put { x: left + put.x, y: laying.y + put.y, ink: put.ink };
            page.ink.extend(std::mem::take(&mut slab.ink).into_iter().map(moved));
        }
        self.pages.push(page);
        let asides: Vec<usize> = asides.into_iter().filter(|aside| *aside < end).collect();
        self.turn(flow, &asides);
    }

    /// Lays what stands on turned pages.
    fn turn(&mut self, flow: &mut [Flow], asides: &[usize]) {
        for aside in asides {
            if let Some(Flow::Aside(turned)) = flow.get_mut(*aside) {
                self.run(&mut std::mem::take(turned), true);
            }
        }
    }
}

/// Puts drawings that waited into the flow, at `at`.
fn place(flow: &mut Vec<Flow>, floats: &[usize], at: usize) {
    let mut drawn = Vec::new();
    for float in floats {
        if let Some(Flow::Float(float)) = flow.get_mut(*float) {
            drawn.append(float);
        }
    }
    flow.splice(at..at, drawn);
}

/// The last slab of a page that may be parted from the next one: where a table is kept whole, unless it would leave
/// the page too empty.
fn last_open(flow: &[Flow], open: &Open) -> Option<usize> {
    let parted = |laying: &Laying, whole: bool| match flow.get(laying.at) {
        Some(Flow::Slab(slab)) => !(slab.stick || whole && slab.whole),
        _ => false,
    };
    let full = if open.page.turned { 0 } else { (open.page.bottom() - design::TOP) * FILLED / 100 };
    let whole = open.on.iter().rposition(|laying| parted(laying, true));
    whole
        .filter(|at| open.on.get(*at).is_some_and(|laying| laying.end - design::TOP >= full))
        .or_else(|| open.on.iter().rposition(|laying| parted(laying, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Length = design::SHEET.1 - design::TOP - design::BOTTOM;

    fn slab(anchor: usize, height: Length, stick: bool) -> Flow {
        let ink = vec![Put { x: 0, y: 0, ink: Ink::Anchor(anchor) }];
        Flow::Slab(Slab { height, ink, stick, ..Slab::default() })
    }

    fn table(anchors: std::ops::Range<usize>, height: Length) -> impl Iterator<Item = Flow> {
        let last = anchors.end - 1;
        anchors.map(move |n| match slab(n, height, false) {
            Flow::Slab(slab) => Flow::Slab(Slab { whole: n < last, ..slab }),
            other => other,
        })
    }

    fn pages(flow: Vec<Flow>) -> Vec<Vec<usize>> {
        anchors(Laid { flow, heads: Vec::new() })
    }

    fn anchors(laid: Laid) -> Vec<Vec<usize>> {
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

    #[test]
    fn a_table_is_kept_whole_unless_that_would_leave_a_page_half_empty() {
        let after = |height: Length| {
            pages([slab(0, height, false)].into_iter().chain(table(1..5, ROOM / 8)).collect())
        };
        assert_eq!(after(ROOM * 3 / 4), vec![vec![0], vec![1, 2, 3, 4]]);
        assert_eq!(after(ROOM * 5 / 8), vec![vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn what_follows_turned_pages_fills_the_page_that_calls_for_them() {
        let aside = || Flow::Aside(vec![slab(9, 10_000, false)]);
        let half = |n| slab(n, ROOM / 2, false);
        assert_eq!(pages(vec![half(0), aside(), half(1), half(2)]), vec![vec![0, 1], vec![9], vec![2]]);
        assert_eq!(pages(vec![aside(), half(1)]), vec![vec![9], vec![1]], "no page to fill");
        assert_eq!(pages(vec![half(0), aside()]), vec![vec![0], vec![9]]);
        // Never beyond the chapter.
        assert_eq!(pages(vec![half(0), aside(), Flow::Heading(1), half(1)]), vec![vec![0], vec![9], vec![1]]);
        assert_eq!(pages(vec![half(0), Flow::Heading(1), half(1)]), vec![vec![0, 1]]);
    }

    #[test]
    fn turned_pages_never_come_before_what_calls_for_them() {
        let flow = vec![
            slab(0, ROOM / 2, false),
            slab(1, ROOM / 4, true),
            Flow::Aside(vec![slab(9, 10_000, false)]),
            slab(2, ROOM / 2, false),
        ];
        assert_eq!(pages(flow), vec![vec![0], vec![1, 2], vec![9]]);
    }

    #[test]
    fn a_drawing_without_room_waits_for_the_next_page_and_what_follows_fills_this_one() {
        let figure = || Flow::Float(vec![slab(9, ROOM / 2, false)]);
        let part = |n| slab(n, ROOM / 4, false);
        assert_eq!(pages(vec![part(0), figure(), part(1)]), vec![vec![0, 9, 1]], "in its place");
        let late = vec![part(0), part(1), part(2), figure(), part(3), part(4)];
        assert_eq!(pages(late), vec![vec![0, 1, 2, 3], vec![9, 4]]);
        // Never beyond its chapter, nor the document.
        let last = vec![part(0), part(1), part(2), figure(), Flow::Heading(2), part(3)];
        assert_eq!(pages(last), vec![vec![0, 1, 2], vec![9, 3]]);
        assert_eq!(pages(vec![part(0), part(1), part(2), figure()]), vec![vec![0, 1, 2], vec![9]]);
    }

    #[test]
    fn a_drawing_never_parts_a_table_nor_a_heading_from_its_text() {
        let head = Slab { height: 1_000, ..Slab::default() };
        let row = |n| match slab(n, ROOM / 4, false) {
            Flow::Slab(slab) => Flow::Slab(Slab { head: Some(0), ..slab }),
            other => other,
        };
        let figure = Flow::Float(vec![slab(9, ROOM / 2, false)]);
        let part = |n| slab(n, ROOM / 4, false);
        let flow = vec![
            part(0),
            part(1),
            part(2),
            figure,
            row(3),
            row(4),
            Flow::Gap(1_000),
            slab(5, 1_000, true),
            Flow::Gap(500),
            part(6),
        ];
        let laid = Laid { flow, heads: vec![head] };
        assert_eq!(anchors(laid), vec![vec![0, 1, 2, 3], vec![4, 9], vec![5, 6]]);
    }
}
