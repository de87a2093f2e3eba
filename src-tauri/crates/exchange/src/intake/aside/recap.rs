//! A recapitulation of a table's own totals, line by line, before or behind what they sum: « Action 1 », « Action 2 ». Its
//! lines are no costs again, though they look like any other.

use dossier::number::write_count;

use super::seen::{Is, Seen};
use super::sums::{Amounts, equal_in_euros, is_nothing, is_same};
use crate::names::fold;

/// So many totals are looked at: a file may be made of them.
const MOST: usize = 200;

/// The lines of runs that give nothing but totals of other rows, in their order, two of them or more, are named in titles
/// or totals, and amount to all other lines; and why each is no cost, in French.
pub fn recaps(rows: &[Seen]) -> Vec<(u32, String)> {
    let is_total = |row: &&Seen| matches!(row.is, Is::Total { .. }) && !is_nothing(&row.amounts);
    let totals: Vec<&Seen> = rows.iter().filter(is_total).take(MOST).collect();
    if totals.len() < 2 {
        return Vec::new();
    }
    let all = sum(rows.iter().filter(|row| row.is_line()));
    // A total that counts them with all others knows better.
    let is_all = |total: &&Seen| {
        let mut measures = total.amounts.iter().zip(&all);
        measures.any(|(own, all)| *own != 0 && equal_in_euros(*all, *own))
    };
    if totals.iter().any(is_all) {
        return Vec::new();
    }
    let titles: Vec<String> = rows.iter().filter(|row| !row.is_line()).take(MOST).map(name).collect();
    let is_named = |row: &Seen| {
        let name = name(row);
        !name.is_empty() && titles.iter().any(|title| title.contains(&name))
    };
    let runs = rows.chunk_by(|one, next| one.is_line() == next.is_line());
    runs.filter(|run| run.len() > 1 && run.iter().all(|row| row.is_line() && row.is_bare && is_named(row)))
        .filter(|run| {
            let own = sum(run.iter());
            let mut measures = own.iter().zip(&all);
            measures.any(|(own, all)| *own != 0 && equal_in_euros(all.saturating_sub(*own), *own))
        })
        .flat_map(|run| {
            let (first, last) = (run.first().map_or(0, |row| row.row), run.last().map_or(0, |row| row.row));
            let above = totals.iter().filter(|total| total.row < first);
            let below = totals.iter().filter(|total| total.row > last);
            told(run, above).or_else(|| told(run, below)).unwrap_or_default()
        })
        .collect()
}

/// What a row is called, folded, without its address, between spaces.
fn name(row: &Seen) -> String {
    let folded = fold(&row.named);
    folded.split_once(' ').map(|(_, name)| format!(" {name} ")).unwrap_or_default()
}

fn sum<'a>(rows: impl Iterator<Item = &'a Seen>) -> Amounts {
    rows.fold(Amounts::new(), |mut sum, row| {
        sum.resize(row.amounts.len(), 0);
        sum.iter_mut().zip(&row.amounts).for_each(|(sum, amount)| *sum = sum.saturating_add(*amount));
        sum
    })
}

/// Each line of a run with the total that it gives, in the order of both.
fn told<'a>(run: &[Seen], mut totals: impl Iterator<Item = &'a &'a Seen>) -> Option<Vec<(u32, String)>> {
    let told = |line: &Seen| {
        let total = totals.find(|total| is_same(&total.amounts, &line.amounts))?;
        let number = write_count(total.row as usize);
        Some((
            line.row,
            format!("{} redonne le total de la ligne {number}, comme un récapitulatif", line.named),
        ))
    };
    run.iter().map(told).collect()
}
