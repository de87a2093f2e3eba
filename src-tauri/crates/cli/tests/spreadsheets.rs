//! The budget leaves as a table, and cost lines come in from one.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod stand;

use std::fmt::Write as _;

use serde_json::json;
use stand::Stand;

const SOUND: &str = "Libellé;Mode de calcul;Jours;Coût journalier;Montant\n\
                     Coordination;Temps, coût journalier;12,5;318,40;\n\
                     Salle;Forfait;;;1 200,50 €\n";

fn with_file(text: &str) -> (Stand, String, String) {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    std::fs::write(stand.path("lignes.csv"), text).unwrap();
    let file = stand.arg("lignes.csv");
    (stand, id, file)
}

#[test]
fn a_dry_run_shows_what_each_row_becomes_and_changes_nothing() {
    let (stand, id, file) = with_file(SOUND);
    let before = stand.show(&id, "/");
    let table = stand.done(&["import-costs", &id, &file, "--dry-run"]);
    assert!(table.contains("Coordination") && table.contains("3\u{202F}980,00\u{A0}€"), "{table}");
    let rows = stand.json(&["import-costs", &id, &file, "--dry-run"]);
    assert_eq!(rows[1]["row"], json!(3));
    assert_eq!(rows[1]["values"]["label"], json!("Salle"));
    assert_eq!(rows[1]["amount"], json!("1\u{202F}200,50\u{A0}€"));
    assert_eq!(stand.show(&id, "/"), before);
}

#[test]
fn rows_become_lines_at_the_end() {
    let (stand, id, file) = with_file(SOUND);
    let outcome = stand.run(&["import-costs", &id, &file]);
    assert_eq!((outcome.code, outcome.out.as_str()), (0, ""), "{outcome:?}");
    assert_eq!(outcome.err.trim(), "2 lignes de dépense importées, pour 5\u{202F}180,50\u{A0}€.");
    assert_eq!(
        stand.json(&["import-costs", &id, &file]),
        json!({ "lines": 2, "amount": "5\u{202F}180,50\u{A0}€", "aside": [], "doubts": [], "remarks": [], "off": [] })
    );
    let costs = stand.show(&id, "/costs");
    assert_eq!(costs.as_array().unwrap().len(), 4);
    assert_eq!(costs[0]["basis"]["days"], json!("12.5"));
    assert_eq!(stand.json(&["budget", &id])["total"], json!("10361.00"));
}

#[test]
fn a_faulty_cell_is_named_and_nothing_comes_in() {
    let (stand, id, file) = with_file("Libellé;Montant\nAtelier;12\nSalle;12,3,4\n");
    for args in [vec!["import-costs", &id, &file], vec!["import-costs", &id, &file, "--dry-run"]] {
        let args: Vec<&str> = args.into_iter().collect();
        let before = stand.show(&id, "/");
        let outcome = stand.run(&args);
        assert_eq!(outcome.code, 3, "{outcome:?}");
        assert!(outcome.err.contains("B3\u{A0}:") && outcome.err.contains("12,3,4"), "{}", outcome.err);
        assert_eq!(stand.show(&id, "/"), before);
    }
}

#[test]
fn a_total_is_shown_and_told_but_not_taken_and_its_faults_hinder_nothing() {
    let (stand, id, file) =
        with_file("Libellé;Montant\nSalle;30\nTotal des déplacements;30\nBus;5\nTotal;12,3,4\n");
    let look = stand.run(&["import-costs", &id, &file, "--dry-run"]);
    assert_eq!(look.code, 0, "{look:?}");
    assert!(look.out.contains("(laissée de côté)"), "{}", look.out);
    assert!(look.err.contains("Ligne 5 laissée de côté\u{A0}: A5 annonce un total"), "{}", look.err);
    assert!(
        look.err.contains("Ligne 3 laissée de côté") && look.err.contains("celui de la ligne 2"),
        "{}",
        look.err
    );
    let outcome = stand.run(&["import-costs", &id, &file]);
    assert!(outcome.err.contains("Ligne 5 laissée de côté"), "{}", outcome.err);
    assert!(outcome.err.contains("2 lignes de dépense importées, pour 35,00"), "{}", outcome.err);
    let costs = stand.show(&id, "/costs");
    assert_eq!((&costs[1]["label"], costs.as_array().unwrap().len()), (&json!("Bus"), 2));
    let taken = stand.json(&["import-costs", &id, &file]);
    assert_eq!((&taken["lines"], &taken["aside"][0]["row"]), (&json!(2), &json!(3)), "{taken}");
}

