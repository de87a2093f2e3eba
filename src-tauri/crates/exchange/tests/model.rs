//! The model to fill, and a workbook in the form of Excel 97: what other programs see in ours, and we in theirs.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod example;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use budget::Budget;
use call::Call;
use dossier::Dossier;
use dossier::parts::Project;
use exchange::intake::{Cell, FIELDS, Kept, Layout, LineRead, Table, read_lines};
use exchange::names::{Named, Names};
use exchange::sheets::{Source, template, write_budget_xlsx};

/// The lists of a sheet: the first cell of each, and where it takes its choices.
fn lists(xml: &str) -> BTreeMap<String, String> {
    let validations = xml.split("<dataValidation ").skip(1).filter(|one| one.contains("type=\"list\""));
    let inside = |text: &str, before: &str, after: &str| {
        let text = text.split_once(before).unwrap().1;
        text.split_once(after).unwrap().0.to_owned()
    };
    validations
        .map(|one| {
            let cells = inside(one, "sqref=\"", "\"");
            (cells.split(':').next().unwrap().to_owned(), inside(one, "<formula1>", "</formula1>"))
        })
        .collect()
}

fn source<'a>(dossier: &'a Dossier, call: &'a Call, budget: &'a Budget) -> Source<'a> {
    Source { dossier, call, budget, unread: 0, at: "x", written: [2016, 9, 6, 14, 2, 0] }
}

#[test]
fn a_workbook_without_what_could_not_be_read_says_so_under_the_title_of_each_sheet() {
    let (dossier, call) = example::read();
    let budget = Budget::of(&dossier, &call);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("budget.xlsx");
    for (unread, told) in [(0, ""), (2, ". Provisoire\u{a0}: 2 saisies illisibles restent à corriger")] {
        let source = Source { unread, ..source(&dossier, &call, &budget) };
        std::fs::write(&path, write_budget_xlsx(source).unwrap()).unwrap();
        let grid = Table::open(&path).unwrap().grid(Some("Plan de financement")).unwrap();
        let remark = grid.rows.iter().find(|row| row.number == 2).unwrap().cells.get(&0).map(Cell::shown);
        assert!(remark.as_ref().unwrap().ends_with(&format!("exporté d’Amorce le x{told}")), "{remark:?}");
    }
}

#[test]
fn what_is_without_object_is_an_empty_text_and_no_zero_for_a_program_that_does_not_recompute() {
    let (_, call) = example::read();
    let dossier = Dossier::default();
    let book = write_budget_xlsx(source(&dossier, &call, &Budget::of(&dossier, &call))).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut xml = String::new();
    zip.by_name("xl/worksheets/sheet3.xml").unwrap().read_to_string(&mut xml).unwrap();
    let rate = xml.split("<c r=\"").find(|cell| cell.starts_with("B36\"")).unwrap();
    assert!(rate.contains("t=\"str\"") && rate.contains("<v></v>"), "{rate}");
}

/// A month that the tables have no column for would count in a total and in none of its years.
#[test]
fn the_workbook_takes_no_month_beyond_its_tables() {
    let (dossier, call) = example::read();
    let budget = Budget::of(&dossier, &call);
    let months = budget.months.len();
    let source = source(&dossier, &call, &budget);
    let book = write_budget_xlsx(source).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    for (sheet, cells) in [("sheet1", vec!["I5:I", "J5:J"]), ("sheet3", vec!["E"])] {
        let mut xml = String::new();
        zip.by_name(&format!("xl/worksheets/{sheet}.xml")).unwrap().read_to_string(&mut xml).unwrap();
        let rules: Vec<&str> =
            xml.split("<dataValidation ").skip(1).filter(|rule| rule.contains("type=\"whole\"")).collect();
        assert_eq!(rules.len(), cells.len(), "{rules:?}");
        for (rule, cells) in rules.iter().zip(cells) {
            assert!(rule.contains(&format!("sqref=\"{cells}")), "{rule}");
            assert!(rule.contains(&format!("<formula1>1</formula1><formula2>{months}</formula2>")), "{rule}");
        }
    }
}

/// What stands in the cells of « Listes » that a list names: `Listes!$C$5:$C$13`.
fn choices(table: &Table, source: &str) -> Vec<String> {
    let (sheet, cells) = source.split_once('!').unwrap();
    assert_eq!(sheet.trim_matches('\''), "Listes");
    let (first, last) = cells.split_once(':').unwrap();
    let place = |cell: &str| {
        let mut parts = cell.split('$').skip(1);
        let letter = parts.next().unwrap().bytes().next().unwrap();
        (u32::from(letter - b'A'), parts.next().unwrap().parse::<u32>().unwrap())
    };
    let ((column, first), (_, last)) = (place(first), place(last));
    let grid = table.grid(Some("Listes")).unwrap();
    let rows = grid.rows.iter().filter(|row| (first..=last).contains(&row.number));
    rows.filter_map(|row| row.cells.get(&column)).map(Cell::shown).collect()
}

