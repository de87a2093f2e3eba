//! The one error of the program: a code to decide by, a French message to show, hints to go on with.

use serde::Serialize;
use ts_rs::TS;

/// What kind of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ErrorCode {
    /// The command was called the wrong way.
    Usage,
    /// A file or a value that cannot be taken.
    BadInput,
    /// No such draft, field, version or call.
    NotFound,
    /// Several drafts bear this name.
    Ambiguous,
    /// Only the program sets this field.
    LockedField,
    /// The text changed meanwhile.
    Stale,
    /// A final that a finding blocks.
    Blocked,
    /// The disk is full.
    StorageFull,
    /// The folder cannot be written.
    StorageReadOnly,
    /// Another program holds the database.
    StorageLocked,
    /// The database is damaged or foreign.
    StorageDamaged,
    /// Another fault of the disk.
    Storage,
    /// A fault of the program.
    Defect,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct AppError {
    /// What kind of trouble it is.
    pub code: ErrorCode,
    /// What happened and what to do.
    pub message: String,
    /// The field it is about.
    pub field: Option<String>,
    /// More that helps.
    pub hints: Vec<String>,
}

impl AppError {
    /// An error of a kind, with its message.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None, hints: Vec::new() }
    }

    /// Names the field it is about.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Adds what may help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<dossier::EditError> for AppError {
    fn from(error: dossier::EditError) -> Self {
        use dossier::EditError as E;
        let (code, at) = match &error {
            E::NoSuchField(at) | E::NotAField(at) | E::NotAList(at) | E::NotAnItem(at) => {
                (ErrorCode::NotFound, Some(at))
            }
            E::Locked(at) => (ErrorCode::LockedField, Some(at)),
            E::Stale(at) => (ErrorCode::Stale, Some(at)),
            E::Value { at, .. } | E::Full { at, .. } | E::AlreadyThere(at) => (ErrorCode::BadInput, Some(at)),
            E::BadId(_) => (ErrorCode::BadInput, None),
        };
        let field = at.map(ToString::to_string);
        Self { code, message: sentence(&error.to_string()), field, hints: Vec::new() }
    }
}

impl From<call::CallError> for AppError {
    fn from(error: call::CallError) -> Self {
        let field = match &error {
            call::CallError::Invalid(faults) => faults.first().map(|fault| fault.at.clone()),
            _ => None,
        };
        Self { code: ErrorCode::BadInput, message: sentence(&error.to_string()), field, hints: Vec::new() }
    }
}

impl From<dossier::import::ImportError> for AppError {
    fn from(error: dossier::import::ImportError) -> Self {
        let field = match &error {
            dossier::import::ImportError::Fields(faults) => faults.first().map(|fault| fault.at.to_string()),
            _ => None,
        };
        Self { code: ErrorCode::BadInput, message: sentence(&error.to_string()), field, hints: Vec::new() }
    }
}

impl From<dossier::import::ReplaceError> for AppError {
    fn from(error: dossier::import::ReplaceError) -> Self {
        match error {
            dossier::import::ReplaceError::Edit(error) => error.into(),
            dossier::import::ReplaceError::Json(error) => error.into(),
        }
    }
}

impl From<store::StoreError> for AppError {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError as E;
        let code = match error {
            E::Edit(edit) => return edit.into(),
            E::Full => ErrorCode::StorageFull,
            E::ReadOnly => ErrorCode::StorageReadOnly,
            E::Locked | E::Repaired => ErrorCode::StorageLocked,
            E::Damaged(_) | E::Foreign(_) | E::Newer { .. } => ErrorCode::StorageDamaged,
            E::Moved(_) | E::Unreachable(_) | E::Unreadable | E::NoFolder | E::Io(_) => ErrorCode::Storage,
            E::NoSuchDraft(_) | E::NoSuchCall(_) | E::NoSuchAttachment(_) => ErrorCode::NotFound,
            E::DraftExists(_) | E::CallDiffers { .. } => ErrorCode::BadInput,
            E::Defect(_) => ErrorCode::Defect,
        };
        Self::new(code, sentence(&error.to_string()))
    }
}

/// Why the system refused something, in French and without its own words: « vous n’en avez pas le droit ».
pub fn reason(error: &std::io::Error) -> String {
    store::Fault::from(error).to_string()
}

impl From<exchange::ReadError> for AppError {
    fn from(error: exchange::ReadError) -> Self {
        let message = match &error {
            exchange::ReadError::Unreadable { path, source } => {
                format!("Le fichier {} ne peut pas être lu\u{A0}: {}", path.display(), reason(source))
            }
            told => told.to_string(),
        };
        let field = match &error {
            exchange::ReadError::Digits { at, .. } => Some(at.to_string()),
            _ => None,
        };
        Self { field, ..Self::new(ErrorCode::BadInput, sentence(&message)) }
    }
}

impl From<exchange::WriteError> for AppError {
    fn from(error: exchange::WriteError) -> Self {
        let code = match &error {
            exchange::WriteError::Full(_) => ErrorCode::StorageFull,
            exchange::WriteError::ReadOnly(_) => ErrorCode::StorageReadOnly,
            _ => ErrorCode::Storage,
        };
        let message = match &error {
            exchange::WriteError::Other { path, source } => {
                format!("Le fichier {} n’a pas pu être écrit\u{A0}: {}", path.display(), reason(source))
            }
            told => told.to_string(),
        };
        Self::new(code, sentence(&message))
    }
}

impl From<pdf::PdfError> for AppError {
    fn from(error: pdf::PdfError) -> Self {
        Self::new(ErrorCode::Defect, sentence(&error.to_string()))
    }
}

/// The longest message: one that quotes a whole file would bury what it says.
const LONGEST: usize = 1_000;

/// A message as a sentence: a capital first, a full stop last; of a very long one, its beginning and its end.
pub(crate) fn sentence(text: &str) -> String {
    let length = text.chars().count();
    if length > LONGEST {
        let (first, last) = (text.chars().take(LONGEST / 2), text.chars().skip(length - LONGEST / 4));
        return sentence(&first.chain(" […] ".chars()).chain(last).collect::<String>());
    }
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}
