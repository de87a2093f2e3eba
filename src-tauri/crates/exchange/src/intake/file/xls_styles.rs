//! How the cells of an `.xls` show their numbers: each names a style by its place, and each style a format.

use std::collections::HashMap;

use super::shown::Shown;
use super::xls::{BEGIN, records, word};
use super::xlsx_styles::Style;

const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;

/// The cells of a sheet whose numbers are shown by a format, by its number among the sheets: rows from 1, columns from 0.
pub fn shown(stream: &[u8], sheet: usize) -> Vec<((u32, u32), Shown)> {
    let (mut formats, mut styles, mut cells) = (HashMap::new(), Vec::new(), Vec::new());
    // The first group of records is the workbook's own, then one for each sheet.
    let mut group = 0;
    for (kind, content) in records(stream) {
        match kind {
            BEGIN => group += 1,
            FORMAT => {
                formats.extend(code(content).map(|code| (word(content, 0), Style::of(&code))));
            }
            STYLE => styles.push(word(content, 2)),
            FORMULA | NUMBER | SHORT_NUMBER if group == sheet + 2 => {
                let place = (word(content, 0) + 1, word(content, 2));
                cells.push((place, word(content, 4), kind == FORMULA));
            }
            SHORT_NUMBERS if group == sheet + 2 => {
                let of_each = content.get(4..).unwrap_or_default().chunks_exact(6);
                let place = |column: u32| (word(content, 0) + 1, word(content, 2) + column);
                cells.extend((0..).zip(of_each).map(|(column, one)| (place(column), word(one, 0), false)));
            }
            _ => {}
        }
    }
    let style = |at: u32| {
        let id = styles.get(usize::try_from(at).ok()?)?;
        Some(formats.get(id).copied().unwrap_or_else(|| Style::built_in(*id)))
    };
    let shown = |(place, at, is_computed): ((u32, u32), u32, bool)| {
        let shown = style(at).map(|style| style.shown).unwrap_or_default();
        (place, Shown { is_computed, ..shown })
    };
    cells.into_iter().map(shown).collect()
}

/// A format's code; letters of one byte each, or of two.
fn code(content: &[u8]) -> Option<String> {
    let count = usize::try_from(word(content, 2)).ok()?;
    let letters = content.get(5..)?;
    if content.get(4)? & 1 == 0 {
        return Some(letters.iter().take(count).map(|byte| char::from(*byte)).collect());
    }
    let wide: Vec<u16> =
        letters.chunks_exact(2).take(count).filter_map(|two| u16::try_from(word(two, 0)).ok()).collect();
    Some(String::from_utf16_lossy(&wide))
}
