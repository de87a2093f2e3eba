//! A file's own totals, held against the lines that are taken: what a total does not agree with was counted twice, is
//! missing, or was read of another column. Nothing else tells it.

use std::collections::HashMap;
use std::ops::Range;

use dossier::number::{write_count, write_euros};
use rust_decimal::Decimal;

use super::rubrics::told_by_a_total;
use super::seen::{Is, Seen};
use super::sums::{Amounts, is_nothing, near};
use super::totals::Called;
use crate::intake::columns::income_words::is_of_incomes;

/// Words of a total that is not of costs, beside those of resources, or not of all of them.
const OF_OTHERS: [&str; 7] = ["aide", "eligible", "eligibles", "hors", "part", "jours", "heures"];
/// Words by which two totals stand for the same rows, before VAT and with it.
const TAXES: [&str; 7] = ["ht", "ttc", "tva", "taxe", "taxes", "h t", "t t c"];
/// So many totals beside one may be of the same rows.
const BESIDE: usize = 3;
/// The most totals that agree with nothing: by so many is mended what was taken, and so many are told.
const MOST: usize = 12;

/// What the totals of a table say, for each row.
#[derive(Default)]
pub struct Verdict {
    /// The rows that are no cost, and why, in French.
    pub aside: Vec<(u32, String)>,
    /// The rows that only looked like a sum: a total counts them as the others.
    pub back: Vec<u32>,
    /// How a total is not what the lines amount to, in French, by the total's row.
    pub off: Vec<(u32, String)>,
}

/// Mends by its totals what was taken for lines, then tells those that still do not agree.
pub fn hold(rows: &mut [Seen]) -> Verdict {
    let mut verdict = Verdict::default();
    let totals: Vec<usize> = (0..rows.len()).filter(|at| is_held(rows, *at)).collect();
    let mut tried = 0;
    for at in totals.iter().copied() {
        if tried == MOST || agrees(rows, at) || is_other_tax(rows, at, |other| agrees(rows, other)) {
            continue;
        }
        tried += 1;
        if !rubrics_gone(rows, at, &mut verdict) && !guesses_back(rows, at, &mut verdict) {
            back(rows, 0..at, &Is::Income, at, &mut verdict);
        }
    }
    let of_incomes = |rows: &[Seen], at: usize| rows.get(at).is_some_and(|row| row.is == Is::OfIncomes);
    let ends: Vec<usize> = (0..rows.len()).filter(|at| of_incomes(rows, *at)).take(MOST).collect();
    for at in ends {
        incomes_back(rows, at, &mut verdict);
    }
    // A file may be made of totals: each is asked once, and none after so many that agree with nothing.
    let mut off = 0;
    let asked = rows.iter().enumerate().map(|(at, row)| {
        let is_so = row.is_total() && (off == MOST || agrees(rows, at));
        off += usize::from(row.is_total() && !is_so);
        is_so
    });
    let agreed: Vec<bool> = asked.collect();
    let agrees = |at: usize| agreed.get(at).copied().unwrap_or_default();
    let mut told: i64 = 0;
    for at in totals {
        if agrees(at) || is_other_tax(rows, at, agrees) || is_share(rows, at, agrees) {
            continue;
        }
        let Some(off) = Off::of(rows, at) else { continue };
        // The same difference in the total of totals is no news.
        if told != 0 && off.by_all == told {
            continue;
        }
        told = told.saturating_add(off.says.saturating_sub(off.sum));
        verdict.off.push((off.row, off.told()));
    }
    verdict
}

/// Whether a row is a total of costs that says an amount.
fn is_held(rows: &[Seen], at: usize) -> bool {
    let Some(Seen { is: Is::Total { words, .. }, amounts, .. }) = rows.get(at) else { return false };
    !is_nothing(amounts) && !words.split(' ').any(|word| is_of_incomes(word) || OF_OTHERS.contains(&word))
}

/// The places before a total from which it may sum: the top, behind what is no line, behind an empty row; any, where it
/// says of what it is the total.
fn starts(rows: &[Seen], at: usize) -> impl Iterator<Item = usize> + '_ {
    let is_of_part = matches!(
        rows.get(at).map(|row| &row.is),
        Some(Is::Total { called: Called::Subtotal | Called::LikeSum, .. })
    );
    (0..at).rev().filter(move |start| {
        let (before, row) = (start.checked_sub(1).and_then(|before| rows.get(before)), rows.get(*start));
        let (Some(before), Some(row)) = (before, row) else { return true };
        is_of_part || !before.is_line() || row.row > before.row + 1
    })
}

/// What lines amount to by measure, and how many of them were rounded.
#[derive(Clone)]
struct Sum {
    amounts: Amounts,
    rounded: i64,
}

