//! Costs that a table gives a second time without a total between: by their nature, or by when they are paid. Nothing but
//! their sum tells it, so that it is a remark.

use dossier::number::write_count;

use super::seen::Seen;
use super::sums::equal;

/// The lines below the one title or empty row of a table that has none above, where they say no more than a label and an
/// amount, and amount to the cent to those above it; and how a remark says it, in French.
pub fn repeated(rows: &[Seen]) -> Vec<(u32, String)> {
    if !rows.first().is_some_and(Seen::is_line) {
        return Vec::new();
    }
    let lines: Vec<(usize, &Seen)> = rows.iter().enumerate().filter(|(_, row)| row.is_line()).collect();
    let is_together = |(at, one): &(usize, &Seen), (next, other): &(usize, &Seen)| {
        *next == at + 1 && other.row == one.row + 1
    };
    let mut blocks = lines.chunk_by(is_together);
    let (Some(above), Some(below), None) = (blocks.next(), blocks.next(), blocks.next()) else {
        return Vec::new();
    };
    let sum = |part: &[(usize, &Seen)], measure: usize| {
        let amounts = part.iter().filter_map(|(_, row)| row.amounts.get(measure));
        amounts.fold(0_i64, |sum, amount| sum.saturating_add(*amount))
    };
    let measures = rows.first().map_or(0, |row| row.amounts.len());
    let is_again = (0..measures).any(|measure| equal(sum(above, measure), sum(below, measure)));
    if above.len() < 2 || below.len() < 2 || !is_again || !below.iter().all(|(_, row)| row.is_bare) {
        return Vec::new();
    }
    let number = |line: Option<&(usize, &Seen)>| write_count(line.map_or(0, |(_, row)| row.row as usize));
    let remark = format!(
        "les lignes {} à {} font ensemble autant que celles des lignes {} à {}\u{A0}: ne les prenez pas si ce sont les mêmes \
         dépenses, dites autrement",
        number(below.first()),
        number(below.last()),
        number(above.first()),
        number(above.last()),
    );
    below.iter().map(|(_, row)| (row.row, remark.clone())).collect()
}
