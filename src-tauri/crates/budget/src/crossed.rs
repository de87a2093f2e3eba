//! Bearer × category × year, zeros left out (`formats.md`, rule 8).

use crate::amounts::Cents;
use crate::budget::{BearerTotal, CategoryTotal, Crossed};
use crate::line::Line;
use crate::tables::YEAR;

/// The cells, in the order bearer, category, year; lines without an entry come last.
///
/// Lines are sorted by their place in the table, not put into a table of all places: two thousand bearers of
/// five hundred categories would be a table of millions of zeros.
pub(crate) fn table(lines: &[Line], bearers: &[BearerTotal], categories: &[CategoryTotal]) -> Vec<Crossed> {
    let mut placed: Vec<((usize, usize), &Line)> = lines.iter().map(|line| (place(line), line)).collect();
    placed.sort_unstable_by_key(|(place, _)| *place);
    let mut cells = Vec::new();
    for group in placed.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(((bearer, category), _)) = group.first() else {
            continue;
        };
        // Past the end of a table: the last entry, of lines without one, whose id is none.
        let bearer = bearers.get(*bearer).and_then(|total| total.id.as_ref());
        let category = categories.get(*category).and_then(|total| total.id.as_ref());
        let years = (1..).zip(by_year(group.iter().map(|(_, line)| *line)));
        cells.extend(years.filter(|(_, amount)| !amount.is_zero()).map(|(year, amount)| Crossed {
            bearer: bearer.cloned(),
            category: category.cloned(),
            year,
            amount,
        }));
    }
    cells
}

fn place(line: &Line) -> (usize, usize) {
    let last = usize::MAX;
    (line.facts.bearer.known().unwrap_or(last), line.facts.category.known().unwrap_or(last))
}

/// What some lines spend in each year of the project.
fn by_year<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<Cents> {
    let mut years: Vec<Cents> = Vec::new();
    for line in lines {
        let table = line.months.table() as usize;
        years.resize(table.div_ceil(YEAR), Cents::ZERO);
        let mut before = Cents::ZERO;
        for (end, year) in (1..).map(|year: u32| year * 12).zip(&mut years) {
            let through = line.months.through(end);
            *year += through - before;
            before = through;
        }
    }
    years
}
