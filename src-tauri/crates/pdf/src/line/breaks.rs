//! The choice of the breaks of a paragraph: the set of lines that is least bad as a whole (Knuth and Plass, 1981).
//!
//! Whole numbers only: lengths in thousandths of a point, ratios in thousandths.

use crate::font::Length;

/// What a paragraph is made of, for the choice of its breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Something that has a width.
    Solid(Length),
    /// A space, that may grow and shrink; a break may take its place if `open`.
    Space { width: Length, stretch: Length, shrink: Length, open: bool },
    /// A place where the line may end, at a cost, with something of `width` added (a hyphen).
    Cut { cost: i64, width: Length, hyphen: bool },
    /// The line ends here.
    End,
}

/// How loose a line may be, in thousandths of its stretch: tried in turn, the last one takes whatever comes.
const TOLERANCES: [i64; 3] = [1_400, 3_500, i64::MAX];
/// What a cut costs, at least, that is not weighed against looser lines: those are tried first, whatever they are.
pub const LAST_RESORT: i64 = 20_000;
/// What a line costs by being there.
const LINE_COST: i64 = 10;
/// What a second hyphen in a row costs.
const DOUBLE_HYPHEN: i64 = 10_000;
/// What a tight line beside a loose one costs.
const CONTRAST: i64 = 3_000;
/// The worst badness counted, so that sums never overflow.
const WORST: i64 = 100_000;

struct Break {
    at: usize,
    start: usize,
    demerits: i64,
    class: u8,
    hyphen: bool,
    previous: Option<usize>,
}

/// Sums of what stands before an item.
#[derive(Clone, Copy, Default)]
struct Sum {
    width: Length,
    stretch: Length,
    shrink: Length,
}

/// The items at which the lines end, in order; the last one is the paragraph's end.
pub fn choose(items: &[Item], measure: Length, justified: bool) -> Vec<usize> {
    let sums = sums(items);
    for tolerance in TOLERANCES {
        if let Some(breaks) = attempt(items, &sums, measure, justified, tolerance) {
            return breaks;
        }
    }
    vec![items.len()]
}

fn sums(items: &[Item]) -> Vec<Sum> {
    let mut sum = Sum::default();
    let mut sums = Vec::with_capacity(items.len() + 1);
    sums.push(sum);
    for item in items {
        match *item {
            Item::Solid(width) => sum.width += width,
            Item::Space { width, stretch, shrink, .. } => {
                sum.width += width;
                sum.stretch += stretch;
                sum.shrink += shrink;
            }
            Item::Cut { .. } | Item::End => {}
        }
        sums.push(sum);
    }
    sums
}

/// The first item of a line that starts after a break at `at`: spaces and cuts there are dropped.
fn line_start(items: &[Item], at: usize) -> usize {
    let mut start = at;
    if matches!(items.get(start), Some(Item::End)) {
        return start + 1;
    }
    while let Some(Item::Space { .. } | Item::Cut { .. }) = items.get(start) {
        start += 1;
    }
    start
}

fn attempt(
    items: &[Item],
    sums: &[Sum],
    measure: Length,
    justified: bool,
    tolerance: i64,
) -> Option<Vec<usize>> {
    let mut breaks = vec![Break { at: 0, start: 0, demerits: 0, class: 1, hyphen: false, previous: None }];
    let mut active: Vec<usize> = vec![0];
    for (at, item) in items.iter().enumerate().map(|(at, item)| (at, Some(item))).chain([(items.len(), None)])
    {
        let (cost, added, hyphen, forced) = match item {
            None | Some(Item::End) => (0, 0, false, true),
            Some(Item::Space { open: true, .. }) => (0, 0, false, false),
            Some(Item::Cut { cost, .. }) if *cost >= LAST_RESORT && tolerance < i64::MAX => continue,
            Some(Item::Cut { cost, width, hyphen }) => (*cost, *width, *hyphen, false),
            _ => continue,
        };
        let here = sums.get(at).copied().unwrap_or_default();
        let mut best: Option<Break> = None;
        let mut kept = Vec::with_capacity(active.len());
        let mut last = None;
        for &from in &active {
            let Some(start) = breaks.get(from) else { continue };
            let before = sums.get(start.start.min(at)).copied().unwrap_or_default();
            let width = here.width - before.width + added;
            let room = measure - width;
            let (stretch, shrink) = if justified {
                (here.stretch - before.stretch, here.shrink - before.shrink)
            } else {
                (measure / 5, 0)
            };
            let ratio = if room >= 0 {
                if forced {
                    0
                } else if stretch > 0 {
                    room.saturating_mul(1000) / stretch
                } else {
                    i64::MAX
                }
            } else if shrink > 0 {
                room.saturating_mul(1000) / shrink
            } else {
                i64::MIN
            };
            if ratio >= -1000 && ratio <= tolerance {
                // No space is stretched as far as that: of lines that stay short, the shortest is the worst.
                let short = if ratio > 10_000 { WORST.saturating_mul(room) / measure.max(1) } else { 0 };
                let found = weigh(start, from, at, ratio, cost + short, hyphen);
                if best.as_ref().is_none_or(|best| found.demerits < best.demerits) {
                    best = Some(found);
                }
            }
            if ratio < -1000 || forced {
                last = Some((from, ratio));
            } else {
                kept.push(from);
            }
        }
        // Nothing fits any more: the last resort is a line that sticks out, for no text may be lost.
        if best.is_none()
            && kept.is_empty()
            && tolerance == i64::MAX
            && let Some((from, ratio)) = last
            && let Some(start) = breaks.get(from)
        {
            best = Some(weigh(start, from, at, ratio.max(-1000), cost, hyphen));
        }
        active = kept;
        if let Some(mut found) = best {
            found.start = line_start(items, at);
            breaks.push(found);
            active.push(breaks.len() - 1);
        }
        if active.is_empty() {
            return None;
        }
    }
    let mut chosen = Vec::new();
    let mut next = active.last().copied();
    while let Some(found) = next.and_then(|next| breaks.get(next)) {
        if found.previous.is_some() {
            chosen.push(found.at);
        }
        next = found.previous;
    }
    chosen.reverse();
    Some(chosen)
}

