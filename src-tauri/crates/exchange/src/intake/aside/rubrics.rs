//! Rubrics that give their total on their own row, above what it sums, as the forms for grants do. Such a row is known
//! only once the rows below it are read.

use dossier::number::write_count;

use super::seen::Seen;
use super::sums::{is_nothing, is_same};

/// So many rows under one rubric alone make a list of labels and amounts one of rubrics.
const LEAST_UNDER_ONE: usize = 3;

/// A rubric, by its place among the rows, and the rows below that it sums.
struct Block {
    at: usize,
    last: usize,
    /// How many of them amount to something.
    filled: usize,
}

/// The rubrics among the rows that were not set aside, by their numbers, and why each is one, in French.
pub fn rubrics(seen: &[&Seen]) -> Vec<(u32, String)> {
    let is_list = seen.iter().all(|one| one.is_bare);
    let blocks = if is_list { of_list(seen) } else { of_table(seen) };
    // One that only repeats the row below may be a cost beside its like.
    if blocks.iter().all(|block| block.filled < 2) {
        return Vec::new();
    }
    blocks.iter().filter_map(|block| why(seen, block)).collect()
}

/// In a table, the rows that a rubric sums say more than it does: what for, whose they are, how they are computed.
fn of_table(seen: &[&Seen]) -> Vec<Block> {
    let starts = (0..seen.len()).filter(|at| seen.get(*at).is_some_and(|one| one.is_bare));
    let blocks = starts.filter_map(|at| {
        let below = seen.get(at + 1..)?;
        let end = below.iter().position(|one| one.is_bare).unwrap_or(below.len());
        sums(seen.get(at)?, below.get(..end)?).last().filter(|sum| sum.is_whole).map(|sum| sum.block(at))
    });
    blocks.collect()
}

/// A list of labels and amounts alone is made of rubrics from its first row to its last, or has none.
fn of_list(seen: &[&Seen]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while let Some(head) = seen.get(at) {
        let is_title = is_nothing(&head.amounts);
        let below = seen.get(at + 1..).unwrap_or_default();
        match sums(head, below).find(|sum| sum.is_whole) {
            _ if is_title => at += 1,
            Some(sum) => {
                let block = sum.block(at);
                at = block.last + 1;
                blocks.push(block);
            }
            None => return Vec::new(),
        }
    }
    match blocks.as_slice() {
        [one] if one.filled < LEAST_UNDER_ONE => Vec::new(),
        _ => blocks,
    }
}

/// The rows below a head, from the first to each.
struct Sum {
    rows: usize,
    filled: usize,
    /// Whether they amount to what the head does.
    is_whole: bool,
}

impl Sum {
    fn block(&self, at: usize) -> Block {
        Block { at, last: at + self.rows, filled: self.filled }
    }
}

fn sums<'a>(head: &'a Seen, below: &'a [&'a Seen]) -> impl Iterator<Item = Sum> + 'a {
    let none = (vec![0_i64; head.amounts.len()], 0, 0);
    below.iter().scan(none, |(sums, rows, filled), one| {
        for (sum, amount) in sums.iter_mut().zip(&one.amounts) {
            *sum = sum.saturating_add(*amount);
        }
        *rows += 1;
        *filled += usize::from(!is_nothing(&one.amounts));
        let is_whole = is_same(sums, &head.amounts);
        Some(Sum { rows: *rows, filled: *filled, is_whole })
    })
}

fn why(seen: &[&Seen], block: &Block) -> Option<(u32, String)> {
    let number = |at: usize| Some(write_count(seen.get(at)?.row as usize));
    let head = seen.get(block.at)?;
    let (named, first, last) = (&head.named, number(block.at + 1)?, number(block.last)?);
    let sum = if first == last {
        format!("le montant de la ligne {first}, qui la suit")
    } else {
        format!("la somme des lignes {first} à {last}, qui la suivent")
    };
    Some((head.row, format!("{named} donne {sum}, comme une rubrique avec son total")))
}

/// The most rows above a total among which rubrics are looked for so: each is tried with all that follow it.
const MOST: usize = 300;
/// The most levels of rubrics.
const LEVELS: usize = 3;

/// Where no reading of a total agrees with the lines above it, those of them that are rubrics, or sums below what they
/// sum, as it would have them: without them it agrees. By their places.
pub fn told_by_a_total(seen: &[&Seen], agrees: impl Fn(&[&Seen]) -> bool) -> Vec<(usize, &'static str)> {
    if seen.len() > MOST {
        return Vec::new();
    }
    let forwards: Vec<usize> = (0..seen.len()).collect();
    let backwards: Vec<usize> = forwards.iter().rev().copied().collect();
    for (order, side) in [(forwards, "qui la suivent"), (backwards, "qui la précèdent")] {
        for least in [2, 1] {
            let (mut left, mut heads) = (order.clone(), Vec::new());
            // Rubrics of rubrics: those within go first, then what they were in is one of what is left.
            for _ in 0..LEVELS {
                let found = heads_in(seen, &left, least);
                left.retain(|at| !found.contains(at));
                heads.extend(found);
                let rest: Vec<&Seen> = left.iter().filter_map(|at| seen.get(*at).copied()).collect();
                if agrees(&rest) {
                    return heads.into_iter().map(|at| (at, side)).collect();
                }
            }
        }
    }
    Vec::new()
}

/// The heads among some rows, each of which is what so many of the next amount to.
fn heads_in(seen: &[&Seen], order: &[usize], least: usize) -> Vec<usize> {
    let rows: Vec<&Seen> = order.iter().filter_map(|at| seen.get(*at).copied()).collect();
    let (mut at, mut heads) = (0, Vec::new());
    while let Some(head) = rows.get(at) {
        let below = rows.get(at + 1..).unwrap_or_default();
        match sums(head, below).find(|sum| sum.is_whole && sum.filled >= least) {
            Some(sum) if !is_nothing(&head.amounts) => {
                heads.extend(order.get(at));
                at += sum.rows + 1;
            }
            _ => at += 1,
        }
    }
    heads
}
