//! Which rows of a table a page may not part: a row alone under its head, or over its total, reads as a mistake.

use crate::tree::{Row, RowKind};

/// The rows that stay together where a table, or a group of it, begins, and where a group ends.
const FEW: usize = 2;
/// And where the table ends, with the total under them if it has one.
const LAST: usize = 3;

/// For each row, whether the next one must stand on the same page.
pub fn joined(rows: &[Row]) -> Vec<bool> {
    let kind = |at: usize| rows.get(at).map(|row| row.kind);
    let data = |at: usize| kind(at) == Some(RowKind::Data);
    let sums = |at: usize| matches!(kind(at), Some(RowKind::Subtotal | RowKind::Total));
    let mut joined: Vec<bool> =
        (0..rows.len()).map(|at| kind(at) == Some(RowKind::Group) || sums(at + 1)).collect();
    let mut start = 0;
    while start < rows.len() {
        let length = (start..rows.len()).take_while(|at| data(*at)).count();
        let end = start + length;
        let closes = (end..rows.len()).all(sums);
        let last = if closes { LAST } else { FEW };
        for at in start..end.saturating_sub(1) {
            let (before, after) = (at - start + 1, end - at - 1);
            if let Some(joined) = joined.get_mut(at) {
                *joined = before < FEW || after < last;
            }
        }
        start = end.max(start + 1);
    }
    if let Some(last) = joined.last_mut() {
        *last = false;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows by their first letters; the parts that pages keep whole, one a word.
    fn parts(kinds: &str) -> String {
        let rows: Vec<Row> = kinds
            .chars()
            .map(|kind| match kind {
                'g' => Row::default().group(),
                's' => Row::default().subtotal(),
                't' => Row::default().total(),
                _ => Row::default(),
            })
            .collect();
        kinds
            .chars()
            .zip(joined(&rows))
            .map(|(kind, joined)| if joined { kind.to_string() } else { format!("{kind} ") })
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    #[test]
    fn a_table_begins_with_two_rows_and_ends_with_three() {
        assert_eq!(parts("ddddddd"), "dd d d ddd");
        assert_eq!(parts("ddddd"), "dd ddd");
        assert_eq!(parts("dddd"), "dddd");
        assert_eq!(parts("d"), "d");
        assert_eq!(parts(""), "");
    }

    #[test]
    fn a_total_has_three_rows_over_it_and_sums_follow_each_other() {
        assert_eq!(parts("ddddddt"), "dd d dddt");
        assert_eq!(parts("ddddddst"), "dd d dddst");
    }

    #[test]
    fn a_group_has_its_head_and_the_parts_between_groups_can_part() {
        assert_eq!(parts("gdgdgds"), "gd gd gds");
        assert_eq!(parts("gddddddsgdddddt"), "gdd d d dds gdd dddt");
        assert_eq!(parts("gddddsgdt"), "gdd dds gdt");
        assert_eq!(parts("gg"), "gg");
    }
}
