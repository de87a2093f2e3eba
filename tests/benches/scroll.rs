//! What a frame costs while the wheel turns over 5 000 cost lines, in the real window. The page scrolls its grid by so
//! many pixels each frame, as the wheel does, and notes for each frame how long after the one before it came, and the
//! page's own share: from the scroll's event, or the frame's first callback, to the first task after the frame was
//! drawn (a message to itself: React, style, layout and paint are done by then). A frame is blank where the lines in
//! sight were not drawn yet. Afterwards: how long until the rows at rest have their controls.
//!
//! The page's share hardly depends on the build; on a machine that does other work it is the machine's. Needs a
//! display, xclip, tauri-driver and a build with the feature `e2e` (`scripts/bench scroll` brings the release's).

use std::io::Write;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

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
#[path = "../tests/window/page.rs"]
#[allow(dead_code, reason = "the tests of the window use the rest")]
mod page;

use costs::{FIRST, begin, table};
use driver::Stage;
use page::Page;

const LINES: usize = 5_000;
const FRAMES: usize = 120;
/// Waits one after the other: a debug build on a busy machine takes its time.
const WAITS: usize = 5;

/// Scrolls, and answers once the rows at rest have their controls.
const SCROLL: &str = r"
    const [step, wanted] = arguments;
    const known = window.amorceScroll;
    if (known?.step === step) return known.rested !== null && JSON.stringify(known);
    const scroller = document.querySelector('.grid__scroller');
    scroller.scrollTop = 0;
    const taken = window.amorceScroll = { step, frames: [], shares: [], blank: 0, rested: null };
    let began = null;
    const begins = () => { began ??= performance.now(); };
    document.addEventListener('scroll', begins, true);
    const isBlank = () => {
        const { top, bottom } = scroller.getBoundingClientRect();
        const rows = [...scroller.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect());
        const isDrawn = (y) => rows.some((row) => row.top <= y && row.bottom >= y);
        return !isDrawn(top + 60) || !isDrawn(bottom - 60);
    };
    const drawn = (then) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage(null);
    };
    const rests = (from) => requestAnimationFrame(() => {
        if (scroller.querySelector('[data-light]')) return rests(from);
        drawn(() => { taken.rested = performance.now() - from; });
    });
    let last = null;
    const frame = (now) => {
        const from = began ?? performance.now();
        began = null;
        if (last !== null) taken.frames.push(now - last);
        last = now;
        scroller.scrollTop += step;
        drawn(() => {
            taken.shares.push(performance.now() - from);
            if (isBlank()) taken.blank += 1;
        });
        if (taken.frames.length < wanted) return requestAnimationFrame(frame);
        document.removeEventListener('scroll', begins, true);
        rests(performance.now());
    };
    // What brought the grid here is over by then.
    setTimeout(() => requestAnimationFrame(frame), 1000);
    return false;";

#[tokio::main]
async fn main() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    fill(&running.page).await?;
    // A turn of the wheel, a hasty one, the bar drawn by the mouse.
    for step in [40, 120, 1_200] {
        let taken = in_time(&running.page, SCROLL, &[json!(step), json!(FRAMES)]).await?;
        let taken = taken.context("the grid does not come to rest")?;
        let taken: Value = serde_json::from_str(taken.as_str().unwrap_or_default())?;
        let part = |name| taken.get(name).unwrap_or(&Value::Null);
        let (frames, shares) = (spread(part("frames")), spread(part("shares")));
        writeln!(
            std::io::stdout(),
            "scroll of {LINES} lines, {step} px a frame: a frame each {frames}; the page's share {shares}; {} of {FRAMES} blank; at rest after {:.0} ms",
            part("blank"),
            part("rested").as_f64().unwrap_or_default(),
        )?;
    }
    running.close()
}

async fn in_time(page: &Page, script: &str, arguments: &[Value]) -> Result<Option<Value>> {
    for _ in 0..WAITS {
        if let Some(answer) = page.until(script, arguments.to_vec()).await? {
            return Ok(Some(answer));
        }
    }
    Ok(None)
}

fn spread(times: &Value) -> String {
    let mut times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    format!("p50 {:.0} ms, p95 {:.0} ms, slowest {:.0} ms", at(50), at(95), at(100))
}

async fn fill(page: &Page) -> Result<()> {
    begin(page).await?;
    clipboard::put(&table(LINES))?;
    page.go_on(FIRST, "\u{E009}v\u{E000}").await?;
    let drawn =
        "return document.querySelector('.grid__table')?.getAttribute('aria-rowcount') === arguments[0]";
    let found = in_time(page, drawn, &[json!((LINES + 1).to_string())]).await?;
    ensure!(found.is_some(), "the grid does not come to {LINES} lines");
    page.sees("Enregistré à").await
}
