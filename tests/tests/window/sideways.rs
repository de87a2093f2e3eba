//! No screen of the example dossier scrolls sideways, in the smallest window and in the usual one: what is wider than
//! its place scrolls in a box of its own.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::driver::Stage;
use crate::page::Page;
use crate::tour::visit;

/// Says what is wider than the page, once what is shown has stood still; « fits » where nothing is. Words for screen
/// readers alone count too: they widen what scrolls, though nobody sees them.
const WIDEST: &str = r"
    const scrollers = [document.scrollingElement, ...document.querySelectorAll('main')];
    const sizes = scrollers.map((one) => [one.scrollWidth, one.clientWidth, one.scrollHeight]).join(' ');
    const seen = window.amorceStill?.sizes === sizes ? window.amorceStill.seen + 1 : 1;
    window.amorceStill = { sizes, seen };
    if (seen < 8 || document.querySelector('[aria-busy=true]')) return null;
    window.amorceStill = null;
    const wide = scrollers.find((one) => one.scrollWidth > one.clientWidth);
    if (!wide) return 'fits';
    const edge = wide.getBoundingClientRect().left + wide.clientWidth;
    const beyond = [...wide.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge);
    const first = beyond.map((one) => `<${one.localName} class='${one.getAttribute('class') ?? ''}'>`).slice(0, 5);
    return `${wide.localName} holds ${wide.scrollWidth} px in ${wide.clientWidth}: ${first.join(', ')}`;";

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_of_the_example_scrolls_sideways() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    // One for the trash, one to go through.
    page.press("Ouvrir l’exemple").await?;
    page.press("Accueil").await?;
    page.press("Actions pour « La Levée").await?;
    page.press("Mettre à la corbeille").await?;
    page.sees("est dans la corbeille").await?;
    page.press("Ouvrir l’exemple").await?;
    page.is_headed("Identité").await?;
    for (width, height) in [(1024, 700), (1280, 800)] {
        page.resize(width, height).await?;
        let size = format!("{width} × {height}");
        visit(page, async |name| fits(page, name, &size).await).await?;
        page.press("Budget").await?;
        page.press("Synthèse").await?;
        page.press("Tableaux croisés").await?;
        page.pick("Mois").await?;
        fits(page, "budget-tables by month", &size).await?;
        page.press("Accueil").await?;
        page.is_headed("Vos dossiers").await?;
        fits(page, "home", &size).await?;
        page.press("Corbeille").await?;
        page.sees("La Levée").await?;
        fits(page, "trash", &size).await?;
        page.press("Accueil").await?;
        page.press("La Levée").await?;
    }
    running.close()
}

/// Goes to the middle of a table that is taller than the window, and its months to the last by the bar; says whether
/// their names are seen over them, and the bar at the bottom.
const IS_KEPT: &str = r"
    const main = document.querySelector('main');
    const [scroller, bar] = ['.wide__scroller', '.wide__bar'].map((one) => document.querySelector(one));
    if (!scroller || document.querySelector('[aria-busy=true]')) return false;
    const table = scroller.querySelector('table');
    const { top: edge, bottom: end } = main.getBoundingClientRect();
    main.scrollTop += table.getBoundingClientRect().top + table.offsetHeight / 2 - (edge + end) / 2;
    bar.scrollLeft = bar.scrollWidth;
    const last = table.querySelector('thead th:nth-last-child(2)').getBoundingClientRect();
    const middle = (last.left + last.right) / 2;
    const head = document.elementFromPoint(middle, edge + 8);
    const under = document.elementFromPoint(middle, end - 4);
    const figure = document.elementFromPoint(middle, (edge + end) / 2);
    return head?.closest('thead th')?.textContent === table.querySelector('thead th:nth-last-child(2)').textContent
        && under?.closest('.wide__bar') === bar && figure?.closest('tbody') !== null && scroller.contains(figure);";

#[tokio::test(flavor = "multi_thread")]
async fn the_months_of_a_tall_table_and_the_bar_that_scrolls_them_stay_in_sight() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Ouvrir l’exemple").await?;
    page.press("Budget").await?;
    page.press("Synthèse").await?;
    page.press("Tableaux croisés").await?;
    page.pick("Mois").await?;
    for (width, height) in [(1024, 700), (1280, 800)] {
        page.resize(width, height).await?;
        let kept = page.until(IS_KEPT, vec![]).await?;
        ensure!(kept.is_some(), "at {width} × {height} the months or their bar are out of sight");
        page.picture(&format!("tall-table-{width}x{height}")).await?;
    }
    running.close()
}

async fn fits(page: &Page, name: &str, size: &str) -> Result<()> {
    let told = page.until(WIDEST, vec![]).await?.context("the page does not stand still")?;
    ensure!(told == json!("fits"), "« {name} » at {size} scrolls sideways: {told}");
    Ok(())
}
