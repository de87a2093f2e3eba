//! Numbers of a `.csv` that its separator cut in two: « Étude,1000,50 » where « 1000,50 » is meant, « Étude,12,500 » where
//! thousands are.

use super::CellFault;
use crate::intake::columns::Layout;
use crate::intake::grid::{Cell, Grid, Row, address};

/// The fault of a row that has more cells than there are headings, and two of them may be one number.
pub fn fault(grid: &Grid, layout: &Layout, row: &Row) -> Option<CellFault> {
    if grid.widths.get(&row.number)? <= grid.widths.get(&layout.head)? {
        return None;
    }
    let digits = |column: u32| match row.cells.get(&column) {
        Some(Cell::Text(text)) => Some(text.trim().trim_end_matches(['€', ' ', '\u{A0}', '"'])),
        _ => None,
    };
    let is_number =
        |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    // « 50 » of « 1000,50 », « 500 » of « 12,500 », « 500.25 » of « 12,500.25 ».
    let is_rest = |rest: &&str| {
        let (whole, decimals) = rest.split_once('.').unwrap_or((rest, "0"));
        is_number(&whole) && is_number(&decimals) && (whole.len() == 3 || whole.len() <= 2 && whole == *rest)
    };
    let cut = |column: &&crate::intake::Column| {
        let (whole, rest) = (digits(column.index), digits(column.index + 1));
        whole.filter(is_number).is_some() && rest.filter(is_rest).is_some()
    };
    let column = layout.columns.iter().filter(|column| column.field.is_some()).find(cut)?;
    let (whole, decimals) = (digits(column.index)?, digits(column.index + 1)?);
    Some(CellFault {
        cell: address(row.number, column.index),
        field: column.field.map_or("", |field| field.code),
        message: format!(
            "la ligne a plus de cases que d’intitulés, et «\u{A0}{whole}\u{A0}», «\u{A0}{decimals}\u{A0}» sont peut-être un \
             seul nombre, coupé à sa virgule\u{A0}: mettez-le entre guillemets, ou séparez les colonnes par des \
             points-virgules"
        ),
    })
}
