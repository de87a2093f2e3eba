//! What stands on which page.

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
    let after =
        |height: Length| pages([slab(0, height, false)].into_iter().chain(table(1..5, ROOM / 8)).collect());
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
fn turned_pages_wait_for_the_end_of_a_table() {
    let row = |n| match slab(n, ROOM / 4, false) {
        Flow::Slab(slab) => Flow::Slab(Slab { head: Some(0), ..slab }),
        other => other,
    };
    let aside = Flow::Aside(vec![slab(9, 10_000, false)]);
    let mut flow = vec![slab(0, ROOM / 2, false), aside];
    flow.extend((1..5).map(row));
    flow.push(slab(5, ROOM / 2, false));
    let laid = Laid { flow, heads: vec![Slab { height: 1_000, ..Slab::default() }] };
    assert_eq!(anchors(laid), vec![vec![0, 1, 2], vec![3, 4], vec![9], vec![5]]);
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
