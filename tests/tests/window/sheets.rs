//! Spreadsheets in the real window: a table of costs is looked at, a cell that cannot be read is named, the sound
//! rows come in by one edit, and the budget leaves as a workbook.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::driver::Stage;
use crate::page::Page;

/// A table as an agent might send it: a title above, a semicolon between cells, one amount mistyped.
const TABLE: &str = "Atelier du Gué : dépenses 2017;;;;\n;;;;\n\
    Désignation;Poste de dépense;Nb de jours;Coût journalier;Observations\n\
    Chantier école du lavoir;;12,5;318,40 €;Avec le lycée\n\
    Veilleur de crue;;10;300;\n\
    Carnet du visiteur;;1;12,3,4;Devis attendu\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_costs_comes_in_by_one_edit_and_the_budget_leaves_as_a_workbook() -> Result<()> {
    let stage = Stage::new()?;
    let table = stage.beside("lignes.csv");
    std::fs::write(&table, TABLE)?;
    stage.answers(&table)?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Nouveau dossier").await?;
    page.press("Budget").await?;
    look(page).await?;
    page.press("Prendre 2 lignes").await?;
    page.sees("2 lignes importées").await?;
    page.shows_figure("total", "6 980,00 €").await?;
    page.holds("Libellé, ligne 2", "Veilleur de crue").await?;
    page.picture("light-budget-imported").await?;
    page.press("Annuler : Import de 2 lignes de dépense").await?;
    page.shows_figure("total", "0,00 €").await?;
    page.press("Rétablir : Import de 2 lignes de dépense").await?;
    page.shows_figure("total", "6 980,00 €").await?;

    // The other way: a workbook that the same program reads again.
    page.press("Export").await?;
    page.sees("Empreinte").await?;
    page.press("Exporter le budget").await?;
    page.sees("Budget écrit dans").await?;
    page.picture("light-export-budget").await?;
    page.wear("dark").await?;
    page.picture("dark-export-budget").await?;
    stage.answers(&workbook(&stage)?)?;
    page.press("Budget").await?;
    page.press("Importer des lignes…").await?;
    page.sees("Lignes lisibles : 2, pour ").await?;
    page.picture("dark-budget-import").await?;
    page.press("Prendre 2 lignes").await?;
    page.shows_figure("total", "13 960,00 €").await?;
    page.respects_the_policy().await?;
    running.close()
}

async fn look(page: &Page) -> Result<()> {
    page.press("Importer des lignes…").await?;
    page.sees("Lignes lisibles : 2, pour ").await?;
    page.sees("D6 : « 12,3,4 » n’est pas un montant").await?;
    page.sees("3 980,00 €").await?;
    page.sees("Prendre 2 lignes").await?;
    page.picture("light-budget-import").await?;
    page.press("Ne rien prendre").await?;
    page.sees("Aucune ligne à prendre").await?;
    page.press("Tout prendre").await?;
    page.press("Colonnes reprises : 5 sur 5").await?;
    page.picture("light-budget-import-columns").await
}

fn workbook(stage: &Stage) -> Result<PathBuf> {
    let mut files = std::fs::read_dir(stage.out())?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|file| file.extension().is_some_and(|ending| ending == "xlsx"))
        .context("no workbook was written")
}
