//! What the headings beside the amounts say of them: that they are in thousands, before VAT, or not all the project's.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod tables;

use exchange::intake::{Kept, Layout};
use exchange::names::Names;
use tables::{lines, open};

fn layout(text: &str) -> Layout {
    Layout::of(&open("f.csv", text.as_bytes()).unwrap(), &Kept::new()).unwrap()
}

/// What the columns give, and why some wait.
fn read(text: &str) -> (Vec<&'static str>, String) {
    let layout = layout(text);
    let codes = layout.columns.iter().map(|column| column.field.map_or("", |field| field.code)).collect();
    (codes, layout.waits().join(" ").replace(['\u{A0}', '\u{202F}'], " "))
}

fn labels(text: &str) -> Vec<String> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    let taken = read.iter().filter(|line| line.aside.is_none());
    taken.map(|line| line.shown.get("label").cloned().unwrap_or_default()).collect()
}

#[test]
fn amounts_that_sum_columns_in_thousands_are_in_thousands() {
    for heads in [
        "Libellé;2016 (k€);2017 (k€);Total",
        "Libellé;2016 K€;2017 K€;Montant",
        "Libellé;Montant 2016 (k€);Montant 2017 (k€);Montant total",
        "Libellé;Année 1 (k€);Année 2 (k€);Coût total",
    ] {
        let (codes, why) = read(&format!("{heads}\nÉtude;12,5;50;62,5\nFilm;8;40;48\n"));
        assert_eq!(codes, ["label", "", "", ""], "{heads}");
        assert!(why.contains("milliers") && why.contains("(B « "), "{why}");
    }
    for heads in ["Dépenses (k€);Montant", "Budget en K€;Montant", "Poste de dépense (en K€);Coût total"]
    {
        let (codes, why) = read(&format!("{heads}\nÉtude;12,5\nFilm;8\n"));
        assert_eq!(codes[1], "", "{heads}");
        assert!(why.contains("milliers") && why.contains("(A « "), "{why}");
    }
    for text in [
        "Libellé;Budget (k€);Montant\nÉtude;12,5;12500\nFilm;8;8000\n",
        "Dépenses (k€);Montant (€)\nÉtude;12500\n",
    ] {
        assert!(read(text).0.contains(&"basis/amount"), "{text}");
    }
}

#[test]
fn amounts_that_sum_columns_before_vat_are_before_it() {
    for text in [
        "Libellé;2016 HT;2017 HT;Total\nÉtude;100;200;300\nFilm;0;50;50\n",
        "Libellé;Montant HT 2016;Montant HT 2017;Total\nÉtude;100;200;300\n",
        "Dépenses HT;Montant\nÉtude;100\n",
        "Libellé (montants HT);Montant\nÉtude;100\n",
        "Dépenses en € HT;Coût total\nÉtude;100\n",
    ] {
        let (codes, why) = read(text);
        assert!(!codes.contains(&"basis/amount") && why.contains("hors taxes"), "{text}: {why}");
    }
    for text in [
        "Libellé;2016 HT;2017 HT;Total TTC\nÉtude;100;200;360\n",
        "Libellé;Montant HT;Total\nÉtude;100;120\n",
        "Dépenses HT;Montant TTC\nÉtude;120\n",
    ] {
        assert!(read(text).0.contains(&"basis/amount"), "{text}");
    }
}

