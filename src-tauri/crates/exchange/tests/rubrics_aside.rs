//! Rubrics that give their total above what it sums. They would count twice; a true cost stays.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, rows};

#[test]
fn a_rubric_with_its_total_is_set_aside_and_says_which_rows_it_sums() {
    let table = "Libellé;Poste;Porteur;Montant\nPersonnel;;;50\na;Formation;DREAL;30\nb;Formation;DRAAF;20\n\
        Achats;;;7\nc;Locaux;DREAL;7\n";
    let told = aside(table);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [2, 5], "{told:#?}");
    assert_eq!(
        told[&2],
        "A2 (« Personnel ») donne la somme des lignes 3 à 4, qui la suivent, comme une rubrique avec son total"
    );
    assert!(told[&5].contains("donne le montant de la ligne 6, qui la suit"), "{told:#?}");
    // The file's total at its end, and the lines' amounts as they will be computed.
    let bought = "Libellé;Poste;Quantité;Prix unitaire HT;TVA;Montant\nAchats;;;;;360\na;Locaux;2;100;20;240\n\
        b;Locaux;1;100;20;\nTotal;;;;;360\n";
    assert_eq!(rows(bought), [2, 5]);
}

#[test]
fn a_rubric_may_stand_in_the_column_of_categories() {
    let table = "Poste;Libellé;Porteur;Montant\nFormation;;;50\n;a;DREAL;30\n;b;DRAAF;20\nLocaux;;;9\n;c;DREAL;5\n;d;DREAL;4\n";
    assert_eq!(rows(table), [2, 5]);
}

#[test]
fn a_list_of_labels_and_amounts_is_made_of_rubrics_wholly_or_not_at_all() {
    let list = "Libellé;Montant\n60 Achats;50\nFournitures;30\nPapier;20\n62 Services;12\nTraiteur;12\n";
    assert_eq!(rows(list), [2, 5]);
    assert_eq!(rows("Libellé;Montant\nDépenses;60\nAchats;30\nPapier;20\nTraiteur;10\n"), [2]);
    // One row more belongs to no rubric.
    assert_eq!(rows(&list.replace("Traiteur;12", "Traiteur;8")), [0; 0]);
    assert_eq!(
        rows("Libellé;Montant\na;50\nb;30\nc;20\n"),
        [0; 0],
        "two rows that make a third may be chance"
    );
}

#[test]
fn a_true_cost_stays_though_those_below_amount_to_the_same() {
    let head = "Libellé;Poste;Porteur;Montant\n";
    for rows_below in [
        // It says what for, or whose it is.
        "a;Formation;;50\nb;Formation;DREAL;30\nc;Formation;DREAL;20\n",
        "a;;DREAL;50\nb;Formation;DREAL;30\nc;Formation;DREAL;20\n",
        // Only the next row has its amount; only some of the rows do.
        "a;;;50\nb;Formation;DREAL;50\n",
        "a;;;50\nb;Formation;DREAL;30\nc;Formation;DREAL;20\nd;Formation;DREAL;1\n",
    ] {
        assert_eq!(rows(&format!("{head}{rows_below}")), [0; 0], "{rows_below}");
    }
    let modes = "Libellé;Calcul;Montant\na;Forfait;50\nb;Forfait;30\nc;Forfait;20\n";
    assert_eq!(rows(modes), [0; 0]);
}
