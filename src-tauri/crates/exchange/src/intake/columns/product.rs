//! A price or a full cost that is taken for what a line costs, where the file itself says, in a column beside it, what so
//! many times that price make, or which share of that cost is the project's.

use dossier::number::{Unit, read_typed};
use rust_decimal::Decimal;

use super::fields::{COUNT, UNIT, by_code};
use super::headings::words;
use super::thousands::{heads_money, is_money};
use super::{Column, Kept, Wait};
use crate::intake::aside::totals::called;
use crate::intake::grid::{Cell, Row, letters};
use crate::intake::lines::amounts::is_summed;
use crate::intake::lines::doubt::{Taxes, taxes};
use crate::names::fold;

/// For each row that says otherwise, so many that say so.
const MANY_TO_ONE: usize = 4;
/// What two roundings may take.
const A_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// So many columns of numbers are tried two by two: persons and nights.
const PAIRED: usize = 8;
/// Words of amounts that pay a line, are a part of it, or sum it up with those before.
const OF_OTHERS: [&str; 32] = [
    "tva",
    "taxe",
    "taxes",
    "subvention",
    "subventions",
    "subventionnable",
    "subventionne",
    "aide",
    "aides",
    "financement",
    "cofinancement",
    "autofinancement",
    "demande",
    "demandee",
    "sollicite",
    "sollicitee",
    "part",
    "reste",
    "eligible",
    "eligibles",
    "cumul",
    "cumule",
    "cumulee",
    "cumules",
    "pia",
    "feder",
    "fse",
    "etat",
    "region",
    "departement",
    "commune",
    "metropole",
];
/// Words by which one of two costs is what the project bears of it, or what is left of an older plan.
const OF_THE_PROJECT: [&str; 10] = [
    "projet",
    "affecte",
    "affectee",
    "impute",
    "imputee",
    "retenu",
    "proratise",
    "proratisee",
    "revise",
    "actualise",
];

/// What came of it.
#[derive(Default)]
pub struct Products {
    /// The place among the columns of what is surely the amount.
    pub amount: Option<usize>,
    /// Costs of which one has to be told.
    pub wait: Option<Wait>,
}

/// Settles the amount by what the rows say; `rows`: those below the headings.
pub fn settle_products(columns: &mut [Column], rows: &[&Row], kept: &Kept) -> Products {
    let is_told = |column: &Column| kept.contains_key(&words(&column.heading));
    let place = |codes: &[&str]| columns.iter().position(|column| gives(column, codes) && !is_told(column));
    if columns.iter().any(|column| gives(column, &["basis/kind"])) {
        return Products::default();
    }
    let table = Rows::of(rows);
    let is_other = |at: &usize| columns.get(*at).is_some_and(|column| is_cost(column) && !is_told(column));
    let others: Vec<usize> = (0..columns.len()).filter(is_other).collect();
    let (amount, price, count) =
        (place(&["basis/amount"]), place(&["basis/unit_price", UNIT]), place(&["basis/quantity", COUNT]));
    // Without VAT nothing could be computed of a price and a quantity, and what they make stands beside.
    if let (Some(price), Some(count)) = (price, count)
        && !columns.iter().any(|column| gives(column, &["basis/vat"]))
        && says(columns, price) == Some(Taxes::Unsaid)
    {
        let among: Vec<usize> = amount.into_iter().chain(others).collect();
        let makes = |at: &&usize| {
            table.factor(columns, price, **at).is_some_and(Factor::counts)
                && table.fills(columns, price, **at)
        };
        let product = among.iter().find(makes).copied();
        let is_before_vat = |at: &usize| says(columns, *at) == Some(Taxes::Without) || table.has_vat(columns);
        let has_with = among.iter().any(|at| says(columns, *at) == Some(Taxes::With));
        let adds = |at: &usize| among.iter().any(|other| table.adds(columns, *at, *other));
        let Some(product) = product.filter(|at| !is_before_vat(at) || has_with || adds(at)) else {
            return Products::default();
        };
        for at in [Some(price), Some(count), amount].into_iter().flatten() {
            give(columns, at, None);
        }
        return decide(columns, &table, product, &among);
    }
    let Some(amount) = amount else { return Products::default() };
    let factor = |at: &&usize| table.factor(columns, amount, **at);
    if let Some(product) = others.iter().find(|at| factor(at) == Some(Factor::Count)).copied() {
        let is_whole = table.fills(columns, amount, product);
        give(columns, amount, None);
        return if is_whole {
            decide(columns, &table, product, &others)
        } else {
            Products { amount: None, wait: rivals(columns, amount, product) }
        };
    }
    // « Montant | Charges | Total », which is the sum of both.
    if let Some(whole) = others.iter().find(|at| table.adds(columns, amount, **at)).copied() {
        give(columns, amount, None);
        return decide(columns, &table, amount, &[whole]);
    }
    let is_share = |at: &&usize| {
        factor(at) == Some(Factor::Share)
            || is_rival(columns, amount, **at)
                && table.differ(columns, amount, **at)
                && table.holds_amounts(columns, **at)
    };
    match others.iter().filter(is_share).collect::<Vec<_>>().as_slice() {
        [share] => {
            // Nor do days and what one costs give the whole cost meanwhile.
            for column in columns.iter_mut().filter(|column| is_money(column)) {
                column.field = None;
            }
            Products { amount: None, wait: rivals(columns, amount, **share) }
        }
        // Who pays which share, or in which year.
        _ => Products::default(),
    }
}

