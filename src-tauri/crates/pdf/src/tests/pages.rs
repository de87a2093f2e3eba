//! Where pages part what is said, as a reader sees it.

use super::{meta, table};
use crate::set;
use crate::tree::{Block, Document, Row};

/// The pages on which the rows of the only table stand, in their order: the page of each row's head.
fn pages_of_rows(blocks: Vec<Block>) -> Vec<usize> {
    let document = Document { meta: meta(true), blocks, signatures: Vec::new(), attachments: Vec::new() };
    let tree = set(&document).unwrap().1.to_string();
    let heads = tree.lines().filter_map(|line| line.split_once("TH scope=row p. "));
    heads.map(|(_, page)| page.trim().parse().unwrap()).collect()
}

fn summed(rows: usize) -> Block {
    let Block::Table(mut table) = table(rows) else { unreachable!() };
    table.rows.push(Row::new(vec!["Total".into(), "1,00\u{a0}€".into()]).total());
    Block::Table(table)
}

#[test]
fn no_page_ends_with_one_row_under_a_head_nor_begins_with_one_over_the_total() {
    let mut parted = 0;
    // Around what one page holds, then two.
    for rows in (28..42).chain(60..76) {
        let pages = pages_of_rows(vec![summed(rows)]);
        let on = |page: usize| pages.iter().filter(|one| **one == page).count();
        let last = *pages.last().unwrap();
        assert!(on(pages[0]) >= 2 && on(last) >= 4, "{rows} rows stand on {pages:?}");
        parted += usize::from(last > 1);
    }
    assert!(parted > 10, "no table was parted");
    // However far down its page a table begins.
    for above in (0..60).step_by(3) {
        let mut blocks: Vec<Block> = (0..above).map(|_| Block::text("Une ligne.")).collect();
        blocks.push(summed(40));
        let pages = pages_of_rows(blocks);
        let first = pages.iter().filter(|page| **page == pages[0]).count();
        assert!(first >= 2, "under {above} lines: {pages:?}");
    }
}
