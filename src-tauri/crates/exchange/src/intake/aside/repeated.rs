//! Costs that a table gives a second time without a total between: by their nature, or by when they are paid. Nothing but
//! their sum tells it, so that it is a remark.

use dossier::number::write_count;

use super::seen::Seen;
use super::sums::equal;

/// So many lines at the end are tried.
const MOST: usize = 50;

/// The last lines that say no more than a label and an amount, stand apart from those above, and amount to the cent to
/// what these do; and how a remark says it, in French.
pub fn repeated(rows: &[Seen]) -> Vec<(u32, String)> {
    let lines: Vec<(usize, &Seen)> = rows.iter().enumerate().filter(|(_, row)| row.is_line()).collect();
    let sum = |part: &[(usize, &Seen)], measure: usize| {
        let amounts = part.iter().filter_map(|(_, row)| row.amounts.get(measure));
        amounts.fold(0_i64, |sum, amount| sum.saturating_add(*amount))
    };
    let measures = lines.first().map_or(0, |(_, row)| row.amounts.len());
    let all: Vec<i64> = (0..measures).map(|measure| sum(&lines, measure)).collect();
    let bare = lines.iter().rev().take_while(|(_, row)| row.is_bare).count();
    let splits =
        (2..=bare.min(MOST)).filter_map(|last| lines.split_at_checked(lines.len().checked_sub(last)?));
    let is_apart = |above: &[(usize, &Seen)], below: &[(usize, &Seen)]| match (above.last(), below.first()) {
        (Some((before, above)), Some((at, first))) => *at > before + 1 || first.row > above.row + 1,
        _ => false,
    };
    let is_again = |below: &[(usize, &Seen)]| {
        let mut sums = all.iter().enumerate().map(|(measure, all)| (*all, sum(below, measure)));
        sums.any(|(all, below)| equal(all.saturating_sub(below), below))
    };
    let mut found =
        splits.filter(|(above, below)| above.len() > 1 && is_apart(above, below) && is_again(below));
    let Some((above, below)) = found.next() else { return Vec::new() };
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
