//! The model to fill and import: the columns of a cost line, two hundred free rows, and lists to choose from.

use call::Call;
use dossier::Dossier;

use super::book::{Allowed, Book, Choice, Format, Role, Sheet, Style};
use super::frame::{COSTS, FIRST, HEAD, LISTS, README};
use super::{BookError, lists, xlsx};
use crate::names::Names;

/// How many lines can be filled; more can be copied below them.
const ROWS: u32 = 200;

/// The columns: head, width, format, list.
const COLUMNS: [(&str, u16, Format, Option<List>); 19] = [
    ("Libellé", 380, Format::Plain, None),
    ("Poste de dépense", 240, Format::Plain, Some(List::Categories)),
    ("Porteur ou partenaire", 260, Format::Plain, Some(List::Bearers)),
    ("Mode de calcul", 200, Format::Plain, Some(List::Kinds)),
    ("Jours", 80, Format::Quantity, None),
    ("Coût journalier", 110, Format::Euro, None),
    ("Coût annuel chargé", 120, Format::Euro, None),
    ("Quantité", 90, Format::Quantity, None),
    ("Prix unitaire HT", 110, Format::Euro, None),
    ("TVA (%)", 70, Format::Percent, None),
    ("Montant forfaitaire", 120, Format::Euro, None),
    ("Du mois", 65, Format::Month, None),
    ("Au mois", 65, Format::Month, None),
    ("Éligible", 80, Format::Plain, Some(List::Flags)),
    ("Apport en nature", 80, Format::Plain, Some(List::Flags)),
    ("Agent", 180, Format::Plain, None),
    ("Prestataire", 200, Format::Plain, None),
    ("SIRET du prestataire", 170, Format::Plain, None),
    ("Justification", 400, Format::Plain, None),
];

#[derive(Clone, Copy)]
enum List {
    Categories,
    Bearers,
    Kinds,
    Flags,
}

const TEXTS: [&str; 8] = [
    "Remplissez une ligne par dépense dans «\u{A0}Dépenses\u{A0}», puis importez ce fichier dans Amorce (Budget, \
     Importer des lignes).",
    "Mode de calcul «\u{A0}Temps, coût journalier\u{A0}»\u{A0}: jours et coût journalier. «\u{A0}Temps, coût annuel \
     chargé\u{A0}»\u{A0}: jours et coût annuel.",
    "«\u{A0}Achat\u{A0}»\u{A0}: quantité, prix unitaire hors taxes, TVA en pour cent (20 pour 20 %). \
     «\u{A0}Forfait\u{A0}»\u{A0}: montant, TVA comprise.",
    "Du mois, au mois\u{A0}: comptés depuis le début du projet (1 est le premier mois). Vides\u{A0}: tout le projet.",
    "Éligible, apport en nature\u{A0}: oui ou non. Vides\u{A0}: éligible, et en nature pour le temps seulement.",
    "Agent\u{A0}: le nom d’un agent des porteurs, tel qu’il est écrit dans le dossier. Ce fichier n’en donne pas la liste.",
    "Les cellules vides sont admises\u{A0}: la ligne sera à compléter dans Amorce.",
    "Rien n’est importé sans que vous ayez vu ce que chaque ligne devient.",
];

/// An `.xlsx` to fill with cost lines of this dossier.
///
/// # Errors
/// [`BookError`], which no dossier within the limits brings about.
pub fn template(dossier: &Dossier, call: &Call, written: [u16; 6]) -> Result<Vec<u8>, BookError> {
    let names = Names::of(dossier, call);
    let title = dossier.identity.title.trim();
    let costs = costs(&names, title);
    let mut list = Sheet::new(LISTS, &[250, 110, 500, 900]);
    list.title("Listes", "Ce que les cellules de « Dépenses » proposent");
    lists::fill(&mut list, &names, |_| None);
    // What each recovers is the dossier's to know, not this file's.
    list.cells.retain(|(_, column), _| *column != lists::RECOVERED);
    let mut readme = Sheet::new(README, &[1_250]);
    readme.title("Lignes de dépense à importer", title);
    for (row, text) in (3..).zip(TEXTS) {
        readme.text((row, 0), text, Style::of(Role::Prose, Format::Plain));
        readme.heights.insert(row, 30);
    }
    let title = "Lignes de dépense à importer".to_owned();
    xlsx::write(&Book { title, written, sheets: vec![costs, readme, list], names: Vec::new() })
}

fn costs(names: &Names, title: &str) -> Sheet {
    let widths: Vec<u16> = COLUMNS.iter().map(|(_, width, ..)| *width).collect();
    let mut sheet = Sheet::new(COSTS, &widths);
    sheet.title("Lignes de dépense à importer", title);
    let heads: Vec<&str> = COLUMNS.iter().map(|(head, ..)| *head).collect();
    sheet.heads(HEAD, &heads);
    let last = FIRST + ROWS - 1;
    for (column, (_, _, format, list)) in (0..).zip(COLUMNS) {
        for row in FIRST..=last {
            sheet.blank((row, column), Style::input(format));
        }
        if format == Format::Percent {
            sheet.choices.push(Choice { first: FIRST, last, column, allowed: Allowed::Rate });
        }
        let source = match list {
            Some(List::Categories) => lists::categories(names),
            Some(List::Bearers) => lists::bearers(names),
            Some(List::Kinds) => lists::kinds(),
            Some(List::Flags) => lists::flags(),
            None => continue,
        };
        sheet.choices.push(Choice { first: FIRST, last, column, allowed: Allowed::Listed(source) });
    }
    sheet.frozen = (FIRST, 1);
    sheet.repeated_rows = Some((HEAD, HEAD));
    // Nothing is computed here: lines may be added below.
    sheet.protected = false;
    sheet
}
