//! The files that go with a dossier, by the buttons of their screen.

use anyhow::{Result, ensure};

use crate::driver::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_an_annex_is_joined_replaced_taken_back_and_copied_out() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Nouveau dossier").await?;
    page.press("Annexes").await?;
    stage.answers(&written(&stage, "lettre.pdf", "%PDF-1.4 une lettre")?)?;
    page.press("Choisir un fichier…").await?;
    page.holds("Intitulé", "lettre").await?;
    page.fill("Intitulé", "Lettre de la DREAL").await?;
    page.press("Remplacer le fichier…").await?;
    page.sees("C’est déjà le fichier de cette annexe").await?;
    stage.answers(&written(&stage, "signée.pdf", "%PDF-1.4 une lettre signée")?)?;
    page.press("Remplacer le fichier…").await?;
    page.sees("Le fichier de l’annexe est remplacé").await?;
    page.press("Enregistrer une copie…").await?;
    page.sees("La copie est enregistrée").await?;
    running.close()?;
    let copies = std::fs::read_dir(stage.out())?.filter_map(|entry| std::fs::read(entry.ok()?.path()).ok());
    ensure!(copies.eq([b"%PDF-1.4 une lettre sign\xc3\xa9e".to_vec()]), "the copy is of another file");
    Ok(())
}

fn written(stage: &Stage, name: &str, text: &str) -> Result<std::path::PathBuf> {
    let file = stage.beside(name);
    std::fs::write(&file, text)?;
    Ok(file)
}
