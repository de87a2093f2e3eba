//! Resources below a title that says so: « RECETTES », then rows with a label and an amount. They pay the costs, and are
//! none, until a title of expenses or a row that says more.

use super::totals::{Called, called, without_number};
use crate::intake::columns::income_words::{heads_incomes, says_expenses};
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::Row;
use crate::intake::lines::doubt::{Taxes, taxes};
use crate::intake::lines::quoted::quoted;
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
/// Below which title of resources a row stands.
#[derive(Default)]
pub struct Incomes {
    title: Option<String>,
    /// That of the table itself, where its one column of words is headed so.
    head: Option<String>,
}

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
    /// By the columns: « Recettes » beside « Montant », and nothing that would say what a cost is.
    pub fn of<'a>(layout: &Layout, mut rows: impl Iterator<Item = &'a Row>) -> Self {
        // « Produit » is what one buys.
        const MAY_BE_BOUGHT: [&str; 2] = ["produit", "ressource"];
        let says_costs = |column: &Column| {
            column.field.is_some_and(|field| matches!(field.code, "label" | "category" | "bearer" | "agent"))
        };
        let is_text = |column: &&Column| column.samples.iter().any(|text| text.contains(char::is_alphabetic));
        // « Produits » is what one sells, but where a price is told before VAT or with it.
        let has_taxes = || layout.columns.iter().any(|column| taxes(&column.heading) != Taxes::Unsaid);
        let may_be_bought =
            |folded: &str| MAY_BE_BOUGHT.contains(&folded) || (folded == "produits" && has_taxes());
        let first = layout.columns.iter().find(is_text).filter(|column| {
            column.field.is_none() && heads_incomes(&column.heading) && !may_be_bought(&fold(&column.heading))
        });
        let head = first.filter(|_| !layout.columns.iter().any(says_costs));
        // Below a title of expenses stand costs, which have no labels either: nothing is known.
        let head = head.filter(|column| {
            let is_title = |row: &Row| {
                let cell = row.cells.get(&column.index).filter(|_| row.cells.len() == 1);
                cell.is_some_and(|cell| says_expenses(&fold(&cell.shown())))
            };
            !rows.any(is_title)
        });
        let head = head.map(|column| quoted(&column.heading));
        Self { title: head.clone(), head }
    }

    /// The head of the table stands again.
    pub fn again(&mut self) {
        self.title = self.head.clone();
    }

    /// Goes on to headings, by the first of them; `is_known`: it heads labels of costs.
    pub fn head(&mut self, name: &str, is_known: bool) {
        if heads_incomes(name) {
            self.title = Some(quoted(name));
        } else if is_known || says_expenses(&fold(name)) {
            self.title = None;
        }
    }

    /// In French, why a row that stands here is a resource.
    pub fn says(&self) -> Option<String> {
        let title = self.title.as_ref()?;
        Some(format!("est sous le titre «\u{A0}{title}\u{A0}», comme une ressource"))
    }

    /// In French, why a row is a resource; goes on to the next.
    pub fn judge(&mut self, kind: &Kind, name: &str) -> Option<String> {
        match kind {
            Kind::Full => self.title = None,
            Kind::Title => {
                let words = fold(name);
                if called(&words) == Some(Called::Income)
                    || TITLES.iter().any(|title| without_number(&words).starts_with(title))
                        && !says_expenses(&words)
                {
                    self.title = Some(quoted(name));
                } else if says_expenses(&words) {
                    // Any other title may divide the resources: « Collectivités ».
                    self.title = None;
                }
            }
            Kind::Bare if TOTALLED.contains(&without_number(&fold(name))) => self.title = Some(quoted(name)),
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
