//! Rows of a table that are no cost by the look of them: sums, which would count twice, and titles. They are read all
//! the same, and say why they are set aside.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::names::{Named, Names};
use tables::{lines, open};

/// The rows that are set aside, each with its reason.
fn aside(text: &str) -> Vec<(u32, String)> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    assert!(read.iter().all(|line| !line.values.is_empty() || !line.faults.is_empty()), "read all the same");
    let why =
        |line: &exchange::intake::LineRead| Some((line.row, line.aside.clone()?.replace('\u{A0}', " ")));
    read.iter().filter_map(why).collect()
}

fn rows(text: &str) -> Vec<u32> {
    aside(text).iter().map(|(row, _)| *row).collect()
}

#[test]
fn a_sum_says_which_rows_it_sums() {
    let table = "Nature de la dépense;Service;Montant HT;Montant TTC\nLocation salle;;;1 200\nTraiteur;;;550\n\
                 Sous-total fonctionnement;;;1 750\nOrdinateurs;;;2 400\nSous-total;;;2 400\nTOTAL GÉNÉRAL;;;4 150\n";
    let told = aside(table);
    assert_eq!(
        told,
        [
            (4, "A4 annonce un total (« Sous-total fonctionnement »), et son montant est la somme des lignes 2 à 3"),
            (6, "A6 annonce un total (« Sous-total »), et son montant est celui de la ligne 5"),
            (7, "A7 annonce un total (« TOTAL GÉNÉRAL »), et son montant est la somme des lignes qui précèdent"),
        ]
        .map(|(row, why)| (row, why.to_owned()))
    );
}

#[test]
fn a_sum_is_known_by_how_its_label_begins_and_a_cost_by_another_word() {
    for label in [
        "Sous-total fonctionnement",
        "SOUS TOTAL : investissement",
        "Sous‑total", // with a hyphen that does not break
        "S/total",
        "S/T",
        "ss-total personnel",
        "Soustotal",
        "Total fonctionnement",
        "TOTAUX",
        "Total : ",
        "Total HT",
        "Total Energies : carburant",
        "1.2 Sous-total",
        "II - Total des déplacements",
        "A. Total",
        "Grand total",
        "Somme",
    ] {
        assert_eq!(rows(&format!("Libellé;Montant\n{label};12\n")), [2], "{label}");
    }
    for label in
        ["Totalisateur", "Totalité du mobilier", "Totem", "Location, total", "Report de dates", "Sommet", "S"]
    {
        assert_eq!(rows(&format!("Libellé;Montant\n{label};12\n")), [0; 0], "{label}");
    }
    // Without a label the first cell speaks, and a fault does not hide a total.
    assert_eq!(rows("Poste;Montant\nTotal fonctionnement;12\n"), [2]);
    assert_eq!(rows("Libellé;Montant\nx;1\nSous-total;12,3,4\n;7\n"), [3]);
}

#[test]
fn what_only_begins_so_is_not_said_to_be_a_sum() {
    let told = aside("Libellé;Montant\nSalle;7\nTotal Energies : carburant;12\n");
    assert_eq!(told[0].1, "A3 commence comme un total (« Total Energies : carburant »)");
    let long = format!("Total {}", "x".repeat(300));
    let told = aside(&format!("Libellé;Montant\n{long};12\n"));
    assert!(told[0].1.contains("xx… »") && told[0].1.chars().count() < 120, "{}", told[0].1);
}

#[test]
fn a_head_that_is_said_again_is_no_line() {
    let text = "Axe 1;\nLibellé;Montant\nA;100\nTotal;100\nAxe 2;\nLIBELLÉ;Montant\nB;50\nLibellé;7\n";
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    assert_eq!(read.iter().map(|line| line.row).collect::<Vec<_>>(), [3, 4, 5, 7, 8]);
    assert!(read.iter().all(|line| line.faults.is_empty()), "{read:#?}");
}

