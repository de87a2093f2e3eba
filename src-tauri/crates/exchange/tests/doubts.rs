//! A row that says itself what it costs, and will cost something else: no amount comes in wrong without a word.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::names::Names;
use tables::{lines, open};

/// What is said of each row's amount.
fn doubts(text: &str) -> Vec<Option<String>> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    assert!(read.iter().all(|line| line.faults.is_empty()), "{read:#?}");
    read.into_iter().map(|line| line.doubt.map(|doubt| doubt.replace(['\u{A0}', '\u{202F}'], " "))).collect()
}

#[test]
fn an_amount_of_the_file_that_is_not_what_the_line_will_cost_is_told_with_both() {
    let text = "Libellé;Quantité;Prix unitaire HT;TVA;Total TTC\nPoste de travail;10;1000;20;24000\nSouris;2;10;20;24\n";
    assert_eq!(doubts(text), [Some("E2 dit 24 000,00 €, la ligne coûtera 12 000,00 €".to_owned()), None]);
    let days = "Libellé;Jours;Coût journalier;Total\nAnimation;10;300;6000\nVeille;10;300;3000,01\n";
    assert_eq!(doubts(days), [Some("D2 dit 6 000,00 €, la ligne coûtera 3 000,00 €".to_owned()), None]);
    // A price that has the VAT in it, under a heading that does not say so.
    let with = "Libellé;Quantité;Prix unitaire;TVA;Montant TTC\nChaise;2;120;20;240\n";
    assert_eq!(doubts(with), [Some("E2 dit 240,00 €, la ligne coûtera 288,00 €".to_owned())]);
    // A share of one, in a text.
    let share = "Libellé;Quantité;PU HT;Taux TVA (%);Total\nSouris;3;10;0,2;36\n";
    assert_eq!(doubts(share), [Some("E2 dit 36,00 €, la ligne coûtera 30,06 €".to_owned())]);
}

#[test]
fn one_that_says_ttc_is_held_against_the_cost_with_vat_and_one_that_says_ht_against_the_other() {
    let of = |head: &str, cells: &str| {
        doubts(&format!("Libellé;Quantité;PU HT;TVA;{head}\nChaise;2;100;20;{cells}\n"))[0].is_some()
    };
    assert!(!of("Total TTC", "240") && of("Total TTC", "200"));
    assert!(!of("Total HT", "200") && of("Total HT", "240"));
    assert!(!of("Total", "240") && !of("Total", "200") && of("Total", "220"));
    assert!(!of("Total HT;Total TTC", "200;240") && of("Total HT;Total TTC", "200;300"));
    assert!(of("Total", "0"), "nothing is an amount too");
}

#[test]
fn what_is_no_cost_of_the_row_raises_no_doubt() {
    let of = |head: &str, cells: &str| {
        doubts(&format!("Libellé;Quantité;PU HT;TVA;{head}\nChaise;2;100;20;{cells}\n"))[0].clone()
    };
    for head in [
        "Montant TVA",
        "Subvention (€)",
        "Montant demandé",
        "Nombre total",
        "Coût unitaire TTC",
        "Coût par mois",
    ] {
        assert_eq!(of(head, "40"), None, "{head}");
    }
    assert_eq!(of("Montant 2017;Montant 2018", "140;100"), None, "together they are the line's");
    assert_eq!(of("Total", "sur devis"), None);
    // A line that is still to complete has no amount to be wrong.
    assert_eq!(doubts("Libellé;Quantité;PU HT;TVA;Total\nChaise;2;;20;240\n"), [None]);
    // Thousands as the English write them, in the column itself or beside it.
    let english = "Libellé;Jours;Coût journalier;Montant\nA;;;1,200\nB;;;\"1,200.50\"\nC;4;300;1,200\n";
    assert_eq!(doubts(english), [None, None, None]);
    assert_eq!(doubts("Libellé;Jours;Coût journalier;Total\nC;4;300;1,200\n"), [None]);
    // A lump sum is what its own column says.
    assert_eq!(doubts("Libellé;Montant\nChaise;240\n"), [None]);
    assert_eq!(doubts("Libellé;Montant;Total TTC\nChaise;200;240\n").len(), 1);
    assert!(doubts("Libellé;Montant;Total TTC\nChaise;200;240\n")[0].is_some(), "« Montant » was before VAT");
}

#[test]
fn an_amount_that_only_a_column_that_is_not_read_says_is_not_missed() {
    let table = "Libellé;Coût;Montant TTC\nÉtude;120;120\nStage;;500\nSalle;;\nBus;;0\n";
    let told = doubts(table);
    assert_eq!(told, [None, Some("C3 dit 500,00 €, la ligne n’aura pas de montant".to_owned()), None, None]);
    // Where nothing is read of what lines cost, the column is named once.
    assert_eq!(doubts("Libellé;Montant HT\nÉtude;120\nStage;500\n"), [None, None]);
}
