//! Headings that are taken where no better one stands beside them: « Action » says what a line is in a table without
//! « Libellé », and « Total » what it costs in one without « Montant ». Beside amounts, texts name the lines whatever heads
//! them.

use super::fields::by_code;
use super::headings::{but_euros, says_one_of, words};
use super::income_words::heads_incomes;
use super::{Column, Kept, holds_number};
use crate::intake::grid::{Cell, Grid, Row};

/// What a line is called.
const LABELS: [&str; 23] = [
    "action",
    "actions",
    "activite",
    "activites",
    "charge",
    "charges",
    "nature des charges",
    "nature de la charge",
    "intitule du poste",
    "intitule de l action",
    "intervenant",
    "intervenants",
    "prestation",
    "prestations",
    "mission",
    "missions",
    "fonction",
    "profil",
    "tache",
    "taches",
    "etiquettes de lignes",
    "rubrique",
    "rubriques",
];
/// What it costs.
const AMOUNTS: [&str; 26] = [
    "total",
    "budget",
    "budget previsionnel",
    "budget ttc",
    "prevision",
    "previsions",
    "somme de montant",
    "somme de montant ttc",
    "somme de cout",
    "montants",
    "montant eligible",
    "montant de la depense",
    "couts",
    "couts previsionnels",
    "cout eligible",
    "cout total eligible",
    "cout de la depense",
    "cout complet",
    "cout employeur",
    "cout total employeur",
    "cout total charge",
    "cout charge",
    "total previsionnel",
    "total general ttc",
    "estimation",
    "net a payer",
];
/// What says no more of a total than that it is of all.
const PLAIN: [&str; 9] = ["general", "projet", "du", "des", "depenses", "sur", "les", "ans", "annees"];
/// What says of a line something else than its name.
const NO_NAMES: [&str; 42] = [
    "statut",
    "etat",
    "date",
    "devise",
    "monnaie",
    "financeur",
    "financeurs",
    "financement",
    "periode",
    "annee",
    "mois",
    "trimestre",
    "code",
    "compte",
    "reference",
    "ref",
    "n",
    "no",
    "numero",
    "num",
    "unite",
    "unites",
    "tva",
    "siret",
    "adresse",
    "mail",
    "courriel",
    "contact",
    "ville",
    "oui",
    "eligible",
    "retenu",
    "paiement",
    "valide",
    "validation",
    "avis",
    "decision",
    "priorite",
    "echeance",
    "calendrier",
    "imputation",
    "realise",
];
/// What says where, for whom or under what it stands, and is its name where nothing else is.
const HARDLY_NAMES: [&str; 12] = [
    "site",
    "lieu",
    "commune",
    "departement",
    "responsable",
    "beneficiaire",
    "direction",
    "theme",
    "thematique",
    "axe",
    "pole",
    "equipe",
];
/// What a heading may begin with that says its name all the same: « Intitulé du compte ».
const NAMES: [&str; 7] = ["intitule", "libelle", "designation", "nom", "nature", "objet", "description"];
/// The same, beside what comes in: « Libellé | Dépenses | Recettes ».
const OUTGOINGS: [&str; 5] = ["depense", "depenses", "depenses previsionnelles", "charge", "charges"];
/// What says that better.
const PRICES: [&str; 6] = [
    "basis/amount",
    "basis/unit_price",
    "basis/daily_cost",
    "basis/yearly_cost",
    super::fields::UNIT,
    "basis/kind",
];

/// Whether a heading may be taken so.
pub fn is_second_best(heading: &str) -> bool {
    LABELS.contains(&words(heading).as_str()) || is_amount(heading)
}

fn is_amount(heading: &str) -> bool {
    AMOUNTS.contains(&but_euros(heading).as_str()) || is_total(heading)
}

/// « Total 3 ans », « Total du projet »; « Total 2017 » is of one year among others.
fn is_total(heading: &str) -> bool {
    let is_plain = |word: &str| PLAIN.contains(&word) || word.parse::<u16>().is_ok_and(|count| count < 100);
    but_euros(heading).strip_prefix("total ").is_some_and(|rest| rest.split(' ').all(is_plain))
}