impl Sum {
    fn of<'a>(rows: impl IntoIterator<Item = &'a Seen>, measures: usize) -> Self {
        let mut sum = Self { amounts: vec![0; measures], rounded: 0 };
        rows.into_iter().for_each(|row| sum.add(row));
        sum
    }

    fn add(&mut self, row: &Seen) {
        for (sum, amount) in self.amounts.iter_mut().zip(&row.amounts) {
            *sum = sum.saturating_add(*amount);
        }
        self.rounded += i64::from(row.is_product);
    }

    /// Whether a total says so, in its own column or as the lines will cost.
    fn is(&self, total: &Amounts) -> bool {
        let cost = self.amounts.first().copied().unwrap_or_default();
        self.amounts
            .iter()
            .zip(total)
            .any(|(sum, says)| near(*sum, *says, 1) || near(cost, *says, self.rounded))
    }
}

/// Whether any reading of a total is what the lines amount to.
fn agrees(rows: &[Seen], at: usize) -> bool {
    let Some(total) = rows.get(at) else { return true };
    let lines =
        |from: usize, to: usize| rows.get(from..to).unwrap_or_default().iter().filter(|row| row.is_line());
    let of = |rows: Vec<&Seen>| Sum::of(rows, total.amounts.len()).is(&total.amounts);
    let mut sum = Sum::of([], total.amounts.len());
    let mut to = at;
    for start in starts(rows, at) {
        lines(start, to).for_each(|row| sum.add(row));
        to = start;
        if sum.is(&total.amounts) {
            return true;
        }
    }
    // Of a category or a bearer, whose lines may stand apart.
    let is_of_part = matches!(total.is, Is::Total { called: Called::Subtotal | Called::LikeSum, .. });
    let mut by_group: HashMap<&str, Sum> = HashMap::new();
    for row in lines(0, at) {
        for group in row.groups.iter().filter(|group| is_of_part || total.groups.contains(group)) {
            by_group.entry(group).or_insert_with(|| Sum::of([], total.amounts.len())).add(row);
        }
    }
    if by_group.values().any(|sum| sum.is(&total.amounts)) {
        return true;
    }
    // Of rows that are no costs, as resources with a total of their own.
    let since = behind_total(rows, at);
    let apart = rows.get(since..at).unwrap_or_default().iter().filter(|row| row.is != Is::Guess);
    if lines(since, at).next().is_none() && of(apart.collect()) {
        return true;
    }
    // Above what it sums.
    let is_first =
        at.checked_sub(1).and_then(|before| rows.get(before)).is_none_or(|before| !before.is_line());
    let run = || rows.get(at + 1..).unwrap_or_default().iter();
    (is_first || is_of_part) && of(run().take_while(|row| row.is_line()).collect())
        || is_first && of(run().filter(|row| row.is_line()).collect())
}

/// The first place behind the total before this one.
fn behind_total(rows: &[Seen], at: usize) -> usize {
    rows.get(..at).unwrap_or_default().iter().rposition(Seen::is_total).map_or(0, |before| before + 1)
}

/// Whether a total beside this one, before VAT or with it, is what the lines amount to.
fn is_other_tax(rows: &[Seen], at: usize, agrees: impl Fn(usize) -> bool) -> bool {
    let says_taxes = |at: usize| match rows.get(at).map(|row| &row.is) {
        Some(Is::Total { words, .. }) => words.split(' ').any(|word| TAXES.contains(&word)),
        _ => false,
    };
    let above = (0..at).rev().take_while(|other| rows.get(*other).is_some_and(|row| !row.is_line()));
    let below = (at + 1..rows.len()).take_while(|other| rows.get(*other).is_some_and(|row| !row.is_line()));
    let is_near = |other: &usize| rows.get(*other).is_some_and(Seen::is_total);
    let mut beside = above.filter(is_near).take(BESIDE).chain(below.filter(is_near).take(BESIDE));
    beside.any(|other| (says_taxes(at) || says_taxes(other)) && agrees(other))
}

/// Whether totals one under the other divide what the last of them says, which is what the lines amount to: by their
/// nature, which no column may tell.
fn is_share(rows: &[Seen], at: usize, agrees: impl Fn(usize) -> bool) -> bool {
    let is_near = |other: &usize| rows.get(*other).is_some_and(Seen::is_total);
    let first = (0..at).rev().take_while(is_near).last().unwrap_or(at);
    let Some(last) = (at + 1..rows.len()).take_while(is_near).find(|last| agrees(*last)) else {
        return false;
    };
    let (Some(parts), Some(whole)) = (rows.get(first..last), rows.get(last)) else { return false };
    let sum = Sum::of(parts, whole.amounts.len());
    sum.amounts.iter().zip(&whole.amounts).any(|(sum, says)| near(*sum, *says, 1))
}

/// Sets aside the rubrics without which a total agrees.
fn rubrics_gone(rows: &mut [Seen], at: usize, verdict: &mut Verdict) -> bool {
    let Some(total) = rows.get(at) else { return false };
    for start in [0, behind_total(rows, at)] {
        let above = rows.get(start..at).unwrap_or_default();
        let lines: Vec<(usize, &Seen)> = (start..at).zip(above).filter(|(_, row)| row.is_line()).collect();
        let seen: Vec<&Seen> = lines.iter().map(|(_, row)| *row).collect();
        let is_it = |rest: &[&Seen]| Sum::of(rest.iter().copied(), total.amounts.len()).is(&total.amounts);
        let found = told_by_a_total(&seen, is_it);
        let found: Vec<(usize, &str)> =
            found.into_iter().filter_map(|(place, side)| Some((lines.get(place)?.0, side))).collect();
        if found.is_empty() {
            continue;
        }
        let total = write_count(total.row as usize);
        for (place, side) in found {
            let Some(row) = rows.get_mut(place) else { continue };
            let why = format!(
                "{} donne la somme de lignes {side}, et le total de la ligne {total} ne la compte pas en plus",
                row.named
            );
            row.is = Is::Aside;
            verdict.aside.push((row.row, why));
        }
        return true;
    }
    false
}