#[test]
fn texts_beside_amounts_name_the_lines_whatever_their_heading() {
    for heading in [
        "Postes",
        "Postes budgétaires",
        "Poste budgétaire",
        "Ligne budgétaire",
        "Dépenses prévisionnelles",
        "Dépenses TTC",
        "Dépenses 2017",
        "Dépenses du projet",
        "Charges prévisionnelles",
        "Budget 2017",
        "Désignation de l’article",
        "Frais",
        "Achats",
        "Nom",
        "Opération",
        "Matériel",
        "Emplois",
        "Trajet",
    ] {
        let text = format!("{heading};Montant\nÉtude;100\nFilm;200\n");
        assert_eq!(labels(&text), ["Étude", "Film"], "{heading}");
    }
    let numbered = "N°;Postes;Coût € TTC\n1;Étude;100\n2;Film;200\n";
    assert_eq!(read(numbered), (vec!["", "label", "basis/amount"], String::new()));
    let stated = "État;Opération;Montant\nacquis;Étude;100\nprévu;Film;200\n";
    assert_eq!(labels(stated), ["Étude", "Film"]);
    assert_eq!(read("Temps;Montant\n50 %;100\n20 %;200\n").0, ["", "basis/amount"], "shares are no names");
    assert_eq!(
        labels("Direction;Nature des travaux;Montant\nDSI;Étude;100\nDRH;Film;200\n"),
        ["Étude", "Film"]
    );
    assert_eq!(labels("Thème;Montant\nÉtude;100\nFilm;200\n"), ["Étude", "Film"], "where nothing else does");
    let accounts = "Compte;Intitulé du compte;Montant\n6061;Eau;100\n6132;Loyer;200\n";
    assert_eq!(labels(accounts), ["Eau", "Loyer"]);
    // A category may name the lines; nothing else does then.
    let filed = "Poste;Statut;Montant\nDrone;acquis;100\n";
    assert_eq!(read(filed).0, ["category", "", "basis/amount"]);
}

#[test]
fn what_is_eligible_of_a_cost_waits_where_it_is_another_amount() {
    for part in [
        "Montant éligible",
        "Coût éligible",
        "Dont éligible",
        "Assiette éligible (€)",
        "Montant retenu",
        "Affecté au projet",
        "Pris en charge",
    ] {
        let differs = format!("Libellé;Coût total;{part}\nÉtude;24000;12000\nRepas;9000;0\n");
        let (codes, why) = read(&differs);
        assert!(!codes.contains(&"basis/amount"), "{differs}");
        assert!(why.contains(part), "{why}");
        let same = format!("Libellé;Coût total;{part}\nÉtude;24000;24000\n");
        assert!(read(&same).0.contains(&"basis/amount"), "{same}");
    }
}

#[test]
fn a_share_of_the_project_beside_one_cost_makes_it_wait() {
    for share in [
        "% affecté au projet",
        "Taux d’imputation",
        "Quotité",
        "% imputé",
        "Quote-part projet",
        "Taux d’affectation",
        "Prorata",
        "Part du projet (%)",
        "Clé de répartition",
    ] {
        for rates in [["25 %", "100 %"], ["0,25", "1"], ["25", "100"], ["50 %", "50 %"]] {
            let text =
                format!("Libellé;Montant;{share}\nLoyer;24000;{}\nÉtude;9000;{}\n", rates[0], rates[1]);
            let (codes, why) = read(&text);
            assert!(!codes.contains(&"basis/amount"), "{text}");
            assert!(why.contains(share) && why.contains("Montant"), "{why}");
        }
    }
    for text in [
        "Libellé;Montant;% affecté au projet\nLoyer;24000;100 %\nÉtude;9000;100 %\n",
        "Libellé;Montant;Part affectée au projet (%)\nLoyer;24000;100\nÉtude;9000;100\n",
        "Libellé;Montant;Taux de subvention\nLoyer;24000;50 %\n",
        "Libellé;Montant;Part de l’État\nLoyer;24000;50 %\n",
    ] {
        assert!(read(text).0.contains(&"basis/amount"), "{text}");
    }
}

#[test]
fn a_total_of_all_is_what_a_line_costs_and_one_of_a_year_is_not() {
    for (heads, amount) in [
        ("Libellé;2017;2018;Total 2 ans", Some("3")),
        ("Libellé;2017;2018;Total général", Some("3")),
        ("Libellé;Total 2017;Total 2018;Total", Some("3")),
        ("Libellé;Total 2017;Total 2018;Remarque", None),
    ] {
        let (codes, _) = read(&format!("{heads}\nÉtude;1;2;3\nFilm;4;5;9\n"));
        let at = codes.iter().position(|code| *code == "basis/amount");
        assert_eq!(at.map(|at| at.to_string()).as_deref(), amount, "{heads}: {codes:?}");
    }
}

