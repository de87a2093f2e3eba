//! Amounts before VAT whose heading does not say so: none is taken as an amount to pay without a word.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::{Kept, Layout, LineRead};
use exchange::names::Names;
use tables::{lines, open};

fn read(text: &str) -> Vec<LineRead> {
    lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default())
}

fn plain(text: Option<&String>) -> String {
    text.map(|text| text.replace(['\u{A0}', '\u{202F}'], " ")).unwrap_or_default()
}

#[test]
fn a_total_that_says_it_is_before_vat_says_it_of_its_lines() {
    let doubts = |text: &str| {
        read(text)
            .into_iter()
            .filter(|line| line.aside.is_none())
            .filter_map(|line| line.doubt)
            .collect::<Vec<_>>()
    };
    let table = "Libellé;Montant\nTable;1200\nChaise;1200\nTotal HT;2400\n";
    assert_eq!(doubts(table).len(), 2);
    assert!(doubts(table)[0].contains("Total HT"), "{:?}", doubts(table));
    let lots = "Libellé;Montant\nTable;1200\nSous-total HT mobilier;1200\nÉcran;1000\nSous-total HT numérique;1000\nTOTAL HT;2200\n";
    assert_eq!(doubts(lots).len(), 2, "each block of it");
    assert_eq!(doubts(&table.replace(" HT", "")), [""; 0]);
    assert_eq!(doubts(&table.replace(";2400", ";2000")), [""; 0], "it is another sum");
}

#[test]
fn totals_below_that_add_the_vat_say_that_the_lines_are_before_it() {
    let text =
        "Libellé;Montant\nLivres;1000\nOrdinateurs;2000\nTotal HT;3000\nTVA 20 %;600\nTotal TTC;3600\n";
    let lines = read(text);
    let told = "les montants sont hors taxes : le total de la ligne 6 est leur somme et la TVA de la ligne 5";
    assert_eq!([0, 1].map(|at| plain(lines[at].doubt.as_ref())), [told, told]);
    assert!(lines[2..].iter().all(|line| line.aside.is_some() && line.doubt.is_none()), "{lines:?}");
    assert!(plain(lines[3].aside.as_ref()).contains("le total de la ligne 6 l’ajoute"), "{lines:?}");
    // A row of VAT among the lines.
    let lines = read("Libellé;Montant\nÉtude;1500\nTVA (20 %);300\nTotal;1800\n");
    assert!(plain(lines[0].doubt.as_ref()).starts_with("les montants sont hors taxes"), "{lines:?}");
    let why = plain(lines[1].aside.as_ref());
    assert!(why.starts_with("c’est la TVA des autres lignes") && !why.contains("comprennent déjà"), "{why}");
    // Two rates.
    let text = "Libellé;Montant\nLivres;100\nTable;200\nTVA 5,5 %;5,5\nTVA 20 %;40\nTotal TTC;345,5\n";
    assert!(read(text)[0].doubt.is_some());
}

#[test]
fn amounts_that_have_the_vat_in_them_raise_no_doubt_by_totals_that_tell_it() {
    for text in [
        "Libellé;Montant\nLivres;1200\nTables;2400\nTotal HT;3000\nTVA;600\nTotal TTC;3600\n",
        "Libellé;Montant\nLivres;1200\nTables;2400\nTotal;3600\ndont TVA;600\n",
        "Libellé;Quantité;PU HT;TVA;Total HT\nTable;2;100;20;200\nChaise;4;50;20;200\nTotal HT;;;;400\nTVA 20 %;;;;80\n\
         Total TTC;;;;480\n",
    ] {
        let lines = read(text);
        assert!(
            lines.iter().filter(|line| line.aside.is_none()).all(|line| line.doubt.is_none()),
            "{lines:#?}"
        );
    }
}

