//! One dossier, as its users make it: created, typed, its totals seen to move, closed, reopened, exported. All
//! the while strace writes down every socket of the program.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::driver::Stage;
use crate::page::{Page, plain};

const TITLE: &str = "Fabrique des démarches partagées de la Drôme à la Loire";
const TEXT: &str = "Nos agents perdent une journée par semaine à ressaisir ce que l’usager a déjà donné.";

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_goes_from_the_keyboard_to_the_pdf() -> Result<()> {
    let stage = Stage::new()?.watched();

    let running = stage.open().await?;
    let page = &running.page;
    page.press("Nouveau dossier").await?;
    write_narrative(page).await?;
    write_budget(page).await?;
    page.sees("Enregistré à").await?;
    running.close()?;

    // Another day: everything is there, to the last keystroke.
    let running = stage.open().await?;
    let page = &running.page;
    page.press(TITLE).await?;
    read_again(page).await?;
    let pdf = export(page, &stage).await?;
    running.close()?;

    accepts(&pdf)?;
    let text = words_of(&pdf)?;
    for expected in [TITLE, TEXT, "DREAL Auvergne-Rhône-Alpes", "13 845,67 €"] {
        let expected = plain(expected);
        ensure!(text.contains(&expected), "« {expected} » is not in the PDF:\n{text}");
    }
    only_the_driver_was_spoken_to(&stage)
}

async fn write_narrative(page: &Page) -> Result<()> {
    page.fill("Intitulé du projet", TITLE).await?;
    page.choose("Région", "Auvergne-Rhône-Alpes").await?;
    page.press("Porteurs").await?;
    page.press("Ajouter un porteur").await?;
    page.fill("Service", "DREAL Auvergne-Rhône-Alpes").await?;
    page.press("Rubriques").await?;
    page.fill("Votre texte", TEXT).await?;
    Ok(())
}

async fn write_budget(page: &Page) -> Result<()> {
    page.press("Budget").await?;
    page.press("Ajouter une dépense").await?;
    page.fill("Libellé, ligne 1", "Animation des ateliers").await?;
    page.choose_value("Calcul, ligne 1", "lump_sum").await?;
    // The total follows each key.
    page.begin("Coût, ligne 1", "12345").await?;
    page.shows_figure("total", "12 345,00 €").await?;
    page.go_on("Coût, ligne 1", ",67").await?;
    page.shows_figure("total", "12 345,67 €").await?;

    page.press("Ajouter une dépense").await?;
    page.fill("Libellé, ligne 2", "Temps de la cheffe de projet").await?;
    page.choose_value("Calcul, ligne 2", "time_daily").await?;
    page.fill("Quantité, ligne 2", "5").await?;
    page.fill("Coût, ligne 2", "300").await?;
    page.shows_figure("total", "13 845,67 €").await
}

async fn read_again(page: &Page) -> Result<()> {
    page.press("Identité").await?;
    page.holds("Intitulé du projet", TITLE).await?;
    page.press("Porteurs").await?;
    page.holds("Service", "DREAL Auvergne-Rhône-Alpes").await?;
    page.press("Rubriques").await?;
    page.holds("Votre texte", TEXT).await?;
    page.press("Budget").await?;
    page.holds("Libellé, ligne 1", "Animation des ateliers").await?;
    page.holds("Coût, ligne 1", "12 345,67").await?;
    page.shows_figure("total", "13 845,67 €").await
}

async fn export(page: &Page, stage: &Stage) -> Result<PathBuf> {
    page.press("Export").await?;
    // What each export would hold arrives after the screen, and moves the buttons down.
    page.sees("-projet.pdf").await?;
    page.sees("Empreinte").await?;
    page.press("Exporter le projet (PDF)").await?;
    page.sees("Projet écrit dans").await?;
    let files: Vec<PathBuf> =
        std::fs::read_dir(stage.out())?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    ensure!(files.len() == 1, "one export, one file: {files:?}");
    files.first().cloned().context("no file")
}

/// qpdf finds nothing to say about the file.
fn accepts(pdf: &Path) -> Result<()> {
    let checked = Command::new("qpdf").arg("--check").arg(pdf).output()?;
    let said = String::from_utf8_lossy(&checked.stderr).into_owned();
    ensure!(checked.status.success(), "qpdf: {said}");
    Ok(())
}

/// The text as pdftotext reads it, on one line: where the lines break is the layout's business.
fn words_of(pdf: &Path) -> Result<String> {
    let read = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    ensure!(read.status.success(), "pdftotext: {}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8_lossy(&read.stdout);
    // Words that the layout cut at a line's end are whole again.
    Ok(plain(&text.replace("\u{ad}\n", "").replace("-\n", "").replace('\u{ad}', "")))
}

/// Local sockets, and the loopback on which the driver holds its end.
fn only_the_driver_was_spoken_to(stage: &Stage) -> Result<()> {
    let sockets = stage.sockets()?;
    ensure!(sockets.iter().any(|line| line.contains("AF_UNIX")), "strace saw nothing");
    let strangers: Vec<&String> = sockets
        .iter()
        .filter(|line| !line.contains("AF_UNIX"))
        .filter(|line| !line.contains("socket(AF_INET"))
        .filter(|line| !(line.contains("inet_addr(\"127.0.0.1\")") || line.contains("\"::1\"")))
        .collect();
    ensure!(strangers.is_empty(), "spoke to others than the driver: {strangers:#?}");
    Ok(())
}