#[test]
fn the_model_offers_the_categories_and_bearers_of_the_dossier_and_is_understood_when_it_comes_back() {
    let (dossier, call) = example::read();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("modele.xlsx");
    std::fs::write(&path, template(&dossier, &call, [2016, 9, 6, 14, 2, 0]).unwrap()).unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut xml = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
    let (lists, table) = (lists(&xml), Table::open(&path).unwrap());
    let names = Names::of(&dossier, &call);
    let labels = |list: &[Named]| -> Vec<String> { list.iter().map(|named| named.label.clone()).collect() };
    assert_eq!(choices(&table, &lists["B5"]), labels(&names.categories));
    assert_eq!(choices(&table, &lists["C5"]), labels(&names.bearers));
    assert_eq!(choices(&table, &lists["D5"]).len(), 4, "the kinds of basis");
    assert_eq!(choices(&table, &lists["N5"]), ["oui", "non"]);
    assert_eq!(choices(&table, &lists["O5"]), ["oui", "non"]);
    // « 20 % », typed as a spreadsheet takes it, is 0.2: it is refused where it is typed.
    assert!(xml.contains("operator=\"notBetween\"") && xml.contains("sqref=\"J5:J204\""), "{xml}");
    assert!(!xml.contains("<sheetProtection"), "lines may be added");
    let grid = table.grid(None).unwrap();
    let layout = Layout::of(&grid, &Kept::new()).unwrap();
    assert_eq!(layout.columns.len(), FIELDS.len() - 2, "all but the two that depend on the mode");
    assert!(layout.columns.iter().all(|column| column.field.is_some()), "{layout:?}");
}

/// The lines of the first sheet, without what tells the two files apart.
fn lines(path: &Path, names: &Names) -> Vec<LineRead> {
    let grid = Table::open(path).unwrap().grid(None).unwrap();
    let layout = Layout::of(&grid, &Kept::new()).unwrap();
    let mut lines = read_lines(&grid, &layout, names, &Project::default()).unwrap();
    // How a spreadsheet writes a number is its own business.
    lines.iter_mut().for_each(|line| line.shown.clear());
    lines
}

#[test]
fn every_figure_is_traced_in_the_order_in_which_a_budget_is_told_under_a_name_of_its_own() {
    let (dossier, call) = example::read();
    let budget = Budget::of(&dossier, &call);
    let source = source(&dossier, &call, &budget);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("budget.xlsx");
    std::fs::write(&path, write_budget_xlsx(source).unwrap()).unwrap();
    let grid = Table::open(&path).unwrap().grid(Some("Traçabilité")).unwrap();
    let text = |row: &exchange::intake::Row, column: u32| row.cells.get(&column).map(Cell::shown);
    let rows = || grid.rows.iter().filter(|row| row.number > 4);
    let (mut heads, mut keys, mut titles) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows() {
        match text(row, 5) {
            Some(key) => (keys.push(key), titles.push(text(row, 0).unwrap())).1,
            None => heads.push(text(row, 0).unwrap()),
        }
    }
    let groups = budget.figure_groups();
    let told: Vec<&String> = groups.iter().flat_map(|(_, keys)| keys).collect();
    assert!(keys.iter().eq(told), "{keys:#?}");
    let all: Vec<&str> = groups.iter().map(|(group, _)| *group).collect();
    assert_eq!(heads, all);
    assert_eq!(titles[0], "Total des dépenses");
    assert_eq!(titles[5], "Subvention demandée");
    let bearer = &dossier.carriers.iter().next().unwrap().name;
    for what in ["dépenses", "part de l’assiette", "part de la subvention", "apports en numéraire"] {
        assert!(titles.contains(&format!("{}, {what}", &**bearer)), "{what}: {titles:#?}");
    }
}

#[test]
fn a_workbook_that_libreoffice_saves_as_xls_or_ods_gives_the_same_lines() {
    let (dossier, call) = example::read();
    let budget = Budget::of(&dossier, &call);
    let source = source(&dossier, &call, &budget);
    let folder = tempfile::tempdir().unwrap();
    let ours = folder.path().join("budget.xlsx");
    std::fs::write(&ours, write_budget_xlsx(source).unwrap()).unwrap();
    let names = Names::of(&dossier, &call);
    let expected = lines(&ours, &names);
    assert_eq!(expected.len(), dossier.costs.len());
    assert!(expected.iter().all(|line| line.faults.is_empty() && line.values.len() > 5));
    for ending in ["xls", "ods"] {
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let mut office = Command::new("soffice");
        office.args([&profile, "--headless", "--norestore", "--convert-to", ending, "--outdir"]);
        let done = office.arg(folder.path().join("out")).arg(&ours).output();
        assert!(done.expect("LibreOffice is missing: scripts/setup test installs it").status.success());
        let saved = folder.path().join("out").join("budget").with_extension(ending);
        assert_eq!(lines(&saved, &names), expected, "{ending}");
    }
}
