//! The grid of costs under the display's own mouse: what a driver says to the page opens no list of choices.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::display;
use crate::driver::Stage;
use crate::grid::{on_the_costs, paste};
use crate::keyboard::Keyboard;
use crate::mouse::Mouse;
use crate::page::Page;

/// X's name of the key.
const ESCAPE: u32 = 0xFF1B;

const LINES: &str = "Un\t\t\tforfait\t\t1\nDeux\t\t\tachat\t2\t2\nTrois\t\t\tforfait\t\t3\n";

/// All that the cells hold.
const HELD: &str = r"
    const cells = document.querySelectorAll('.grid__table tbody :is(input, select, textarea)');
    return [...cells].map((cell) => `${cell.getAttribute('aria-label')}: ${cell.value}`).join('\n');";

/// Whether a list is open, and stays so: it has the focus in the page's place.
const IS_OPEN: &str = r"
    const since = document.hasFocus() ? null : (window.amorceOpen ?? performance.now());
    window.amorceOpen = since;
    return since !== null && performance.now() - since > 500;";

const IS_CLOSED: &str = "return document.hasFocus()";

fn mouse() -> Result<Mouse> {
    Mouse::over(window()?)
}

fn window() -> Result<u32> {
    display::windows("Amorce")?.first().copied().context("there is no window")
}

async fn held(page: &Page) -> Result<Value> {
    page.until(HELD, vec![]).await?.context("the grid holds nothing")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drag_over_choices_selects_them_and_chooses_nothing() -> Result<()> {
    let stage = Stage::new()?;
    let running = on_the_costs(&stage).await?;
    let page = &running.page;
    paste(page, LINES).await?;
    page.sees("Enregistré à").await?;
    let before = held(page).await?;
    let mouse = mouse()?;
    for (from, to, selected) in [
        ("Calcul, ligne 1", "Calcul, ligne 3", "3 cellules sélectionnées · lignes 1 à 3, Calcul"),
        ("Poste, ligne 2", "Poste, ligne 1", "2 cellules sélectionnées · lignes 1 à 2, Poste"),
        ("Poste, ligne 1", "Calcul, ligne 3", "9 cellules sélectionnées · lignes 1 à 3, Poste à Calcul"),
        // The one that has the focus, whose list a click would open.
        ("Poste, ligne 1", "Poste, ligne 3", "3 cellules sélectionnées · lignes 1 à 3, Poste"),
        ("Calcul, ligne 3", "Poste, ligne 2", "6 cellules sélectionnées · lignes 2 à 3, Poste à Calcul"),
    ] {
        mouse.drag(page.middle_of("select", from).await?, page.middle_of("select", to).await?)?;
        page.sees(selected).await?;
        ensure!(page.until(IS_CLOSED, vec![]).await?.is_some(), "a drag from « {from} » opens a list");
        ensure!(held(page).await? == before, "a drag from « {from} » to « {to} » changes something");
    }
    running.close()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_has_the_focus_is_opened_by_a_click_and_by_a_double_click() -> Result<()> {
    let stage = Stage::new()?;
    let running = on_the_costs(&stage).await?;
    let page = &running.page;
    paste(page, LINES).await?;
    page.sees("Enregistré à").await?;
    let before = held(page).await?;
    let keyboard = Keyboard::of(window()?)?;
    let mouse = mouse()?;
    for cell in ["Calcul, ligne 2", "Poste, ligne 1"] {
        let place = page.middle_of("select", cell).await?;
        mouse.click(place)?;
        let focused = "return document.activeElement?.getAttribute('aria-label') === arguments[0]";
        ensure!(page.until(focused, vec![cell.into()]).await?.is_some(), "a click on « {cell} » is lost");
        for double in [false, true] {
            if double {
                mouse.double_click(place)?;
            } else {
                mouse.click(place)?;
            }
            let open = page.until(IS_OPEN, vec![]).await?;
            ensure!(open.is_some(), "the list of « {cell} » is not open (double click: {double})");
            keyboard.press(ESCAPE)?;
            ensure!(page.until(IS_CLOSED, vec![]).await?.is_some(), "the list of « {cell} » does not close");
        }
    }
    ensure!(held(page).await? == before, "a list that is left changes something");
    running.close()
}
