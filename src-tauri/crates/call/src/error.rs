//! Why a call's file was refused: where, and what to do.

/// One fault of a call's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer of the faulty place.
    pub at: String,
    /// What is wrong, in French.
    pub what: String,
}

/// Why a call's file was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// No JSON.
    #[error("le fichier n’est pas du JSON lisible (ligne {line}, colonne {column}) : {what}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader met.
        what: String,
    },
    /// Another format, or another version of it.
    #[error("{} ; ce programme lit « amorce-call/1 »", unknown_format(.0))]
    UnknownFormat(String),
    /// A call with faults, all of them named.
    #[error("l’appel à projets n’est pas valide : {}", list(.0))]
    Invalid(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(|fault| format!("{} : {}", fault.at, fault.what)).collect();
    lines.join(" ; ")
}

/// What a file says of its format where no program of ours reads it.
pub fn unknown_format(format: &str) -> String {
    if format.is_empty() {
        "le fichier ne dit pas son format".to_owned()
    } else {
        format!("format inconnu\u{A0}: «\u{A0}{format}\u{A0}»")
    }
}
