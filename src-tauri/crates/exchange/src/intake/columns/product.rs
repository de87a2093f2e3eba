//! A price or a full cost that is taken for what a line costs, where the file itself says, in a column beside it, what so
//! many times that price make, or which share of that cost is the project's.

use super::arithmetic::{Factor, Rows};
use super::fields::{COUNT, UNIT};
use super::headings::{says_one_of, words};
use super::settle::give;
use super::share::hold_back;
use super::thousands::is_money;
use super::{Column, Kept, Wait};
use crate::intake::grid::letters;
use crate::intake::lines::amounts::is_summed;
use crate::intake::lines::doubt::{Taxes, taxes};

/// Words of amounts that pay a line, are a part of it, or sum it up with those before.
pub const OF_OTHERS: [&str; 32] = [
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
const OF_THE_PROJECT: [&str; 18] = [
    "projet",
    "affecte",
    "affectee",
    "impute",
    "imputee",
    "retenu",
    "retenue",
    "retenus",
    "retenues",
    "imputable",
    "imputables",
    "eligible",
    "eligibles",
    "pris",
    "proratise",
    "proratisee",
    "revise",
    "actualise",
];

/// Headings of what the project bears of a cost: « Jours affectés au projet » are none.
const BORNE: [&str; 6] = [
    "affecte au projet",
    "dont affecte au projet",
    "dont projet",
    "impute au projet",
    "pris en charge",
    "pris en charge par le projet",
];

/// Words by which a column says what is left to pay.
const ENDS: [&str; 5] = ["net", "nette", "payer", "final", "finale"];

/// So many columns of amounts are asked: each is held against the others, row by row.
pub const MOST: usize = 12;

/// What came of it.
#[derive(Default)]
pub struct Products {
    /// The place among the columns of what is surely the amount.
    pub amount: Option<usize>,
    /// Costs of which one has to be told.
    pub wait: Option<Wait>,
}

/// Settles the amount by what the rows say.
pub fn settle_products(columns: &mut [Column], table: &Rows<'_>, kept: &Kept) -> Products {
    let is_told = |column: &Column| kept.contains_key(&words(&column.heading));
    let has = |code: &str| columns.iter().any(|column| column.gives(code));
    let place = |codes: &[&str]| {
        columns.iter().position(|column| codes.iter().any(|code| column.gives(code)) && !is_told(column))
    };
    if has("basis/kind") {
        return Products::default();
    }
    let is_other = |at: &usize| columns.get(*at).is_some_and(|column| is_cost(column) && !is_told(column));
    let others: Vec<usize> = (0..columns.len()).filter(is_other).take(MOST).collect();
    let (amount, price, count) =
        (place(&["basis/amount"]), place(&["basis/unit_price", UNIT]), place(&["basis/quantity", COUNT]));
    if let (Some(price), Some(count)) = (price, count)
        && says(columns, price) == Some(Taxes::Without)
        && !columns.iter().any(|column| column.gives("basis/vat") && table.holds_rates(column))
        && let Some(paid) = amount
            .into_iter()
            .chain(others.iter().copied())
            .find(|at| says(columns, *at) == Some(Taxes::With) && table.fills(columns, price, *at))
    {
        // « PU HT | Total HT | TVA | Total TTC » says what is paid, and no rate from which it could be computed.
        for at in 0..columns.len() {
            let is_of_price = |column: &Column| column.gives("basis/vat") || column.gives("basis/amount");
            if [price, count].contains(&at) || columns.get(at).is_some_and(is_of_price) {
                give(columns, at, None);
            }
        }
        give(columns, paid, Some("basis/amount"));
        return Products { amount: Some(paid), wait: None };
    }
    match (amount, price, count) {
        (_, Some(price), Some(count)) if !has("basis/vat") && says(columns, price) == Some(Taxes::Unsaid) => {
            of_quantity(columns, table, [price, count], amount, &others)
        }
        (Some(amount), ..) => of_amount(columns, table, amount, &others),
        _ => Products::default(),
    }
}

/// Of a price and a quantity: without VAT nothing could be computed of them, and what they make stands beside.
fn of_quantity(
    columns: &mut [Column],
    table: &Rows<'_>,
    [price, count]: [usize; 2],
    amount: Option<usize>,
    others: &[usize],
) -> Products {
    let among: Vec<usize> = amount.into_iter().chain(others.iter().copied()).collect();
    let makes = |at: &&usize| {
        table.factor(columns, price, **at).is_some_and(Factor::counts) && table.fills(columns, price, **at)
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
    decide(columns, table, product, &among)
}

/// Of what was taken for the amount.
fn of_amount(columns: &mut [Column], table: &Rows<'_>, amount: usize, others: &[usize]) -> Products {
    let factors: Vec<(usize, Option<Factor>)> =
        others.iter().map(|at| (*at, table.factor(columns, amount, *at))).collect();
    if let Some((product, _)) = factors.iter().find(|(_, factor)| *factor == Some(Factor::Count)).copied() {
        let is_whole = table.fills(columns, amount, product);
        give(columns, amount, None);
        return if is_whole {
            decide(columns, table, product, others)
        } else {
            Products { amount: None, wait: rivals(columns, amount, product) }
        };
    }
    // « Montant | Charges | Total », which is the sum of both.
    if let Some(whole) = others.iter().find(|at| table.adds(columns, amount, **at)).copied() {
        give(columns, amount, None);
        return decide(columns, table, amount, &[whole]);
    }
    // « Montant | Remise | Net à payer », said of each row.
    // What is computed of a price is held against it row by row.
    let has_price = columns.iter().any(|column| column.gives("basis/unit_price"));
    let is_open = !has_price && columns.get(amount).is_some_and(|column| !is_final(column));
    let is_other_end = |at: &&usize| {
        is_open
            && columns.get(**at).is_some_and(is_final)
            && [says(columns, amount), Some(Taxes::Unsaid)].contains(&says(columns, **at))
            && table.fills(columns, amount, **at)
            && table.differ(columns, amount, **at)
            && table.holds_amounts(columns, **at)
    };
    if let Some(last) = others.iter().rev().find(is_other_end).copied() {
        give(columns, amount, None);
        return Products { amount: None, wait: rivals(columns, amount, last) };
    }
    let is_share = |(at, factor): &&(usize, Option<Factor>)| {
        *factor == Some(Factor::Share)
            || is_rival(columns, amount, *at)
                && table.differ(columns, amount, *at)
                && table.holds_amounts(columns, *at)
    };
    match factors.iter().filter(is_share).collect::<Vec<_>>().as_slice() {
        [(share, _)] => {
            // Nor do days and what one costs give the whole cost meanwhile.
            for column in columns.iter_mut().filter(|column| is_money(column)) {
                column.field = None;
            }
            Products { amount: None, wait: rivals(columns, amount, *share) }
        }
        // Who pays which share, or in which year.
        [_, _, ..] => Products::default(),
        [] => Products { amount: None, wait: hold_back(columns, table, amount) },
    }
}

/// Takes what a price makes for the amount, unless another column says that the line costs something else in the end: a
/// discount, carriage, another year, the project's share.
fn decide(columns: &mut [Column], table: &Rows<'_>, product: usize, others: &[usize]) -> Products {
    let differs = |at: &&usize| **at != product && table.differ(columns, product, **at);
    let rest: Vec<usize> = others.iter().filter(differs).copied().collect();
    // What is paid is said, or is what the VAT of a column beside makes of it.
    let is_paid_so =
        |at: &usize| says(columns, *at) == Some(Taxes::With) || table.adds_vat(columns, product, *at);
    let is_paid = says(columns, product) == Some(Taxes::With);
    let amount = match rest.as_slice() {
        [] => product,
        [with] if !is_paid && is_paid_so(with) => *with,
        [.., last] => return Products { amount: None, wait: rivals(columns, product, *last) },
    };
    give(columns, amount, Some("basis/amount"));
    Products { amount: Some(amount), wait: None }
}

fn says(columns: &[Column], at: usize) -> Option<Taxes> {
    columns.get(at).map(|column| taxes(&column.heading))
}

/// Whether a column that is not read may say what a line costs.
fn is_cost(column: &Column) -> bool {
    let says = |any: &[&str]| says_one_of(&column.heading, any);
    let is_rate = says(&["%", "taux", "pourcentage"]);
    let is_of_project = says(&["projet"]) && says(&["part", "quote", "charge"]) && !is_rate;
    let is_part = says(&["eligible", "eligibles"])
        && !says(&["non", "part"])
        && !is_rate
        && taxes(&column.heading) != Taxes::Without;
    let is_sum = is_summed(column) || says(&["budget"]) || says(&ENDS);
    let is_borne = BORNE.contains(&words(&column.heading).trim_end_matches(" eur"));
    column.is_free() && (is_of_project || is_part || is_borne || is_sum && !says(&OF_OTHERS))
}

/// Whether a column says what a line costs in the end, and not before VAT; « Total » alone may run on from row to row.
fn is_final(column: &Column) -> bool {
    const WHOLE: [&str; 5] = ["cout total", "montant total", "prix total", "total ttc", "cout total ttc"];
    let is_whole = WHOLE.contains(&words(&column.heading).as_str());
    (is_whole || says_one_of(&column.heading, &ENDS)) && taxes(&column.heading) != Taxes::Without
}

/// Whether a column says that it is what the project bears of the one that is read, which does not.
fn is_rival(columns: &[Column], amount: usize, other: usize) -> bool {
    let says = |at: usize| columns.get(at).is_some_and(is_of_the_project);
    says(other) && !says(amount)
}

/// Whether a heading says that what stands below is the project's.
pub fn is_of_the_project(column: &Column) -> bool {
    says_one_of(&column.heading, &OF_THE_PROJECT)
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
