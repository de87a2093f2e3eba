//! Amounts before VAT under a heading that does not say so: by a title of the sheet or a heading beside them, by what stands
//! in the row, by a column of their VAT, or by the file's own totals, which add it below.

use dossier::Value;
use dossier::number::write_count;

use super::arithmetic::Rows;
use super::headings::{without_brackets, words};
use super::said_beside::{named, said_beside};
use super::settle::give;
use super::{Column, Wait};
use crate::intake::aside::sums::{Amounts, equal, is_nothing, is_same};
use crate::intake::aside::totals::Called;
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::intake::lines::LineRead;
use crate::intake::lines::doubt::{Taxes, taxes};
use crate::intake::lines::quoted::quoted;
use crate::names::fold;

/// Texts that say it and nothing else.
const WHOLE: [&str; 6] = ["ht", "h t", "hors taxe", "hors taxes", "montant ht", "prix ht"];

/// Holds the amounts back where a title, a remark, the sheet's name, a heading or a column beside says that they are before
/// VAT, and their own heading nothing.
pub fn hold_back(columns: &mut [Column], grid: &Grid, head: u32, table: &Rows<'_>) -> Option<Wait> {
    let has_prices = columns.iter().any(|column| column.gives("basis/unit_price"));
    let is_unsaid = |column: &Column| {
        column.gives("basis/amount") && taxes(&column.heading) == Taxes::Unsaid && !has_prices
    };
    let at = columns.iter().position(is_unsaid)?;
    let beside = || said_beside(columns, table, at, |column| taxes(&column.heading) == Taxes::Without);
    let added = table.vat_of(columns, at);
    let vat = || {
        added.and_then(|added| columns.get(added)).map(|vat| format!("{} est la TVA à y ajouter", named(vat)))
    };
    let place = said(grid, head).or_else(beside).or_else(vat)?;
    if let Some(added) = added {
        // Amounts are no rates.
        give(columns, added, None);
    }
    let column = columns.get_mut(at)?;
    column.field = None;
    Some(Wait { columns: vec![column.index], why: why(&place) })
}

/// In French, that amounts are before VAT, and where that is said.
pub fn why(place: &str) -> String {
    format!(
        "La feuille dit que ses montants sont hors taxes ({place})\u{A0}: Amorce compte ce qui sera payé, TVA comprise, \
         et ne reprend aucun montant tel quel. Corrigez d’abord votre tableau\u{202F}; si ses montants sont bien ceux à payer, \
         dites ce que donne chaque colonne de montants."
    )
}

/// Where it is said: alone in a row above the head, or below it of amounts; a heading may be of two rows.
fn said(grid: &Grid, head: u32) -> Option<String> {
    let says = |row: &Row, text: &str| {
        let of_amounts =
            || words(text).split(' ').any(|word| matches!(word, "montant" | "montants" | "prix" | "couts"));
        let has_digits = text.contains(|c: char| c.is_ascii_digit());
        // « Marchés de moins de 40 000 € HT » is a threshold.
        let is_threshold = has_digits && text.contains('€') && !of_amounts();
        let is_far = has_digits && row.number > head;
        // « * hors taxes », of headings with a star.
        let is_of_a_star = || text.trim_start().starts_with('*') && WHOLE.contains(&words(text).as_str());
        // « TVA en sus »
        let is_added = words(text).contains("tva") && words(text).contains("en sus");
        is_added
            || taxes(text) == Taxes::Without
                && !is_far
                && !is_threshold
                && (row.number < head || of_amounts() || is_of_a_star())
    };
    let alone = grid.rows.iter().filter(|row| row.number != head && row.cells.len() == 1);
    let mut found = alone.filter_map(|row| match row.cells.first_key_value()? {
        (column, Cell::Text(text)) if says(row, text) => Some(address(row.number, *column)),
        _ => None,
    });
    // That of a `.csv` is its file's, which may be about anything.
    let is_named_so = !grid.from_csv && taxes(&grid.sheet) == Taxes::Without;
    let named = || is_named_so.then(|| format!("«\u{A0}{}\u{A0}»", grid.sheet));
    found.next().or_else(named)
}

