//! The few words that the shell itself says to a person. All others are the page's, or come from `app`.

use app::{AppError, ErrorCode};

/// Title of the dialog that holds the window open.
pub const NOT_SAVED: &str = "Tout n’est pas enregistré";
/// Leaves in spite of it.
pub const CLOSE_ANYWAY: &str = "Fermer quand même";
/// The answer that loses nothing.
pub const STAY: &str = "Rester";

/// Title of the dialog that takes in a dossier, or a call.
pub const OPEN_FILE: &str = "Ouvrir un dossier, ou un appel à projets";
/// Title of the dialog that takes an annex in.
pub const ATTACH: &str = "Joindre une annexe";
/// Title of the dialog that gives an annex back.
pub const EXTRACT: &str = "Enregistrer l’annexe";
/// Title of the dialog that takes cost lines in.
pub const OPEN_TABLE: &str = "Choisir un tableau (.xlsx, .xls, .ods ou .csv)";
/// Title of the dialog that says where an export goes.
pub const EXPORT: &str = "Enregistrer l’export";

/// A fault of the program itself: what was asked was not done.
pub fn defect(detail: &str) -> AppError {
    AppError::new(ErrorCode::Defect, format!("Amorce a rencontré un défaut\u{a0}: {detail}."))
        .hint("Ce qui est enregistré est intact. Fermez puis rouvrez Amorce.")
}

/// A kind of file as a dialog offers it.
#[derive(Clone, Copy, Debug)]
pub struct FileKind {
    /// What the dialog calls it.
    pub name: &'static str,
    /// The ending of its files, without its dot.
    pub ending: &'static str,
}

/// A dossier to give.
pub const JSON: FileKind = FileKind { name: "Dossier (JSON)", ending: "json" };
/// A dossier or a call to take in.
pub const OPENED: FileKind = FileKind { name: "Dossier ou appel à projets (JSON)", ending: "json" };
/// The budget as a workbook.
pub const XLSX: FileKind = FileKind { name: "Classeur Excel", ending: "xlsx" };
/// The tables that a budget may leave as.
pub const TABLES: [FileKind; 3] = [
    XLSX,
    FileKind { name: "Classeur OpenDocument", ending: "ods" },
    FileKind { name: "Lignes de dépense (CSV)", ending: "csv" },
];
/// The name proposed for the model to fill.
pub const TEMPLATE: &str = "lignes-de-depense.xlsx";
/// A document to sign.
pub const PDF: FileKind = FileKind { name: "Document PDF", ending: "pdf" };

/// What could not be saved, why, what can be done, and what closing would cost.
pub fn not_saved(message: &str, hints: &[String]) -> String {
    let mut lines = vec![message.to_owned()];
    lines.extend(hints.iter().cloned());
    lines.push(String::new());
    lines.push("Si vous fermez maintenant, vos dernières modifications seront perdues.".to_owned());
    lines.join("\n")
}