/// Takes back the rows that looked like a sum, or are hidden, where a total agrees with them: those behind the total before
/// it, or all.
fn guesses_back(rows: &mut [Seen], at: usize, verdict: &mut Verdict) -> bool {
    let since = behind_total(rows, at);
    back(rows, since..at, &Is::Guess, at, verdict) || back(rows, 0..at, &Is::Guess, at, verdict)
}

/// Takes back what looked like resources, where a total below them counts it with the costs, and not by itself.
fn incomes_back(rows: &mut [Seen], at: usize, verdict: &mut Verdict) {
    let Some(total) = rows.get(at).filter(|total| !is_nothing(&total.amounts)) else { return };
    let incomes = rows.get(..at).unwrap_or_default().iter().filter(|row| row.is == Is::Income);
    if !Sum::of(incomes, total.amounts.len()).is(&total.amounts) {
        back(rows, 0..at, &Is::Income, at, verdict);
    }
}

/// Makes lines of the rows that were taken for something else, if a total agrees with them as lines.
fn back(rows: &mut [Seen], among: Range<usize>, what: &Is, at: usize, verdict: &mut Verdict) -> bool {
    let is_it =
        |place: &usize| rows.get(*place).is_some_and(|row| row.is == *what && !is_nothing(&row.amounts));
    let places: Vec<usize> = among.filter(is_it).collect();
    let turn = |rows: &mut [Seen], is: &Is| {
        for place in &places {
            if let Some(row) = rows.get_mut(*place) {
                row.is = is.clone();
            }
        }
    };
    turn(rows, &Is::Line);
    let is_so = !places.is_empty() && agrees(rows, at);
    if is_so {
        verdict.back.extend(places.iter().filter_map(|place| Some(rows.get(*place)?.row)));
    } else {
        turn(rows, what);
    }
    is_so
}

/// A total that agrees with nothing.
struct Off {
    row: u32,
    at: String,
    says: i64,
    sum: i64,
    /// By how much it is not what all lines above amount to.
    by_all: i64,
    /// The first and the last line that were summed.
    lines: Option<(u32, u32)>,
}

impl Off {
    /// By the reading that comes nearest; nothing where no line says an amount.
    fn of(rows: &[Seen], place: usize) -> Option<Self> {
        let total = rows.get(place)?;
        let Is::Total { at, .. } = &total.is else { return None };
        let above = rows.get(..place)?;
        let line_after =
            |from: usize| above.get(from..).unwrap_or_default().iter().filter(|row| row.is_line());
        let measures = total.amounts.len();
        let all = Sum::of(line_after(0), measures).amounts;
        let told = |measure: &usize| total.amounts.get(*measure).is_some_and(|says| *says != 0);
        let summed =
            |measure: &usize| rows.iter().any(|row| row.is_line() && row.amounts.get(*measure) != Some(&0));
        let measure = (0..measures).filter(told).find(summed)?;
        let says = *total.amounts.get(measure)?;
        let run = above.iter().rposition(Seen::is_line).and_then(|last| {
            above.get(..last)?.iter().rposition(|row| !row.is_line()).map(|before| before + 1)
        });
        let starts = [Some(0), Some(behind_total(rows, place)), run].into_iter().flatten();
        let of = |start: usize| {
            let sum = *Sum::of(line_after(start), measures).amounts.get(measure)?;
            let (first, last) = (line_after(start).next(), line_after(start).next_back());
            Some((sum, first.zip(last).map(|(first, last)| (first.row, last.row))))
        };
        let (sum, lines) =
            starts.filter_map(of).min_by_key(|(sum, _)| says.saturating_sub(*sum).saturating_abs())?;
        let by_all = says.saturating_sub(*all.get(measure)?);
        Some(Self { row: total.row, at: at.get(measure)?.clone(), says, sum, by_all, lines })
    }

    fn told(&self) -> String {
        let euros = |amount: i64| write_euros(Decimal::new(amount, 4).round_dp(2));
        let number = |row: u32| write_count(row as usize);
        let (at, says, sum) = (&self.at, euros(self.says), euros(self.sum));
        match self.lines {
            None => format!("{at} dit {says}, et aucune dépense n’est reconnue au-dessus"),
            Some((first, last)) if first == last => {
                format!("{at} dit {says}, et la dépense reconnue à la ligne {} fait {sum}", number(first))
            }
            Some((first, last)) => format!(
                "{at} dit {says}, et les dépenses reconnues aux lignes {} à {} font {sum}",
                number(first),
                number(last)
            ),
        }
    }
}
