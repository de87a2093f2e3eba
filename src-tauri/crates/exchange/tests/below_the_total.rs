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
fn a_plan_of_financing_below_the_total_is_set_aside_whole_though_its_own_total_counts_all_of_it() {
    for title in ["2. Plan de financement;\n", "B - RESSOURCES PRÉVISIONNELLES;\n", "Qui paie ?;\n", "\n"] {
        for own in ["Fonds propres", "Autofinancement", "Subvention DREAL"] {
            let text = format!("{COSTS}{title}État (PIA);40\nRégion;20\n{own};15\nTotal;75\n");
            let told = rows(&text);
            assert!([7, 8, 9].iter().all(|row| told.contains(row)), "{text} {told:?}");
            assert!(![2, 3, 4].iter().any(|row| told.contains(row)), "{text} {told:?}");
        }
    }
}

#[test]
fn a_recapitulation_of_the_totals_is_set_aside_above_or_below_what_they_sum() {
    let parts = "Chef;40\nDesign;10\nTotal action 1;50\nBus;3\nCar;4\nTotal action 2;7\n";
    let below = format!("Libellé;Montant\n{parts}Récapitulatif;Montant\nAction 1;50\nAction 2;7\nTotal;57\n");
    assert_eq!(rows(&below), [4, 7, 8, 9, 10, 11]);
    assert_eq!(aside(&below)[&9], "A9 (« Action 1 ») redonne le total de la ligne 4, comme un récapitulatif");
    let above = format!("Libellé;Montant\nAction 1;50\nAction 2;7\nTotal;57\nLibellé;Montant\n{parts}");
    assert_eq!(rows(&above), [2, 3, 4, 8, 11]);
    // The same amounts by chance: the names say nothing of these totals.
    let other = format!("Libellé;Montant\n{parts}Salle;50\nTrain;7\nTotal;114\n");
    assert_eq!(rows(&other), [4, 7, 10]);
    // One line for each total, and no other line: the totals repeat them.
    let alone = "Libellé;Montant\nDesign;50\nBus;7\nTotal DREAL;50\nTotal DRAAF;7\nTotal;57\n";
    assert_eq!(rows(alone), [4, 5, 6]);
}

#[test]
fn two_parts_with_equal_totals_are_two_parts() {
    let part = |year: &str| format!("Salle {year};DREAL;30\nBus {year};DREAL;10\nTotal {year};;40\n");
    assert_eq!(rows(&format!("Libellé;Porteur;Montant\n{}{}", part("2017"), part("2018"))), [4, 7]);
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
