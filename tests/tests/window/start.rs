//! Starting and closing: one window, only one, and no word to anybody outside this machine.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::display;
use crate::driver::{PATIENCE, Stage};

/// Waits until so many windows of the program are shown: the display takes a moment to forget one.
async fn shows(count: usize) -> Result<()> {
    let began = Instant::now();
    while display::windows("Amorce")?.len() != count {
        ensure!(began.elapsed() < PATIENCE, "not {count} windows, but {}", display::windows("Amorce")?.len());
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_opens_its_window_and_closes_it() -> Result<()> {
    shows(0).await?;
    let stage = Stage::new()?;
    let running = stage.open().await?;
    running.page.sees("Amorce").await?;
    shows(1).await?;
    running.close()?;
    shows(0).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_leaves_the_first_window_alone() -> Result<()> {
    shows(0).await?;
    let stage = Stage::new()?;
    let running = stage.open().await?;
    running.page.sees("Amorce").await?;

    let mut second = stage.start_by_hand()?;
    let began = Instant::now();
    let ended = loop {
        if let Some(status) = second.try_wait()? {
            break status;
        }
        ensure!(began.elapsed() < PATIENCE, "the second start stays");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert!(ended.success(), "the second start ends quietly, having called the first forward");
    shows(1).await?;
    running.page.sees("Amorce").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watched_program_that_is_killed_leaves_its_place_to_the_next() -> Result<()> {
    let stage = Stage::new()?.watched();
    stage.open().await?.kill()?;
    shows(0).await?;
    stage.open().await?.close()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_driver_the_program_opens_no_socket_but_local_ones() -> Result<()> {
    shows(0).await?;
    let stage = Stage::new()?.watched();
    let mut program = stage.start_by_hand()?;
    let began = Instant::now();
    // A window, and the answer to its page's first question: by then everything of WebKit runs.
    while display::windows("Amorce")?.is_empty() || !stage.first_answer().exists() {
        ensure!(began.elapsed() < PATIENCE, "no window, or a page that asks nothing");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    for window in display::windows("Amorce")? {
        display::close(window)?;
    }
    assert!(program.wait()?.success());

    let sockets = stage.sockets()?;
    assert!(sockets.iter().any(|line| line.contains("AF_UNIX")), "strace saw nothing: {sockets:#?}");
    let strangers: Vec<_> = sockets.iter().filter(|line| !line.contains("AF_UNIX")).collect();
    assert!(strangers.is_empty(), "sockets that reach out: {strangers:#?}");
    Ok(())
}
