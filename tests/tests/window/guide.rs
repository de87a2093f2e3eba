//! What the guide's chapter on the budget tells, done in its order: its steps stay true, and `make guide` makes its
//! pictures (`AMORCE_SCREENSHOTS`).

use anyhow::{Result, ensure};

use crate::driver::Stage;

const SHIFT: char = '\u{E008}';
const RELEASE: char = '\u{E000}';
const DOWN: char = '\u{E015}';

#[tokio::test(flavor = "multi_thread")]
async fn the_chapter_on_the_budget_can_be_followed_step_by_step() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Ouvrir l’exemple").await?;
    page.press("Budget").await?;
    page.is_headed("Budget").await?;
    page.picture("budget-costs").await?;

    page.go_on("Coût, ligne 2", &format!("{SHIFT}{}{RELEASE}", DOWN.to_string().repeat(4))).await?;
    page.sees("5 cellules sélectionnées").await?;
    page.picture("budget-selection").await?;

    page.choose("Regrouper", "Par poste").await?;
    let grouped = "return document.querySelector(`[data-testid='grid-group']`) !== null;";
    ensure!(page.until(grouped, vec![]).await?.is_some(), "no group is drawn");
    page.picture("budget-groups").await?;
    page.choose("Regrouper", "Sans groupes").await?;

    page.press("Plan de financement").await?;
    page.sees("Ressources").await?;
    page.picture("budget-plan").await?;
    page.press_figure("grant_ceiling").await?;
    page.sees("arrondi au centime inférieur").await?;
    page.picture("budget-trace").await?;
    page.press("Fermer").await?;

    page.press("Synthèse").await?;
    page.press("Graphiques").await?;
    page.picture("budget-charts").await?;
    page.press("Tableaux croisés").await?;
    page.sees("Porteurs et postes").await?;
    page.picture("budget-tables").await?;

    page.press("Scénarios").await?;
    page.press("Garder le budget comme scénario…").await?;
    page.fill("Nom", "Avec la Région").await?;
    page.press("Garder").await?;
    page.sees("identique au présent").await?;
    page.picture("budget-scenarios").await?;
    running.close()
}
