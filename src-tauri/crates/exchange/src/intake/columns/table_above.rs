//! Another table above the one that is read: what is not taken of a sheet may be costs.

use dossier::number::write_count;

use super::headings::guess;
use super::holds_number;
use crate::intake::aside::heads::is_number;
use crate::intake::grid::{Grid, Row};

/// In French, that a table stands above the head, and how to take it: its headings, then rows with numbers.
pub fn table_above(grid: &Grid, head: u32) -> Option<String> {
    let above = || grid.rows.iter().filter(|row| row.number < head);
    let is_head = |row: &&Row| {
        let known: Vec<_> = row.cells.values().filter_map(|cell| guess(&cell.shown())).collect();
        known.len() > 1 && known.iter().any(|field| is_number(field)) && !row.cells.values().any(holds_number)
    };
    let first = above().find(is_head)?.number;
    let filled = above().filter(|row| row.number > first && row.cells.values().any(holds_number)).count();
    if filled == 0 {
        return None;
    }
    Some(format!(
        "Un autre tableau commence à la ligne {}, au-dessus de celui qui est lu\u{A0}: rien n’en est repris, alors que \
         {} y {} des nombres. Si ce sont des dépenses, copiez-le dans une feuille à part et importez-la à son tour.",
        write_count(first as usize),
        if filled > 1 { format!("{} lignes", write_count(filled)) } else { "une ligne".to_owned() },
        if filled > 1 { "portent" } else { "porte" },
    ))
}
