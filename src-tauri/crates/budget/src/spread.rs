//! An amount spread over months, in closed form (`formats.md`, rule 3): nothing is stored month by month.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::amounts::Cents;

/// `n` cents over `k` months: `n div k` each, and the first `n mod k` months one cent more.
///
/// Written as an array with one amount for each month of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    amount: Cents,
    first: u32,
    last: u32,
    table: u32,
    /// What each month has at least, in cents: divided once.
    each: i64,
    /// How many of the first months have a cent more.
    longer: u32,
}

impl Spread {
    /// Spreads an amount over the months `first`, from 1, to `last`, which is never before the first.
    pub(crate) fn new(amount: Cents, first: u32, last: u32) -> Self {
        let length = i64::from(last.saturating_sub(first)) + 1;
        Self {
            amount,
            first,
            last,
            table: last,
            each: amount.get() / length,
            longer: u32::try_from(amount.get() % length).unwrap_or(0),
        }
    }

    /// The same amount in a table of so many months.
    pub(crate) fn set_table(&mut self, months: u32) {
        self.table = months;
    }

    /// What is spread.
    pub fn amount(&self) -> Cents {
        self.amount
    }

    /// The first month, from 1.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The last month.
    pub fn last(&self) -> u32 {
        self.last
    }

    /// How many months the budget's table has.
    pub fn table(&self) -> u32 {
        self.table
    }

    /// Over how many months it is spread.
    pub fn length(&self) -> u32 {
        self.last.saturating_sub(self.first) + 1
    }

    /// What each month has at least.
    pub(crate) fn each(&self) -> Cents {
        Cents::new(self.each)
    }

    /// How many of the first months have a cent more.
    pub(crate) fn longer(&self) -> u32 {
        self.longer
    }

    /// The amount of one month of the project, from 1.
    pub fn month(&self, month: u32) -> Cents {
        self.through(month) - self.through(month.saturating_sub(1))
    }

    /// The amount of the months 1 to `month`.
    pub fn through(&self, month: u32) -> Cents {
        if month >= self.last {
            return self.amount;
        }
        let months = month.saturating_add(1).saturating_sub(self.first);
        let cents = self.each * i64::from(months) + i64::from(months.min(self.longer));
        Cents::new(cents)
    }

    /// Every month of the table.
    pub fn months(&self) -> impl ExactSizeIterator<Item = Cents> + '_ {
        (0..self.table).map(|before| self.month(before + 1))
    }
}

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let months = self.months();
        let mut array = serializer.serialize_seq(Some(months.len()))?;
        for month in months {
            array.serialize_element(&month)?;
        }
        array.end()
    }
}

impl JsonSchema for Spread {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Months".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Cents>::json_schema(generator)
    }
}

/// Amounts by month, filled by many spreads and read once: each spread costs the same, however long it is.
#[derive(Debug)]
pub(crate) struct ByMonth {
    /// The difference of each month to the month before; one more at the end, where spreads stop.
    steps: Vec<Cents>,
}

impl ByMonth {
    pub(crate) fn new(table: u32) -> Self {
        Self { steps: vec![Cents::ZERO; table as usize + 1] }
    }

    pub(crate) fn add(&mut self, spread: &Spread) {
        let (each, longer) = (spread.each(), spread.longer());
        let one = Cents::new(1);
        self.step(spread.first, each);
        self.step(spread.last + 1, -each);
        if longer > 0 {
            self.step(spread.first, one);
            self.step(spread.first + longer, -one);
        }
    }

    fn step(&mut self, month: u32, by: Cents) {
        if let Some(step) = self.steps.get_mut(month.saturating_sub(1) as usize) {
            *step += by;
        }
    }

    /// The amount of each month.
    pub(crate) fn amounts(self) -> Vec<Cents> {
        let mut amounts = self.steps;
        amounts.pop();
        let mut running = Cents::ZERO;
        for month in &mut amounts {
            running += *month;
            *month = running;
        }
        amounts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(amount: i64, first: u32, last: u32) -> Spread {
        let mut spread = Spread::new(Cents::new(amount), first, last);
        spread.set_table(24);
        spread
    }

    #[test]
    fn the_first_months_take_the_cents_left() {
        let months: Vec<i64> = spread(10_000, 1, 7).months().map(Cents::get).collect();
        assert_eq!(months[..8], [1429, 1429, 1429, 1429, 1428, 1428, 1428, 0]);
        assert_eq!(months.len(), 24);
    }

    #[test]
    fn the_months_so_far_are_the_sum_of_each() {
        let line = spread(100_001, 5, 17);
        let mut so_far = Cents::ZERO;
        for month in 1..=24 {
            so_far += line.month(month);
            assert_eq!(line.through(month), so_far, "M{month}");
        }
        assert_eq!(so_far, line.amount);
    }

    #[test]
    fn many_spreads_add_up_month_by_month() {
        let lines = [spread(10_000, 1, 7), spread(99, 3, 24), spread(1, 24, 24)];
        let mut all = ByMonth::new(24);
        lines.iter().for_each(|line| all.add(line));
        for (at, month) in all.amounts().into_iter().enumerate() {
            let number = u32::try_from(at).unwrap() + 1;
            assert_eq!(month, lines.iter().map(|line| line.month(number)).sum());
        }
    }
}