#[test]
fn what_the_window_would_show_of_lines_is_told_when_they_are_taken() {
    let (stand, id, file) = with_file(
        "Libellé;Quantité;Prix unitaire HT;TVA;Jours;Coût journalier\nImpression;3;10;;;\nAppui;;;;10;1.200\n",
    );
    let told = stand.run(&["import-costs", &id, &file]).err.replace(['\u{A0}', '\u{202F}'], " ");
    assert!(told.contains("Ligne 3 :") && told.contains("1.200"), "{told}");
    assert!(told.contains("pour 12,00 € ; lignes sans montant, à compléter : 1."), "{told}");
}

#[test]
fn a_line_that_costs_something_else_than_the_file_says_is_told_looked_at_or_taken() {
    let (stand, id, file) = with_file(
        "Libellé;Quantité;Prix unitaire HT;TVA;Total TTC\nPoste;10;1000;20;24000\nSouris;1;10;20;12\n",
    );
    for args in [vec!["import-costs", &id, &file, "--dry-run"], vec!["import-costs", &id, &file]] {
        let told = stand.run(&args).err.replace(['\u{A0}', '\u{202F}'], " ");
        assert!(told.contains("Ligne 2 : E2 dit 24 000,00 €, la ligne coûtera 12 000,00 €."), "{told}");
        assert!(!told.contains("E3 dit"), "{told}");
    }
    assert_eq!(stand.json(&["import-costs", &id, &file])["doubts"][0]["row"], json!(2));
}

#[test]
fn a_table_without_a_cost_is_refused_with_what_is_expected_looked_at_or_taken() {
    let stand = Stand::new();
    let id = stand.draft("Le Gué");
    for (text, words) in [
        ("Libellé;Montant\n", "On attend une ligne d’intitulés"),
        ("Libellé;Montant\n;\n\n;\n", "On attend une ligne d’intitulés"),
        ("Libellé;Montant\nTotal;12\n", "Ligne 2 laissée de côté\u{A0}: A2 annonce un total"),
    ] {
        std::fs::write(stand.path("vide.csv"), text).unwrap();
        let file = stand.arg("vide.csv");
        for args in [vec!["import-costs", &id, &file], vec!["import-costs", &id, &file, "--dry-run"]] {
            let outcome = stand.run(&args);
            assert_eq!(outcome.code, 3, "{outcome:?}");
            assert!(outcome.err.contains("ne contient aucune ligne de dépense à importer"), "{outcome:?}");
            assert!(outcome.err.contains(words), "{outcome:?}");
        }
    }
}

#[test]
fn what_stands_above_the_headings_is_told() {
    let (stand, id, file) = with_file("Budget 2017\nVersion 3\n\nLibellé;Montant\nAtelier;12\n");
    for args in [vec!["import-costs", &id, &file, "--dry-run"], vec!["import-costs", &id, &file]] {
        let told = stand.run(&args).err.replace('\u{202F}', " ");
        assert!(
            told.contains("Intitulés lus à la ligne 4 ; les 2 lignes au-dessus ne sont pas reprises."),
            "{told}"
        );
    }
    let (stand, id, file) = with_file("Libellé;Montant\nAtelier;12\n");
    assert!(!stand.run(&["import-costs", &id, &file]).err.contains("Intitulés"));
}

#[test]
fn columns_are_told_by_letter_or_heading() {
    let (stand, id, file) = with_file("Machin;Truc;Montant\nAtelier;7;12\n");
    stand.done(&["import-costs", &id, &file, "--map", "A=label", "--map", "Truc=basis/amount"]);
    let line = &stand.show(&id, "/costs")[0];
    assert_eq!((&line["label"], &line["basis"]["amount"]), (&json!("Atelier"), &json!("7.00")));
    // Kept for the next time, the column left out too.
    stand.done(&["import-costs", &id, &file]);
    assert_eq!(stand.show(&id, "/costs")[1]["basis"]["amount"], json!("7.00"));
    stand.unchanged(&id, 2, &["import-costs", &id, &file, "--map", "Z=label"]);
    let error = stand.unchanged(&id, 2, &["import-costs", &id, &file, "--map", "A=prix"]);
    assert!(error["message"].as_str().unwrap().contains("basis/unit_price"), "{error}");
    let twice = ["import-costs", &id, &file, "--map", "A=label", "--map", "Machin=note"];
    let error = stand.unchanged(&id, 2, &twice);
    assert!(error["message"].as_str().unwrap().contains("colonne A"), "{error}");
    stand.unchanged(&id, 2, &["import-costs", &id, &file, "--map", "A=label", "--map", "B=label"]);
}

