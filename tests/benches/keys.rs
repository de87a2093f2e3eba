//! Key to painted total, in the real window: the X server sends keys to the middle cell of a grid of costs, seven a
//! second, and the page notes, for each, the time from the `keydown` event to the first task after the frame in which
//! the total's new text was drawn (`requestAnimationFrame`, then a timer of no length: style, layout and paint are done
//! by then; a message of the page to itself would go by way of WebKit's network process, 5 to 7 ms more). The driver is
//! silent meanwhile: each of its questions would stand in the way of a key. On the way: the edit sent to the program,
//! the whole budget computed anew, the answer shown, while the program saves; the findings are asked for after it. Not
//! in it: the keyboard, and the display after the paint.
//!
//! Also how long a paste of 300 lines takes, from the `paste` event to the painted total: the first of the program's
//! life, and those after it, each undone before the next.
//!
//! Needs a display, xclip, tauri-driver and a release build with the feature `e2e` (`make bench` brings them).

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

#[path = "../tests/window/clipboard.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod clipboard;
mod costs;
#[path = "../tests/window/display.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod display;
#[path = "../tests/window/driver.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod driver;
#[path = "../tests/window/keyboard.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod keyboard;
#[path = "../tests/window/page.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod page;

use costs::{FIRST, begin, table};
use driver::Stage;
use keyboard::Keyboard;
use page::Page;

const KEYS: usize = 120;
/// So many after the first.
const PASTES: usize = 8;
/// X's name of the key that takes the last letter back.
const BACKSPACE: u32 = 0xFF08;
/// As fast as people type.
const BETWEEN_KEYS: Duration = Duration::from_millis(140);

/// Notes the time from each key, or paste, to the painted total.
const WATCH: &str = r"
    if (window.amorceTaken) return true;
    const total = document.querySelector(`.key-figures [data-testid='figure-total']`);
    if (!total) return false;
    window.amorceTaken = [];
    let began = null;
    const begins = () => { began = performance.now(); };
    document.addEventListener('keydown', begins, true);
    document.addEventListener('paste', begins, true);
    new MutationObserver(() => {
        if (began === null) return;
        const from = began;
        began = null;
        requestAnimationFrame(() => setTimeout(() => window.amorceTaken.push(performance.now() - from)));
    }).observe(total, { characterData: true, childList: true, subtree: true });
    return true;";

/// Goes to the middle of the grid, as the wheel does; answers the name of a cell there that an amount can be typed in.
const MIDDLE: &str = r"
    const scroller = document.querySelector('.grid__scroller');
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
    const { top, bottom } = scroller.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const cells = [...document.querySelectorAll(`input[aria-label^='Coût, ligne ']`)];
    return cells.find((cell) => cell.getBoundingClientRect().top > middle)?.getAttribute('aria-label');";

const TAKEN: &str = "return window.amorceTaken.length >= arguments[0] && JSON.stringify(window.amorceTaken)";

#[tokio::main]
async fn main() -> Result<()> {
    for (lines, groups) in [(40, "Sans groupes"), (300, "Sans groupes"), (300, "Par porteur")] {
        let stage = Stage::new()?;
        let running = stage.open().await?;
        let (first, pastes, keys) = measure(&running.page, lines, groups).await?;
        running.close()?;
        writeln!(
            std::io::stdout(),
            "key to painted total, {lines} lines, {groups}: {} of {} keys; paste of {lines} lines: the first {first:.0} ms, then {} of {}",
            spread(&keys),
            keys.len(),
            spread(&pastes),
            pastes.len(),
        )?;
    }
    Ok(())
}

/// « p50 25 ms, p95 37 ms, slowest 40 ms ».
fn spread(sorted: &[f64]) -> String {
    let at = |percent: usize| {
        sorted.get((sorted.len() * percent / 100).min(sorted.len() - 1)).copied().unwrap_or(0.0)
    };
    format!("p50 {:.0} ms, p95 {:.0} ms, slowest {:.0} ms", at(50), at(95), at(100))
}

/// The first paste of so many lines, the pastes after it, then each key once they stand in those groups, in milliseconds;
/// the quickest first.
async fn measure(page: &Page, lines: usize, groups: &str) -> Result<(f64, Vec<f64>, Vec<f64>)> {
    begin(page).await?;
    ensure!(page.until(WATCH, vec![]).await?.is_some(), "there is no total to watch");
    clipboard::put(&table(lines))?;
    let mut pastes = Vec::new();
    for undone in 0..=PASTES {
        // The undo of the one before changes the total too.
        let before = 2 * undone;
        page.go_on(FIRST, "\u{E009}v\u{E000}").await?;
        pastes.push(taken(page, before + 1).await?.get(before).copied().context("no paste")?);
        page.sees("Enregistré à").await?;
        if undone < PASTES {
            page.go_on(FIRST, "\u{E009}z\u{E000}").await?;
            taken(page, before + 2).await?;
            page.sees("Enregistré à").await?;
        }
    }
    let first = pastes.remove(0);
    pastes.sort_by(f64::total_cmp);

    page.choose("Regrouper", groups).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let cell = page.until(MIDDLE, vec![]).await?.context("no amount is drawn in the middle")?;
    page.begin(cell.as_str().context("a cell without a name")?, "10").await?;
    // What these first keys set going has been painted by then.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let before = taken(page, 2 * PASTES + 2).await?.len();
    let window = display::windows("Amorce")?.first().copied().context("no window")?;
    let keyboard = Keyboard::of(window)?;
    // The window takes the focus in.
    tokio::time::sleep(Duration::from_millis(500)).await;
    for key in 0..KEYS {
        // Digits that come, then go: each changes the total.
        let digit = u32::from('1') + u32::try_from(key % 5)?;
        keyboard.press(if key / 5 % 2 == 0 { digit } else { BACKSPACE })?;
        tokio::time::sleep(BETWEEN_KEYS).await;
    }
    let mut keys = taken(page, before + KEYS).await?.split_off(before);
    keys.sort_by(f64::total_cmp);
    Ok((first, pastes, keys))
}

async fn taken(page: &Page, times: usize) -> Result<Vec<f64>> {
    let taken = page.until(TAKEN, vec![json!(times)]).await?.context("the total was not painted")?;
    Ok(serde_json::from_str(taken.as_str().unwrap_or("[]"))?)
}
