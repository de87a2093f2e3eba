//! Resources below a title that says so: « RECETTES », then rows with a label and an amount. They pay the costs, and are
//! none, until a title of expenses or a row that says more.

use super::aside::quoted;
use super::totals::{Called, called, without_number};
use crate::names::fold;

/// Titles of resources that are no names of an income.
const TITLES: [&str; 5] = [
    "plan de financement",
    "ressources previsionnelles",
    "ressources du projet",
    "produits previsionnels",
    "recettes",
];
/// What a title of resources is called, though it gives their total.
const TOTALLED: [&str; 6] =
    ["recettes", "ressources", "produits", "financement", "financements", "plan de financement"];
/// Words that head a column of resources: « Financeurs », beside « Montant ».
const HEADINGS: [&str; 16] = [
    "recette",
    "recettes",
    "ressource",
    "ressources",
    "produit",
    "produits",
    "financeur",
    "financeurs",
    "financement",
    "financements",
    "cofinanceurs",
    "cofinancements",
    "subventions",
    "bailleurs",
    "fonds",
    "apports",
];
/// What else such a heading may say.
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
/// Words of a title below which costs stand again. Any other may divide the resources: « Collectivités ».
const OF_EXPENSES: [&str; 16] = [
    "depense",
    "depenses",
    "charge",
    "charges",
    "cout",
    "couts",
    "emploi",
    "emplois",
    "achat",
    "achats",
    "fonctionnement",
    "investissement",
    "axe",
    "action",
    "lot",
    "volet",
];

/// Below which title of resources a row stands.
#[derive(Default)]
pub struct Incomes(Option<String>);

/// What a row is for this.
pub enum Kind {
    /// A text and no amount.
    Title,
    /// A label and an amount.
    Bare,
    /// It says what for, whose it is or how it is computed.
    Full,
}

impl Incomes {
    /// Goes on to headings, by the first of them; `is_known`: it heads labels of costs.
    pub fn head(&mut self, name: &str, is_known: bool) {
        let folded = fold(name);
        let says = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
        // « Produits et fournitures » are bought.
        let names_nothing_else =
            || folded.split(' ').all(|word| HEADINGS.contains(&word) || BESIDE.contains(&word));
        if says(&HEADINGS) && names_nothing_else() {
            self.0 = Some(quoted(name));
        } else if is_known || says(&OF_EXPENSES) {
            self.0 = None;
        }
    }

    /// In French, why a row that stands here is a resource.
    pub fn says(&self) -> Option<String> {
        let title = self.0.as_ref()?;
        Some(format!("est sous le titre «\u{A0}{title}\u{A0}», comme une ressource"))
    }

    /// In French, why a row is a resource; goes on to the next.
    pub fn judge(&mut self, kind: &Kind, name: &str) -> Option<String> {
        match kind {
            Kind::Full => self.0 = None,
            Kind::Title => {
                let words = fold(name);
                if called(&words) == Some(Called::Income)
                    || TITLES.iter().any(|title| words.starts_with(title))
                {
                    self.0 = Some(quoted(name));
                } else if words.split(' ').any(|word| OF_EXPENSES.contains(&word)) {
                    self.0 = None;
                }
            }
            Kind::Bare if TOTALLED.contains(&without_number(&fold(name))) => self.0 = Some(quoted(name)),
            Kind::Bare => {
                return self.says();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_below_a_title_of_resources_are_resources_until_expenses_or_a_row_that_says_more() {
        let mut incomes = Incomes::default();
        assert!(incomes.judge(&Kind::Bare, "Salle").is_none());
        assert!(incomes.judge(&Kind::Title, "RESSOURCES").is_none());
        assert!(incomes.judge(&Kind::Bare, "Région").is_some());
        incomes.judge(&Kind::Title, "Collectivités");
        assert!(incomes.judge(&Kind::Bare, "Région").is_some());
        incomes.judge(&Kind::Title, "Dépenses d’investissement");
        assert!(incomes.judge(&Kind::Bare, "Bus").is_none());
        incomes.judge(&Kind::Title, "II. Financements");
        incomes.judge(&Kind::Full, "Salle");
        assert!(incomes.judge(&Kind::Bare, "Bus").is_none());
        incomes.judge(&Kind::Title, "Ressources humaines");
        assert!(incomes.judge(&Kind::Bare, "Formateur").is_none());
    }
}