/// Takes what a price makes for the amount, unless another column says that the line costs something else in the end: a
/// discount, carriage, another year, the project's share.
fn decide(columns: &mut [Column], table: &Rows<'_>, product: usize, others: &[usize]) -> Products {
    let differs = |at: &&usize| **at != product && table.differ(columns, product, **at);
    let rest: Vec<usize> = others.iter().filter(differs).copied().collect();
    // What is paid is said, or is what the VAT of a column beside makes of it.
    let is_paid_so =
        |at: &&usize| says(columns, **at) == Some(Taxes::With) || table.adds_vat(columns, product, **at);
    let with = rest.iter().find(is_paid_so).copied();
    let is_paid = says(columns, product) == Some(Taxes::With);
    match (rest.last(), with) {
        (None, _) => give(columns, product, Some("basis/amount")),
        (Some(_), Some(with)) if !is_paid && rest.len() == 1 => {
            give(columns, with, Some("basis/amount"));
            return Products { amount: Some(with), wait: None };
        }
        (Some(last), _) => return Products { amount: None, wait: rivals(columns, product, *last) },
    }
    Products { amount: Some(product), wait: None }
}

fn gives(column: &Column, codes: &[&str]) -> bool {
    column.field.is_some_and(|field| codes.contains(&field.code))
}

fn give(columns: &mut [Column], at: usize, code: Option<&str>) {
    if let Some(column) = columns.get_mut(at) {
        column.field = code.and_then(by_code);
    }
}

fn says(columns: &[Column], at: usize) -> Option<Taxes> {
    columns.get(at).map(|column| taxes(&column.heading))
}

/// Whether a column that is not read may say what a line costs.
fn is_cost(column: &Column) -> bool {
    let words = words(&column.heading);
    let says = |list: &[&str]| words.split(' ').any(|word| list.contains(&word));
    let is_of_project = says(&["projet"]) && says(&["part", "quote", "charge"]);
    let is_sum = is_summed(column) || says(&["budget", "net", "nette", "payer", "final", "finale"]);
    column.is_free() && (is_of_project || is_sum && !says(&OF_OTHERS))
}

/// Whether a column says that it is what the project bears of the one that is read, which does not.
fn is_rival(columns: &[Column], amount: usize, other: usize) -> bool {
    let says = |at: usize| {
        let words = columns.get(at).map(|column| words(&column.heading)).unwrap_or_default();
        words.split(' ').any(|word| OF_THE_PROJECT.contains(&word))
    };
    says(other) && !says(amount)
}

fn rivals(columns: &[Column], one: usize, other: usize) -> Option<Wait> {
    let (one, other) = (columns.get(one)?, columns.get(other)?);
    let why = format!(
        "Les colonnes {} («\u{A0}{}\u{A0}») et {} («\u{A0}{}\u{A0}») ne disent pas le même montant\u{A0}: elles attendent que \
         vous disiez laquelle donne ce que la ligne coûte au projet.",
        letters(one.index),
        one.heading,
        letters(other.index),
        other.heading
    );
    Some(Wait { columns: vec![one.index, other.index], why })
}

/// What one column is multiplied by to give another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Factor {
    /// How many.
    Count,
    /// One, in each row.
    One,
    /// A part of one.
    Share,
}

impl Factor {
    fn counts(self) -> bool {
        self != Self::Share
    }
}

/// The rows of a table that are called no total.
struct Rows<'a>(Vec<&'a Row>);

