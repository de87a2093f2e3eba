//! What so many times a price make, or which share of a cost is the project's, where the rows say it themselves.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use exchange::intake::{Kept, Layout};
use exchange::names::Names;
use tables::{lines, off, open};

/// The amounts of the lines that are taken.
fn amounts(text: &str) -> Vec<String> {
    let read = lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default());
    let taken = read.iter().filter(|line| line.aside.is_none());
    taken.map(|line| line.shown.get("basis/amount").cloned().unwrap_or_default()).collect()
}

fn waits(text: &str) -> Vec<String> {
    let grid = open("f.csv", text.as_bytes()).unwrap();
    let waits = Layout::of(&grid, &Kept::new()).unwrap().waits();
    waits.into_iter().map(|wait| wait.replace('\u{A0}', " ")).collect()
}

#[test]
fn so_many_times_a_price_are_what_the_line_costs() {
    for (count, price, whole) in [
        ("Nombre de mois", "Montant", "Total"),
        ("Nombre de repas", "Prix", "Montant"),
        ("Nb personnes", "Coût", "Total"),
        ("Heures", "Coût", "Coût total"),
        ("Nombre d’ateliers", "Prix", "Prix total"),
        ("Nombre", "Forfait", "Total"),
        ("Nombre", "Montant", "Coût global"),
        ("Quantité", "Prix", "Total"),
        ("Quantité", "Prix unitaire", "Prix total"),
        ("Nb nuitées", "Coût", "Total TTC"),
    ] {
        let table = format!(
            "Désignation;{count};{price};{whole}\nSalle;18;900;16200\nInternet;18;50;900\nAssurance;1;30;30\nTOTAL;37;980;17130\n"
        );
        assert_eq!(amounts(&table), ["16200", "900", "30"], "{table}");
        assert_eq!((waits(&table), off(&table)), (vec![], vec![]), "{table}");
    }
}

#[test]
fn persons_and_nights_count_together_and_numbers_of_rows_do_not() {
    let nights = "Libellé;Personnes;Nuits;Coût;Coût total\nLyon;3;2;90;540\nParis;4;2;120;960\n";
    assert_eq!(amounts(nights), ["540", "960"]);
    let rents = "N°;Dépense;Montant;Montant cumulé\n1;Janvier;800;800\n2;Février;800;1600\n3;Mars;800;2400\n";
    assert_eq!((amounts(rents), waits(rents)), (vec!["800".to_owned(); 3], vec![]));
    let quarters =
        "Trimestre;Libellé;Montant;Total\n1;Salaire;900;900\n2;Salaire;900;1800\n3;Salaire;900;2700\n";
    assert_eq!(amounts(quarters), ["900"; 3]);
    let ones = "Libellé;Quantité;Prix unitaire;Total\nÉcran;1;850;850\nProjecteur;1;1200;1200\n";
    assert_eq!(amounts(ones), ["850", "1200"]);
}

#[test]
fn what_a_price_makes_waits_where_another_column_says_another_cost() {
    for table in [
        "Libellé;Quantité;Prix unitaire;Montant brut;Remise;Montant net\nA;12;100;1200;120;1080\nB;4;300;1200;60;1140\n",
        "Libellé;Nombre;Prix;Sous-total;Livraison;Total\nA;12;100;1200;50;1250\nB;4;300;1200;30;1230\n",
        "Libellé;Quantité;Prix unitaire;Total 2017;Total 2018;Total\nA;20;100;2000;3000;5000\nB;8;100;800;1200;2000\n",
        "Libellé;Nombre de mois;Montant;Total;% projet;Montant projet\nA;12;900;10800;50 %;5400\n",
        "Libellé;Quantité;Prix unitaire;Montant;Remise;Net\nA;4;300;1200;0,1;1080\n",
        "Libellé;Quantité;Prix unitaire;Montant;Éco-participation;Prix final\nA;4;300;1200;10;1210\n",
        "Libellé;Quantité;Prix unitaire;Prix total;% projet;Part projet\nA;4;300;1200;0,5;600\n",
        "Libellé;Montant;Charges;Total\nA;30000;13500;43500\nB;24000;10800;34800\n",
        "Libellé;Nombre;Prix;Total\nA;12;100;1200\nB;4;300;\n",
        "Libellé;Montant;Remise;Net à payer\nA;1000;100;900\nB;200;20;180\n",
        "Libellé;Montant TTC;Remise;Total TTC\nA;1000;100;900\nB;200;20;180\n",
        "Libellé;Nuitées;Prix;Transport;Coût total\nA;2;100;80;280\nB;1;90;150;240\n",
        "Libellé;Montant;TVA récupérable;Coût net\nA;3600;600;3000\nB;1320;120;1200\n",
    ] {
        assert_eq!(waits(table).len(), 1, "{table}");
        assert!(amounts(table).iter().all(String::is_empty), "{table}");
    }
    let of_parts = "Libellé;Montant;Total\nA;1000;\nB;200;1200\nC;300;300\n";
    assert_eq!(amounts(of_parts), ["1000", "200", "300"], "totals of parts stand in some rows");
    let paid = "Libellé;Nombre;Prix;Total HT;Total TTC\nA;12;100;1200;1440\n";
    assert_eq!((amounts(paid), waits(paid)), (vec!["1440".to_owned()], vec![]), "what is paid is said");
    for table in [
        "Libellé;Quantité;Prix unitaire;Montant;TVA 20 %;Net à payer\nA;4;300;1200;240;1440\n",
        "Libellé;Montant;Montant TVA;Montant total\nA;1200;240;1440\n",
    ] {
        assert_eq!(amounts(table), ["1440"], "the VAT beside makes it of the other: {table}");
    }
    // Nothing says what is paid: the line wants its VAT, as before.
    let before = "Libellé;Quantité;Prix unitaire;Montant;Montant TVA\nA;4;300;1200;240\n";
    let read = lines(&open("f.csv", before.as_bytes()).unwrap(), &Names::default());
    assert!(read[0].remarks.iter().any(|said| said.contains("TVA manque")), "{read:?}");
}

