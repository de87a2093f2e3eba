//! A file's own totals, held against the lines that are taken.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, off, rows};

#[test]
fn a_total_that_is_not_what_the_lines_amount_to_is_told_to_the_cent() {
    let table = "Libellé;Montant\nÉtude;600\nStage;100\nTotal;900\n";
    assert_eq!(off(table), ["B4 dit 900,00 €, et les dépenses reconnues aux lignes 2 à 3 font 700,00 €"]);
    assert_eq!(off(&table.replace("900", "700,02")).len(), 1);
    for total in ["700", "700,00", ""] {
        assert_eq!(off(&table.replace("900", total)), [""; 0], "{total}");
    }
    // A cost that went with the VAT rows is missed.
    assert_eq!(off("Libellé;Montant\nÉtude;1000\nSalle;500\nTVA (20 %);300\nTotal;1800\n").len(), 1);
    assert_eq!(off("Libellé;Montant\nFormation;\nSous-total formation;500\nStage;100\nTotal;600\n").len(), 1);
}

#[test]
fn a_total_agrees_in_the_column_that_is_read_and_in_no_other() {
    let table =
        "Libellé;Montant HT;Montant TTC\nÉtude;1000;1200\nDrone;;4000\nSalle;500;600\nTOTAL;1500;1800\n";
    assert_eq!(off(table), ["C5 dit 1 800,00 €, et les dépenses reconnues aux lignes 2 à 4 font 5 800,00 €"]);
    assert!(!aside(table)[&5].contains("la somme"), "{:?}", aside(table));
    // Amounts before VAT of the details only: the rubrics count them again.
    let lots = "Désignation;Montant HT;Montant TTC\nLot 1 Mobilier;;12000\nTables;6000;7200\nChaises;4000;4800\n\
        Lot 2 Numérique;;3600\nÉcran;3000;3600\nPrestation de montage;500;600\nTOTAL;13500;16200\n";
    assert_eq!((rows(lots), off(lots)), (vec![2, 5, 8], vec![]));
    let eligible = "Libellé;Montant total;Montant éligible\nLot 1;7500;\nTables;3500;3500\nChaises;4000;4000\nBus;3000;3000\n\
        TOTAL;10500;10500\n";
    assert_eq!((rows(eligible), off(eligible)), (vec![2, 6], vec![]));
}

#[test]
fn a_total_of_a_part_is_held_against_its_part_and_tells_a_difference_once() {
    let table = "Libellé;Poste;Porteur;Montant\nÉtude;Formation;DREAL;10\nStage;Formation;DRAAF;20\n\
        Sous-total formation;;;30\nLoyer;Locaux;DREAL;5\nCharges;Locaux;DREAL;7\nSous-total locaux;;;12\n\
        Total général;;;42\n";
    assert_eq!(off(table), [""; 0]);
    let wrong = table.replace(";12\n", ";13\n").replace(";42\n", ";43\n");
    assert_eq!(off(&wrong), ["D7 dit 13,00 €, et les dépenses reconnues aux lignes 5 à 6 font 12,00 €"]);
    assert_eq!(off(&table.replace(";42\n", ";50\n")).len(), 1);
}

#[test]
fn what_stands_under_a_title_of_resources_is_a_cost_where_the_total_counts_it() {
    let bought = "Libellé;Montant\nÉtude;1000\nProduits;120\nSalle;600\nHonoraires;800\nTotal;2520\n";
    assert_eq!(aside(bought).into_keys().collect::<Vec<_>>(), [6], "only the total");
    assert_eq!(off(bought), [""; 0]);
    let paid =
        "Libellé;Montant\nÉtude;1000\nSalle;500\nTotal;1500\nRessources;\nRégion;600\nPIA;900\nTotal;1500\n";
    assert_eq!(aside(paid).into_keys().collect::<Vec<_>>(), [4, 5, 6, 7, 8], "{:?}", aside(paid));
    let headed = "Libellé;Montant\nÉtude;1000\nSalle;500\n\nProduits et fournitures;Montant\nPapier;100\n";
    assert_eq!(aside(headed).into_keys().collect::<Vec<_>>(), [5], "only the headings");
}

