//! Every screen of the example dossier, light and dark: each opens, none breaks the content security policy, and
//! each leaves a picture for people to look at (`AMORCE_SCREENSHOTS`).

use anyhow::Result;

use crate::driver::Stage;
use crate::page::Page;

/// The name in the menu, and of the picture.
const PARTS: [(&str, &str); 9] = [
    ("Identité", "identity"),
    ("Porteurs", "carriers"),
    ("Partenaires", "partners"),
    ("Rubriques", "sections"),
    ("Budget", "budget"),
    ("Annexes", "annexes"),
    ("Signature", "signature"),
    ("Vérification", "verification"),
    ("Export", "export"),
];

/// The budget's tabs, and those of its synthesis where one is in it; the last is where the next visit begins.
const BUDGET: [(&str, &str); 8] = [
    ("Plan de financement", "funding"),
    ("Synthèse", "synthesis"),
    ("Tableaux croisés", "tables"),
    ("Parts de la subvention", "shares"),
    ("Temps et apports", "means"),
    ("Graphiques", "charts"),
    ("Scénarios", "scenarios"),
    ("Dépenses", "costs"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_the_example_opens_in_light_and_dark() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.sees("Aucun dossier pour l’instant").await?;
    page.picture("light-home-empty").await?;
    page.press("Ouvrir l’exemple").await?;
    for scheme in ["light", "dark"] {
        page.wear(scheme).await?;
        visit(page, async |name| page.picture(&format!("{scheme}-{name}")).await).await?;
    }
    page.press("Accueil").await?;
    page.sees("Vos dossiers").await?;
    page.picture("dark-home").await?;
    page.respects_the_policy().await?;
    running.close()
}

/// Goes to each part of the open dossier and each tab of its budget, and looks there.
pub async fn visit(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    for (part, name) in PARTS {
        page.press(part).await?;
        page.is_headed(part).await?;
        look(name).await?;
        if name == "budget" {
            for (tab, name) in BUDGET {
                page.press(tab).await?;
                look(&format!("budget-{name}")).await?;
            }
        }
    }
    Ok(())
}
