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

#[test]
fn what_pays_the_costs_is_set_aside_below_a_sum_without_a_name_where_it_comes_to_the_same() {
    for name in ["Coût de l’opération", "Montant du projet", "Base subventionnable"] {
        let costs = format!("Libellé;Montant\nÉtude;12000\nReprographie;500\n{name};12500\n");
        assert_eq!(rows(&format!("{costs}Conseil régional;6250\nAdeme;6250\n")), [4, 5, 6], "{name}");
        // Something else follows, or the rows say more of themselves.
        assert_eq!(rows(&format!("{costs}Location;2520\n")), [4], "{name}");
    }
    let more =
        "Poste libre;Libellé;Montant\na;Étude;1000\na;Repas;500\nb;Salle;1500\nb;Bus;1000\nc;Car;500\n";
    assert_eq!(rows(more), [0; 0], "each says what it is of");
    // A coincidence, and a total that counts it.
    let chance = "Libellé;Montant\nÉtude;1000\nRepas;500\nSalle;1500\nBus;300\nTotal;3300\n";
    assert_eq!((rows(chance), remarks(chance).len()), (vec![6], 0));
}

#[test]
fn two_parts_of_as_much_each_with_a_total_of_its_own_are_both_costs() {
    for (one, other) in [("Total prestations", "Total personnel"), ("Total 2025", "Total 2026")] {
        let text = format!(
            "Libellé;Montant\nÉtude;3000\nAteliers;2000\n{one};5000\nChef;3500\nAide;1500\n{other};5000\n"
        );
        assert_eq!(rows(&text), [4, 7], "{text}");
    }
    let plan = "Libellé;Montant\nÉtude;3000\nAteliers;2000\nTotal dépenses;5000\nPIA;3500\nVille;1500\nTotal ressources;5000\n";
    assert_eq!(rows(plan), [4, 5, 6, 7]);
}

#[test]
fn the_same_costs_told_again_without_a_total_between_are_to_be_looked_at() {
    for title in ["\n", "Synthèse;\n", "Échéancier de paiement;\n"] {
        let text = format!(
            "Libellé;Montant\nLoyer;1000\nMatériel;2500\n{title}Fonctionnement;1500\nInvestissement;2000\n"
        );
        let said = remarks(&text);
        assert_eq!(said.keys().copied().collect::<Vec<_>>(), [5, 6], "{text}");
        assert!(
            said[&5][0].contains("les lignes 5 à 6 font ensemble autant que celles des lignes 2 à 3"),
            "{said:?}"
        );
    }
    let two = "Libellé;Montant\nAnnée 2024;\nLoyer;1000\nMatériel;2500\nAnnée 2025;\nSalle;1500\nBus;2000\n";
    assert_eq!(remarks(two).len(), 0, "titles tell them apart");
    let whole = "Libellé;Montant\nLoyer;1000\nMatériel;2500\n\nSalle;1500\nBus;2000\nTotal;7000\n";
    assert_eq!(remarks(whole).len(), 0, "the file's own total counts both");
    let together = "Libellé;Montant\nLoyer;1000\nMatériel;2500\nSalle;1500\nBus;2000\n";
    assert_eq!(remarks(together).len(), 0);
}

#[test]
fn what_may_not_be_bought_or_counts_elsewhere_is_to_be_looked_at() {
    for name in [
        "Option : vidéo",
        "Variante bois",
        "Pour mémoire : budget 2016",
        "Rappel budget 2016",
        "Arrhes",
        "Solde (30 %)",
    ] {
        let said = remarks(&format!("Libellé;Montant\nÉtude;1000\n{name};300\n"));
        assert_eq!(said.keys().copied().collect::<Vec<_>>(), [3], "{name}");
        let total = format!("Libellé;Montant\nÉtude;1000\n{name};300\nTotal;1300\n");
        assert!(!remarks(&total).contains_key(&3), "the file counts it: {name}");
    }
    for name in [
        "Option payante",
        "Variante retenue",
        "Rappel par SMS",
        "Solde de tout compte",
        "Versement transport",
    ] {
        assert_eq!(remarks(&format!("Libellé;Montant\nÉtude;1000\n{name};300\n")).len(), 0, "{name}");
    }
}

#[test]
fn vat_of_all_that_stands_above_says_that_it_is_before_vat_without_a_total_too() {
    let text = "Libellé;Montant\nAteliers;2000\nRestitution;1000\nTVA;600\n";
    assert!(aside(text)[&4].contains("TVA des lignes au-dessus, qui sont hors taxes"), "{:?}", aside(text));
    let read =
        tables::lines(&tables::open("f.csv", text.as_bytes()).unwrap(), &exchange::names::Names::default());
    assert!(read[..2].iter().all(|line| line.doubt.is_some()));
    // Within: what is paid says so.
    assert!(!aside("Libellé;Montant\nAteliers;2000\nRestitution;1000\nTVA;500\n")[&4].contains("hors taxes"));
}

/// What is said of rows that are taken all the same.
fn remarks(text: &str) -> std::collections::BTreeMap<u32, Vec<String>> {
    let read =
        tables::lines(&tables::open("f.csv", text.as_bytes()).unwrap(), &exchange::names::Names::default());
    let told = read.into_iter().filter(|line| line.aside.is_none() && !line.remarks.is_empty());
    told.map(|line| (line.row, line.remarks.iter().map(|said| said.replace('\u{A0}', " ")).collect()))
        .collect()
}