fn weigh(start: &Break, from: usize, at: usize, ratio: i64, cost: i64, hyphen: bool) -> Break {
    let size = ratio.unsigned_abs().min(10_000).cast_signed();
    let badness = (size * size / 1000 * size / 10_000).min(WORST);
    let class: u8 = match ratio {
        ..=-500 => 0,
        -499..=500 => 1,
        501..=1000 => 2,
        _ => 3,
    };
    let mut demerits = (LINE_COST + badness).pow(2) + cost * cost;
    if hyphen && start.hyphen {
        demerits += DOUBLE_HYPHEN;
    }
    if class.abs_diff(start.class) > 1 {
        demerits += CONTRAST;
    }
    Break { at, start: at, demerits: start.demerits + demerits, class, hyphen, previous: Some(from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: Item = Item::Space { width: 3, stretch: 2, shrink: 1, open: true };

    fn words(widths: &[Length]) -> Vec<Item> {
        let mut items = Vec::new();
        for width in widths {
            if !items.is_empty() {
                items.push(SPACE);
            }
            items.push(Item::Solid(*width));
        }
        items
    }

    #[test]
    fn a_short_paragraph_is_one_line() {
        let items = words(&[10, 10]);
        assert_eq!(choose(&items, 100, true), vec![items.len()]);
    }

    #[test]
    fn the_paragraph_is_weighed_as_a_whole() {
        // Filled line by line, « 20 3 20 4 » would leave 30 alone on a loose second line.
        let items = words(&[20, 20, 4, 30, 12]);
        let breaks = choose(&items, 50, true);
        assert_eq!(breaks, vec![5, items.len()]);
    }

    #[test]
    fn a_closed_space_is_never_a_break() {
        let mut items = words(&[40, 40, 40]);
        items[1] = Item::Space { width: 3, stretch: 2, shrink: 1, open: false };
        assert!(!choose(&items, 60, false).contains(&1));
    }

    #[test]
    fn a_word_wider_than_the_line_loses_no_text() {
        let items = words(&[20, 200, 20]);
        let breaks = choose(&items, 60, true);
        assert_eq!(breaks.last(), Some(&items.len()));
        assert!(breaks.contains(&1) && breaks.contains(&3));
    }

    #[test]
    fn of_lines_that_no_space_can_fill_the_first_is_not_left_almost_empty() {
        // « Voir https://une-adresse… »: the address is cut at its own signs, and its beginning stands after « Voir ».
        let cut = Item::Cut { cost: 40, width: 0, hyphen: false };
        let parts = [30, 65, 90].map(Item::Solid);
        let items = [Item::Solid(20), SPACE, parts[0], cut, parts[1], cut, parts[2]];
        assert_eq!(choose(&items, 100, true), vec![3, 5, 7]);
    }

    #[test]
    fn what_must_be_cut_begins_a_line_where_that_spares_a_cut() {
        let last = Item::Cut { cost: LAST_RESORT, width: 0, hyphen: false };
        let items = [Item::Solid(20), SPACE, Item::Solid(70), last, Item::Solid(20), last, Item::Solid(90)];
        assert_eq!(choose(&items, 100, false), vec![1, 5, 7]);
        // What fits whole is not cut for a better line, however short the one before is.
        let items = [Item::Solid(10), SPACE, Item::Solid(50), last, Item::Solid(45)];
        assert_eq!(choose(&items, 100, false), vec![1, 5]);
    }

    #[test]
    fn a_forced_end_ends_the_line() {
        let items = vec![Item::Solid(10), Item::End, Item::Solid(10)];
        assert_eq!(choose(&items, 100, true), vec![1, 3]);
    }

    #[test]
    fn an_empty_paragraph_has_one_line() {
        assert_eq!(choose(&[], 100, true), vec![0]);
    }
}
