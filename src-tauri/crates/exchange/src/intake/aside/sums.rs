//! What stands above a row of a table, and which part of it a row sums.
//!
//! Amounts are kept by measure: what a line will cost, as the budget computes it, and what each of the file's own
//! columns of amounts says. A total stands in one of these columns, and sums that one.

use std::collections::HashMap;

use dossier::number::write_count;

/// Amounts of a row by measure, in ten-thousandths; zero where it says none, as a spreadsheet's sum takes it.
pub type Amounts = Vec<i64>;

/// Half a cent, in ten-thousandths: what rounding may take.
const HALF_A_CENT: i64 = 50;
const A_EURO: i64 = 10_000;

/// The rows above that were not set aside.
pub struct Above {
    rows: Vec<u32>,
    measures: Vec<Measure>,
    /// Where each run of them begins: at the top, and behind every row that was set aside.
    runs: Vec<usize>,
    /// What the rows of one category or bearer amount to.
    groups: HashMap<String, Amounts>,
}

#[derive(Clone)]
struct Measure {
    /// What the first rows amount to, from none of them to all.
    sums: Vec<i64>,
    /// How many of these amount to something.
    filled: Vec<usize>,
}

impl Above {
    /// Nothing yet, of so many measures.
    pub fn of(measures: usize) -> Self {
        let none = Measure { sums: vec![0], filled: vec![0] };
        let measures = vec![none; measures];
        Self { rows: Vec::new(), measures, runs: vec![0], groups: HashMap::new() }
    }

    /// A row that is a cost.
    pub fn add(&mut self, row: u32, amounts: &Amounts, groups: &[String]) {
        self.rows.push(row);
        for (measure, amount) in self.measures.iter_mut().zip(amounts) {
            measure.sums.push(last(&measure.sums).saturating_add(*amount));
            measure.filled.push(last(&measure.filled) + usize::from(*amount != 0));
        }
        for group in groups {
            let sums = self.groups.entry(group.clone()).or_insert_with(|| vec![0; amounts.len()]);
            for (sum, amount) in sums.iter_mut().zip(amounts) {
                *sum = sum.saturating_add(*amount);
            }
        }
    }

    /// A row that was set aside: the next total sums what follows it.
    pub fn cut(&mut self) {
        if self.runs.last() != Some(&self.rows.len()) {
            self.runs.push(self.rows.len());
        }
    }

    /// What they will cost in all.
    pub fn cost(&self) -> i64 {
        self.measures.first().map_or(0, |measure| last(&measure.sums))
    }

    /// In French, the rows that amount to what a row does: at least two of them, from where a run begins.
    pub fn summed_by(&self, amounts: &Amounts) -> Option<String> {
        self.find(amounts, 2, equal, || self.runs.iter().rev().copied())
    }

    /// The same for a row that is called a total: one row is enough, or they are of its category or bearer, or they begin
    /// anywhere. A row that says both, as a cost does, is the total of more than the one line above.
    pub fn totalled_by(&self, amounts: &Amounts, groups: &[String]) -> Option<String> {
        let runs = self.find(amounts, 1, equal_in_euros, || self.runs.iter().rev().copied());
        let anywhere =
            || self.find(amounts, groups.len().max(1), equal_in_euros, || (0..self.rows.len()).rev());
        runs.or_else(|| self.grouped_by(amounts, groups)).or_else(anywhere)
    }

    /// In French, the rows of a category or a bearer that amount to what a row does.
    pub fn grouped_by(&self, amounts: &Amounts, groups: &[String]) -> Option<String> {
        let is_sum = |group: &&String| {
            let sums = self.groups.get(*group);
            sums.is_some_and(|sums| sums.iter().zip(amounts).any(|(sum, own)| equal_in_euros(*sum, *own)))
        };
        let group = groups.iter().find(is_sum)?;
        let of = if group.starts_with("category") { "du même poste" } else { "du même porteur" };
        Some(format!("la somme des lignes {of} qui précèdent"))
    }

