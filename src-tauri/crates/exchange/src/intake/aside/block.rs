//! Rows of a block without headings that are called totals: pasted as costs they would count twice.

use super::sums::{Above, Amounts};
use super::totals::{Called, called};
use crate::intake::columns::Column;
use crate::intake::grid::{Cell, Row};
use crate::intake::lines::amounts::Told;
use crate::names::fold;

/// The most columns of amounts that are looked at.
const SUMMED: usize = 8;
/// What a cost says in words beside its label: two of its category, its bearer and how it is computed.
const WORDS_OF_A_COST: usize = 2;

/// A row that is called a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTotal {
    /// Its place among the rows, from 0.
    pub row: usize,
    /// What it is called; empty where it is called nothing, and only gives the sum of rows above.
    pub label: String,
    /// Whether its amount is that of rows above it.
    pub fits: bool,
}

/// The rows that are called totals by their first cell, or another where that one is empty, and say no more than a total
/// does; and those that only give the sum of rows above. `amounts`: the columns, from 0, in which amounts stand.
pub fn named_totals(block: &[Vec<String>], amounts: &[u32]) -> Vec<NamedTotal> {
    let rows: Vec<Row> = (1..).zip(block).map(|(number, cells)| row(number, cells)).collect();
    let told: Vec<Told> = amounts
        .iter()
        .take(SUMMED)
        .map(|index| Told::of(&Column { index: *index, ..Column::default() }, rows.iter()))
        .collect();
    let mut above = Above::of(told.len());
    let mut totals = Vec::new();
    let mut is_labelled = false;
    for (at, row) in rows.iter().enumerate() {
        let own: Amounts = told.iter().map(|column| column.told(row).unwrap_or(0)).collect();
        let is_sum = |text: &String| called(&fold(text)).is_some_and(Called::is_sum);
        let (label, is_first) = match row.cells.get(&0).map(Cell::shown) {
            Some(label) => (Some(label).filter(is_sum), true),
            None => (row.cells.values().map(Cell::shown).find(is_sum), false),
        };
        is_labelled |= label.is_none() && is_first;
        let is_bare = row.cells.keys().all(|column| told.iter().any(|amount| amount.index() == *column));
        let (label, fits) = match label.filter(|_| words(row, &told) < WORDS_OF_A_COST) {
            Some(label) if is_first => (label, above.totalled_by(&own, &[]).is_some()),
            Some(label) if above.summed_by(&own).is_some() => (label, true),
            // Rows that have no labels at all are lines, whatever they amount to.
            None if is_bare && is_labelled && above.summed_by(&own).is_some() => (String::new(), true),
            _ => {
                above.add(row.number, &own, &[]);
                continue;
            }
        };
        if fits {
            above.cut();
        } else {
            above.add(row.number, &own, &[]);
        }
        totals.push(NamedTotal { row: at, label: label.trim().to_owned(), fits });
    }
    totals
}

fn row(number: u32, cells: &[String]) -> Row {
    let filled = (0..).zip(cells).filter(|(_, text)| !text.trim().is_empty());
    let cells = filled.map(|(column, text)| (column, Cell::Text(text.clone()))).collect();
    Row { number, cells, ..Row::default() }
}

/// How many cells beside the label say something in words.
fn words(row: &Row, told: &[Told]) -> usize {
    let is_word = |(column, cell): &(&u32, &Cell)| {
        let is_amount = told.iter().any(|amount| amount.index() == **column);
        !is_amount && !cell.shown().chars().any(|c| c.is_ascii_digit())
    };
    row.cells.iter().skip(1).filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(text: &str, amounts: &[u32]) -> Vec<(usize, String, bool)> {
        let block: Vec<Vec<String>> =
            text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect();
        named_totals(&block, amounts).into_iter().map(|total| (total.row, total.label, total.fits)).collect()
    }

    #[test]
    fn totals_and_subtotals_fit_by_their_sums_whatever_they_sum() {
        let text = "Atelier||100\nSalle||1 200,50 €\nTotal personnel||1 300,50\nBus||20\nSous-total||20\n\
            TOTAL BUDGET||1 320,50\nCumul 2026||1320,5";
        let fits: Vec<bool> = totals(text, &[2]).into_iter().map(|(.., fits)| fits).collect();
        assert_eq!(fits, [true; 4]);
        assert_eq!(totals(text, &[1]).iter().filter(|(.., fits)| *fits).count(), 0);
    }

    #[test]
    fn one_whose_sum_does_not_fit_is_told_and_sums_with_the_others() {
        let text = "Atelier|100\nTotal Energies|300\nTotal|400\nTotal|7";
        let told = [(1, "Total Energies", false), (2, "Total", true), (3, "Total", false)];
        assert_eq!(totals(text, &[1]), told.map(|(row, label, fits)| (row, label.to_owned(), fits)));
        assert_eq!(totals("Total|5\nTotal général|", &[1]).len(), 2);
        assert_eq!(totals("Atelier\nSous-total", &[1]), [(1, "Sous-total".to_owned(), false)]);
    }

    #[test]
    fn a_sum_without_a_label_is_one_too_and_so_is_one_that_is_called_so_further_on() {
        let text = "Atelier||100\nSalle||200\n||300";
        assert_eq!(totals(text, &[2]), [(2, String::new(), true)]);
        assert_eq!(totals("Atelier||100\n||100\n||7", &[2]), [], "one row alone is no sum");
        let text = "Atelier||100\nSalle||200\n|Total|300";
        assert_eq!(totals(text, &[2]), [(2, "Total".to_owned(), true)]);
        assert_eq!(totals("||100\n||200\n||300", &[2]), [], "none has a label");
        assert_eq!(totals("Atelier|Formation|100\nSalle|Formation|200\n|Formation|300", &[2]), []);
    }

    #[test]
    fn a_cost_says_whose_it_is_and_what_for_whatever_it_is_called() {
        assert_eq!(totals("Atelier|Formation|Drac|100\nTotal Energies|Formation|Drac|100", &[3]), []);
        assert_eq!(totals("Atelier|100\nTotalisateur|100", &[1]), []);
    }
}
