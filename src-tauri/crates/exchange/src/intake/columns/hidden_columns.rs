//! Columns that a spreadsheet does not show: folded away, they may say what the ones that are seen do not.

use super::Column;
use super::thousands::heads_money;
use crate::intake::grid::letters;

/// In French, those of them that are read, and those of money that are not.
pub fn hidden(columns: &[Column]) -> impl Iterator<Item = String> {
    columns.iter().filter(|column| column.is_hidden).filter_map(|column| {
        let what = match column.field {
            Some(_) => "et reprise",
            None if heads_money(&column.heading) => "et n’est pas reprise",
            None => return None,
        };
        Some(format!(
            "La colonne {} («\u{A0}{}\u{A0}») est masquée dans le fichier, {what}\u{A0}: vérifiez que c’est ce qu’il faut.",
            letters(column.index),
            column.heading
        ))
    })
}