#[test]
fn what_only_looks_like_the_part_of_the_project_holds_nothing_back() {
    for text in [
        "Phase du projet;Libellé;Montant\n1;Loyer;24000\n2;Étude;9000\n",
        "Libellé;Durée du projet (mois);Montant\nLoyer;12;24000\nÉtude;6;9000\n",
        "Libellé;Participants retenus;Montant\nRepas;20;240\nStage;10;900\n",
        "Dépense;Surface affectée (m²);Montant\nBureau;30;9000\nSalle;20;6000\n",
        "Salle;Taux d’occupation;Coût\nAmphi;80 %;9000\nStudio;40 %;200\n",
        // It divides one whole.
        "Libellé;% projet;Montant\nRepas;60 %;6000\nStage;40 %;4000\n",
    ] {
        assert!(read(text).0.contains(&"basis/amount"), "{text} {:?}", read(text));
    }
    let days = "Fonction;Jours affectés au projet;Coût journalier;Coût\nChef;10;300;3000\nAide;5;200;1000\n";
    assert!(read(days).1.is_empty(), "{:?}", read(days));
    let time = "Agent;Quotité;Jours;Coût journalier;Total\nChef;80 %;10;300;3000\nAide;50 %;5;200;1000\n";
    assert!(read(time).1.is_empty(), "{:?}", read(time));
}

#[test]
fn a_share_by_which_the_amount_was_made_waits_for_nothing() {
    let made = "Agent ou poste;Coût annuel;% affecté au projet;Montant\nDirectrice;60000;40 %;24000\nLoyer;24000;50 %;12000\n";
    let (codes, why) = read(made);
    assert_eq!((codes[3], why.as_str()), ("basis/amount", ""), "{codes:?}");
}

#[test]
fn units_on_a_second_line_are_of_the_headings_above_them() {
    for (unit, is_taken) in
        [("(€)", true), ("TTC", true), ("(€ HT)", false), ("HT", false), ("hors taxes", false)]
    {
        let (codes, why) = read(&format!("Intitulé;Montant\n;{unit}\nÉtude;100\n"));
        assert_eq!(codes[1] == "basis/amount", is_taken, "{unit}");
        assert_eq!(why.contains("hors taxes (B « Montant"), !is_taken, "{unit}: {why}");
    }
}

#[test]
fn amounts_that_say_of_themselves_that_they_are_none_to_be_taken_are_told_so() {
    for (heading, said) in [
        ("Montant (en milliers d’euros)", "milliers"),
        ("Coût (KEUR)", "milliers"),
        ("Montant (HT)", "hors taxes"),
    ] {
        let (_, why) = read(&format!("Libellé;{heading}\nÉtude;62,5\n"));
        assert!(why.contains(said) && why.contains(heading), "{why}");
    }
}

#[test]
fn a_quote_that_says_what_is_paid_is_taken_at_that() {
    for text in [
        "Désignation;Quantité;PU HT;Total HT;TVA 20 %;Total TTC\nÉcran;2;500;1000;200;1200\nCâble;10;5;50;10;60\n",
        "Désignation;Quantité;PU HT;Total HT;TVA;Total TTC\nÉcran;2;500;1000;200;1200\nCâble;10;5;50;10;60\n",
        "Désignation;Quantité;Prix unitaire HT;Montant TTC\nÉcran;2;500;1200\nCâble;10;5;60\n",
    ] {
        let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
        let amounts: Vec<_> = read.iter().map(|line| line.shown.get("basis/amount").cloned()).collect();
        assert_eq!(amounts, [Some("1200".to_owned()), Some("60".to_owned())], "{text}");
        assert!(read.iter().all(|line| line.faults.is_empty() && line.doubt.is_none()), "{read:#?}");
    }
    let rates = "Désignation;Quantité;PU HT;TVA;Total TTC\nÉcran;2;500;20;1200\n";
    assert!(read(rates).0.contains(&"basis/vat"), "what is computed from a rate is held against the total");
}
