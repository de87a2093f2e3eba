//! Why no line comes in from a spreadsheet: a cell that cannot be read, no room, or nothing there that is a cost.

use dossier::number::write_count;
use dossier::{Dossier, Pointer, Shape};
use exchange::intake::{IntakeError, Layout, LineRead};
use exchange::names::Names;

use super::CostFile;
use super::ways::ways;
use crate::dto::CostFileView;
use crate::session::Session;
use crate::{AppError, ErrorCode};

/// The most faults, or rows set aside, named in one message.
const NAMED: usize = 12;

/// Why nothing comes of a file without a row that is taken: it holds none, or all are set aside.
pub fn nothing(view: &CostFileView) -> AppError {
    // A capital begins a sentence, and would make another name of a file's.
    let what = if view.sheet == view.file { "Le fichier" } else { "La feuille" };
    let message =
        format!("{what} «\u{A0}{}\u{A0}» ne contient aucune ligne de dépense à importer.", view.sheet);
    let mut error = AppError::new(ErrorCode::BadInput, message);
    let mut aside = view.rows.iter().filter_map(|row| Some((row.row, row.aside.as_ref()?)));
    for (row, why) in aside.by_ref().take(NAMED) {
        let row = write_count(row as usize);
        error = error.hint(format!("Ligne {row} laissée de côté\u{A0}: {why}."));
    }
    error = with_left(error, aside.count());
    error.hint(
        "On attend une ligne d’intitulés, comme «\u{A0}Libellé\u{A0}» et «\u{A0}Montant\u{A0}», puis une ligne par \
         dépense.",
    )
}

fn with_left(error: AppError, left: usize) -> AppError {
    if left > 0 { error.hint(format!("… et {} autres.", write_count(left))) } else { error }
}

/// Refuses lines of which a cell cannot be read, with each cell's address.
pub(super) fn faults(lines: &[&LineRead], names: &Names) -> Result<(), AppError> {
    let faults: Vec<String> = lines.iter().flat_map(|line| &line.faults).map(ToString::to_string).collect();
    let Some(first) = faults.first() else { return Ok(()) };
    let message = match faults.len() {
        1 => format!("Rien n’a été importé. {first}."),
        many => format!(
            "Rien n’a été importé\u{A0}: {} cellules ne peuvent pas être lues. {first}.",
            write_count(many)
        ),
    };
    let mut error = AppError::new(ErrorCode::BadInput, message);
    for fault in faults.iter().skip(1).take(NAMED) {
        error = error.hint(format!("{fault}."));
    }
    error = with_left(error, faults.len().saturating_sub(NAMED + 1));
    Err(ways(lines.iter().copied(), names).into_iter().fold(error, AppError::hint))
}

/// No column of a sheet says anything: another may.
pub(super) fn no_column(file: &CostFile, sheet: &str, layout: &Layout) -> AppError {
    let error = layout.waits().iter().fold(AppError::from(IntakeError::NoColumn), AppError::hint);
    let others: Vec<String> = file
        .sheets()
        .iter()
        .filter(|name| *name != sheet)
        .map(|name| format!("«\u{A0}{name}\u{A0}»"))
        .collect();
    if others.is_empty() {
        return error;
    }
    let mut told = others.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if others.len() > NAMED {
        told.push_str(", …");
    }
    error.hint(format!(
        "La feuille lue est «\u{A0}{sheet}\u{A0}»\u{202F}; le classeur contient aussi {told}. Pour en lire une autre\u{A0}: \
         --sheet FEUILLE."
    ))
}

pub(super) fn room(dossier: &Dossier) -> usize {
    let limit = match dossier.node(&Pointer::new("/costs")).map(dossier::Node::shape) {
        Some(Shape::List(costs)) => costs.limit(),
        _ => 0,
    };
    limit.saturating_sub(dossier.costs.len())
}

pub(super) fn too_many(session: &Session, lines: usize) -> Result<(), AppError> {
    let (dossier, room) = (session.dossier(), room(session.dossier()));
    if lines <= room {
        return Ok(());
    }
    let message = format!(
        "Rien n’a été importé\u{A0}: {} lignes à prendre, le brouillon en compte {} et un dossier en prend \
         5\u{202F}000 au plus.",
        write_count(lines),
        write_count(dossier.costs.len())
    );
    Err(AppError::new(ErrorCode::BadInput, message)
        .at("/costs")
        .hint("Regroupez des lignes, ou n’en prenez qu’une partie."))
}