/// Takes them, where what stands below is what they say: texts, or numbers.
pub fn take(columns: &mut [Column], grid: &Grid, head: u32, kept: &Kept) {
    let table = Below { rows: grid.rows.iter().filter(|row| row.number > head).collect(), head, kept };
    if !has(columns, &["label"])
        && let Some(column) = table.names(columns).and_then(|at| columns.get_mut(at))
    {
        column.field = by_code("label");
    }
    if !has(columns, &PRICES) {
        table.take_amounts(columns);
    }
    if has(columns, &PRICES)
        && !has(columns, &["label", "category"])
        && let Some(column) = table.texts(columns).and_then(|at| columns.get_mut(at))
    {
        column.field = by_code("label");
    }
}

fn has(columns: &[Column], codes: &[&str]) -> bool {
    columns.iter().any(|column| column.field.is_some_and(|field| codes.contains(&field.code)))
}

/// The rows below the headings, the row of these, and what was told of them before.
struct Below<'a> {
    rows: Vec<&'a Row>,
    head: u32,
    kept: &'a Kept,
}

impl Below<'_> {
    fn cells(&self, index: u32) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |row| row.cells.get(&index))
    }

    fn is_free(&self, column: &Column) -> bool {
        column.is_free() && !self.kept.contains_key(&words(&column.heading))
    }

    fn are_texts(&self, index: u32) -> bool {
        !self.cells(index).any(holds_number)
    }

    /// The column whose heading says what lines are called or, under headings that call them nothing, of texts before the
    /// first number.
    fn names(&self, columns: &[Column]) -> Option<usize> {
        let says = |column: &Column| {
            self.is_free(column)
                && LABELS.contains(&words(&column.heading).as_str())
                && self.are_texts(column.index)
        };
        let are_names =
            |column: &Column| column.heading.is_empty() && column.is_free() && self.are_texts(column.index);
        columns.iter().position(says).or_else(|| {
            let first = columns.iter().position(|column| self.cells(column.index).any(holds_number))?;
            columns.iter().take(first).position(are_names).filter(|_| self.head > 0)
        })
    }

    /// The first column of texts, whatever heads it, but what says something else of a line: « Postes budgétaires ».
    fn texts(&self, columns: &[Column]) -> Option<usize> {
        let says = |column: &Column, any: &[&str]| says_one_of(&column.heading, any);
        let are_names = |column: &Column| {
            let heading = words(&column.heading);
            let is_named = heading.split(' ').next().is_some_and(|first| NAMES.contains(&first));
            // « 50 % » is no name.
            let is_name =
                |cell: &&Cell| matches!(cell, Cell::Text(text) if text.contains(char::is_alphabetic));
            let names = || self.cells(column.index).filter(is_name).filter(|cell| !holds_number(cell));
            self.is_free(column)
                && (is_named || !says(column, &NO_NAMES))
                // « Produit » is what one buys.
                && (heading == "produit" || !heads_incomes(&column.heading))
                && self.head > 0
                && names().count() * 2 > self.cells(column.index).count()
        };
        let names = || columns.iter().enumerate().filter(|(_, column)| are_names(column));
        names().find(|(_, column)| !says(column, &HARDLY_NAMES)).or_else(|| names().next()).map(|(at, _)| at)
    }

    fn take_amounts(&self, columns: &mut [Column]) {
        let are_numbers = |index: u32| self.cells(index).any(holds_number);
        let says = |column: &&mut Column| {
            self.is_free(column) && is_amount(&column.heading) && are_numbers(column.index)
        };
        let mut total = columns.iter_mut().filter(says).collect::<Vec<_>>();
        // « Total » goes before « Total 3 ans ».
        total.sort_by_key(|column| is_total(&column.heading));
        if let Some(column) = total.first_mut() {
            column.field = by_code("basis/amount");
            return;
        }
        let are_all_numbers =
            |index: u32| self.cells(index).next().is_some() && self.cells(index).all(holds_number);
        let is_out = |column: &&mut Column| {
            let heading = but_euros(&column.heading);
            self.is_free(column) && OUTGOINGS.contains(&heading.as_str()) && are_all_numbers(column.index)
        };
        let is_in = |column: &Column| {
            self.is_free(column) && heads_incomes(&column.heading) && are_all_numbers(column.index)
        };
        if columns.iter().any(is_in)
            && let Some(column) = columns.iter_mut().find(is_out)
        {
            column.field = by_code("basis/amount");
            // A row that has an amount there alone is no cost.
            columns.iter_mut().filter(|column| is_in(column)).for_each(|column| column.of_incomes = true);
        }
    }
}
