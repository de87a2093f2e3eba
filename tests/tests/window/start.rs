//! Starting: one window, and only one.

use anyhow::Result;

use crate::display;
use crate::driver::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn the_program_opens_its_window() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    running.page.sees("Amorce").await?;
    assert_eq!(display::windows("Amorce")?.len(), 1);
    Ok(())
}
