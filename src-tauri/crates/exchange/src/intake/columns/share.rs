//! A share of each cost that is the project's, in a column that nothing is multiplied by: « Montant | % affecté au projet ».

use rust_decimal::Decimal;

use super::arithmetic::{Factor, Rows};
use super::headings::{says_one_of, words};
use super::product::{MOST, OF_OTHERS, is_of_the_project};
use super::said_beside::named;
use super::settle::give;
use super::{Column, Wait};

/// Words by which a share is the project's.
const SHARES: [&str; 9] = [
    "affecte",
    "affectee",
    "affectation",
    "imputation",
    "quote",
    "quotite",
    "prorata",
    "proratisation",
    "repartition",
];

/// Words of what the share is of, behind « taux » or « % ».
const OF_WHAT: [&str; 6] = ["eligibilite", "imputable", "impute", "imputee", "labo", "mobilisation"];

/// Holds the amounts back beside such a share, unless it is of all or they say that they are the project's.
pub fn hold_back(columns: &mut [Column], table: &Rows<'_>, amount: usize) -> Option<Wait> {
    let cost = columns.get(amount).filter(|cost| !is_of_the_project(cost))?;
    let is_held = |index: u32| table.holds_shares(index) && !table.divides(index, cost.index);
    let share = columns.iter().find(|column| is_share(column) && is_held(column.index))?;
    // « Coût annuel | % affecté | Montant », which is made of both.
    let is_made_of = |at: usize| at != amount && table.factor(columns, at, amount) == Some(Factor::Share);
    if (0..columns.len().min(MOST)).any(is_made_of) {
        return None;
    }
    let why = format!(
        "{} dit quelle part de {} revient au projet\u{A0}: multipliez d’abord dans votre tableau, ou dites ce que donne la \
         colonne des montants s’ils sont déjà ceux du projet.",
        named(share),
        named(cost)
    );
    let wait = Wait { columns: vec![cost.index], why };
    give(columns, amount, None);
    Some(wait)
}

fn is_share(column: &Column) -> bool {
    let words = words(&column.heading);
    let says = |any: &[&str]| says_one_of(&column.heading, any);
    let is_of_project = says(&["%", "part", "taux", "pourcentage"]) && (says(&["projet"]) || says(&OF_WHAT));
    // « Part de l’État » pays.
    let is_paid = words.split(' ').any(|word| word != "part" && OF_OTHERS.contains(&word));
    // « Surface affectée », « Compte d’imputation ».
    const THINGS: [&str; 7] = ["compte", "heures", "jours", "m2", "nb", "nombre", "surface"];
    column.is_free() && !is_paid && !says(&THINGS) && (is_of_project || says(&SHARES))
}

impl Rows<'_> {
    /// Whether a column holds parts of one, or of a hundred, and not everywhere the whole.
    fn holds_shares(&self, index: u32) -> bool {
        let shares: Vec<Decimal> = self.numbers(index).collect();
        let most = shares.iter().max().copied().unwrap_or_default();
        let whole = if most > Decimal::ONE { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        most <= whole
            && shares.iter().all(|share| !share.is_sign_negative())
            && shares.iter().any(|share| *share < whole)
    }

    /// Whether a column only says which part of the whole each amount is, and not everywhere the same.
    fn divides(&self, share: u32, amount: u32) -> bool {
        let (shares, amounts): (Vec<Decimal>, Vec<Decimal>) =
            (self.numbers(share).collect(), self.numbers(amount).collect());
        let (whole, all) = (sum(&shares), sum(&amounts));
        let is_part =
            |(share, amount): (&Decimal, &Decimal)| match (share.checked_mul(all), amount.checked_mul(whole))
            {
                (Some(one), Some(other)) => (one - other).abs() <= whole,
                _ => false,
            };
        [Decimal::ONE, Decimal::ONE_HUNDRED].contains(&whole)
            && shares.len() == amounts.len()
            && shares.windows(2).any(|two| two.first() != two.last())
            && shares.iter().zip(&amounts).all(is_part)
    }
}

fn sum(numbers: &[Decimal]) -> Decimal {
    numbers.iter().fold(Decimal::ZERO, |sum, number| sum.saturating_add(*number))
}
