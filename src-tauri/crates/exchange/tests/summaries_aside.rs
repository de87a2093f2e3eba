//! What stands below the lines and is no cost: a summary by category or bearer, resources, totals in whole euros.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, rows};

const LINES: &str = "Libellé;Poste;Porteur;Montant\nA;Formation;DREAL;100\nB;Formation;DRAAF;200\nC;Locaux;DRAAF;50\n\
    D;Locaux;DREAL;60\n";

#[test]
fn a_summary_by_category_or_bearer_below_the_lines_is_set_aside() {
    let told = aside(&format!("{LINES}Récapitulatif;;;\nFormation;;;300\nLocaux;;;110\nTotal;;;410\n"));
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [6, 7, 8, 9], "{told:#?}");
    assert!(told[&7].starts_with("A7 (« Formation ») est le nom d’un poste ou d’un porteur"), "{told:#?}");
    let told = rows(&format!("{LINES}Total;;;410\n\nRépartition par service;;;\nDREAL;;;160\nDRAAF;;;250\n"));
    assert_eq!(told, [6, 8, 9, 10]);
    // Another amount, or a row that says whose it is, is a cost.
    assert_eq!(rows(&format!("{LINES}Formation;;;299\nLocaux;;DREAL;110\n")), [0; 0]);
}

#[test]
fn so_is_one_that_stands_in_the_column_of_categories_and_the_sum_of_all_below_it() {
    let lines = "Poste;Libellé;Porteur;Montant\nFormation;A;DREAL;100\nFormation;B;DREAL;200\nLocaux;C;DRAAF;50\n\
        Locaux;D;DRAAF;60\n";
    let told = aside(&format!("{lines};;;\nFormation;;;300\nLocaux;;;110\n;;;410\n"));
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [7, 8, 9], "{told:#?}");
    assert!(told[&7].contains("n’a pas de libellé"), "{told:#?}");
    // Where no line has a label, none is missed.
    assert_eq!(rows("Poste;Montant\nFormation;100\nFormation;100\n"), [0; 0]);
}

#[test]
fn resources_below_their_title_are_set_aside_and_costs_below_theirs_are_not() {
    let told = aside(&format!(
        "{LINES}TOTAL DÉPENSES;;;410\nRECETTES;;;\nPIA;;;205\nRégion Centre;;;105\nDREAL;;;100\nTOTAL RECETTES;;;410\n"
    ));
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [6, 7, 8, 9, 10, 11], "{told:#?}");
    assert_eq!(told[&8], "A8 (« PIA ») est sous le titre « RECETTES », comme une ressource");
    let bare = "Libellé;Montant\nDÉPENSES;\nA;10\nB;15\nRESSOURCES;\nFonds propres DREAL;7\nRégion;5\nDépenses à venir;\nC;3\n";
    assert_eq!(rows(bare), [2, 5, 6, 7, 8]);
    // A row that says whose it is ends them.
    assert_eq!(rows(&format!("{LINES}Ressources;;;\nE;;DREAL;7\nF;;;5\n")), [6]);
}

#[test]
fn a_total_in_whole_euros_is_known_within_one() {
    let table = "Libellé;Poste;Porteur;Montant\nA;Formation;DREAL;100,40\nB;Formation;DREAL;200,35\n\
        Total Formation;Formation;;301\nTotal DREAL;;DREAL;301\nTotal général;;;301\n";
    assert_eq!(rows(table), [4, 5, 6]);
    // Of whole euros, and of an amount with cents, it is exact.
    let table = "Libellé;Poste;Porteur;Montant\nA;Formation;DREAL;100\nB;Formation;DREAL;200\nTotal Énergies;Formation;;301\n";
    assert_eq!(rows(table), [0; 0]);
}
