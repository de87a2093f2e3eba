//! The words by which headings, totals and sheets say that they are of resources, and of expenses.

use super::headings::{without_brackets, without_plans, words};
use crate::intake::aside::totals::without_number;
use crate::names::fold;

/// Words of what comes in.
pub const RECEIPTS: [&str; 11] = [
    "recette",
    "recettes",
    "ressource",
    "ressources",
    "produit",
    "produits",
    "financement",
    "financements",
    "cofinancements",
    "subvention",
    "subventions",
];
/// Words of who brings it, or by what: « Financeurs », beside « Montant ».
const PAYERS: [&str; 9] = [
    "financeur",
    "financeurs",
    "cofinanceurs",
    "aides",
    "bailleurs",
    "contributions",
    "fonds",
    "apport",
    "apports",
];
/// What else a heading of resources may say.
const BESIDE: [&str; 17] = [
    "de",
    "des",
    "du",
    "et",
    "la",
    "le",
    "les",
    "nom",
    "origine",
    "plan",
    "previsionnelles",
    "previsionnels",
    "projet",
    "propres",
    "publics",
    "source",
    "type",
];
/// Words of what costs, whatever they stand in.
pub const COSTS: [&str; 8] =
    ["depense", "depenses", "charge", "charges", "cout", "couts", "emploi", "emplois"];
/// Words of what costs where something else tells it from the project's own parts.
const PARTS: [&str; 8] =
    ["achat", "achats", "fonctionnement", "investissement", "axe", "action", "lot", "volet"];

/// Whether a folded word is one of resources.
pub fn is_of_incomes(word: &str) -> bool {
    RECEIPTS.contains(&word) || PAYERS.contains(&word)
}

/// Whether folded words speak of expenses.
pub fn says_expenses(folded: &str) -> bool {
    folded.split(' ').any(|word| COSTS.contains(&word) || PARTS.contains(&word))
}

/// Whether a heading says resources and nothing else: « Produits et fournitures » are bought.
pub fn heads_incomes(heading: &str) -> bool {
    let folded = words(&without_brackets(heading).0);
    let folded = without_plans(without_number(&folded));
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    folded.split(' ').any(is_of_incomes)
        && folded.split(' ').all(|word| is_of_incomes(word) || BESIDE.contains(&word) || is_year(word))
}

/// Whether a heading speaks of resources, and of no expenses: « Subventions publiques », beside « Dépenses ».
pub fn speaks_of_incomes(heading: &str) -> bool {
    let folded = words(heading);
    folded.split(' ').any(is_of_incomes) && !says_expenses(&folded)
}

/// Whether a title above headings says expenses: « I. DÉPENSES », and no « Action : Le lavoir » or « Axe 3 », which are the
/// project's.
pub fn titles_expenses(title: &str) -> bool {
    !title.contains(':') && fold(title).split(' ').any(|word| COSTS.contains(&word))
}

/// Whether a title above headings says resources: « Nos recettes », « Recettes attendues », and no « Financement : PIA ».
pub fn titles_incomes(title: &str) -> bool {
    let folded = words(title);
    let folded = without_number(&folded);
    let mut said = folded.split(' ').filter(|word| !matches!(*word, "nos" | "les" | "mes"));
    heads_incomes(title)
        || !title.contains(':')
            && said.clone().count() < 3
            && said.next().is_some_and(is_of_incomes)
            && !says_expenses(folded)
}

/// Whether the name of a sheet says that it is of resources: « Recettes DREAL », and no « Ressources humaines ».
pub fn names_incomes(folded: &str) -> bool {
    const FIRST: [&str; 7] =
        ["recette", "recettes", "financement", "financements", "financeurs", "cofinancements", "subventions"];
    let folded = without_number(folded);
    let begins = folded.split(' ').next().is_some_and(|first| FIRST.contains(&first));
    let receives = folded.split(' ').any(|word| matches!(word, "recette" | "recettes"));
    heads_incomes(folded) || (!says_expenses(folded) && (receives || begins && !folded.contains("budget")))
}
