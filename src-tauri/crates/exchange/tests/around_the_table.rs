//! What stands around an honest table makes no fault of it: signatures, contacts, the sums that a spreadsheet adds by
//! itself, numbers that are only shown with two decimals.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod books;
mod tables;

use books::{book_of, ods, ods_row, xls, xls_formula, xls_number, xls_text, xlsx_with};
use dossier::Value;
use exchange::intake::{Kept, Layout, read_lines};
use exchange::names::Names;
use tables::{aside, faults, lines, open};

#[test]
fn a_signature_in_the_column_of_categories_is_set_aside() {
    let table = "Poste;Dépense;Montant TTC\nFormation;Étude;12500\nFormation;Stage;4200\n;TOTAL;16700\n\
        Fait à Orléans, le 12/09/2016;;\nLe préfet de région;;\n";
    let told = aside(table);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [4, 5, 6], "{told:?}");
    assert_eq!(told[&6], "A6 (« Le préfet de région ») n’est suivi de rien, comme un titre ou une signature");
    // A name that is none beside an amount is a fault still.
    let unknown = aside("Poste;Dépense;Montant\nBidule;Étude;12\nLocaux;;\n");
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_sums_that_libreoffice_adds_are_sums() {
    let by_category = "Poste;Libellé;Montant\nFormation;Stage;1000\nFormation;Coach;200\nFormation Somme;;1200\n\
        Locaux;Table;500\nLocaux Somme;;500\nTotal général;;1700\n";
    assert_eq!(tables::rows(by_category), [4, 6, 7]);
    let by_bearer = "Porteur;Libellé;Montant\nDREAL;Stage;1000\nDREAL;Coach;200\nSomme DREAL;;1200\nDRAAF;Table;500\n\
        DRAAF;Chaise;50\nDRAAF Résultat;;550\nSomme totale;;1750\n";
    assert_eq!(tables::rows(by_bearer), [4, 7, 8]);
    let costs = "Libellé;Montant\nSomme de petites choses;12\nCommunication du résultat;7\n";
    assert_eq!(tables::rows(costs), [0; 0], "their amount is no sum");
}

#[test]
fn words_below_the_total_are_no_amounts_that_cannot_be_read() {
    let told = aside("Libellé;Montant\nÉtude;1000\nMobilier;500\nTotal;1500\n\nContact;M. Dupont\n");
    assert_eq!(
        told[&6],
        "elle suit le total de tout ce qui précède (ligne 4), et « M. Dupont » n’est pas un montant"
    );
    let funding = "Intitulé;Montant\nÉtude;1000\nMobilier;550,5\nTotal dépenses;1550,5\n;\nPlan de financement;Montant\n\
        PIA;750\nRégion;450,5\nDépartement;350\n";
    assert_eq!(tables::rows(funding), [4, 6, 7, 8, 9]);
    let above =
        faults(&open("f.csv", "Libellé;Montant\nÉtude;à définir\nMobilier;500\n".as_bytes()).unwrap());
    assert_eq!(above.len(), 1, "{above:?}");
}

#[test]
fn a_number_that_its_format_shows_with_two_decimals_is_rounded_and_told() {
    let (styles, sheet) = book_of(
        &["#,##0.00", "#,##0.00\\ \"€\"", "0.0000"],
        &[
            &["Libellé", "Montant"],
            &["Étude", "3333.333333333333|0"],
            &["Stage", "10.005|1"],
            &["Atelier", "12.5|1"],
            &["Salle", "1.23456|2"],
            &["Bus", "1.23456"],
        ],
    );
    let grid = open("f.xlsx", &xlsx_with(&sheet, None, &[("xl/styles.xml", &styles)])).unwrap();
    let read = lines(&grid, &Names::default());
    let amount = |at: usize| {
        read[at].values.iter().find(|(path, _)| path == "basis/amount").map(|(_, value)| value.clone())
    };
    assert_eq!(amount(0), Some(Value::Text("3333.33".to_owned())));
    assert_eq!(amount(1), Some(Value::Text("10.01".to_owned())));
    assert!(read[0].remarks[0].contains("est arrondi à 3333,33"), "{read:?}");
    assert!(read[2].remarks.is_empty(), "{read:?}");
    assert_eq!(faults(&grid).len(), 2, "what is shown with more decimals, or without a format, is told");
}

