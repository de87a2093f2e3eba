//! Resources beside costs, or where costs are expected: they are taken for none, whichever side they stand on.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use dossier::Value;
use exchange::intake::{Kept, Layout};
use exchange::names::Names;
use tables::{aside, lines, off, open, rows};

/// What is taken of a text: the label and the amount of each line.
fn taken(text: &str) -> Vec<(String, String)> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    let of = |values: &[(String, Value)], path: &str| {
        let value = values.iter().find(|(other, _)| other == path).map(|(_, value)| value.clone());
        match value {
            Some(Value::Text(text)) => text,
            _ => String::new(),
        }
    };
    let lines = read.iter().filter(|line| line.aside.is_none());
    lines.map(|line| (of(&line.values, "label"), of(&line.values, "basis/amount"))).collect()
}

fn design() -> Vec<(String, String)> {
    [("Design", "24000.00"), ("Enquête", "8500.00")]
        .map(|(label, amount)| (label.into(), amount.into()))
        .to_vec()
}

const BELOW: &str =
    "PIA;16250;Design;24000\nRégion;10000;Enquête;8500\nAutofinancement;6250;;\nTOTAL;32500;TOTAL;32500\n";

#[test]
fn resources_on_the_left_are_no_costs() {
    for head in [
        "RECETTES;Montant;DÉPENSES;Montant",
        "PRODUITS;;CHARGES;\nIntitulé;Montant;Intitulé;Montant",
        "Recettes prévues;Montant;Dépenses prévues;Montant",
        "I. RECETTES;Montant;II. DÉPENSES;Montant",
        "Subventions publiques;Montant;Dépenses;Montant",
        "PRODUITS D’EXPLOITATION;Montant;CHARGES;Montant",
        "Recettes HT;Montant;Dépenses TTC;Montant",
        "II. RECETTES;;I. DÉPENSES;\nIntitulé;Montant;Intitulé;Montant",
        "Nos recettes;;Nos dépenses;\nIntitulé;Montant;Intitulé;Montant",
        "RESSOURCES;Montant TTC;EMPLOIS;Montant TTC",
        "Plan de financement;Montant (€);Désignation;Montant (€)",
        "Financeurs;Montant demandé;Charges;Total",
        "Recettes prévisionnelles 2017;Montant;Dépenses;Coût",
    ] {
        let text = format!("{head}\n{BELOW}");
        assert_eq!(taken(&text), design(), "{head}");
        let total = if head.contains('\n') { 6 } else { 5 };
        assert_eq!(rows(&text), [total], "{head}");
        assert_eq!(off(&text), [""; 0], "{head}");
    }
}

#[test]
fn a_row_of_costs_is_not_called_by_the_resource_beside_it() {
    let text =
        "RECETTES;Montant;DÉPENSES;Montant\nSubvention PIA;20000;Design;24000\nSubvention;4000;;6000\n";
    assert!(aside(text).is_empty(), "{:?}", aside(text));
}

#[test]
fn resources_on_the_right_are_no_costs_either() {
    for head in ["DÉPENSES;Montant;RECETTES;Montant", "Charges;Montant;Produits;Montant"] {
        let text =
            format!("{head}\nDesign;24000;PIA;16250\nEnquête;8500;Région;16250\nTOTAL;32500;TOTAL;32500\n");
        assert_eq!(taken(&text), design(), "{head}");
        assert_eq!(off(&text), [""; 0], "{head}");
    }
}

#[test]
fn who_funds_a_line_divides_no_table() {
    let codes = |head: &str, row: &str| {
        let grid = open("f.csv", format!("{head}\n{row}\n").as_bytes()).unwrap();
        let layout = Layout::of(&grid, &Kept::new()).unwrap();
        layout.columns.iter().map(|column| column.field.map_or("", |field| field.code)).collect::<Vec<_>>()
    };
    assert_eq!(codes("Libellé;Financeur;Montant", "Salle;PIA;12"), ["label", "", "basis/amount"]);
    assert_eq!(
        codes("Financeur;Poste;Libellé;Montant", "PIA;Locaux;Salle;12"),
        ["", "category", "label", "basis/amount"]
    );
    assert_eq!(
        codes("Dépense;Montant;Financeur;Note", "Salle;12;PIA;sûr"),
        ["label", "basis/amount", "", "note"]
    );
    assert_eq!(codes("Libellé;Montant;Recettes", "Salle;12;7"), ["label", "basis/amount", ""]);
}

#[test]
fn a_heading_that_somebody_told_is_read_as_it_was_told() {
    let text = "Ressources;Montant;Dépenses;Montant\nSalle;12;Bus;7\n";
    let grid = open("f.csv", text.as_bytes()).unwrap();
    let kept = Kept::from([("ressources".to_owned(), "label".to_owned())]);
    let layout = Layout::of(&grid, &kept).unwrap();
    let codes: Vec<_> = layout.columns.iter().map(|column| column.field.map(|field| field.code)).collect();
    assert_eq!(codes, [Some("label"), Some("basis/amount"), None, None]);
}

#[test]
fn a_column_of_expenses_gives_the_amounts_beside_one_of_resources_whose_rows_are_no_costs() {
    for (out, into) in [("Dépenses", "Recettes"), ("Charges (€)", "Produits"), ("Dépenses", "Subventions")]
    {
        let text = format!(
            "Date;Libellé;{out};{into}\n2017;Design;24000;\n2017;Enquête;8500;\n2017;PIA;;16250\n2017;Région;;16250\n;Total;32500;32500\n"
        );
        assert_eq!(taken(&text), design(), "{text}");
        assert_eq!(off(&text), [""; 0], "{text}");
    }
    let labels = "Dépenses;Montant\nDesign;24000\nEnquête;8500\n";
    assert_eq!(taken(labels), design());
}

#[test]
fn what_the_row_above_the_headings_says_of_the_project_takes_no_column_away() {
    for above in [
        "Action : Labo;;Financement : PIA",
        "Financement : PIA;;Action : Labo",
        "Coût total : 100 000 €;;Subvention demandée : 50 000 €",
        "Plan de financement;;Axe 3",
        "Lot n° 1;;Fonds PIA",
    ] {
        let text = format!("{above}\nLibellé;Note;Montant\nDesign;;24000\nEnquête;;8500\n");
        assert_eq!(taken(&text), design(), "{above}");
    }
    let paid = "Source de financement;Montant TTC;Nature de dépense;TVA\nPIA;24000;Design;20\nRégion;8500;Enquête;20\n";
    assert_eq!(taken(paid).len(), 2);
}

#[test]
fn accounts_in_columns_of_their_own_leave_the_names_beside_them() {
    let form = "CHARGES;;MONTANT;PRODUITS;;MONTANT\n60;Achats;3500;70;Ventes;500\n;Fournitures;3500;;Entrées;500\n\
        61;Services extérieurs;4000;74;Subventions;10000\n;Locations;3000;;État;6000\n;Assurances;1000;;Région;4000\n\
        64;Personnel;3000;75;Autres produits;0\n;TOTAL DES CHARGES;10500;;TOTAL DES PRODUITS;10500\n";
    let named = |label: &str, amount: &str| (label.to_owned(), amount.to_owned());
    let costs = [
        named("Fournitures", "3500.00"),
        named("Locations", "3000.00"),
        named("Assurances", "1000.00"),
        named("Personnel", "3000.00"),
    ];
    assert_eq!(taken(form), costs);
    assert_eq!(off(form), [""; 0]);
}