#[test]
fn honest_totals_raise_no_alarm() {
    for table in [
        // Each subtotal stands above its lines.
        "Libellé;Montant\nSous-total formation;30\nA;10\nB;20\nSous-total locaux;12\nC;5\nD;7\nTOTAL;42\n",
        // Each part of a list has its own, by a title or an empty row; the lines of a bearer stand apart.
        "Libellé;Montant\nA;10\nB;20\nTotal;30\n\nC;5\nD;7\nTotal;12\n",
        "Libellé;Montant\nA;10\nB;20\n\nC;5\nD;7\nTotal;12\n",
        "Libellé;Poste;Porteur;Montant\nA;Formation;DREAL;10\nB;Formation;DRAAF;20\nC;Locaux;DREAL;5\nTotal DREAL;;;15\n\
         Total DRAAF;;;20\nTotal;;;35\n",
        // By their nature, which no column tells, and in all.
        "Libellé;Montant\nA;10\nB;600\nC;5\nTotal fonctionnement;15\nTotal investissement;600\nTOTAL;615\n",
        // Before VAT and with it.
        "Désignation;Quantité;PU HT;TVA;Total HT\nTable;2;100;20;200\nChaise;4;50;20;200\nTotal HT;;;;400\nTVA 20 %;;;;80\n\
         Total TTC;;;;480\n",
        "Libellé;Quantité;Prix unitaire HT;TVA\nTable;2;100;20\nChaise;4;50;20\nTotal;;;\n",
        // Rounded: each product is, and the sum of them is not.
        "Libellé;Quantité;Prix unitaire HT;TVA;Montant TTC\nA;1;0,10;5,5;\nB;1;0,10;5,5;\nC;1;0,10;5,5;\nTotal;;;;0,32\n",
        "Libellé;Montant\nA;10,40\nB;20,40\nTotal;31\n",
        // Resources that do not balance, and a part of the costs.
        "Libellé;Montant\nA;10\nB;20\nTotal des dépenses;30\nRecettes;\nRégion;10\nÉtat;15\nTotal;25\n",
        "Libellé;Montant\nA;10\nB;20\nTotal des dépenses;30\nTotal éligible;25\nTotal des recettes;28\n",
        // Over pages, and above what it sums.
        "Libellé;Montant\nA;1000\nÀ reporter;1000\nReport;1000\nB;500\nTotal;1500\n",
        "Libellé;Montant\nTOTAL;1500\nA;1000\nB;500\n",
    ] {
        assert_eq!(off(table), [""; 0], "{table}");
    }
}

#[test]
fn a_total_tells_rubrics_that_stand_beside_rows_of_no_rubric() {
    let numbered = "N°;Libellé;Montant\n1;Concertation;1200\n1.1;Atelier;1000\n1.2;Café;200\n2;Équipement;700\n\
        2.1;Table;600\n2.2;Chaise;100\n3;Frais généraux;95\n;TOTAL;1995\n";
    let told = aside(numbered);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [2, 5, 9], "{told:#?}");
    assert_eq!(
        told[&2],
        "B2 (« Concertation ») donne la somme de lignes qui la suivent, et le total de la ligne 9 ne la compte pas en plus"
    );
    assert_eq!(off(numbered), [""; 0]);
    // What stands below the total is in none; a rubric may bear its category, or stand in the column of them.
    let below = "Dépenses;Montant\n60 - Achats;52\nFournitures;12\nMatériel;40\n61 - Services;90\nLoyer;60\nAssurance;30\n\
        TOTAL DES CHARGES;142\nContributions volontaires;5\nTOTAL;147\n";
    assert_eq!(rows(below), [2, 5, 8, 10]);
    assert_eq!(off(below), [""; 0]);
    let placed = "Poste;Libellé;Montant\nFormation;Formation des agents;1200\nFormation;Stage;1000\nFormation;Coach;200\n\
        Locaux;Locaux;550\nLocaux;Loyer;500\nLocaux;Charges;50\n;TOTAL;1750\n";
    assert_eq!(rows(placed), [2, 5, 8]);
    let column = "Poste;Libellé;Montant\nFormation;;1200\n;Stage;1000\n;Coach;200\nLocaux;;700\n;Loyer;500\n;Charges;200\n\
        ;Divers;50\nTOTAL;;1950\n";
    assert_eq!(rows(column), [2, 5, 9]);
    // Rubrics of rubrics, and sums below what they sum.
    let deep = "Libellé;Montant\n1 Tout;60\n1.1 Achats;50\nTable;30\nChaise;20\n1.2 Divers;10\n2 Frais;7\nTotal;67\n";
    assert_eq!(rows(deep), [2, 3, 8]);
    let feet = "Porteur;Libellé;Montant\nDREAL;Stage;1000\nDREAL;Coach;200\nDREAL;Pour la DREAL;1200\nDRAAF;Table;500\nTotal;;1700\n";
    assert_eq!(rows(feet), [4, 6]);
    let two = "Libellé;Montant\nBudget du laboratoire;1500\nÉtude;1000\nMobilier;500\nTotal;1500\n";
    assert_eq!(rows(two), [2, 5]);
}

#[test]
fn a_cost_that_is_the_sum_of_those_above_comes_back_where_the_total_counts_it() {
    let table = "Libellé;Montant\nÉtude;1000\nMobilier;1000\nStage;2000\nTotal;4000\n";
    assert_eq!(rows(table), [5]);
    assert_eq!(off(table), [""; 0]);
    assert_eq!(rows(&table.replace("4000", "2000")), [4, 5]);
}