#[test]
fn the_decimals_of_a_formula_are_nobodys_and_are_rounded_and_told() {
    let sheet = format!(
        "<sheetData>{}<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Étude</v></c><c r=\"B2\"><f>33.33*1.2</f><v>39.996</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"str\"><v>Salle</v></c><c r=\"B3\"><v>39.996</v></c></row></sheetData>",
        books::head()
    );
    let cell = |formula: &str| {
        format!(
            "<table:table-cell {formula} office:value-type=\"float\" office:value=\"39.996\"/></table:table-row>"
        )
    };
    let label = ods_row(&["Étude"]).replace("</table:table-row>", "");
    let rows = [
        ods_row(&["Libellé", "Montant"]),
        format!("{label}{}", cell("table:formula=\"of:=33.33*1.2\"")),
        format!("{label}{}", cell("")),
    ];
    let tables = format!("<table:table table:name=\"Budget\">{}</table:table>", rows.concat());
    let xls = xls(&[
        xls_text(0, 0, "Objet"),
        xls_text(0, 1, "Montant"),
        xls_text(1, 0, "Film"),
        // ptgNum: a formula that is a number.
        xls_formula(1, 1, 39.996_f64.to_le_bytes(), &[&[0x1F][..], &39.996_f64.to_le_bytes()].concat()),
        xls_text(2, 0, "Salle"),
        xls_number(2, 1, 39.996),
    ]
    .concat());
    for (name, bytes) in [("f.xlsx", xlsx_with(&sheet, None, &[])), ("f.ods", ods(&tables)), ("f.xls", xls)] {
        let grid = open(name, &bytes).unwrap();
        let read = lines(&grid, &Names::default());
        assert_eq!(read[0].values[1].1, Value::Text("40.00".to_owned()), "{name} {read:?}");
        assert_eq!(read[0].remarks, ["B2 (39,996) est arrondi à 40"], "{name}");
        assert_eq!(faults(&grid).len(), 1, "{name}: what somebody typed is told");
    }
}

#[test]
fn a_table_without_headings_loses_no_row() {
    let grid = open("f.csv", "Étude;1000\nSalle;500\n".as_bytes()).unwrap();
    let mut layout = Layout::of(&grid, &Kept::new()).unwrap();
    layout.map_told(&[("A".into(), "label".into()), ("B".into(), "basis/amount".into())]).unwrap();
    let read = read_lines(&grid, &layout, &Names::default(), &dossier::parts::Project::default()).unwrap();
    assert_eq!(read.iter().map(|line| line.row).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((layout.head, layout.above), (0, 0));
}

#[test]
fn a_number_that_the_commas_of_a_csv_cut_is_told() {
    let told = faults(&open("f.csv", "Libellé,Montant\nÉtude,1000,50\nAutre,500\n".as_bytes()).unwrap());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("B2 : la ligne a plus de cases que d’intitulés, et « 1000 », « 50 »"),
        "{told:?}"
    );
    for cut in ["12,500", "3,200", "1,050.50"] {
        let text = format!("Libellé,Montant\nÉtude,{cut}\nAutre,500\n");
        assert_eq!(faults(&open("f.csv", text.as_bytes()).unwrap()).len(), 1, "{cut}");
    }
    let empty = "Libellé,Montant,Commentaire\nÉtude,12,500,\nAutre,500,ferme\n";
    assert_eq!(faults(&open("f.csv", empty.as_bytes()).unwrap()).len(), 1, "an empty cell is one");
    let noted = "Libellé,Montant,Remarque\nÉtude,1000,5,ferme\nAutre,500,\n";
    assert!(faults(&open("f.csv", noted.as_bytes()).unwrap())[0].starts_with("B2 :"));
    for honest in [
        "Libellé,Montant\nÉtude,1000,ferme\n",
        "Libellé,Quantité,Montant\nÉtude,10,50\n",
        "Libellé,Montant,\nÉtude,\"1000,50\",\n",
        "Libellé;Montant\nÉtude;1000;50\n",
    ] {
        assert!(faults(&open("f.csv", honest.as_bytes()).unwrap()).is_empty(), "{honest}");
    }
}

#[test]
fn a_quantity_that_is_in_the_amount_is_no_news() {
    let remarks =
        |text: &str| lines(&open("f.csv", text.as_bytes()).unwrap(), &Names::default()).remove(0).remarks;
    let head = "Libellé;Quantité;Prix unitaire TTC;Total TTC\n";
    assert!(remarks(&format!("{head}Chaise;10;36;360\n")).is_empty());
    assert!(remarks(&format!("{head}Chaise;10;36 €;360,00 €\n")).is_empty());
    assert!(remarks(&format!("{head}Chaise;10;36;300\n"))[0].starts_with("B2 n’est pas repris"));
}

#[test]
fn a_row_whose_amounts_stand_in_columns_still_to_be_told_is_no_signature() {
    let table = "Nature;Réalisé 2015;Prévu 2016\nAchats;3500;4500\nFormation;22000;23700\nFait à Orléans;;\n";
    let told = aside(table);
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), [4], "{told:?}");
    let years =
        "Poste de dépense;Année 1;Année 2;Total 2 ans\nFormation;10;20;30\nLocaux;5;5;10\nTotal;15;25;40\n";
    let read = lines(&open("f.csv", years.as_bytes()).unwrap(), &Names::default());
    assert_eq!(read[0].shown.get("basis/amount").map(String::as_str), Some("30"), "{read:?}");
}