impl<'a> Rows<'a> {
    fn of(rows: &[&'a Row]) -> Self {
        let is_total = |row: &&&Row| {
            let mut texts = row.cells.values().filter(|cell| matches!(cell, Cell::Text(_)));
            texts.next().is_some_and(|cell| called(&fold(&cell.shown())).is_some())
        };
        Self(rows.iter().filter(|row| !is_total(row)).copied().collect())
    }

    /// What stands in another column, or in two, by which the rows make one of two columns out of the other.
    fn factor(&self, columns: &[Column], price: usize, product: usize) -> Option<Factor> {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let (price, product) = (index(price)?, index(product)?);
        let may_count = |column: &&Column| {
            let words = words(&column.heading);
            let is_number = matches!(words.as_str(), "n" | "no" | "numero" | "num" | "ligne" | "rang");
            ![price, product].contains(&column.index)
                && !column.of_incomes
                && !is_number
                && !heads_money(&column.heading)
                && !words.split(' ').any(|word| OF_OTHERS.contains(&word))
                && !self.only_numbers_rows(column.index)
        };
        let counts: Vec<u32> = columns.iter().filter(may_count).map(|column| column.index).collect();
        let of_one = counts.iter().filter_map(|count| self.by(price, &[*count], product));
        let best = of_one.min_by_key(|factor| *factor == Factor::One);
        best.filter(|factor| *factor != Factor::One).or_else(|| self.by_two(price, &counts, product)).or(best)
    }

    /// The same by two columns that both count.
    fn by_two(&self, price: u32, counts: &[u32], product: u32) -> Option<Factor> {
        let holds_numbers =
            |index: &&u32| self.0.iter().any(|row| row.cells.get(index).and_then(number).is_some());
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
        for row in &self.0 {
            let of = |column: u32| row.cells.get(&column).and_then(number).filter(|number| !number.is_zero());
            let factor = factors.iter().try_fold(Decimal::ONE, |whole, one| whole.checked_mul(of(*one)?));
            let (Some(price), Some(factor), Some(product)) = (of(price), factor, of(product)) else {
                continue;
            };
            let makes = |factor: Decimal| {
                price.checked_mul(factor).is_some_and(|made| (made - product).abs() <= A_CENT)
            };
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
    fn holds_amounts(&self, columns: &[Column], at: usize) -> bool {
        columns.get(at).is_some_and(|column| self.numbers(column.index).any(|number| number > Decimal::ONE))
    }

    /// Whether each row with a price says what it makes.
    fn fills(&self, columns: &[Column], price: usize, product: usize) -> bool {
        let of = |row: &Row, at: usize| row.cells.get(&columns.get(at)?.index).and_then(number);
        let is_priced = |row: &&&Row| of(row, price).is_some_and(|price| !price.is_zero());
        self.0.iter().filter(is_priced).all(|row| of(row, product).is_some())
    }

    /// Whether a column of VAT holds amounts of it, and not rates.
    fn has_vat(&self, columns: &[Column]) -> bool {
        columns.iter().any(|column| {
            is_vat(column) && self.numbers(column.index).any(|number| number > Decimal::ONE_HUNDRED)
        })
    }

    /// Whether a column is another and a third one, in each row that says all three.
    fn adds(&self, columns: &[Column], part: usize, whole: usize) -> bool {
        columns.iter().any(|column| self.adds_of(columns, part, column.index, whole))
    }

    /// The same where the third one is of VAT.
    fn adds_vat(&self, columns: &[Column], part: usize, whole: usize) -> bool {
        columns.iter().any(|column| is_vat(column) && self.adds_of(columns, part, column.index, whole))
    }

    fn adds_of(&self, columns: &[Column], part: usize, added: u32, whole: usize) -> bool {
        let index = |at: usize| columns.get(at).map(|column| column.index);
        let (Some(part), Some(whole)) = (index(part), index(whole)) else { return false };
        if [part, whole].contains(&added) || part == whole {
            return false;
        }
        let of = |row: &Row, column: u32| row.cells.get(&column).and_then(number);
        let all = |row: &&Row| Some((of(row, part)?, of(row, added)?, of(row, whole)?));
        let mut rows = self.0.iter().filter_map(all).filter(|(_, added, _)| !added.is_zero()).peekable();
        rows.peek().is_some() && rows.all(|(part, added, whole)| (part + added - whole).abs() <= A_CENT)
    }

    fn numbers(&self, index: u32) -> impl Iterator<Item = Decimal> + '_ {
        self.0.iter().filter_map(move |row| number(row.cells.get(&index)?))
    }

    /// Whether a column numbers the rows, one after the other: it counts nothing.
    fn only_numbers_rows(&self, index: u32) -> bool {
        let numbers: Vec<Decimal> = self.numbers(index).collect();
        numbers.len() > 2
            && numbers.first() == Some(&Decimal::ONE)
            && numbers.windows(2).all(|two| matches!(two, [one, next] if *next == *one + Decimal::ONE))
    }

    /// Whether two columns say different amounts of a row.
    fn differ(&self, columns: &[Column], one: usize, other: usize) -> bool {
        let of = |row: &Row, at: usize| row.cells.get(&columns.get(at)?.index).and_then(number);
        let is_off = |(one, other): (Decimal, Decimal)| !other.is_zero() && (one - other).abs() > A_CENT;
        self.0.iter().any(|row| of(row, one).zip(of(row, other)).is_some_and(is_off))
    }
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
