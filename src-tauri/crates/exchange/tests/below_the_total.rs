//! What stands below the total of everything is no cost again: a summary of the same costs, or what pays them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, rows};

const COSTS: &str = "Libellé;Montant\nChef de projet;40\nAssistant;20\nDesign;15\nTotal général;75\n";

#[test]
fn a_summary_below_the_total_is_set_aside_with_or_without_a_title_or_a_total_of_its_own() {
    for title in ["Récapitulatif;\n", "Synthèse;\n", ""] {
        for total in ["Total;75\n", ""] {
            let below = 6 + u32::from(!title.is_empty());
            let told = aside(&format!("{COSTS}{title}Personnel;60\nPrestations;15\n{total}"));
            for row in [below, below + 1] {
                assert!(told[&row].contains("suit le total de tout ce qui précède (ligne 5)"), "{told:#?}");
            }
            assert_eq!(told.contains_key(&(below + 2)), !total.is_empty(), "{told:#?}");
        }
    }
}

#[test]
fn what_pays_the_costs_is_set_aside_below_their_total_whatever_it_is_called() {
    let below = "Aide demandée (50 %);37,5\nParticipation de la Région;20\nReste à charge;17,5\n";
    assert_eq!(rows(&format!("{COSTS}{below}")), [5, 6, 7, 8]);
    // The last of the totals of everything counts.
    let direct = "Libellé;Montant\nChef;40\nDesign;10\nTotal des dépenses directes;50\nFrais de gestion;5\n\
        Total du projet;55\nAide;27,5\n";
    assert_eq!(rows(direct), [4, 6, 7]);
}

#[test]
fn costs_stay_below_the_total_of_a_part_and_where_they_say_more() {
    let parts = "Libellé;Montant\nChef;40\nDesign;10\nTotal personnel;50\nBus;3\nCar;4\nTotal transports;7\n";
    assert_eq!(rows(parts), [4, 7]);
    assert_eq!(rows(&format!("{parts}Total;57\nAide;20\n")), [4, 7, 8, 9]);
    let more = "Libellé;Poste;Montant\nChef;Formation;40\nDesign;Formation;10\nTotal;;50\nBus;Locaux;3\n";
    assert_eq!(rows(more), [4]);
    assert_eq!(rows("Libellé;Montant\nChef;40\nSous-total;40\nBus;3\n"), [3]);
}
