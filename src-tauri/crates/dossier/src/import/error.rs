//! Why a dossier's JSON was refused: every fault, each with its place.

use crate::json::FORMAT;
use crate::{EditError, Pointer, ValueError};

/// Why a dossier's JSON was refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ImportError {
    /// No dossier at all.
    #[error("ce fichier n’est pas un dossier : un objet JSON est attendu")]
    NotADossier,
    /// Another format, or another version of it.
    #[error("{} ; ce programme lit « {FORMAT} »", call::unknown_format(.0))]
    UnknownFormat(String),
    /// A later minor version.
    #[error(
        "ce dossier a été écrit par une version plus récente d’Amorce (version mineure {0}) ; mettez Amorce à jour"
    )]
    TooRecent(u64),
    /// The call is not named.
    #[error("/call/id : il manque l’appel à projets auquel le dossier répond")]
    NoCall,
    /// Faults in the fields, all of them named.
    #[error("{}", list(.0))]
    Fields(Vec<FieldFault>),
}

/// One fault of a dossier's JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFault {
    /// Where, with the ids and keys of the file.
    pub at: Pointer,
    /// What.
    pub what: FaultKind,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FaultKind {
    /// No field of this name.
    #[error("champ inconnu")]
    Unknown,
    /// A list was expected.
    #[error("une liste est attendue")]
    NotAList,
    /// An object was expected.
    #[error("un objet est attendu")]
    NotAnObject,
    /// Two items of one id.
    #[error("l’identifiant « {0} » sert deux fois")]
    TwiceTheId(String),
    /// Too many items.
    #[error("{max} éléments au plus")]
    TooMany {
        /// How many the list takes.
        max: usize,
    },
    /// A name of a field that cannot be kept.
    #[error("le nom de ce champ est vide, ou dépasse {max} octets")]
    BadName {
        /// How long a name may be, in bytes.
        max: usize,
    },
    /// A value that does not fit.
    #[error(transparent)]
    Value(#[from] ValueError),
}

fn list(faults: &[FieldFault]) -> String {
    const SHOWN: usize = 20;
    let mut lines: Vec<String> =
        faults.iter().take(SHOWN).map(|fault| format!("{} : {}", fault.at, fault.what)).collect();
    if faults.len() > SHOWN {
        lines.push(format!("et {} autres erreurs", faults.len() - SHOWN));
    }
    lines.join(" ; ")
}

/// Why a place could not be replaced.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReplaceError {
    /// The place.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The JSON.
    #[error(transparent)]
    Json(#[from] ImportError),
}
