//! `import-costs`: cost lines out of a spreadsheet, all of them or none.

use std::path::PathBuf;

use app::dto::{CostFileColumn, CostFileView, CostsTaken};
use app::{AppError, Columns, CostFile, Desk, ErrorCode, nothing_to_import, write_count};
use clap::Args;

use super::Done;
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::table::{Side, Table, cut};

/// The most columns named in one note.
const NAMED: usize = 12;

#[derive(Debug, Args)]
pub struct ImportCosts {
    #[arg(value_name = "BROUILLON", help = "Le brouillon")]
    draft: String,
    #[arg(value_name = "FICHIER", help = "Le tableau\u{A0}: .xlsx, .xls, .ods ou .csv")]
    file: PathBuf,
    #[arg(
        long,
        value_name = "FEUILLE",
        help = "La feuille à lire (par défaut, celle qui ressemble le plus à un tableau de dépenses)"
    )]
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
            let taken = desk.take_costs(&id, &file, sheet, columns, None, None)?;
            if output.json {
                output.data(
                    &serde_json::json!({ "lines": taken.lines, "amount": taken.amount, "aside": taken.aside,
                    "doubts": taken.doubts, "remarks": taken.remarks, "off": taken.off }),
                )?;
            }
            let sheet = chosen_sheet(&file, &taken.sheet, self.sheet.as_deref());
            for note in [sheet, above(taken.head, taken.above), left_out(&taken.columns, &self.map)] {
                note.inspect(|note| output.note(note));
            }
            for wait in taken.others.iter().chain(&taken.known).chain(&taken.waits) {
                output.note(wait);
            }
            for off in &taken.off {
                output.note(&of_total(&off.why));
            }
            for said in taken.doubts.iter().chain(&taken.remarks) {
                output.note(&of_row(said.row, &said.why));
            }
            for aside in &taken.aside {
                output.note(&left_aside(aside.row, &aside.why));
            }
            output.note(&in_all(&taken));
            return Ok(Exit::Done);
        }
        let view = desk.look_at_costs(&id, &file, sheet, columns)?;
        if output.json {
            output.data(&view.rows)?;
        } else {
            output.table(&rows(&view))?;
            let sheet = chosen_sheet(&file, &view.sheet, sheet);
            for note in [sheet, above(view.head, view.above), left_out(&view.columns, &self.map)] {
                note.inspect(|note| output.note(note));
            }
            for wait in view.others.iter().chain(&view.known).chain(&view.waits) {
                output.note(wait);
            }
            for off in view.rows.iter().filter_map(|row| row.off.as_ref()) {
                output.note(&of_total(off));
            }
            for row in &view.rows {
                let doubt = row.doubt.iter().filter(|_| row.aside.is_none());
                for said in doubt.chain(&row.remarks) {
                    output.note(&of_row(row.row, said));
                }
                if let Some(why) = &row.aside {
                    output.note(&left_aside(row.row, why));
                }
            }
        }
        refuse(&view)
    }
}

/// Which sheet was read, if none was named and there are several.
fn chosen_sheet(file: &CostFile, read: &str, told: Option<&str>) -> Option<String> {
    let is_chosen = told.is_none() && file.sheets().len() > 1;
    is_chosen.then(|| {
        format!(
            "Feuille lue\u{A0}: «\u{A0}{read}\u{A0}», celle qui ressemble le plus à un tableau de dépenses. Pour en lire une \
             autre\u{A0}: --sheet FEUILLE."
        )
    })
}

/// Where the headings stand, if not at the top: what is above them is not read.
fn above(head: u32, above: u32) -> Option<String> {
    let (head, count) = (write_count(head as usize), write_count(above as usize));
    match above {
        0 => None,
        1 => Some(format!("Intitulés lus à la ligne {head}\u{202F}; la ligne au-dessus n’est pas reprise.")),
        _ => Some(format!(
            "Intitulés lus à la ligne {head}\u{202F}; les {count} lignes au-dessus ne sont pas reprises."
        )),
    }
}

