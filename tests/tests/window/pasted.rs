//! What an agent does first: a table of costs copied in another program is pasted into the empty grid, by the real
//! clipboard, with its headings and its total, or without.

use anyhow::{Result, ensure};

use crate::clipboard;
use crate::driver::Stage;

const CONTROL_V: &str = "\u{E009}v\u{E000}";
const EMPTY: &str = "[data-empty]";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_pasted_into_the_empty_grid_and_its_total_counts_once() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Nouveau dossier").await?;
    page.press("Budget").await?;
    page.sees("collez ici un tableau").await?;
    clipboard::put(
        "Atelier\t\t\tForfait\t\t1 200,00\r\nMobilier\t\t\tForfait\t\t800,00\r\nTotal\t\t\t\t\t2 000,00\r\n",
    )?;
    page.keys_in(EMPTY, CONTROL_V).await?;
    page.shows_figure("total", "2 000,00 €").await?;
    page.sees("La ligne « Total » n’a pas été collée").await?;
    page.holds("Libellé, ligne 2", "Mobilier").await?;
    page.picture("light-budget-pasted").await?;
    page.press("Annuler : Collage de 2 lignes").await?;
    page.sees("collez ici un tableau").await?;

    // With its headings, in its own order: seen before it is taken.
    clipboard::put(
        "Montant\tDépense\tRemarque\r\n1 200,00 €\tAtelier\t\r\n800,00 €\tMobilier\tDevis\r\n2 000,00 €\tTOTAL\t\r\n",
    )?;
    page.keys_in(EMPTY, CONTROL_V).await?;
    page.sees("Importer des lignes de « presse-papiers »").await?;
    page.sees("Lignes laissées de côté : 1.").await?;
    page.picture("light-budget-pasted-headed").await?;
    page.press("Prendre 2 lignes").await?;
    page.shows_figure("total", "2 000,00 €").await?;
    page.holds("Libellé, ligne 1", "Atelier").await?;
    let first = "return document.activeElement?.getAttribute('aria-label') === 'Libellé, ligne 1'";
    ensure!(page.until(first, vec![]).await?.is_some(), "one is not in the first line that came");
    running.close()
}
