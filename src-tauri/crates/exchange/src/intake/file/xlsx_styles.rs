//! How the cells of an `.xlsx` show their numbers: each cell names a style, and each style a format.

use std::collections::HashMap;

use super::dates::is_date;
use super::shown::Shown;
use super::walk::{Node, walk};
use super::zipped::Parts;
use crate::intake::IntakeError;

/// How a style shows numbers.
#[derive(Clone, Copy, Default)]
pub struct Style {
    /// As a date.
    pub is_date: bool,
    /// As a number.
    pub shown: Shown,
}

impl Style {
    /// By a format's code.
    pub fn of(code: &str) -> Self {
        let is_date = is_date(code);
        Self { is_date, shown: if is_date { Shown::default() } else { Shown::of_code(code) } }
    }

    /// Of a format that every spreadsheet knows by its number alone.
    pub fn built_in(id: u32) -> Self {
        match id {
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self { is_date: true, ..Self::default() },
            1 | 3 | 37 | 38 | 41 => Self::of("0"),
            2 | 4 | 39 | 40 | 43 => Self::of("0.00"),
            // The money of the country where the file is opened.
            5 | 6 | 42 => Self::of("0\\ \"€\""),
            7 | 8 | 44 => Self::of("0.00\\ \"€\""),
            9 => Self::of("0%"),
            10 => Self::of("0.00%"),
            _ => Self::default(),
        }
    }
}

/// The styles of cells, by their place in the file.
///
/// # Errors
/// Where the part is damaged.
pub fn styles(parts: &mut Parts<'_>, folder: &str) -> Result<Vec<Style>, IntakeError> {
    let part = format!("{folder}styles.xml");
    let (mut own, mut styles, mut in_cells) = (HashMap::new(), Vec::new(), false);
    if !parts.has(&part) {
        return Ok(styles);
    }
    walk(parts.part(&part)?, |node| {
        match node {
            Node::Open("numFmt", attributes) => {
                let code = attributes.get("formatCode")?.unwrap_or_default();
                own.extend(attributes.number::<u32>("numFmtId")?.map(|id| (id, Style::of(&code))));
            }
            Node::Open("cellXfs", _) => in_cells = true,
            Node::Open("xf", attributes) if in_cells => {
                let id = attributes.number("numFmtId")?.unwrap_or(0);
                styles.push(own.get(&id).copied().unwrap_or_else(|| Style::built_in(id)));
            }
            Node::Close("cellXfs") => in_cells = false,
            _ => {}
        }
        Ok(true)
    })?;
    Ok(styles)
}
