//! Small tables as people make them, whose headings say little: each comes in whole, or what is missing is told.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::{Kept, Layout, are_without_amount};
use exchange::names::Names;
use tables::{lines, open};

/// What each column of a table gives.
fn fields(text: &str) -> Vec<&'static str> {
    let layout = Layout::of(&open("f.csv", text.as_bytes()).unwrap(), &Kept::new()).unwrap();
    layout.columns.iter().map(|column| column.field.map_or("", |field| field.code)).collect()
}

#[test]
fn a_table_of_names_and_amounts_is_known_whatever_its_author_called_them() {
    for head in [
        "Action;Coût TTC",
        "Charges;Montant",
        "CHARGES;Montant (€)",
        "Intitulé du poste;Coût",
        "Nature de la dépense;Coût estimé TTC",
        "Dépense;Montant prévu",
        "Dépense;Montant prévisionnel TTC (€)",
        "Libellé;Total",
        "Libellé;Total (€)",
        "Actions;Budget",
        "Intervenants;Total TTC",
    ] {
        let text = format!("{head}\nÉtude;1000\nMobilier;500\n");
        assert_eq!(fields(&text), ["label", "basis/amount"], "{head}");
    }
    assert_eq!(
        fields("Budget 2017;\n;\nActions;Budget\nÉtude;1000\n"),
        ["label", "basis/amount"],
        "below a title"
    );
    let years = "Plan prévisionnel;;;\nNature des dépenses;2017;2018;Total\nÉtude;1000;500;1500\n";
    assert_eq!(fields(years), ["label", "", "", "basis/amount"], "years are headings below a title");
    for (head, given) in [
        ("Dépense;2017;Total", ["label", "", "basis/amount"]),
        ("Rubriques;2018;2017;Total", ["label", "", ""]),
        (";2017;2018;Total", ["label", "", ""]),
        ("Dépense;1;2;Total", ["label", "", ""]),
    ] {
        let cells = head.split(';').count() - 1;
        let text = format!("Plan;\n{head}\nÉtude;{}\n", vec!["1000"; cells].join(";"));
        assert_eq!(fields(&text)[..3], given, "{head}");
    }
    let form = "CHARGES;Prévision;PRODUITS;Prévision\nAchats;1000;Région;1000\n";
    assert_eq!(fields(form), ["label", "basis/amount", "", ""]);
    assert_eq!(fields("Étiquettes de lignes;Somme de Montant\nÉtude;1000\n"), ["label", "basis/amount"]);
    let days = "Intervenant;Jours prévus;Coût journalier\nDesigner;10;500\n";
    assert_eq!(fields(days), ["label", "basis/days", "basis/daily_cost"]);
}

#[test]
fn a_better_heading_goes_before_and_amounts_are_no_names() {
    assert_eq!(fields("Action;Libellé;Montant\nAxe 1;Étude;10\n"), ["", "label", "basis/amount"]);
    assert_eq!(fields("Libellé;Total;Montant\nÉtude;12;10\n"), ["label", "", "basis/amount"]);
    let prices = "Libellé;Jours;Coût journalier;Total\nÉtude;2;300;600\n";
    assert_eq!(fields(prices)[3], "", "it is held against what the line costs");
    assert_eq!(fields("Libellé;Budget\nÉtude;DREAL\n"), ["label", ""], "no number stands there");
    assert_eq!(fields("Nature;Charges;Produits\nAchats;1000;500\n")[1], "basis/amount", "these are no names");
    assert_eq!(
        fields("Libellé;Dépenses prévisionnelles\nÉtude;10\n")[1],
        "",
        "nothing beside it says what it is"
    );
    assert_eq!(fields("Action;Dépenses;Recettes\nÉtude;1000;500\n"), ["label", "basis/amount", ""]);
}

#[test]
fn lines_that_all_say_nothing_of_what_they_cost_are_told() {
    let of =
        |text: &str| are_without_amount(&lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default()));
    assert!(of("Libellé;Truc\nÉtude;1000\nMobilier;500\n"));
    assert!(of("Libellé;Montant\nÉtude;\nMobilier;\n"));
    assert!(!of("Libellé;Montant\nÉtude;1000\nMobilier;\n"));
    assert!(!of("Libellé;Montant\nTotal;1000\n"), "nothing is taken");
}
