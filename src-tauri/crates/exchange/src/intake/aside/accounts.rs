//! Accounts of an association or a company, which say by their first digit what costs (« 606 ») and what comes in
//! (« 706 »): the rows of the second kind are no costs, whatever their label says.

use crate::intake::columns::Layout;
use crate::intake::columns::headings::words;
use crate::intake::grid::{Row, address};

/// What heads numbers of accounts.
const HEADS: [&str; 8] = [
    "compte",
    "comptes",
    "code comptable",
    "compte comptable",
    "n compte",
    "n de compte",
    "no compte",
    "numero de compte",
];
/// So many accounts of costs make a table one of accounts.
const ENOUGH: usize = 2;

/// Where a table's accounts stand, if it has any.
pub struct Accounts {
    column: Option<u32>,
}

impl Accounts {
    /// By what stands below the head: an account of costs or of products in each row that says an amount.
    pub fn of<'a>(layout: &Layout, label: Option<u32>, rows: impl Iterator<Item = &'a Row> + Clone) -> Self {
        let headed = layout.columns.iter().find(|column| HEADS.contains(&words(&column.heading).as_str()));
        let mut columns = headed.map(|column| column.index).into_iter().chain(label);
        let tells = |column: &u32| {
            let full = rows.clone().filter(|row| row.cells.len() > 1);
            let (mut costs, mut products) = (0, 0);
            let all = full.filter_map(|row| Some(row.cells.get(column)?.shown())).all(|text| {
                let class = account(&text).and_then(|account| account.chars().next());
                costs += usize::from(class == Some('6'));
                products += usize::from(class == Some('7'));
                class.is_some() || !text.contains(|c: char| c.is_ascii_digit())
            });
            all && costs >= ENOUGH && products > 0
        };
        Self { column: columns.find(tells) }
    }

    /// In French, that a row is of an account of products; `named`: its label.
    pub fn says(&self, row: &Row, named: &str) -> Option<String> {
        let column = self.column?;
        let text = row.cells.get(&column)?.shown();
        let account = account(&text).filter(|account| account.starts_with('7'))?;
        Some(format!(
            "{} porte un compte de produits ({account})\u{A0}: {named} est une ressource, pas une dépense",
            address(row.number, column)
        ))
    }
}

/// « 606 » of « 606 – Achats ».
fn account(text: &str) -> Option<&str> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let is_one = match end {
        // « 60 chaises » are bought.
        2 => rest.is_empty() || rest.trim_start().starts_with(['-', '–', '—', '.', ':']),
        3 => true,
        4..=8 => rest.is_empty() || rest.starts_with(char::is_whitespace),
        _ => false,
    };
    is_one.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::account;

    #[test]
    fn an_account_is_a_number_of_its_own_or_before_its_name() {
        let of = |text| account(text);
        assert_eq!(
            (of("606"), of("60 – Achats"), of("706100 Prestations")),
            (Some("606"), Some("60"), Some("706100"))
        );
        assert_eq!((of("741 Ville de Lille"), of("6. Achats")), (Some("741"), None));
        assert_eq!((of("60 chaises"), of("Salle 60"), of(""), of("1234567890")), (None, None, None, None));
    }
}
