//! Slabs to pages.
//!
//! A page takes what fits. Where the next slab does not, the page ends after the last slab that lets itself be parted
//! from its follower; so a heading goes with its text, and a paragraph leaves two lines at least on each side.
//!
//! Turned pages wait for the end of the page that calls for them, and of a table that does not end there; a drawing that
//! has no room waits for the next page's top; what follows in the text fills the page.

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
                        if self.parts_a_table(flow, &open, at) {
                            let called = std::mem::take(&mut open.asides).into_iter();
                            after.asides = called.filter(|aside| *aside < at).collect();
                        }
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

    /// Whether the page ends within a table: what it ends with and what comes next stand under one head.
    fn parts_a_table(&self, flow: &[Flow], open: &Open, next: usize) -> bool {
        let head = |at: usize| match flow.get(at) {
            Some(Flow::Slab(slab)) => slab.head,
            _ => None,
        };
        let ends = open.on.last().and_then(|last| head(last.at));
        let begins = (next..flow.len()).find_map(|at| match flow.get(at) {
            Some(Flow::Slab(_)) => Some(head(at)),
            _ => None,
        });
        ends.is_some() && begins == Some(ends)
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
mod tests;
