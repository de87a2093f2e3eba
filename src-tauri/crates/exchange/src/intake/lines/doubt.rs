//! Whether a line will cost what the file says that it does. Where none of the file's own amounts is the line's, a
//! price with VAT was taken for one without, a rate or a count was misread, or the file is wrong: a person must look.

use dossier::number::write_euros;
use dossier::parts::{Basis, Project};
use rust_decimal::Decimal;

use super::amounts::{Told, amount, basis, is_summed};
use super::{LineRead, PRICED, not_used_at};
use crate::intake::columns::headings::{is_computed, says_one_of, words};
use crate::intake::columns::thousands::speaks_of_thousands;
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::{Row, address};

/// So many columns of the file's own amounts are asked in each row.
const MOST: usize = 24;
/// What two roundings may take: a cent, in ten-thousandths.
pub const A_CENT: i64 = 100;

/// What a column's amounts say of the VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taxes {
    /// It is in them.
    With,
    /// It is not.
    Without,
    /// Nothing.
    Unsaid,
}

/// What is said of a line that will cost something else than its row says: in French, and the row's own amount, where
/// there is one, in ten-thousandths, with its address.
pub type Doubt = (String, Option<(i64, String)>);

/// The columns in which the file tells what a row costs in all.
pub struct OwnAmounts {
    columns: Vec<(Told, Taxes)>,
    /// Whether a column that is read gives what lines cost: else no line has an amount, which is told once.
    has_price: bool,
}

impl OwnAmounts {
    /// By the headings.
    pub fn of<'a>(layout: &Layout, rows: impl Iterator<Item = &'a Row> + Clone) -> Self {
        let own = layout.columns.iter().filter(|column| is_cost(column)).take(MOST);
        let columns = own.map(|column| (Told::of(column, rows.clone()), taxes(&column.heading))).collect();
        let is_price = |column: &Column| column.field.is_some_and(|field| PRICED.contains(&field.code));
        Self { columns, has_price: layout.columns.iter().any(is_price) }
    }

    /// How what a line will cost is not what its row says.
    pub fn doubt(&self, read: &LineRead, row: &Row, project: &Project) -> Option<Doubt> {
        if !read.faults.is_empty() {
            return None;
        }
        let basis = basis(read);
        let Some(cost) = amount(&basis, project) else { return Some((self.missed(read, row)?, None)) };
        let before = amount(&Basis { vat: without_vat(&basis), ..basis }, project).unwrap_or(cost);
        let own =
            || self.columns.iter().filter_map(|(column, taxes)| Some((*column, *taxes, column.told(row)?)));
        // One that says that the VAT is in it is what the budget counts.
        let has_with = own().any(|(_, taxes, _)| taxes == Taxes::With);
        let judged = || own().filter(|(_, taxes, _)| !has_with || *taxes == Taxes::With);
        let agrees = |taxes: Taxes, own: i64| {
            let near = |cost: i64| own.saturating_sub(cost).saturating_abs() <= A_CENT;
            (taxes != Taxes::Without && near(cost)) || (taxes != Taxes::With && near(before))
        };
        // By year, the columns together are the line's.
        let all = judged().fold(0_i64, |sum, (_, _, own)| sum.saturating_add(own));
        let (column, taxes, first) = judged().next()?;
        let otherwise =
            |column: Told, taxes: Taxes| column.told_otherwise(row).is_some_and(|own| agrees(taxes, own));
        if judged().any(|(column, taxes, own)| agrees(taxes, own) || otherwise(column, taxes))
            || agrees(taxes, all)
        {
            return None;
        }
        let euros = |amount: i64| write_euros(Decimal::new(amount, 4).round_dp(2));
        let at = address(row.number, column.index());
        let said = format!("{at} dit {}, la ligne coûtera {}", euros(first), euros(cost));
        Some((said, Some((first, at))))
    }

    /// Drops the remark that an amount is not taken where the line costs that much: nothing is lost.
    pub fn quiet(&self, read: &mut LineRead, row: &Row, project: &Project) {
        let Some(cost) = amount(&basis(read), project) else { return };
        for (column, _) in &self.columns {
            let is_it = |own: i64| own.saturating_sub(cost).saturating_abs() <= A_CENT;
            if column.told(row).is_some_and(is_it) {
                let said = not_used_at(&address(row.number, column.index()));
                read.remarks.retain(|remark| !remark.starts_with(&said));
            }
        }
    }

    /// What only a column that is not read says of a line: « – » under « Coût », and 500 under « Montant TTC ».
    fn missed(&self, read: &LineRead, row: &Row) -> Option<String> {
        if !self.has_price || read.values.iter().any(|(path, _)| path.starts_with("basis/")) {
            return None;
        }
        let told = |(column, _): &(Told, Taxes)| Some((*column, column.told(row).filter(|own| *own != 0)?));
        let (column, own) = self.columns.iter().find_map(told)?;
        let own = write_euros(Decimal::new(own, 4).round_dp(2));
        Some(format!("{} dit {own}, la ligne n’aura pas de montant", address(row.number, column.index())))
    }
}

fn without_vat(basis: &Basis) -> Option<dossier::leaf::Percent> {
    basis.vat.map(|_| dossier::leaf::Percent::default())
}

/// Whether a column of amounts is of what the row costs, and not of a part of it, of who pays, or of how many.
fn is_cost(column: &Column) -> bool {
    const OTHER: [&str; 27] = [
        "tva",
        "subvention",
        "subventions",
        "aide",
        "aides",
        "recette",
        "recettes",
        "ressources",
        "financement",
        "autofinancement",
        "cofinancement",
        "fonds",
        "demande",
        "demandee",
        "part",
        "reste",
        "eligible",
        "retenu",
        "assiette",
        "nombre",
        "nb",
        "quantite",
        "qte",
        "heures",
        "mois",
        "mensuel",
        "agents",
    ];
    let is_other = says_one_of(&column.heading, &OTHER) && taxes(&column.heading) == Taxes::Unsaid;
    let heading = &column.heading;
    is_summed(column) && !is_other && !is_computed(heading) && !speaks_of_thousands(heading)
}

/// What a heading, or any words beside a number, say of the VAT.
pub fn taxes(heading: &str) -> Taxes {
    let words = format!(" {} ", words(heading));
    let says = |what: &[&str]| what.iter().any(|one| words.contains(&format!(" {one} ")));
    if says(&["ttc", "t t c", "toutes taxes", "tva comprise", "tva incluse"]) {
        Taxes::With
    } else if says(&["ht", "h t", "hors taxe", "hors taxes", "hors tva"]) {
        Taxes::Without
    } else {
        Taxes::Unsaid
    }
}