#[test]
fn a_label_with_nothing_beside_it_is_a_title_where_others_have_more() {
    let table = "N°;Libellé;Service;Montant\n;FONCTIONNEMENT;;\n1;Salle;;12\n2;INVESTISSEMENT;;\n3;Bus;;\n;Car;DREAL;\n";
    let told = aside(table);
    assert_eq!(told.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(told[0].1, "B2 (« FONCTIONNEMENT ») n’est suivi de rien, comme un titre de rubrique");
    // An amount in a column that is left out is something.
    assert_eq!(rows("Libellé;Montant HT;Montant\nSalle;12;\nBus;;3\n"), [0; 0]);
    // Labels alone are what there is to take.
    assert_eq!(rows("Libellé;Montant\nSalle;\nBus;\n"), [0; 0]);
    assert_eq!(rows("Libellé\nSalle\nBus\n"), [0; 0]);
}

#[test]
fn a_line_that_says_what_for_whose_or_how_is_a_cost_whatever_it_is_called() {
    let named = |label: &str| vec![Named { id: label.to_owned(), label: label.to_owned() }];
    let names = Names { bearers: named("DREAL"), categories: named("Fournitures"), ..Names::default() };
    let rows = |text: &str| -> Vec<u32> {
        let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &names);
        read.iter().filter(|line| line.aside.is_some()).map(|line| line.row).collect()
    };
    let head = "Libellé;Poste;Porté par;Calcul;Montant\nTraiteur;Fournitures;DREAL;Forfait;50\n";
    assert_eq!(rows(&format!("{head}Total traiteur;Fournitures;;Forfait;50\nReport;;;Forfait;7\n")), [0; 0]);
    assert_eq!(rows(&format!("{head}Total;;;Forfait;50\n")), [3], "its amount is that of the line above");
    let head = "Libellé;Poste;Porté par;Montant\nTraiteur;Fournitures;DREAL;50\n";
    assert_eq!(rows(&format!("{head}Total traiteur;Fournitures;;10\nSomme;;DREAL;12\n")), [0; 0]);
    assert_eq!(rows(&format!("{head}Total DREAL;;DREAL;50\n")), [3], "its amount is that of the line above");
}

#[test]
fn what_nobody_pays_is_told_where_nothing_says_so() {
    let told = |text: &str| {
        let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
        read.iter().map(|line| !line.remarks.is_empty()).collect::<Vec<_>>()
    };
    let text = "Charges;Montant\n861 – Mise à disposition gratuite de biens;1500\n864 – Personnel bénévole;3500\nSalle;10\n";
    assert_eq!(told(text), [true, true, false]);
    assert_eq!(told("Libellé;Montant;En nature\nPersonnel bénévole;3500;oui\n"), [false]);
}

#[test]
fn what_is_asked_for_or_paid_of_the_sum_of_all_is_no_cost_again() {
    // The total is known by its sum alone.
    let asked = "Libellé;Montant\nFormation;1200\nSalle;550\nCoût du projet;1750\nAide demandée;875\n";
    assert_eq!(rows(asked), [4, 5]);
    let quote = "Libellé;Montant TTC\nPose;1200\nFourniture;550\nDevis n° 12;1750\nAcompte versé;500\nSolde à régler;1250\n";
    assert_eq!(rows(quote), [4, 5, 6]);
    assert_eq!(rows("Libellé;Montant\nFormation;1200\nMontant demandé à la Région;600\n"), [3]);
    // Nothing says what it is a part of: it is taken, and to be looked at.
    let lone = "Libellé;Montant\nPose;1200\nAcompte versé;500\n";
    let read = lines(&open("f.csv", lone.as_bytes()).unwrap(), &Names::default());
    let said: Vec<_> = read.iter().map(|line| (line.aside.is_some(), line.remarks.len())).collect();
    assert_eq!(said, [(false, 0), (false, 1)], "{:?}", read[1].remarks);
}