/// In French, that a row says itself that its amount is before VAT: « HT » in a column of its own, « Étude (HT) ».
pub fn doubt(read: &LineRead, row: &Row) -> Option<String> {
    let lump_sum = Value::Text("lump_sum".to_owned());
    let is_lump_sum = read.values.iter().any(|(path, value)| path == "basis/kind" && *value == lump_sum);
    let says = |text: &str| {
        WHOLE.contains(&words(text).as_str())
            || words(text).ends_with("eur ht")
            || taxes(&without_brackets(text).1) == Taxes::Without
    };
    let mut found = row.cells.iter().filter_map(|(column, cell)| match cell {
        Cell::Text(text) if says(text) => Some((address(row.number, *column), quoted(text))),
        _ => None,
    });
    let (at, text) = found.next().filter(|_| is_lump_sum && read.faults.is_empty())?;
    Some(format!(
        "{at} dit que le montant est hors taxes («\u{A0}{text}\u{A0}»), et la ligne le compte tel quel, comme ce qui sera payé"
    ))
}

/// Rows of VAT, and the total that is all that stands above and them.
#[derive(Default)]
pub struct AddedVat {
    rows: Vec<u32>,
    amounts: Amounts,
    /// The row of that total.
    total: Option<u32>,
    /// The row of the last total that says that it is before VAT, and how a sentence names it.
    before: Option<(u32, String)>,
    /// The row of VAT that is a usual rate of all that stands above.
    of_all: Option<u32>,
}

/// The rates of VAT, in thousandths.
const USUAL: [i64; 4] = [200, 100, 55, 21];

impl AddedVat {
    /// Takes note of a row that is called something, below rows that will cost so much.
    /// `sums`: it says what rows above it amount to.
    pub fn judge(&mut self, row: u32, called: Called, name: &str, amounts: &Amounts, cost: i64, sums: bool) {
        let words = fold(name);
        if called == Called::Within && words.contains("tva") && !words.starts_with("dont") {
            if !is_nothing(amounts) && self.total.is_none() {
                let own = amounts.first().copied().unwrap_or_default();
                let is_at = |rate: i64| cost.checked_mul(rate).is_some_and(|vat| equal(vat / 1_000, own));
                self.of_all = self.of_all.or_else(|| USUAL.into_iter().any(is_at).then_some(row));
                self.rows.push(row);
                self.amounts.resize(amounts.len(), 0);
                for (sum, amount) in self.amounts.iter_mut().zip(amounts) {
                    *sum = sum.saturating_add(*amount);
                }
            }
        } else if called.is_sum() && !is_nothing(&self.amounts) {
            let with = |amount: &i64| if *amount == 0 { 0 } else { amount.saturating_add(cost) };
            let whole: Amounts = self.amounts.iter().map(with).collect();
            self.total = self.total.or_else(|| is_same(&whole, amounts).then_some(row));
        } else if called.is_sum()
            && taxes(name) == Taxes::Without
            && sums
            && amounts.first().is_some_and(|own| *own != 0)
        {
            self.before = Some((row, quoted(name)));
        }
    }

    /// Tells the lines above that they are before VAT, and of the rows of VAT what they are.
    pub fn tell(&self, lines: &mut [LineRead]) {
        if let (Some((total, name)), None) = (&self.before, self.total) {
            let number = write_count(*total as usize);
            let is_untold = |line: &&mut LineRead| {
                line.row < *total && line.aside.is_none() && line.doubt.is_none() && line.faults.is_empty()
            };
            for line in lines.iter_mut().filter(is_untold) {
                line.doubt = Some(format!(
                    "les montants sont hors taxes\u{A0}: la ligne {number} dit que leur somme l’est («\u{A0}{name}\u{A0}»)"
                ));
            }
        }
        if let (Some(vat), None, None) = (self.of_all, &self.before, self.total) {
            let number = write_count(vat as usize);
            for line in lines.iter_mut().filter(|line| line.row <= vat) {
                if line.row == vat {
                    line.aside =
                        Some("c’est la TVA des lignes au-dessus, qui sont hors taxes\u{A0}: elle en est un taux usuel".to_owned());
                } else if line.aside.is_none() && line.doubt.is_none() && line.faults.is_empty() {
                    line.doubt = Some(format!(
                        "les montants sont hors taxes\u{A0}: la ligne {number} donne la TVA de leur somme"
                    ));
                }
            }
        }
        let (Some(total), Some(first)) = (self.total, self.rows.first()) else { return };
        let (number, vat) = (write_count(total as usize), write_count(*first as usize));
        for line in lines.iter_mut().filter(|line| line.row < total) {
            if self.rows.contains(&line.row) {
                line.aside = Some(format!(
                    "c’est la TVA des autres lignes, qui sont hors taxes\u{A0}: le total de la ligne {number} l’ajoute à leur \
                     somme"
                ));
            } else if line.aside.is_none() && line.doubt.is_none() {
                line.doubt = Some(format!(
                    "les montants sont hors taxes\u{A0}: le total de la ligne {number} est leur somme et la TVA de la ligne \
                     {vat}"
                ));
            }
        }
    }
}