#[test]
fn what_is_no_table_of_costs_is_refused_with_its_own_words() {
    let (stand, id, file) = with_file(SOUND);
    let text = |name: &str, bytes: &[u8]| {
        std::fs::write(stand.path(name), bytes).unwrap();
        stand.arg(name)
    };
    let mut many = "Libellé;Montant\n".to_owned();
    (0..5_001).for_each(|n| writeln!(many, "Ligne {n};1").unwrap());
    for (file, words) in [
        (text("a.pdf", b"%PDF-1.7\n\0\0"), ".xlsx, .xls, .ods ou .csv"),
        (text("a.xlsx", b"PK\x03\x04 and no more"), "abîmé"),
        (text("empty.csv", b""), "aucune ligne"),
        (text("heads.csv", b"Libell\xe9;Montant\n"), "aucune ligne"),
        (text("prose.csv", b"bonjour\nau revoir\n"), "aucune colonne"),
        (text("many.csv", many.as_bytes()), "5\u{202F}000"),
    ] {
        let error = stand.unchanged(&id, 3, &["import-costs", &id, &file]);
        assert!(error["message"].as_str().unwrap().to_lowercase().contains(words), "{file}: {error}");
    }
    stand.unchanged(&id, 3, &["import-costs", &id, &file, "--sheet", "Autre"]);
}

#[test]
fn an_exported_workbook_gives_its_lines_to_another_draft() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let lines = stand.show(&id, "/costs").as_array().unwrap().len();
    for ending in ["xlsx", "ods", "csv"] {
        let file = stand.arg(&format!("budget.{ending}"));
        let outcome = stand.run(&["export", &id, "--to", &file]);
        assert_eq!((outcome.code, outcome.out.as_str()), (0, ""), "{outcome:?}");
        assert!(
            outcome.err.contains("lignes y nomment un agent à côté de ce qu’il coûte"),
            "{}",
            outcome.err
        );
        let copy = stand.done(&["duplicate", &id]);
        stand.done(&["import-costs", &copy, &file]);
        assert_eq!(stand.show(&copy, "/costs").as_array().unwrap().len(), 2 * lines, "{ending}");
    }
    let at = ["--at", "2016-09-20T10:00:00+02:00"];
    let to = |name: &str| {
        let file = stand.arg(name);
        stand.done(&[&["export", &id, "--to", &file][..], &at].concat());
        std::fs::read(file).unwrap()
    };
    assert!(to("a.xlsx") == to("b.xlsx") && to("a.ods") == to("b.ods"), "same in, same out");
    let nowhere = stand.arg("absent/budget.xlsx");
    stand.refused(5, &["export", &id, "--to", &nowhere]);
}

#[test]
fn a_sheet_without_headings_that_are_known_is_refused_with_the_names_of_the_others() {
    let stand = Stand::new();
    let id = stand.done(&["new", "--example"]);
    let file = stand.arg("budget.xlsx");
    stand.done(&["export", &id, "--to", &file]);
    let read = ["import-costs", &id, &file, "--sheet", "À lire"];
    let error = stand.unchanged(&id, 3, &read);
    assert!(error["message"].as_str().unwrap().contains("ucune colonne n’a été reconnue"), "{error}");
    let hint = error["hints"][0].as_str().unwrap();
    assert!(hint.contains("«\u{A0}Dépenses\u{A0}»") && hint.contains("--sheet"), "{error}");
}

#[test]
fn a_category_that_the_call_does_not_have_is_told_with_those_that_it_has() {
    let (stand, id, file) = with_file("Libellé;Poste;Montant\nAtelier;Loisirs;12\n");
    for args in [vec!["import-costs", &id, &file], vec!["import-costs", &id, &file, "--dry-run"]] {
        let outcome = stand.run(&args);
        assert_eq!(outcome.code, 3, "{outcome:?}");
        let told = outcome.err.replace('\u{A0}', " ");
        assert!(told.contains("Postes de dépense de l’appel : « "), "{told}");
        assert!(told.contains("ne reprenez pas la colonne B"), "{told}");
    }
}
