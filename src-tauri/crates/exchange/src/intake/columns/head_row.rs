//! Which row holds the headings of a table: below titles, above amounts, or none.

use super::fields::Field;
use super::{holds_number, second_best};
use crate::intake::grid::{Cell, Grid, Row};
use crate::names::fold;

/// How far down a head is looked for.
const HEAD_ROWS: usize = 40;
/// Headings that are small words, and say nothing alone.
const PREPOSITIONS: [&str; 4] = ["a", "au", "de", "du"];

/// The row with the most known headings, the first of equal ones; without any, the first row, or an empty one above it.
pub fn head_row(grid: &Grid, means: &impl Fn(&str) -> Option<&'static Field>) -> Option<Row> {
    let mut widest_above = 0;
    let mut scored: Vec<(usize, &Row)> = Vec::new();
    for row in grid.rows.iter().take(HEAD_ROWS) {
        let known: Vec<(&'static Field, String)> = (row.cells.values().map(|cell| grid.text_of(cell)))
            .filter_map(|text| Some((means(&text)?, text)))
            .collect();
        // One word that is known may stand by chance in a line of a table whose headings say nothing to us: « a » is
        // « À », the month of the end, and « Forfait » what a line is called.
        let by_chance = || {
            let [(field, _)] = known.as_slice() else { return false };
            let holds_number = row.cells.values().any(holds_number);
            (holds_number && !heads_numbers(row, field.code == "label"))
                || (widest_above > 1 && row.cells.len() <= widest_above && field.code != "label")
        };
        let small = |(_, shown): &(&Field, String)| PREPOSITIONS.contains(&fold(shown).as_str());
        let score = if known.iter().all(small) || by_chance() { 0 } else { known.len() };
        widest_above = widest_above.max(row.cells.len());
        scored.push((score, row));
    }
    // Below a title, « Actions » and « Budget » are known by each other.
    let is_second = |row: &Row| {
        row.cells.values().filter(|cell| second_best::is_second_best(&cell.shown())).take(2).count() > 1
    };
    if scored.iter().all(|(score, _)| *score == 0)
        && let Some((_, row)) = scored.iter().find(|(_, row)| is_second(row))
    {
        return Some((*row).clone());
    }
    let best = scored.iter().rev().max_by_key(|(score, _)| *score)?;
    let is_known = |row: &Row| row.cells.values().any(|cell| means(&cell.shown()).is_some());
    let (_, row) = match best {
        // Years over amounts that nothing else heads, below a title.
        (0, _) => scored.iter().find(|(_, row)| heads_numbers(row, is_known(row))).unwrap_or(best),
        best => best,
    };
    // What begins with a number has no headings: its first row is a cost.
    let is_headed = best.0 > 0 || heads_numbers(row, is_known(row)) || !row.cells.values().any(holds_number);
    Some(if is_headed { (*row).clone() } else { Row::default() })
}

/// Whether the numbers of a row are the years of its columns, or count them: one year may be an amount, where nothing is
/// known beside it.
fn heads_numbers(row: &Row, is_known: bool) -> bool {
    let numbers = row.cells.values().filter(|cell| holds_number(cell)).map(Cell::shown);
    let numbers: Option<Vec<u16>> = numbers.map(|text| text.trim().parse().ok()).collect();
    let Some(numbers) = numbers else { return false };
    let are_years = numbers.iter().all(|year| (1990..2100).contains(year));
    match numbers.as_slice() {
        [] => false,
        [_] => are_years && is_known,
        _ => are_years || (1..).zip(&numbers).all(|(place, number)| place == *number),
    }
}
