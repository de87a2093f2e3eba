//! Rows whose amount is that of the rows above: of lines bought or of time, in the file's own columns, by any name. They
//! would count twice; a true cost stays.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, rows};

#[test]
fn subtotals_of_purchases_and_of_time_are_set_aside_though_they_say_a_category_or_a_bearer() {
    let purchases = "Libellé;Poste;Porteur;Quantité;Prix unitaire HT;TVA;Montant\n\
        a;Formation;DREAL;2;100;20;240\nb;Formation;DREAL;1;200;20;240\nSous-total formation;Formation;;;;;480\n\
        c;Locaux;DREAL;1;100;20;120\nTotal locaux;Locaux;;;;;120\nTotal DREAL;;DREAL;;;;600\n";
    let told = aside(purchases);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [4, 6, 7], "{told:#?}");
    assert!(told[&4].ends_with("et son montant est la somme des lignes 2 à 3"), "{told:#?}");
    assert!(told[&7].contains("« Total DREAL »"), "{told:#?}");
    // The file's own amounts of the lines are empty: what they will cost is known.
    let bare = purchases.replace(";240\n", ";\n").replace(";20;120\n", ";20;\n");
    assert_eq!(rows(&bare), [4, 6, 7]);
    let time = "Poste;Libellé;Porteur;Jours;Coût journalier;Montant\nFormation;a;DREAL;2;100;200\n\
        Formation;b;DREAL;3;100;300\nFormation;Frais;;;;500\nFormation;Total de la formation;;;;500\n\
        ;Ensemble des jours;;;;500\n";
    // « Frais » says its category, and no total.
    assert_eq!(rows(time), [5]);
}

#[test]
fn a_total_in_a_column_that_is_not_read_is_known_too() {
    let text = "Libellé;Poste;Porteur;Jours;Coût journalier;Total\na;Formation;DREAL;2;100;200\n\
        b;Formation;DREAL;1;200;200\nTotal formation;Formation;;3;;400\nEnsemble du projet;;;3;;400\n";
    assert_eq!(rows(text), [4, 5]);
    // A number that is no amount sums nothing.
    let numbers = "N°;Libellé;Poste;Montant\n1;a;Formation;7\n2;b;Formation;5\n3;c;;20\n";
    assert_eq!(rows(numbers), [0; 0]);
}

#[test]
fn the_sum_of_the_rows_above_is_set_aside_whatever_it_is_called() {
    let head = "Libellé;Poste;Porteur;Montant\na;Formation;DREAL;10\nb;Formation;DRAAF;20\n";
    for label in [
        "Coût total du projet",
        "Dépenses totales",
        "Budget total",
        "Montant HT",
        "Ensemble",
        "S/T Formation",
        "TTC",
        "Formation",
        "Tout compris",
        "",
    ] {
        let told = aside(&format!("{head}{label};;;30\nc;Locaux;DREAL;5\n"));
        assert_eq!(told.keys().copied().collect::<Vec<_>>(), [4], "{label}: {told:#?}");
        assert!(told[&4].contains("la somme des lignes 2 à 3"), "{label}: {told:#?}");
    }
    let told = aside(&format!("{head}Formation;;;30\n"));
    assert!(told[&4].starts_with("A4 (« Formation ») n’a ni poste ni porteur"), "{told:#?}");
    // By their names alone, what no cost is called.
    for label in ["Cumul", "Récapitulatif", "dont TVA", "TVA 20 %", "Subvention demandée", "Recettes"] {
        assert_eq!(rows(&format!("{head}{label};;;7\n")), [4], "{label}");
    }
}

#[test]
fn a_total_that_slips_through_does_not_spoil_the_next() {
    let table = "Libellé;Poste;Porteur;Montant\na;Formation;DREAL;10\nb;Formation;DREAL;20\n\
        Formation en tout;Formation;;30\nSous-Total Formation;Formation;;30\nTOTAL DREAL;;DREAL;30\n\
        c;Locaux;DREAL;5\nd;Formation;DRAAF;7\nTotal Formation;Formation;;67\nTotal;;;72\n";
    assert_eq!(
        rows(table),
        [5, 6, 9, 10],
        "67 is what the lines of that category amount to, the slip with them"
    );
}

#[test]
fn a_true_cost_stays_though_its_amount_is_that_of_others() {
    let head = "Libellé;Poste;Porteur;Montant\na;Formation;DREAL;30\n";
    // Of one line above.
    assert_eq!(rows(&format!("{head}b;;;30\n")), [0; 0]);
    assert_eq!(rows(&format!("{head};;;\nb;;;30\n")), [0; 0]);
    // It says what for, or whose it is.
    let head = format!("{head}b;Formation;DREAL;20\n");
    for row in [
        "c;Formation;DREAL;50",
        "c;Formation;;50",
        "c;;DRAAF;50",
        "Total traiteur;Formation;DREAL;12",
        "Total Energies;Formation;DREAL;20",
        "Total traiteur;Formation;DREAL;",
    ] {
        assert_eq!(rows(&format!("{head}{row}\n")), [0; 0], "{row}");
    }
    // It says how it is computed, or anything else of a cost.
    let head = "Libellé;Quantité;Prix unitaire HT;Calcul;Du mois;Montant\na;;;Forfait;;30\nb;;;Forfait;;20\n";
    for row in ["c;5;10;;;", "c;;;Forfait;;50", "c;;;;3;50"] {
        assert_eq!(rows(&format!("{head}{row}\n")), [0; 0], "{row}");
    }
    assert_eq!(rows(&format!("{head}c;;;;;50\n")), [4]);
}

#[test]
fn a_line_that_says_its_mode_and_whose_it_is_comes_back_whatever_it_is_called() {
    let head =
        "Libellé;Poste;Porteur;Calcul;Montant\na;Formation;DREAL;Forfait;30\nb;Formation;DREAL;Forfait;20\n";
    for label in ["Sous-total", "Total", "Subvention demandée", "Formation", "dont TVA", ""] {
        for placed in ["Formation;DREAL", "Formation;", ";DREAL"] {
            assert_eq!(rows(&format!("{head}{label};{placed};Forfait;50\n")), [0; 0], "{label} {placed}");
        }
    }
}
