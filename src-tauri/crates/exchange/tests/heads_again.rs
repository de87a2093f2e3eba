//! Headings that stand again below the head: of resources, or of another table.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::{Kept, Layout};
use exchange::names::Names;
use tables::{aside, lines, off, open, rows};

#[test]
fn what_stands_below_headings_of_resources_is_set_aside() {
    for head in [
        "Ressources;Montant",
        "Recettes;Montant",
        "Financeurs;Montant",
        "Recettes;1500",
        "Plan de financement;Montant",
    ] {
        let table = format!(
            "Dépenses;Montant\nÉtude;1000\nMobilier;500\n\n{head}\nPIA;750\nRégion;450\nFonds propres;300\n"
        );
        assert_eq!(rows(&table), [5, 6, 7, 8], "{head}");
        let read = lines(&open("f.csv", table.as_bytes()).unwrap(), &Names::default());
        assert!(read.iter().all(|line| line.faults.is_empty()), "{head}: {read:#?}");
        let total = format!("{table}Total;1500\n");
        assert_eq!((rows(&total), off(&total)), (vec![5, 6, 7, 8, 9], Vec::new()), "{head}");
    }
    let told = aside("Dépenses;Montant\nÉtude;1000\nFinanceurs;Montant\nPIA;750\n");
    assert_eq!(told[&3], "A3 (« Financeurs ») est une ligne d’intitulés");
    assert_eq!(told[&4], "A4 (« PIA ») est sous le titre « Financeurs », comme une ressource");
}

#[test]
fn costs_stand_again_below_their_own_headings() {
    let table = "Dépenses;Montant\nA;10\nRecettes;Montant\nRégion;5\nDépenses;Montant\nB;7\nC;8\n";
    assert_eq!(rows(table), [3, 4]);
    assert_eq!(rows(&table.replace("Dépenses;Montant\nB", "Désignation;Coût\nB")), [3, 4, 5]);
    assert_eq!(rows("Libellé;Montant\nPC;2000\n\nLibellé;Montant (k€)\nLoyer;9\n"), [4]);
    // What a line says in the place of its amount is no heading, nor is one income a title of many.
    assert_eq!(rows("Libellé;Montant\nSalle;Forfait\nSubvention;5\nBus;7\n"), [3]);
}

#[test]
fn a_second_table_whose_columns_stand_otherwise_is_not_read_as_the_first() {
    let table = "Désignation;Montant;Quantité\nMobilier;5000;1\nÉcran;2000;2\n\nDésignation;Quantité;Montant\n\
        Ateliers;10;2400\nRepas;100;1440\n";
    assert_eq!(rows(table), [5]);
    let unread = |table: &str| -> Vec<String> {
        let read = lines(&open("f.csv", table.as_bytes()).unwrap(), &Names::default());
        read.into_iter().flat_map(|line| line.faults).map(|fault| fault.to_string()).collect()
    };
    let told = unread(table);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("A6") && told[0].contains("copiez ce second tableau"), "{told:#?}");
    assert_eq!(unread(&table.replace("Quantité;Montant\nA", "Part;Montant\nA")).len(), 2);
    // Resources are not missed.
    let resources = table.replace("Désignation;Quantité;Montant", "Financeurs;Part;Montant");
    assert_eq!(rows(&resources), [5, 6, 7]);
    let years = "Libellé;Montant TTC;Année\nPC;2000;2016\n\nLibellé;Année;Montant TTC\nLoyer;2016;9000\n";
    assert_eq!((rows(years), unread(years).len()), (vec![4], 1), "{:?}", unread(years));
    let before = "Libellé;Montant TTC\nPC;2000\n\nLibellé;Montant HT\nLoyer;900\nMénage;300\n";
    assert_eq!((rows(before), unread(before).len()), (vec![4], 2), "{:?}", unread(before));
    let total = "Libellé;Quantité;Prix unitaire;Total\nTable;2;150;300\nChaise;4;30;120\n\nLibellé;Montant\nServeur;9000\n";
    assert_eq!((rows(total), unread(total).len()), (vec![5], 1), "{:?}", unread(total));
    let years = "Libellé;2017;2018;Total\nÉtude;1;2;3\n\nPrestations;Montant\nServeur;9000\n";
    assert_eq!((rows(years), unread(years).len()), (vec![4], 1), "{:?}", unread(years));
    // In the same order, it is read on.
    assert_eq!(rows(&table.replace("Quantité;Montant\nA", "Montant;Quantité\nA")), [0; 0]);
}

#[test]
fn a_table_above_the_one_that_is_read_or_beside_it_is_told() {
    let waits =
        |text: &str| Layout::of(&open("f.csv", text.as_bytes()).unwrap(), &Kept::new()).unwrap().waits();
    let table = "Investissement\nDésignation;Montant\nMobilier;5000\nÉcran;2000\n\nFonctionnement\n\
        Désignation;Quantité;Prix unitaire HT;Montant\nAteliers;10;200;2400\n";
    let told = waits(table).join(" ");
    assert!(
        told.starts_with("Un autre tableau commence à la ligne 2") && told.contains("2 lignes y portent"),
        "{told}"
    );
    let beside =
        "Libellé;Montant TTC;;Libellé;Montant TTC\nDesign;12000;;Salle;800\nEnquête;8000;;Bus;1200\n";
    let told = waits(beside).join(" ").replace('\u{A0}', " ");
    assert!(
        told.starts_with(
            "La colonne E a le même intitulé que la colonne B (« Montant TTC »), et n’est pas reprise."
        ),
        "{told}"
    );
    for none in [
        "Budget;2017\nDate;3\nDésignation;Montant\nA;5\n",
        "Poste;Montant\nDésignation;Quantité;Montant\nA;1;5\n",
    ] {
        assert_eq!(waits(none), [""; 0], "{none}");
    }
}
