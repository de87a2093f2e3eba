//! Costs that come in another time: lines that are there already, and headings of which somebody told what they give.
#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;

use app::dto::{CostFileView, CostsTaken};
use app::{Columns, CostFile, Desk};
use tempfile::TempDir;

struct Desktop {
    folder: TempDir,
    desk: Desk,
    draft: String,
}

impl Desktop {
    fn new() -> Self {
        let (folder, desk) = support::desk();
        let draft = desk.create_draft(None, None).unwrap();
        Self { folder, desk, draft }
    }

    fn file(&self, text: &str) -> CostFile {
        let path = self.folder.path().join("lignes.csv");
        std::fs::write(&path, text).unwrap();
        CostFile::open(&path).unwrap()
    }

    fn look(&self, file: &CostFile) -> CostFileView {
        self.desk.look_at_costs(&self.draft, file, None, Columns::Proposed).unwrap()
    }

    fn take(&self, file: &CostFile, columns: Columns<'_>) -> CostsTaken {
        self.desk.take_costs(&self.draft, file, None, columns, None, None).unwrap()
    }
}

#[test]
fn lines_that_are_in_the_budget_already_are_told_before_and_after() {
    const THREE: &str = "Libellé;Montant\nAtelier;1 200,50 €\nSalle;300\nBus;80\n";
    let here = Desktop::new();
    let file = here.file(THREE);
    assert_eq!(here.look(&file).known, None);
    assert_eq!(here.take(&file, Columns::Proposed).known, None);
    let told = here.look(&file).known.unwrap().replace('\u{A0}', " ");
    assert!(told.starts_with("3 lignes de ce tableau sont déjà dans le budget"), "{told}");
    let other = here.file(&THREE.replace("1 200,50 €", "1 300 €").replace("Salle", "Grande salle"));
    let told = here.take(&other, Columns::Proposed).known.unwrap();
    assert!(told.starts_with("1 ligne de ce tableau est déjà dans le budget"), "{told}");
}

#[test]
fn what_waited_for_the_columns_beside_is_asked_again_and_lets_no_other_file_through() {
    let here = Desktop::new();
    let shared = here.file("Libellé;Montant;% projet\nLoyer;9000;50 %\n");
    assert_eq!(here.look(&shared).waits.len(), 1);
    let vat = here.file("Libellé;Montant;TVA 20 %\nDrone;1000;200\n");
    let exactly = BTreeMap::from([(0, "label".to_owned()), (1, "basis/amount".to_owned())]);
    here.take(&vat, Columns::Exactly(&exactly));
    assert_eq!((here.look(&shared).waits.len(), here.look(&vat).waits.len()), (1, 1));
}
