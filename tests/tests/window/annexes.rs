//! The files that go with a dossier, by the buttons of their screen.

use std::time::Duration;

use anyhow::{Context, Result, ensure};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_found_altered_is_said_to_be_and_goes_back_to_its_annex() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    running.page.press("Nouveau dossier").await?;
    running.page.press("Annexes").await?;
    for name in ["ars.pdf", "drac.pdf", "dreal.pdf"] {
        stage.answers(&written(&stage, name, &format!("%PDF-1.4 une lettre reconnaissable, {name}"))?)?;
        running.page.press("Choisir un fichier…").await?;
        running.page.sees(name).await?;
    }
    let database = stage.data().join("amorce.sqlite3");
    let stored = b"reconnaissable, ars.pdf";
    let find = |bytes: &[u8]| bytes.windows(stored.len()).position(|window| window == stored);
    // At rest, all stands in the one file.
    for _ in 0..100 {
        if find(&std::fs::read(&database)?).is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    running.close()?;
    // Its log is not there any more where the last who left it took it away.
    let _ = std::fs::remove_file(stage.data().join("amorce.sqlite3-wal"));
    let mut bytes = std::fs::read(&database)?;
    let at = find(&bytes).context("it is not stored")?;
    bytes.splice(at..at + 6, *b"??????");
    std::fs::write(&database, bytes)?;

    let running = stage.open().await?;
    let page = &running.page;
    page.press("Dossier sans titre").await?;
    page.press("Annexes").await?;
    page.press("Enregistrer une copie…").await?;
    page.sees("Joindre à nouveau…").await?;
    page.picture("annex-altered").await?;
    // By the button of new ones, far below.
    stage.answers(&stage.beside("ars.pdf"))?;
    page.press("Choisir un fichier…").await?;
    page.sees("il a repris sa place").await?;
    page.picture("annex-back").await?;
    running.close()
}

fn written(stage: &Stage, name: &str, text: &str) -> Result<std::path::PathBuf> {
    let file = stage.beside(name);
    std::fs::write(&file, text)?;
    Ok(file)
}
