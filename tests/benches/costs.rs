//! Costs to measure by: a dossier with two carriers and one empty line, and a table to paste there.

use anyhow::Result;

use crate::page::Page;

/// The first cell of the first line, from which a table is pasted.
pub const FIRST: &str = "Libellé, ligne 1";

/// Begins a dossier, and stands in the first cell of its costs.
///
/// # Errors
/// If the window does not answer.
pub async fn begin(page: &Page) -> Result<()> {
    page.press("Nouveau dossier").await?;
    page.press("Porteurs").await?;
    for service in ["DREAL", "DDT"] {
        page.press("Ajouter un porteur").await?;
        page.fill("Service", service).await?;
    }
    page.press("Budget").await?;
    page.press("Ajouter une dépense").await?;
    page.go_on(FIRST, "\u{E008}\u{E000}").await
}

/// Lines of all four bases, as a spreadsheet writes them.
pub fn table(lines: usize) -> String {
    let cells = |line: usize| match line % 4 {
        0 => "forfait\t\t1234,50",
        1 => "achat\t2\t10,25",
        2 => "temps, coût journalier\t3\t310,50",
        _ => "forfait\t\t1000",
    };
    let service = |line: usize| if line.is_multiple_of(2) { "DREAL" } else { "DDT" };
    (1..=lines).map(|line| format!("Ligne {line}\t\t{}\t{}\r\n", service(line), cells(line))).collect()
}