/// The columns that nothing was read of; those that were told to be left out are no news.
fn left_out(columns: &[CostFileColumn], told: &[(String, String)]) -> Option<String> {
    let is_told = |column: &CostFileColumn| {
        let names = |name: &String| {
            name.eq_ignore_ascii_case(&column.letter) || name.to_lowercase() == column.heading.to_lowercase()
        };
        told.iter().any(|(name, field)| field.is_empty() && names(name))
    };
    let left: Vec<&CostFileColumn> =
        columns.iter().filter(|column| column.field.is_empty() && !is_told(column)).collect();
    let first = left.first()?;
    let mut names: Vec<String> = left
        .iter()
        .take(NAMED)
        .map(|column| match column.heading.as_str() {
            "" => format!("{} (sans intitulé)", column.letter),
            heading => format!("{} «\u{A0}{}\u{A0}»", column.letter, cut(heading, 32)),
        })
        .collect();
    if left.len() > NAMED {
        names.push(format!("et {} autres", left.len() - NAMED));
    }
    let s = if left.len() > 1 { "s" } else { "" };
    Some(format!(
        "Colonne{s} non reprise{s}\u{A0}: {}. Pour en reprendre une, dites ce qu’elle donne\u{A0}: --map {}=CHAMP.",
        names.join(", "),
        first.letter
    ))
}

/// How many lines came in, what they amount to, and of how many that is nothing yet.
fn in_all(taken: &CostsTaken) -> String {
    let s = if taken.lines > 1 { "s" } else { "" };
    let lines = write_count(taken.lines as usize);
    let blank = match taken.without_amount {
        0 => String::new(),
        n => format!("\u{202F}; lignes sans montant, à compléter\u{A0}: {}", write_count(n as usize)),
    };
    format!("{lines} ligne{s} de dépense importée{s}, pour {}{blank}.", taken.amount)
}

fn of_row(row: u32, said: &str) -> String {
    format!("Ligne {}\u{A0}: {said}.", write_count(row as usize))
}

/// A total of the file that is not what is taken.
fn of_total(off: &str) -> String {
    format!("{off}\u{A0}: une ligne manque, est comptée deux fois ou est mal lue.")
}

fn left_aside(row: u32, why: &str) -> String {
    format!(
        "Ligne {} laissée de côté\u{A0}: {why}. Si c’est une dépense, changez son libellé ou complétez-la, ou \
         prenez-la dans la fenêtre d’Amorce.",
        write_count(row as usize)
    )
}

/// A look at rows that could not be taken ends as taking them would.
fn refuse(view: &CostFileView) -> Done {
    let taken = || view.rows.iter().filter(|row| row.aside.is_none());
    if taken().next().is_none() {
        return Err(Failure::App(nothing_to_import(view)));
    }
    let faults: Vec<_> = taken().flat_map(|row| &row.faults).collect();
    if faults.is_empty() {
        return Ok(Exit::Done);
    }
    let s = if faults.len() > 1 { "s ne peuvent" } else { " ne peut" };
    let message = format!(
        "{} cellule{s} pas être lue{}.",
        write_count(faults.len()),
        if faults.len() > 1 { "s" } else { "" }
    );
    let mut error = AppError::new(ErrorCode::BadInput, message);
    for fault in faults {
        error = error.hint(format!("{}\u{A0}: {}.", fault.cell, fault.message));
    }
    error = view.ways.iter().fold(error, |error, way| error.hint(way));
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
        let faults = if row.aside.is_some() { "(laissée de côté)".to_owned() } else { faults.join(", ") };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &[(&str, &str)]) -> Vec<CostFileColumn> {
        let column = |(index, (heading, field)): (u32, &(&str, &str))| CostFileColumn {
            index,
            letter: char::from_u32(u32::from('A') + index).map_or(String::new(), String::from),
            heading: (*heading).to_owned(),
            samples: Vec::new(),
            field: (*field).to_owned(),
        };
        (0..).zip(headings).map(column).collect()
    }

    #[test]
    fn columns_that_were_not_read_are_named_but_for_those_told_to_be_left_out() {
        let read = columns(&[("Libellé", "label"), ("P.U. TTC", ""), ("", ""), ("Machin", "")]);
        let note = |told: &[(&str, &str)]| {
            let told: Vec<_> = told.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            left_out(&read, &told).map(|note| note.replace('\u{A0}', " "))
        };
        let all = "Colonnes non reprises : B « P.U. TTC », C (sans intitulé), D « Machin ». Pour en reprendre une, dites \
                   ce qu’elle donne : --map B=CHAMP.";
        assert_eq!(note(&[]).as_deref(), Some(all));
        let one = "Colonne non reprise : D « Machin ». Pour en reprendre une, dites ce qu’elle donne : --map D=CHAMP.";
        assert_eq!(note(&[("b", ""), ("C", "")]).as_deref(), Some(one));
        assert_eq!(note(&[("p.u. ttc", ""), ("C", ""), ("D", "")]), None);
        let many = left_out(&columns(&[("x", ""); 15]), &[]).unwrap_or_default();
        assert!(many.contains("et 3 autres."), "{many}");
    }
}
