//! Rows aligned for people; what a script reads is JSON.

use std::fmt;

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A head and rows.
#[derive(Clone, Debug)]
pub struct Table {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its columns; one without names has no head.
    pub fn new(columns: &[(&str, Side)]) -> Self {
        let head: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let rows = if head.iter().all(String::is_empty) { Vec::new() } else { vec![head] };
        Self { sides: columns.iter().map(|(_, side)| *side).collect(), rows }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| cell.replace(['\n', '\t'], " ")).collect());
    }
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.sides.len()).map(widest).collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, side), widest) in row.iter().zip(&self.sides).zip(&widths) {
                if !line.is_empty() {
                    line.push_str("  ");
                }
                let room = " ".repeat(widest.saturating_sub(width(cell)));
                match side {
                    Side::Left => line.extend([cell, room.as_str()]),
                    Side::Right => line.extend([room.as_str(), cell]),
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A text cut to a width, so that a row stays on its line.
pub fn cut(text: &str, widest: usize) -> String {
    if width(text) <= widest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(widest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_figures_right_without_trailing_spaces() {
        let mut table = Table::new(&[("Poste", Side::Left), ("Montant", Side::Right), ("Note", Side::Left)]);
        table.row(["Éclairage".to_owned(), "12,00 €".to_owned(), String::new()]);
        table.row(["Salle".to_owned(), "1 012,00 €".to_owned(), "louée".to_owned()]);
        assert_eq!(
            table.to_string(),
            "Poste         Montant  Note\n\
             Éclairage     12,00 €\n\
             Salle      1 012,00 €  louée\n"
        );
    }

    #[test]
    fn a_long_text_is_cut_with_a_sign() {
        assert_eq!(cut("Laboratoire d’été", 12), "Laboratoire…");
        assert_eq!(cut("court", 12), "court");
    }
}
