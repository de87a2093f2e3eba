//! Tables that say row by row, or by their one heading of words, that money comes in.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use tables::{aside, off, rows};

#[test]
fn a_table_that_is_headed_as_resources_gives_no_costs() {
    for head in ["Recettes;Montant", "FINANCEURS;Montant TTC", "Plan de financement;Montant (€)"] {
        for total in ["Total;32500\n", ""] {
            let text = format!("{head}\nPIA;16250\nRégion;10000\nDREAL;6250\n{total}");
            let told = aside(&text);
            let all: &[u32] = if total.is_empty() { &[2, 3, 4] } else { &[2, 3, 4, 5] };
            assert_eq!(told.keys().copied().collect::<Vec<_>>(), all, "{head} {told:?}");
            assert!(told[&2].starts_with("A2 (« PIA ») est sous le titre « "), "{told:?}");
            assert!(told[&2].ends_with(" », comme une ressource"), "{told:?}");
            assert_eq!(off(&text), [""; 0], "{head}");
        }
    }
    let mixed = "Recettes;Montant\nPIA;16250\nDÉPENSES;\nSalle;300\nBus;50\n";
    assert_eq!(rows(mixed), [0; 0], "below a title of expenses stand costs");
    for costs in [
        "Produit;Montant\nChaise;12\n",
        "Action;Financeur;Montant\nSalle;PIA;12\n",
        "Poste;Financeur;Montant\nFormation;PIA;12\n",
        "Truc;Financeur;Montant\nSalle;PIA;12\n",
        "Financeur;Libellé;Montant\nPIA;Salle;12\n",
        "Produits;Quantité;PU HT\nChaise;12;30\n",
        "Produits;Montant TTC\nChaise;12\n",
    ] {
        assert_eq!(rows(costs), [0; 0], "{costs}");
    }
}

#[test]
fn rows_that_say_themselves_that_they_are_resources_are_set_aside() {
    let text = "Type;Intitulé;Montant\nDépense;Design;24000\nDépense;Enquête;8500\nRecette;PIA;16250\nRecette;Région;16250\n";
    let told = aside(text);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [4, 5], "{told:?}");
    assert_eq!(told[&4], "A4 dit « Recette » : B4 (« PIA ») est une ressource, pas une dépense");
    let behind = "Intitulé;Montant;Sens\nDesign;24000;Charges\nPIA;16250;Produits\nTotal;24000;Charges\nTotal;16250;Produits\n";
    assert_eq!(rows(behind), [3, 4, 5]);
    assert_eq!(off(behind), [""; 0]);
    let letters = "Intitulé;Sens;Montant\nDesign;D;24000\nPIA;R;16250\nRégion;;7000\nTotal;;24000\n";
    assert_eq!(rows(letters), [3, 4, 5], "what says nothing is of the side above it");
    for heading in ["Phase", "TVA R/D", "Statut", "Code"] {
        let text = letters.replace("Sens", heading);
        assert_eq!(rows(&text)[0], 5, "{heading}: letters mean anything");
    }
    let by_row = "Intitulé;Sens;Montant\nDesign;D;24000\nBus;D;50\nPIA;R;16250\nTraiteur;;150\n";
    assert_eq!(rows(by_row), [4], "filled row by row, a blank says nothing");
    let named = "Intitulé;Porteur;Sens;Montant\nDesign;DREAL;D;24000\nPIA;;R;16250\nTraiteur;DREAL;;150\n";
    assert_eq!(rows(named), [3], "a row that says whose it is says what it is");
    assert_eq!(aside(letters)[&4], "B3 dit « R » : A4 (« Région ») est une ressource, pas une dépense");
    let mixed = "Type;Intitulé;Montant\nDépenses;Design;24000\nDépenses de personnel;Chef;100\nSubvention;PIA;16250\n\
        Autofinancement;DREAL;7850\nTotal dépenses;;24100\n(voir la notice);;\n";
    assert_eq!(rows(mixed)[..3], [4, 5, 6], "{:?}", aside(mixed));
    let flows = "Intitulé;Flux;Montant\nDesign;Sortie;24000\nPIA;Entrée;16250\n";
    assert_eq!(rows(flows), [3]);
    for costs in [
        "Type;Intitulé;Montant\nDépense;Design;24000\nDépense;Enquête;8500\n",
        "Lieu;Intitulé;Montant\nProduits;Savon;24\nAtelier;Colle;85\nCharges;Bus;3\n",
        "Intitulé;Montant\nCharges;24\nProduits d’entretien;12\n",
        "Nature;Intitulé;Montant\nCharges;Bus;3\nProduits d’entretien;Savon;24\n",
        "Nature;Intitulé;Montant\nCharges de personnel;Chef;3\nSubventions versées;Asso;24\n",
    ] {
        assert_eq!(rows(costs), [0; 0], "{costs}");
    }
}

#[test]
fn accounts_of_products_beside_accounts_of_costs_are_resources() {
    let column = "Compte;Intitulé;Montant\n606;Achats;5000\n622;Honoraires;7500\n706;Prestations;6250\n758;Cotisations;6250\n";
    assert_eq!(rows(column), [4, 5]);
    assert!(aside(column)[&4].starts_with("A4 porte un compte de produits (706)"), "{:?}", aside(column));
    let label = "Libellé;Montant\n60 – Achats;5000\n62 – Honoraires;7500\n74 – Ville de Lille;12500\n";
    assert_eq!(rows(label), [4]);
    for costs in [
        "Libellé;Montant\n60 chaises;500\n65 tables;700\n70 lampes;300\n",
        "Compte;Intitulé;Montant\n6061;Eau;100\n6132;Loyer;200\n",
        "Ligne;Libellé;Montant\n61;Eau;100\n62;Loyer;200\n71;Bus;30\n",
    ] {
        assert_eq!(rows(costs), [0; 0], "{costs}");
    }
}
