//! What the rows of a table say of its columns: that one is so many times another, a share of it, or it and a third one.

use dossier::number::{Unit, read_typed};
use rust_decimal::Decimal;

use super::Column;
use super::headings::{says_one_of, words};
use super::product::OF_OTHERS;
use super::thousands::heads_money;
use crate::intake::aside::totals::called;
use crate::intake::grid::{Cell, Row};
use crate::intake::lines::read_column::RATES;
use crate::names::fold;

/// For each row that says otherwise, so many that say so.
const MANY_TO_ONE: usize = 4;
/// What two roundings may take.
const A_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// So many columns are tried.
const ASKED: usize = 24;
/// So many columns of numbers are tried two by two: persons and nights.
const PAIRED: usize = 8;

/// What one column is multiplied by to give another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// How many.
    Count,
    /// One, in each row.
    One,
    /// A part of one.
    Share,
}

impl Factor {
    /// Whether it makes no part of it.
    pub fn counts(self) -> bool {
        self != Self::Share
    }
}

/// The rows of a table that are called no total, and the columns that may count in them.
pub struct Rows<'a> {
    rows: Vec<&'a Row>,
    counts: Vec<u32>,
}

impl<'a> Rows<'a> {
    /// By the headings, and the rows below them.
    pub fn of(columns: &[Column], rows: &[&'a Row]) -> Self {
        let is_total = |row: &&&Row| {
            let mut texts = row.cells.values().filter(|cell| matches!(cell, Cell::Text(_)));
            texts.next().is_some_and(|cell| called(&fold(&cell.shown())).is_some())
        };
        let rows = rows.iter().filter(|row| !is_total(row)).copied().collect();
        let mut table = Self { rows, counts: Vec::new() };
        let may_count = |column: &&Column| {
            let words = words(&column.heading);
            let is_number = matches!(words.as_str(), "n" | "no" | "numero" | "num" | "ligne" | "rang");
            !column.of_incomes
                && !is_number
                && !heads_money(&column.heading)
                && !says_one_of(&column.heading, &OF_OTHERS)
                && !table.only_numbers_rows(column.index)
        };
        let counts = columns.iter().filter(may_count).map(|column| column.index).take(ASKED);
        table.counts = counts.collect();
        table
    }

    /// What stands in another column, or in two, by which the rows make one of two columns out of the other.
    pub fn factor(&self, columns: &[Column], price: usize, product: usize) -> Option<Factor> {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let (price, product) = (index(price)?, index(product)?);
        let is_third = |index: &u32| ![price, product].contains(index);
        let counts: Vec<u32> = self.counts.iter().copied().filter(is_third).collect();
        let of_one = counts.iter().filter_map(|count| self.by(price, &[*count], product));
        let best = of_one.min_by_key(|factor| *factor == Factor::One);
        best.filter(|factor| *factor != Factor::One).or_else(|| self.by_two(price, &counts, product)).or(best)
    }

    /// The same by two columns that both count.
    fn by_two(&self, price: u32, counts: &[u32], product: u32) -> Option<Factor> {
        let holds_numbers =
            |index: &&u32| self.rows.iter().any(|row| row.cells.get(index).and_then(number).is_some());
        let counts: Vec<u32> = counts.iter().filter(holds_numbers).take(PAIRED).copied().collect();
        let mut pairs =
            (0..counts.len()).flat_map(|one| (one + 1..counts.len()).map(move |other| (one, other)));
        pairs.find_map(|(one, other)| {
            let by = self.by(price, &[*counts.get(one)?, *counts.get(other)?], product);
            by.filter(|factor| *factor == Factor::Count)
        })
    }

    fn by(&self, price: u32, factors: &[u32], product: u32) -> Option<Factor> {
        let (mut counts, mut ones, mut shares, mut others) = (0_usize, 0_usize, 0_usize, 0_usize);
        for row in &self.rows {
            let of = |column: u32| row.cells.get(&column).and_then(number).filter(|number| !number.is_zero());
            let factor = factors.iter().try_fold(Decimal::ONE, |whole, one| whole.checked_mul(of(*one)?));
            let (Some(price), Some(factor), Some(product)) = (of(price), factor, of(product)) else {
                continue;
            };
            let makes =
                |factor: Decimal| price.checked_mul(factor).is_some_and(|made| is_near(made, product));
            match factor {
                factor if factor == Decimal::ONE && makes(factor) => ones += 1,
                factor if makes(factor) && factor > Decimal::ONE => counts += 1,
                factor if makes(factor) || makes(factor / Decimal::ONE_HUNDRED) => shares += 1,
                _ => others += 1,
            }
        }
        let many = counts.max(shares);
        if many == 0 {
            return (ones > 0 && others == 0).then_some(Factor::One);
        }
        let found = if counts >= shares { Factor::Count } else { Factor::Share };
        (others * MANY_TO_ONE <= many).then_some(found)
    }

    /// Whether a column holds more than shares of one.
    pub fn holds_amounts(&self, columns: &[Column], at: usize) -> bool {
        columns.get(at).is_some_and(|column| self.numbers(column.index).any(|number| number > Decimal::ONE))
    }

    /// Whether each row with a price says what it makes.
    pub fn fills(&self, columns: &[Column], price: usize, product: usize) -> bool {
        let of = |row: &Row, at: usize| row.cells.get(&columns.get(at)?.index).and_then(number);
        let is_priced = |row: &&&Row| of(row, price).is_some_and(|price| !price.is_zero());
        self.rows.iter().filter(is_priced).all(|row| of(row, product).is_some())
    }

    /// Whether a column of VAT holds amounts of it, and not rates.
    pub fn has_vat(&self, columns: &[Column]) -> bool {
        columns.iter().any(|column| {
            is_vat(column) && self.numbers(column.index).any(|number| number > Decimal::ONE_HUNDRED)
        })
    }

    /// The place of the column of VAT that is a usual rate of another one in each row that says both: what is paid has it
    /// in it.
    pub fn vat_of(&self, columns: &[Column], at: usize) -> Option<usize> {
        let index = columns.get(at)?.index;
        let is_of_it = |column: &&Column| {
            let of =
                |row: &&Row, index| row.cells.get(&index).and_then(number).filter(|number| !number.is_zero());
            let both = |row: &&Row| of(row, index).zip(of(row, column.index));
            let mut rows = self.rows.iter().filter_map(both).peekable();
            let is_rate = |(amount, vat): (Decimal, Decimal)| {
                let makes = |rate: &i64| {
                    amount.checked_mul(Decimal::new(*rate, 4)).is_some_and(|made| is_near(made, vat))
                };
                RATES.iter().any(makes)
            };
            is_vat(column) && rows.peek().is_some() && rows.all(is_rate)
        };
        columns.iter().take(ASKED).position(|column| is_of_it(&column))
    }

    /// Whether a column of VAT holds usual rates of it alone.
    pub fn holds_rates(&self, column: &Column) -> bool {
        let is_rate = |rate: Decimal| {
            let says = |usual: &i64| Decimal::new(*usual, 2) == rate || Decimal::new(*usual, 4) == rate;
            RATES.iter().any(says)
        };
        is_vat(column) && self.numbers(column.index).all(is_rate)
    }

    /// Whether a column is another and a third one, in each row that says all three.
    pub fn adds(&self, columns: &[Column], part: usize, whole: usize) -> bool {
        columns.iter().take(ASKED).any(|column| self.adds_of(columns, part, column.index, whole))
    }

    /// The same where the third one is of VAT.
    pub fn adds_vat(&self, columns: &[Column], part: usize, whole: usize) -> bool {
        columns
            .iter()
            .take(ASKED)
            .any(|column| is_vat(column) && self.adds_of(columns, part, column.index, whole))
    }

    fn adds_of(&self, columns: &[Column], part: usize, added: u32, whole: usize) -> bool {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let (Some(part), Some(whole)) = (index(part), index(whole)) else { return false };
        if [part, whole].contains(&added) || part == whole {
            return false;
        }
        let of = |row: &Row, column: u32| row.cells.get(&column).and_then(number);
        let all = |row: &&Row| Some((of(row, part)?, of(row, added)?, of(row, whole)?));
        let mut rows = self.rows.iter().filter_map(all).filter(|(_, added, _)| !added.is_zero()).peekable();
        rows.peek().is_some()
            && rows.all(|(part, added, whole)| part.checked_add(added).is_some_and(|sum| is_near(sum, whole)))
    }

    /// Whether a column is the sum of others, in each row that says it and one of them.
    pub fn sums(&self, columns: &[Column], whole: usize, parts: &[usize]) -> bool {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let of = |row: &Row, at: usize| row.cells.get(&index(at)?).and_then(number);
        let both = |row: &&Row| {
            let mut said = parts.iter().filter_map(|part| of(row, *part)).peekable();
            said.peek()?;
            let sum = said.try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part))?;
            of(row, whole).map(|whole| (sum, whole))
        };
        let mut rows = self.rows.iter().filter_map(both).peekable();
        rows.peek().is_some() && rows.all(|(sum, whole)| is_near(sum, whole))
    }

    /// Whether a column holds texts and no number.
    pub fn holds_texts(&self, index: u32) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.cells.get(&index)).peekable();
        cells.peek().is_some() && self.numbers(index).next().is_none()
    }

    /// The numbers of a column.
    pub fn numbers(&self, index: u32) -> impl Iterator<Item = Decimal> + '_ {
        self.rows.iter().filter_map(move |row| number(row.cells.get(&index)?))
    }

    /// Whether a column numbers the rows, one after the other: it counts nothing.
    fn only_numbers_rows(&self, index: u32) -> bool {
        let numbers: Vec<Decimal> = self.numbers(index).collect();
        numbers.len() > 2
            && numbers.first() == Some(&Decimal::ONE)
            && numbers
                .windows(2)
                .all(|two| matches!(two, [one, next] if one.checked_add(Decimal::ONE) == Some(*next)))
    }

    /// Whether two columns say different amounts of a row.
    pub fn differ(&self, columns: &[Column], one: usize, other: usize) -> bool {
        let of = |row: &Row, at: usize| row.cells.get(&columns.get(at)?.index).and_then(number);
        let is_off = |(one, other): (Decimal, Decimal)| !other.is_zero() && !is_near(one, other);
        self.rows.iter().any(|row| of(row, one).zip(of(row, other)).is_some_and(is_off))
    }
}

/// Whether two numbers are the same, but for rounding; a file may hold numbers whose difference none can be.
fn is_near(one: Decimal, other: Decimal) -> bool {
    one.checked_sub(other).is_some_and(|off| off.abs() <= A_CENT)
}

fn is_vat(column: &Column) -> bool {
    words(&column.heading).replace("t v a", "tva").split(' ').any(|word| word == "tva")
}

/// A number or a share: « 30 % » as 30.
fn number(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Number(number) => number.parse().ok(),
        Cell::Text(text) => read_typed(text.trim().trim_end_matches('%'), 4, Unit::EUROS).ok(),
        _ => None,
    }
}
