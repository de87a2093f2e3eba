//! What cost lines that come in from a spreadsheet are said to amount to is what the budget then holds.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use app::{Columns, CostFile, Desk};
use proptest::prelude::*;
use tempfile::TempDir;

fn desktop() -> (TempDir, Desk, String) {
    let (folder, desk) = support::desk();
    let draft = desk.create_draft(None, None).unwrap();
    (folder, desk, draft)
}

fn file(folder: &TempDir, text: &str) -> CostFile {
    let path = folder.path().join("a.csv");
    std::fs::write(&path, text).unwrap();
    CostFile::open(&path).unwrap()
}

#[test]
fn an_amount_without_the_vat_that_its_bearer_recovers_is_in_no_doubt() {
    let (folder, desk, draft) = desktop();
    let fields = [("name", "DREAL"), ("vat_recovered", "35")];
    let fields = fields.map(|(path, text)| (path.to_owned(), text.to_owned()));
    desk.add(&draft, "/carriers", &fields).unwrap();
    let of = |amount: &str| {
        let row = format!("Ordinateur;DREAL;Achat;2;1200;20;{amount}");
        let text = format!("Libellé;Porteur;Mode de calcul;Quantité;Prix unitaire HT;TVA;Montant\n{row}\n");
        desk.look_at_costs(&draft, &file(&folder, &text), None, Columns::Guessed(&[])).unwrap().rows.remove(0)
    };
    let row = of("2712");
    assert_eq!(
        (row.amount.as_deref(), row.doubt, row.remarks),
        (Some("2\u{202F}712,00\u{A0}€"), None, vec![])
    );
    assert!(of("2800").doubt.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What is told before and after is what the budget then holds, whatever was set aside as a total.
    #[test]
    fn what_is_taken_amounts_to_what_was_told(
        lines in proptest::collection::vec((0..3_u8, "[1-9][0-9]{0,4}(,[0-9]{1,2})?", "[1-9][0-9]{0,2}(,5)?"), 1..12),
    ) {
        let (folder, desk, draft) = desktop();
        let mut text = "Libellé;Mode de calcul;Montant;Quantité;Prix unitaire;Jours;Coût journalier\n".to_owned();
        for (n, (basis, amount, number)) in lines.iter().enumerate() {
            text += &match basis {
                0 => format!("Ligne {n};Forfait;{amount};;;;\n"),
                1 => format!("Ligne {n};Achat;;{number};{amount};;\n"),
                _ => format!("Ligne {n};Temps, coût journalier;;;;{number};{amount}\n"),
            };
        }
        let file = file(&folder, &text);
        let told = desk.look_at_costs(&draft, &file, None, Columns::Guessed(&[])).unwrap().amount;
        let taken = desk.take_costs(&draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
        prop_assert_eq!(&taken.amount, &told);
        prop_assert_eq!(&desk.open_draft(&draft).unwrap().figures["total"], &told);
    }
}