#[test]
fn a_title_that_says_so_makes_the_amounts_wait() {
    let waits = |text: &str| {
        let layout = Layout::of(&open("f.csv", text.as_bytes()).unwrap(), &Kept::new()).unwrap();
        let is_held =
            layout.columns.iter().all(|column| column.field.is_none_or(|field| field.code != "basis/amount"));
        (is_held, layout.waits().join(" "))
    };
    for text in [
        "Budget prévisionnel (montants HT);\nLibellé;Montant\nÉtude;1500\n",
        "Budget hors taxes;\n;\nLibellé;Coût (€)\nÉtude;1500\n",
        "Libellé;Montant\nÉtude;1500\nNota : montants HT;\n",
        "Libellé;Montant*\nÉtude;1500\n* hors taxes;\n",
    ] {
        let (is_held, why) = waits(text);
        assert!(is_held && why.contains("hors taxes (A"), "{text}: {why}");
    }
    for text in [
        "Budget prévisionnel TTC;\nLibellé;Montant\nÉtude;1500\n",
        "Montants HT;;\nLibellé;Montant TTC;Note\nÉtude;1500;\n",
        "Montants HT;;;\nLibellé;Quantité;PU HT;Montant\nÉtude;2;750;\n",
        ";HT;TTC\nLibellé;Coût HT;Montant\nÉtude;1250;1500\n",
        "Libellé;Montant\nÉtude;1500\nTotal HT;1500\nArmoire HT;\n",
    ] {
        assert!(!waits(text).1.contains("hors taxes"), "{text}");
    }
    for text in [
        "Libellé;Montant;TVA 20 %\nDrone;1000;200\nBalises;499,99;100\nDon;300;\n",
        "Libellé;Coût;Montant TVA\nRepas;1000;100\nDrone;2400;480\nAvion;0;0\nTotal;3400;580\n",
        "Libellé;Montant;TVA\nDrone;1000;200\nBalises;500;100\n",
    ] {
        let (is_held, why) = waits(text);
        assert!(
            is_held && why.contains("hors taxes (C") && why.contains("est la TVA à y ajouter"),
            "{text}: {why}"
        );
    }
    for text in [
        "Libellé;Montant;dont TVA\nDrone;1200;200\nBalises;600;100\n",
        "Libellé;Montant;TVA\nDrone;1000;20\nBalises;500;20\n",
        "Libellé;Montant;TVA récupérée\nDrone;1000;200\nBalises;500;55\n",
        "Libellé;Montant TTC;TVA\nDrone;1000;200\nBalises;500;100\n",
        "Libellé;Montant;TVA;Total\nDrone;1000;200;1200\nBalises;500;100;600\n",
    ] {
        assert!(!waits(text).0, "{text}");
    }
    let named = open("devis_ht.csv", "Libellé;Montant\nÉtude;1500\n".as_bytes()).unwrap();
    assert!(Layout::of(&named, &Kept::new()).unwrap().waits().is_empty(), "a file's name is of no table");
}

#[test]
fn a_row_that_says_so_itself_is_doubted() {
    let text =
        "Libellé;Type;Montant\nLivres;TTC;1000\nÉcrans;HT;2000\nÉtude (HT);;500\nCellule HT 20 kV;;800\n";
    let told: Vec<String> = read(text).iter().map(|line| plain(line.doubt.as_ref())).collect();
    assert!(told[0].is_empty() && told[3].is_empty(), "{told:?}");
    assert!(told[1].starts_with("B3 dit que le montant est hors taxes (« HT »)"), "{told:?}");
    assert!(told[2].starts_with("A4 dit que le montant est hors taxes (« Étude (HT) »)"), "{told:?}");
}

#[test]
fn a_threshold_in_a_title_holds_nothing_back_and_an_amount_with_vat_is_in_no_doubt() {
    let titled = "Marchés de moins de 40 000 € HT : trois devis;\nLibellé;Montant\nÉtude;1000\nSalle;500\n";
    let lines = read(titled);
    assert!(lines.iter().all(|line| line.shown.contains_key("basis/amount")), "{lines:?}");
    let both = "Libellé;Montant HT;Montant TTC\nÉtude;1 000,00 € HT;1 200,00 € TTC\n";
    assert_eq!(read(both)[0].doubt, None);
}

#[test]
fn the_vat_in_euros_beside_what_is_paid_is_no_fault() {
    let lines = read("Désignation;Montant HT;TVA;Montant TTC\nLivre;100;5,50 €;105,50\nTable;50;10 €;60\n");
    assert!(lines.iter().all(|line| line.faults.is_empty()), "{lines:?}");
    assert!(plain(lines[0].remarks.first()).starts_with("C2 n’est pas repris"), "{lines:?}");
}
