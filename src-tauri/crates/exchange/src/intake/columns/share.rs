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
    let share = columns.iter().find(|column| is_share(column) && table.holds_shares(column.index))?;
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
    column.is_free() && !is_paid && (is_of_project || says(&SHARES))
}

impl Rows<'_> {
    /// Whether a column holds parts of one, or of a hundred, and not everywhere the whole, nor parts that divide one whole.
    fn holds_shares(&self, index: u32) -> bool {
        let shares: Vec<Decimal> = self.numbers(index).collect();
        let most = shares.iter().max().copied().unwrap_or_default();
        let whole = if most > Decimal::ONE { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let sum = shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(*share));
        most <= whole
            && shares.iter().all(|share| !share.is_sign_negative())
            && shares.iter().any(|share| *share < whole)
            && !(shares.len() > 1 && sum == Some(whole))
    }
}
