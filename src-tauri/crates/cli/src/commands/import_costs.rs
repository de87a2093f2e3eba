//! `import-costs`: cost lines out of a spreadsheet, all of them or none.

use std::path::PathBuf;

use app::dto::CostFileView;
use app::{AppError, Columns, CostFile, Desk, ErrorCode};
use clap::Args;

use super::Done;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::{Side, Table, cut};

#[derive(Debug, Args)]
pub struct ImportCosts {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "FICHIER", help = "Le tableau\u{A0}: .xlsx, .xls, .ods ou .csv")]
    file: PathBuf,
    #[arg(long, value_name = "FEUILLE", help = "La feuille à lire (par défaut, la première)")]
    sheet: Option<String>,
    #[arg(
        long = "map",
        value_name = "COL=CHAMP",
        value_parser = mapping,
        help = "Ce que donne une colonne, par sa lettre ou son intitulé\u{A0}: B=label, Prix=basis/unit_price\u{202F}; \
                un champ vide l’écarte"
    )]
    map: Vec<(String, String)>,
    #[arg(long, help = "Montre ce que chaque ligne devient, sans rien changer")]
    dry_run: bool,
}

impl ImportCosts {
    pub fn run(self, desk: &Desk, output: Output) -> Done {
        let id = desk.resolve(&self.draft)?;
        let file = CostFile::open(&self.file)?;
        let (sheet, columns) = (self.sheet.as_deref(), Columns::Guessed(&self.map));
        if !self.dry_run {
            let taken = desk.take_costs(&id, &file, sheet, columns, None)?;
            if output.json {
                output.data(&serde_json::json!({ "lines": taken.lines, "aside": taken.aside }))?;
            }
            for aside in &taken.aside {
                output.note(&left_aside(aside.row, &aside.why));
            }
            let (lines, s) = (taken.lines, if taken.lines > 1 { "s" } else { "" });
            output.note(&format!("{lines} ligne{s} de dépense importée{s}."));
            return Ok(Exit::Done);
        }
        let view = desk.look_at_costs(&id, &file, sheet, columns)?;
        if output.json {
            output.data(&view.rows)?;
        } else {
            output.table(&rows(&view))?;
            for row in &view.rows {
                for remark in &row.remarks {
                    output.note(&format!("Ligne {}\u{A0}: {remark}.", row.row));
                }
                if let Some(why) = &row.aside {
                    output.note(&left_aside(row.row, why));
                }
            }
        }
        refuse(&view)
    }
}

fn left_aside(row: u32, why: &str) -> String {
    format!(
        "Ligne {row} laissée de côté\u{A0}: {why}. Si c’est une dépense, changez son libellé, ou prenez-la dans la \
         fenêtre d’Amorce."
    )
}

/// A look at rows that could not be taken ends as taking them would.
fn refuse(view: &CostFileView) -> Done {
    let taken = view.rows.iter().filter(|row| row.aside.is_none());
    let faults: Vec<_> = taken.flat_map(|row| &row.faults).collect();
    if faults.is_empty() {
        return Ok(Exit::Done);
    }
    let s = if faults.len() > 1 { "s ne peuvent" } else { " ne peut" };
    let message =
        format!("{} cellule{s} pas être lue{}.", faults.len(), if faults.len() > 1 { "s" } else { "" });
    let mut error = AppError::new(ErrorCode::BadInput, message);
    for fault in faults {
        error = error.hint(format!("{}\u{A0}: {}.", fault.cell, fault.message));
    }
    Err(Failure::App(error))
}

fn rows(view: &CostFileView) -> Table {
    let mut table = Table::new(&[
        ("Ligne", Side::Right),
        ("Libellé", Side::Left),
        ("Poste", Side::Left),
        ("Porteur", Side::Left),
        ("Mode", Side::Left),
        ("Montant", Side::Right),
        ("Cellules fautives", Side::Left),
    ]);
    for row in &view.rows {
        let value = |code: &str| row.values.get(code).map_or(String::new(), |text| cut(text, 32));
        let faults: Vec<&str> = row.faults.iter().map(|fault| fault.cell.as_str()).collect();
        let faults =
            if row.aside.is_some() { "(total, laissé de côté)".to_owned() } else { faults.join(", ") };
        table.row([
            row.row.to_string(),
            value("label"),
            value("category"),
            value("bearer"),
            value("basis/kind"),
            row.amount.clone().unwrap_or_default(),
            faults,
        ]);
    }
    table
}

fn mapping(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((column, field)) if !column.trim().is_empty() => {
            Ok((column.trim().to_owned(), field.trim().to_owned()))
        }
        _ => Err("On attend COL=CHAMP, par exemple B=label.".to_owned()),
    }
}
