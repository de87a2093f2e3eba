//! What was said to be saved is there again, whatever ended the program; what cannot be saved is said.

use anyhow::Result;

use crate::driver::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_to_be_saved_survives_a_sudden_death() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    running.page.press("Nouveau dossier").await?;
    running.page.fill("Intitulé du projet", "Écrit juste avant la panne").await?;
    running.page.sees("Enregistré à").await?;
    running.kill()?;

    let running = stage.open().await?;
    running.page.press("Écrit juste avant la panne").await?;
    running.page.holds("Intitulé du projet", "Écrit juste avant la panne").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_that_cannot_be_read_is_shown_again_and_counts_for_nothing() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Nouveau dossier").await?;
    page.press("Budget").await?;
    page.press("Ajouter une dépense").await?;
    page.choose_value("Calcul, ligne 1", "lump_sum").await?;
    page.fill("Coût, ligne 1", "12,3,4").await?;
    page.shows_figure("total", "0,00 €").await?;
    page.sees("Enregistré à").await?;
    running.close()?;

    let running = stage.open().await?;
    let page = &running.page;
    page.press("Dossier sans titre").await?;
    page.press("Budget").await?;
    page.holds("Coût, ligne 1", "12,3,4").await?;
    page.fill("Coût, ligne 1", "12,34").await?;
    page.shows_figure("total", "12,34 €").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_data_folder_that_cannot_be_is_said_in_words() -> Result<()> {
    let stage = Stage::new()?;
    // A file stands where the folder should be: not even the machine's owner can write in it.
    std::fs::remove_dir(stage.data())?;
    std::fs::write(stage.data(), "ceci n’est pas un dossier")?;
    let running = stage.open().await?;
    running.page.is_there("error-note").await?;
    running.page.picture("data-folder-refused").await?;
    running.close()
}
