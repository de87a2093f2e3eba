//! Cost lines come in from a spreadsheet: seen first, taken by one edit, all or none; and go out again.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::dto::CostFileView;
use app::{AppError, Columns, CostFile, Desk, ErrorCode};
use tempfile::TempDir;

use support::clock;

/// A desk with an empty draft, and a folder of files beside it.
struct Desktop {
    folder: TempDir,
    desk: Desk,
    draft: String,
}

fn desktop() -> Desktop {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open(&folder.path().join("data"), clock).unwrap();
    let draft = desk.create_draft(None, Some("Le Gué")).unwrap();
    Desktop { folder, desk, draft }
}

impl Desktop {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> CostFile {
        std::fs::write(self.path(name), text).unwrap();
        CostFile::open(&self.path(name)).unwrap()
    }

    fn look(&self, file: &CostFile) -> CostFileView {
        self.desk.look_at_costs(&self.draft, file, None, Columns::Guessed(&[])).unwrap()
    }

    fn take(&self, file: &CostFile, rows: Option<&[u32]>) -> Result<u32, AppError> {
        let taken = self.desk.take_costs(&self.draft, file, None, Columns::Guessed(&[]), rows, None)?;
        Ok(taken.lines)
    }

    fn labels(&self) -> Vec<String> {
        let costs = self.desk.show(&self.draft, "/costs").unwrap();
        let labels = costs.as_array().into_iter().flatten();
        labels.map(|cost| cost["label"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

const THREE: &str =
    "Libellé;Mode de calcul;Montant\nAtelier;Forfait;1 200,50 €\nSalle;Forfait;300\nBus;Forfait;80\n";

#[test]
fn posts_that_the_call_does_not_know_are_labels_where_nothing_else_is() {
    let here = desktop();
    let file = here.file("a.csv", "Poste;Montant\nChef de projet;12\nSalle;3\n");
    assert_eq!(
        (here.take(&file, None).unwrap(), here.labels()),
        (2, vec!["Chef de projet".into(), "Salle".into()])
    );
    // One that it knows: it is a category, and names the line as the others do, which wait for theirs.
    let known = here.file("b.csv", "Poste;Montant\nFormation;12\nSalle;3\n");
    let rows = here.look(&known).rows;
    assert_eq!((rows[0].values["label"].as_str(), rows[1].values["label"].as_str()), ("Formation", "Salle"));
    assert!(rows[1].faults.is_empty() && rows[1].remarks[0].contains("le poste est à choisir"), "{rows:?}");
    assert_eq!(here.take(&known, None).unwrap(), 2);
    assert!(here.look(&known).known.unwrap().starts_with("2 lignes"), "they are known by their names");
    // Another column for the labels: they are categories.
    let both = here.file("c.csv", "Poste;Détail;Montant\nSalle;Le lavoir;3\n");
    assert_eq!(here.look(&both).rows[0].faults.len(), 1);
}

#[test]
fn the_lines_that_were_begun_to_paste_into_go_with_the_same_edit_where_they_are_there() {
    let here = desktop();
    let add = |fields: &[(String, String)]| here.desk.add(&here.draft, "/costs", fields).unwrap();
    add(&[("label".to_owned(), "Bus".to_owned())]);
    let begun = [add(&[]), add(&[])];
    let file = here.file("a.csv", THREE);
    let take = |instead: &[&str]| {
        let columns = Columns::Guessed(&[]);
        here.desk.take_costs(&here.draft, &file, None, columns, Some(&[2]), instead.iter().copied()).unwrap();
    };
    take(&[&begun[0], &begun[1]]);
    assert_eq!(here.labels(), ["Bus", "Atelier"]);
    here.desk.undo(&here.draft).unwrap();
    assert_eq!(here.labels(), ["Bus", "", ""]);
    take(&["nobody"]);
    assert_eq!(here.labels(), ["Bus", "", "", "Atelier"]);
}

#[test]
fn a_pasted_table_is_looked_at_where_it_begins_with_headings_and_taken_as_a_file() {
    let here = desktop();
    let look = |text: &str| here.desk.look_at_pasted(&here.draft, text.to_owned()).unwrap();
    let headed = "Budget de l’atelier\nLibellé\tMode de calcul\tMontant\nAtelier\tForfait\t1 200,50 €\n\
        \"Salle, \"\"grande\"\";\"\tForfait\t300\nTotal\t\t1 500,50\n";
    let (file, view) = look(headed).unwrap();
    assert_eq!((view.file.as_str(), view.head, view.rows.len()), ("presse-papiers", 2, 3));
    assert!(view.rows[2].aside.is_some());
    let taken = here.take(&file, None).unwrap();
    assert_eq!((taken, here.labels()), (2, vec!["Atelier".to_owned(), "Salle, \"grande\";".to_owned()]));
    // One heading that is known is none by chance where figures stand under it.
    assert!(look("Dépense\tCombien\nAtelier\t12").is_some());
    for text in [
        "Libellé\tMontant 2026\nAtelier\t100",
        "Libellé\tCoût sur 18 mois (€)\nAtelier\t100",
        "Libellé\tMontant T1\tMontant T2\nAtelier\t100\t20",
        "Libellé\t2026\t2027\nAtelier\t100\t20",
        "Budget\nLaboratoire\nVersion 3\n\nLibellé\tMontant\nAtelier\t100",
    ] {
        assert!(look(text).is_some(), "{text}");
    }
    for text in [
        "Atelier\tForfait\t12\nSalle\tForfait\t3",
        "Prestation\tService\tForfait\t1\t300\nSalle\tDrac\tForfait\t1\t3",
        "Étude\tForfait\nBus\tForfait\nSalle\tForfait",
        "Montant\n12\n13",
        "Service\tFormation\nService\tAutre",
        "Libellé\tMontant",
        "Une phrase\tet \"une autre\n\"jamais fermée",
        "",
    ] {
        assert!(look(text).is_none(), "{text}");
    }
    assert!(here.desk.look_at_pasted("nobody", headed.to_owned()).is_err());
}

#[test]
fn lines_are_seen_then_taken_by_one_edit_that_one_undo_takes_back() {
    let here = desktop();
    let file = here.file("lignes.csv", THREE);
    let view = here.look(&file);
    let amounts: Vec<_> = view.rows.iter().map(|row| row.amount.as_deref().unwrap()).collect();
    assert_eq!(amounts, ["1\u{202F}200,50\u{A0}€", "300,00\u{A0}€", "80,00\u{A0}€"]);
    assert_eq!(here.labels(), Vec::<String>::new(), "looking changes nothing");

    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!(taken.lines, 3);
    assert_eq!(taken.answer.figures["total"].as_deref(), Some("1\u{202F}580,50\u{A0}€"));
    assert_eq!(taken.answer.can_undo.as_deref(), Some("Import de 3 lignes de dépense"));
    assert_eq!(here.labels(), ["Atelier", "Salle", "Bus"]);
    let undone = here.desk.undo(&here.draft).unwrap();
    assert_eq!(undone.figures["total"].as_deref(), Some("0,00\u{A0}€"));
    assert_eq!(here.labels(), Vec::<String>::new());
    here.desk.redo(&here.draft).unwrap();
    assert_eq!(here.labels(), ["Atelier", "Salle", "Bus"]);
}

#[test]
fn a_line_that_costs_something_else_than_the_file_says_is_told_before_and_after() {
    let here = desktop();
    let text = "Libellé;Jours;Coût journalier;Total\nAnimation;10;300;6000\nVeille;10;300;3000\n";
    let file = here.file("lignes.csv", text);
    let view = here.look(&file);
    let doubt = view.rows[0].doubt.clone().unwrap();
    assert!(doubt.starts_with("D2 dit 6\u{202F}000,00\u{A0}€"), "{doubt}");
    assert_eq!(
        (view.rows[0].amount.as_deref(), &view.rows[1].doubt),
        (Some("3\u{202F}000,00\u{A0}€"), &None)
    );
    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!((taken.doubts.len(), taken.doubts[0].row, &taken.doubts[0].why), (1, 2, &doubt));
}

#[test]
fn a_total_that_the_lines_do_not_amount_to_is_told_before_and_after() {
    let here = desktop();
    let file = here.file("lignes.csv", "Libellé;Montant\nÉtude;600\nStage;100\nTotal;900\n");
    let off = here.look(&file).rows[2].off.clone().unwrap();
    assert!(off.starts_with("B4 dit 900,00\u{A0}€") && off.ends_with("font 700,00\u{A0}€"), "{off}");
    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!((taken.lines, taken.off.len(), taken.off[0].row, &taken.off[0].why), (2, 1, 4, &off));
}

#[test]
fn why_a_column_waits_to_be_told_is_said_before_and_after_and_where_nothing_else_is_known() {
    let here = desktop();
    let file = here.file("lignes.csv", "Libellé;Quantité;Coût TTC\nChaises;40;100\n");
    let view = here.look(&file);
    assert!(view.waits[0].starts_with("La colonne C («\u{A0}Coût TTC\u{A0}») attend"), "{:?}", view.waits);
    assert_eq!(view.rows[0].amount, None);
    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!(taken.waits, view.waits);
    let alone = here.file("seule.csv", "Coût unitaire\n100\n");
    assert!(here.take(&alone, None).unwrap_err().hints[0].contains("attend que vous disiez"));
}

#[test]
fn some_rows_are_taken_and_others_left() {
    let here = desktop();
    let file = here.file("lignes.csv", THREE);
    assert_eq!(here.take(&file, Some(&[2, 4])).unwrap(), 2);
    assert_eq!(here.labels(), ["Atelier", "Bus"]);
    let nothing = here.take(&file, Some(&[])).unwrap_err();
    assert_eq!(nothing.code, ErrorCode::BadInput);
    assert_eq!(here.labels(), ["Atelier", "Bus"]);
}

#[test]
fn what_is_taken_is_what_was_seen_even_if_the_file_changed_meanwhile() {
    let here = desktop();
    let file = here.file("lignes.csv", THREE);
    here.look(&file);
    std::fs::write(here.path("lignes.csv"), "autre chose").unwrap();
    assert_eq!(here.take(&file, None).unwrap(), 3);
}

#[test]
fn a_faulty_cell_is_named_and_nothing_is_half_taken() {
    let here = desktop();
    let file = here.file("lignes.csv", "Libellé;Montant\nAtelier;12\nSalle;12,3,4\nBus;-5\n");
    let view = here.look(&file);
    let cells: Vec<_> = view.rows.iter().flat_map(|row| &row.faults).map(|fault| &fault.cell).collect();
    assert_eq!(cells, ["B3", "B4"]);
    let before = here.desk.open_draft(&here.draft).unwrap().can_undo;
    let refused = here.take(&file, None).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadInput);
    assert!(
        refused.message.contains("B3\u{A0}:") && refused.message.contains("12,3,4"),
        "{}",
        refused.message
    );
    assert!(refused.hints[0].starts_with("B4\u{A0}:"), "{:?}", refused.hints);
    assert_eq!(here.labels(), Vec::<String>::new());
    assert_eq!(here.desk.open_draft(&here.draft).unwrap().can_undo, before, "there is nothing more to undo");
    assert_eq!(here.take(&file, Some(&[2])).unwrap(), 1, "the sound row alone can be taken");
}

#[test]
fn more_lines_than_a_dossier_takes_are_refused_whole() {
    let here = desktop();
    let lines = |count: usize| format!("Libellé;Montant\n{}", "x;1\n".repeat(count));
    let most = here.file("pleine.csv", &lines(5_000));
    assert_eq!(here.take(&most, None).unwrap(), 5_000);
    let one = here.file("une.csv", &lines(1));
    assert_eq!(here.look(&one).room, 0);
    let refused = here.take(&one, None).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (ErrorCode::BadInput, Some("/costs")));
    assert!(refused.message.contains("5\u{202F}000"), "{}", refused.message);
    assert_eq!(here.labels().len(), 5_000);
}

#[test]
fn what_headings_were_taken_for_is_known_the_next_time() {
    let here = desktop();
    let file = here.file("lignes.csv", "Machin;Truc\nAtelier;12\n");
    let guess = here.desk.look_at_costs(&here.draft, &file, None, Columns::Guessed(&[]));
    assert_eq!(guess.unwrap_err().code, ErrorCode::BadInput, "no heading says anything");
    let view = here.desk.look_at_costs(&here.draft, &file, None, Columns::Proposed).unwrap();
    let headings: Vec<_> = view.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Machin", "Truc"], "but a person can still tell what they are");
    let fields = BTreeMap::from([(0, "label".to_owned()), (1, "basis/amount".to_owned())]);
    here.desk.take_costs(&here.draft, &file, None, Columns::Exactly(&fields), None, None).unwrap();

    // Another day.
    let Desktop { folder, desk, draft } = here;
    drop(desk);
    let desk = Desk::open(&folder.path().join("data"), clock).unwrap();
    let here = Desktop { folder, desk, draft };
    let view = here.look(&file);
    let fields: Vec<_> = view.columns.iter().map(|column| column.field.as_str()).collect();
    assert_eq!(fields, ["label", "basis/amount"]);
}

#[test]
fn the_budget_of_the_example_comes_back_from_each_kind_of_file() {
    let here = desktop();
    let example = here.desk.create_example().unwrap();
    let total = |draft: &str| here.desk.budget(draft, false).unwrap()["total"].clone();
    for ending in ["xlsx", "ods", "csv"] {
        let path = here.path(&format!("budget.{ending}"));
        here.desk.export_budget(&example, &path, None).unwrap();
        let copy = here.desk.duplicate(&example).unwrap();
        let costs = here.desk.show(&copy, "/costs").unwrap();
        for cost in costs.as_array().unwrap() {
            here.desk.remove(&copy, &format!("/costs/{}", cost["id"].as_str().unwrap())).unwrap();
        }
        let file = CostFile::open(&path).unwrap();
        here.desk.take_costs(&copy, &file, None, Columns::Guessed(&[]), None, None).unwrap();
        assert_eq!(total(&copy), total(&example), "{ending}");
        let figures = |draft: &str| here.desk.budget(draft, false).unwrap()["categories"].clone();
        assert_eq!(figures(&copy), figures(&example), "{ending}");
    }
    let refused = here.desk.export_budget(&example, &here.path("budget.doc"), None).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Usage);
    assert!(!here.path("budget.doc").exists());
}

#[test]
fn the_model_proposes_the_lists_of_the_draft_and_is_read_back_empty() {
    let here = desktop();
    let example = here.desk.create_example().unwrap();
    let path = here.path("modele.xlsx");
    here.desk.export_cost_template(&example, &path).unwrap();
    let file = CostFile::open(&path).unwrap();
    let view = here.desk.look_at_costs(&example, &file, None, Columns::Guessed(&[])).unwrap();
    assert_eq!(view.rows, []);
    assert!(view.columns.iter().all(|column| !column.field.is_empty()), "{:?}", view.columns);
}

#[test]
fn a_sum_or_a_title_is_not_taken_unless_it_is_asked_for() {
    let here = desktop();
    let table = "Nature de la dépense;Montant TTC\nFONCTIONNEMENT;\nLocation salle;1 200\nTraiteur;550\n\
                 Sous-total fonctionnement;1 750\nTotal Energies : carburant;80\nTOTAL GÉNÉRAL;1 830\n";
    let file = here.file("lignes.csv", table);
    assert_eq!(here.take(&file, None).unwrap(), 2);
    assert_eq!(here.labels(), ["Location salle", "Traiteur"]);
    assert_eq!(here.take(&file, Some(&[2, 6])).unwrap(), 2);
    assert_eq!(here.labels()[2..], ["FONCTIONNEMENT", "Total Energies : carburant"]);
}

#[test]
fn numbers_are_told_as_french_writes_them() {
    let here = desktop();
    let file = here.file("lignes.csv", &format!("Libellé;Montant\n{}", "x;1\n".repeat(1_200)));
    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!(taken.answer.can_undo.as_deref(), Some("Import de 1\u{202F}200 lignes de dépense"));
}

#[test]
fn a_total_is_taken_only_where_it_is_asked_for_by_its_row() {
    let here = desktop();
    let file = here.file("lignes.csv", &format!("{THREE}Total;Forfait;1 580,50\n"));
    let view = here.look(&file);
    assert!(view.rows[3].aside.as_deref().unwrap().contains("A5"), "{:?}", view.rows[3]);
    assert_eq!(view.rows[3].amount.as_deref(), Some("1\u{202F}580,50\u{A0}€"));
    let taken = here.desk.take_costs(&here.draft, &file, None, Columns::Guessed(&[]), None, None).unwrap();
    assert_eq!((taken.lines, taken.aside.len(), taken.aside[0].row), (3, 1, 5));
    assert_eq!(here.take(&file, Some(&[5])), Ok(1));
    assert_eq!(here.labels(), ["Atelier", "Salle", "Bus", "Total"]);
}

#[test]
fn a_category_that_is_not_the_calls_is_told_with_those_that_are_and_how_to_go_round() {
    let here = desktop();
    let file = here.file("lignes.csv", "Libellé;Poste;Montant\nAtelier;Prestations;12\nSalle;Loisirs;3\n");
    let view = here.look(&file);
    assert_eq!(view.rows[0].values["category"], "Prestations intellectuelles et design");
    assert_eq!(view.rows[1].faults[0].cell, "B3");
    assert_eq!(view.ways.len(), 2, "{:?}", view.ways);
    assert!(view.ways[0].contains("«\u{A0}Équipement, mobilier et aménagement\u{A0}»"), "{:?}", view.ways);
    assert!(view.ways[1].contains("ne reprenez pas la colonne B"), "{:?}", view.ways);
    assert_eq!(here.take(&file, None).unwrap_err().hints, view.ways);
    let without = BTreeMap::from([(0, "label".to_owned()), (2, "basis/amount".to_owned())]);
    let taken =
        here.desk.take_costs(&here.draft, &file, None, Columns::Exactly(&without), None, None).unwrap();
    assert_eq!(taken.lines, 2);
    let sound = here.file("lignes.csv", "Libellé;Montant\nAtelier;12,3,4\n");
    assert_eq!(here.look(&sound).ways, Vec::<String>::new());
}

#[test]
fn lines_that_all_have_no_amount_are_told_above_the_rows_and_when_they_are_taken() {
    let here = desktop();
    let told = |file: &CostFile| {
        let view = here.desk.look_at_costs(&here.draft, file, None, Columns::Guessed(&[])).unwrap();
        let taken = here.desk.take_costs(&here.draft, file, None, Columns::Guessed(&[]), None, None).unwrap();
        assert_eq!(view.waits, taken.waits);
        view.waits.join(" ")
    };
    let waits = told(&here.file("lignes.csv", "Libellé;Truc\nÉtude;1000\nMobilier;500\n"));
    assert!(waits.starts_with("Aucune ligne n’a de montant"), "{waits}");
    assert_eq!(told(&here.file("autres.csv", "Libellé;Montant\nÉtude;1000\nMobilier;\n")), "");
}