#[test]
fn numbers_beyond_all_reckoning_make_nothing_and_break_nothing() {
    let most = "79228162514264337593543950335";
    for head in ["Nombre;Montant;Total", "Charges;Montant;Total", "Quantité;Prix unitaire;Total"] {
        for sign in ["", "-"] {
            let row = format!("{most};{most};{sign}{most}");
            let sheet = |cell: &str| format!("<c><v>{cell}</v></c>");
            let cells: String = row.split(';').map(sheet).collect();
            let heads: String =
                head.split(';').map(|text| format!("<c t=\"str\"><v>{text}</v></c>")).collect();
            let label = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
            let rows = format!(
                "<sheetData><row>{}{heads}</row><row>{}{cells}</row></sheetData>",
                label("Libellé"),
                label("A")
            );
            let grid = open("f.xlsx", &books::xlsx(&rows, None)).unwrap();
            lines(&grid, &Names::default());
        }
    }
}

#[test]
fn a_share_of_a_cost_waits_to_be_told_beside_it() {
    for (whole, share, own) in [
        ("Montant total", "% projet", "Montant projet"),
        ("Coût", "Part affectée", "Coût retenu"),
        ("Montant total TTC", "Clé de répartition", "Montant imputé"),
    ] {
        for rates in [["40 %", "50 %"], ["0,4", "0,5"], ["40", "50"]] {
            let table = format!(
                "Libellé;{whole};{share};{own}\nDirectrice;60000;{};24000\nLoyer;24000;{};12000\n",
                rates[0], rates[1]
            );
            let told = waits(&table);
            assert!(told.len() == 1 && told[0].contains(own) && told[0].contains(whole), "{told:?}");
            assert_eq!(amounts(&table), ["", ""], "{table}");
        }
    }
    let revised = "Libellé;Montant;Montant révisé\nÉtude;1000;900\nSalle;500;500\n";
    assert_eq!(waits(revised).len(), 1);
    let one_is_enough = |code: &str| {
        let mut layout = Layout::of(&open("f.csv", revised.as_bytes()).unwrap(), &Kept::new()).unwrap();
        layout.map_told(&[(code.to_owned(), "basis/amount".to_owned())]).unwrap();
        layout.waits()
    };
    assert_eq!((one_is_enough("B"), one_is_enough("C")), (vec![], vec![]));
}

#[test]
fn who_pays_what_of_a_line_changes_nothing() {
    for table in [
        "Libellé;Montant HT;TVA;Montant TVA;Montant TTC\nÉtude;1000;20;200;1200\n",
        "Libellé;Montant;Taux;Subvention demandée\nÉtude;1200;50 %;600\n",
        "Libellé;Montant;Part PIA (50 %);Reste à charge\nÉtude;1200;600;600\n",
        "Libellé;Nombre;Montant\nÉtude;2;1200\n",
        "Libellé;Montant;Taux;Montant FEDER\nÉtude;1200;50 %;600\n",
        "Libellé;Montant;Taux;Montant subventionnable\nÉtude;1200;80 %;960\n",
        "Libellé;Montant;% 2017;Montant 2017;% 2018;Montant 2018\nÉtude;1200;50 %;600;50 %;600\n",
    ] {
        assert_eq!((amounts(table), waits(table)), (vec!["1200".to_owned()], vec![]), "{table}");
    }
    // One row of many that was corrected by hand is the file's own affair; several are no product.
    let many = "Libellé;Nb;Montant;Total\nA;2;10;20\nB;3;10;30\nC;4;10;40\nD;5;10;50\nE;2;10;15\n";
    assert_eq!(amounts(many), ["20", "30", "40", "50", "15"]);
    let few = "Libellé;Lot;Montant;Total\nA;2;10;20\nB;3;10;11\nC;4;10;12\n";
    assert_eq!(amounts(few), ["10", "10", "10"]);
}