    fn find<I: Iterator<Item = usize>>(
        &self,
        amounts: &Amounts,
        least: usize,
        equal: fn(i64, i64) -> bool,
        starts: impl Fn() -> I,
    ) -> Option<String> {
        let found = self.measures.iter().zip(amounts).find_map(|(measure, amount)| {
            let (total, filled) = (last(&measure.sums), last(&measure.filled));
            let begins = |start: &usize| {
                let sum = measure.sums.get(*start).map_or(0, |before| total.saturating_sub(*before));
                let rows = measure.filled.get(*start).map_or(0, |before| filled - before);
                rows >= least && equal(sum, *amount)
            };
            starts().find(begins)
        })?;
        let (first, last) = (*self.rows.get(found)?, *self.rows.last()?);
        let number = |row: u32| write_count(row as usize);
        Some(match found {
            _ if first == last => format!("celui de la ligne {}", number(first)),
            0 if self.runs.len() > 1 => "la somme des lignes qui précèdent".to_owned(),
            _ => format!("la somme des lignes {} à {}", number(first), number(last)),
        })
    }
}

/// Whether a row amounts to nothing, whatever the measure.
pub fn is_nothing(amounts: &Amounts) -> bool {
    amounts.iter().all(|amount| *amount == 0)
}

/// Whether, by any measure, a sum that is something is another, but for rounding.
pub fn is_same(sum: &Amounts, other: &Amounts) -> bool {
    sum.iter().zip(other).any(|(sum, other)| equal(*sum, *other))
}

/// Whether a sum that is something is another, but for rounding.
pub fn equal(sum: i64, amount: i64) -> bool {
    amount != 0 && sum.saturating_sub(amount).saturating_abs() <= HALF_A_CENT
}

/// Whether a total is a sum, but for the rounding of so many products, or of the total itself in whole euros.
pub fn near(sum: i64, total: i64, products: i64) -> bool {
    let rounding = HALF_A_CENT.saturating_mul(products.max(1));
    let is_near = total != 0 && sum.saturating_sub(total).saturating_abs() <= rounding;
    is_near || equal_in_euros(sum, total)
}

/// The same for a total that is written in whole euros, where what it sums is not.
pub fn equal_in_euros(sum: i64, amount: i64) -> bool {
    let is_rounded = amount % A_EURO == 0 && sum % A_EURO != 0;
    equal(sum, amount) || (is_rounded && amount != 0 && sum.saturating_sub(amount).saturating_abs() <= A_EURO)
}

fn last<T: Copy + Default>(list: &[T]) -> T {
    list.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(rows: &[(i64, &str)]) -> Above {
        let mut above = Above::of(1);
        for (row, (amount, group)) in (2..).zip(rows) {
            match *group {
                "cut" => above.cut(),
                group => above.add(row, &vec![amount * 10_000], &[group.to_owned()]),
            }
        }
        above
    }

    #[test]
    fn a_sum_is_of_a_run_and_of_two_rows_at_least_that_amount_to_something() {
        let above = above(&[(10, ""), (20, ""), (0, "cut"), (5, ""), (0, ""), (7, "")]);
        let of =
            |amount: i64| above.summed_by(&vec![amount * 10_000]).map(|text| text.replace('\u{A0}', " "));
        assert_eq!(of(12).as_deref(), Some("la somme des lignes 5 à 7"));
        assert_eq!(of(42).as_deref(), Some("la somme des lignes qui précèdent"));
        assert_eq!((of(7), of(30), of(0)), (None, None, None));
        let one = tests::above(&[(5, ""), (0, "")]);
        assert_eq!(one.summed_by(&vec![50_000]), None, "a row without an amount is no second one");
    }

    #[test]
    fn a_total_sums_from_anywhere_or_its_category() {
        let above = above(&[(10, "a"), (20, "b"), (5, "a"), (7, "b")]);
        let of = |amount: i64, group: &str| above.totalled_by(&vec![amount * 10_000], &[group.to_owned()]);
        assert_eq!(of(7, "").as_deref(), Some("celui de la ligne 5"));
        let both = above.totalled_by(&vec![70_000], &["x".to_owned(), "y".to_owned()]);
        assert_eq!(both, None, "« Total Energies » may cost what the line above does");
        assert_eq!(of(12, "").as_deref(), Some("la somme des lignes 4 à 5"));
        assert!(of(15, "a").is_some() && of(15, "b").is_none());
    }
}
