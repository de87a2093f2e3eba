//! Rubrics that give their total on their own row, above what it sums, as the forms for grants do. Such a row is known
//! only once the rows below it are read.

use dossier::number::write_count;

use super::sums::{Amounts, is_nothing, is_same};

/// So many rows under one rubric alone make a list of labels and amounts one of rubrics.
const LEAST_UNDER_ONE: usize = 3;

/// A row, as far as it tells a rubric.
pub struct Seen {
    /// Its number.
    pub row: u32,
    /// What it amounts to.
    pub amounts: Amounts,
    /// How a sentence names it, where it says no more than a rubric does.
    pub rubric: Option<String>,
}

/// A rubric, by its place among the rows, and the rows below that it sums.
struct Block {
    at: usize,
    last: usize,
    /// How many of them amount to something.
    filled: usize,
}

/// The rubrics among the rows that were not set aside, by their numbers, and why each is one, in French.
pub fn rubrics(seen: &[Seen]) -> Vec<(u32, String)> {
    let is_list = seen.iter().all(|one| one.rubric.is_some());
    let blocks = if is_list { of_list(seen) } else { of_table(seen) };
    // One that only repeats the row below may be a cost beside its like.
    if blocks.iter().all(|block| block.filled < 2) {
        return Vec::new();
    }
    blocks.iter().filter_map(|block| why(seen, block)).collect()
}

/// In a table, the rows that a rubric sums say more than it does: what for, whose they are, how they are computed.
fn of_table(seen: &[Seen]) -> Vec<Block> {
    let starts = (0..seen.len()).filter(|at| seen.get(*at).is_some_and(|one| one.rubric.is_some()));
    let blocks = starts.filter_map(|at| {
        let below = seen.get(at + 1..)?;
        let end = below.iter().position(|one| one.rubric.is_some()).unwrap_or(below.len());
        sums(seen.get(at)?, below.get(..end)?).last().filter(|sum| sum.is_whole).map(|sum| sum.block(at))
    });
    blocks.collect()
}

/// A list of labels and amounts alone is made of rubrics from its first row to its last, or has none.
fn of_list(seen: &[Seen]) -> Vec<Block> {
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

fn sums<'a>(head: &'a Seen, below: &'a [Seen]) -> impl Iterator<Item = Sum> + 'a {
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

fn why(seen: &[Seen], block: &Block) -> Option<(u32, String)> {
    let number = |at: usize| Some(write_count(seen.get(at)?.row as usize));
    let head = seen.get(block.at)?;
    let (named, first, last) = (head.rubric.as_ref()?, number(block.at + 1)?, number(block.last)?);
    let sum = if first == last {
        format!("le montant de la ligne {first}, qui la suit")
    } else {
        format!("la somme des lignes {first} à {last}, qui la suivent")
    };
    Some((head.row, format!("{named} donne {sum}, comme une rubrique avec son total")))
}
